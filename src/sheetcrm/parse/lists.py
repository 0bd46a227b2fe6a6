"""Lists that the team keeps in its workbook: stages, products, reasons, owners, targets, rates, rules, settings."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sheetcrm.core.book import fold
from sheetcrm.core.cells import CellRef
from sheetcrm.core.models import PlaybookRule, Rate, Stage, Target
from sheetcrm.core.problem import Problem, Severity

from .blocks import Block
from .fields import Holds
from .normal import compact, plain, without_unit, word_set
from .readers import Context, Fault, Value, read_column
from .rows import is_total
from .vocabulary import known, senses, settings

_NEEDS: Mapping[str, tuple[str, ...]] = {
    "targets": ("period", "value"),
    "rates": ("currency", "rate"),
    "playbook": ("first", "before"),
    "settings": ("name", "value"),
    "stages": ("name",),
    "products": ("name",),
    "loss_reasons": ("name",),
    "activity_types": ("name",),
    "owners": ("name",),
}
"""Each list with the columns that make it one, in the order in which they are looked for in a block."""
_HOLDS: Mapping[str, Holds] = {
    "stages.order": Holds.COUNT,
    "stages.probability": Holds.SHARE,
    "stages.outcome": Holds.OUTCOME,
    "stages.category": Holds.CATEGORY,
    "stages.stale_days": Holds.COUNT,
    "targets.value": Holds.MONEY,
    "rates.currency": Holds.CURRENCY,
    "rates.rate": Holds.RATE,
    "rates.date": Holds.DATE,
    "playbook.at_least": Holds.COUNT,
    "playbook.since": Holds.DATE,
}
_PIVOT = re.compile(
    r"(?i)(?:count|sum|average|total) of |row labels|column labels|(?:conteggio|somma|media) di |etichette di"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FILLERS = word_set("tbl table tabella data list lists of and the my our sales crm e di dei delle per 1 2 3")
_PERIOD = re.compile(r"(?:fy)?(\d{4})(?:[ /-]?q([1-4])|[ /-](\d{1,2}))?|q([1-4])[ /-]?(\d{4})|(\d{1,2})[ /-](\d{4})")


@dataclass
class Listed:
    """Everything that the lists say."""

    stages: list[Stage] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    rates: list[Rate] = field(default_factory=list)
    playbook: list[PlaybookRule] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, name: str) -> tuple[str, ...]:
        """A list of names, without repetitions."""
        return tuple({fold(text): text for text in reversed(self.names.get(name, ()))}.values())[::-1]


def read_lists(blocks: Iterable[Block], likely_mark: str) -> Listed:
    """Reads every list on a sheet, or in a declared table, that is named as lists are."""
    listed = Listed()
    for block in blocks:
        if not _is_lists(block):
            continue
        for name, columns in _lists_in(block):
            entries = list(_entries(block, name, columns, likely_mark, listed.problems))
            _ADD.get(name, _add_names)(listed, name, entries)
    return listed


def _is_lists(block: Block) -> bool:
    """Whether a sheet, or a declared table, is named as one that holds lists."""
    if any(isinstance(cell, str) and _PIVOT.match(cell) for cell in block.headings):
        return False
    words = known("LIST_SHEETS") | senses("LISTS").keys()
    for name in filter(None, (block.grid.name, block.name)):
        pieces = [piece for piece in plain(_CAMEL.sub(" ", name)).split() if piece not in _FILLERS]
        if compact(name) in words or (pieces and words.issuperset(pieces)):
            return True
    return False


def _lists_in(block: Block) -> Iterator[tuple[str, dict[str, int]]]:
    """The lists that a block's headings name, each with its columns: first those of several columns."""
    said: dict[int, set[str]] = {}
    for place, cell in enumerate(block.headings):
        if isinstance(cell, str):
            found = senses("LISTS").get(compact(cell)) or senses("LISTS").get(compact(without_unit(cell))) or ()
            said[place] = {sense.field for sense in found}
    for name, needs in _NEEDS.items():
        while all(any(f"{name}.{need}" in fields for fields in said.values()) for need in needs):
            columns = _columns(name, needs, said)
            yield name, columns
            for place in columns.values():
                del said[place]


def _columns(name: str, needs: Sequence[str], said: Mapping[int, set[str]]) -> dict[str, int]:
    """The columns of one list, from the first that it needs to the right, until a heading that is none of its own."""
    start = min(place for place, fields in said.items() if any(f"{name}.{need}" in fields for need in needs))
    while any(full.startswith(f"{name}.") for full in said.get(start - 1, ())):
        start -= 1
    columns: dict[str, int] = {}
    for place in sorted(said):
        fields = [full.partition(".")[2] for full in sorted(said[place]) if full.startswith(f"{name}.")]
        fresh = [found for found in fields if found not in columns]
        if place >= start and fresh:
            wanted = [need for need in needs if need in fresh]
            columns[(wanted or fresh)[0]] = place
        elif place > start and len(needs) == 1 and len(columns) >= 1:
            break
    return columns


Entry = dict[str, Value]


def _entries(
    block: Block, name: str, columns: Mapping[str, int], likely_mark: str, problems: list[Problem]
) -> Iterator[Entry]:
    """The entries of a list; one with a cell that cannot be read becomes a Problem."""
    read: dict[str, list[Value | Fault]] = {}
    for said, place in columns.items():
        cells = block.distinct(place)
        holds = _HOLDS.get(f"{name}.{said}", Holds.TEXT)
        read[said] = read_column(holds, cells, Context(likely_mark=likely_mark))
    for row in range(len(block.columns[0]) if block.columns else 0):
        entry: Entry = {}
        wrong = []
        for said, values in read.items():
            value = values[row]
            if isinstance(value, Fault):
                wrong.append(said)
            else:
                entry[said] = value
        for said in wrong:
            cell = block.columns[columns[said]][row]
            at = CellRef(block.grid.name, block.row(row), block.at.col + columns[said])
            problems.append(Problem(at, "unreadable-list-entry", Severity.WARNING, str(cell), {"list": name}))
        if not wrong and any(value is not None for value in entry.values()):
            yield entry


def _add_names(listed: Listed, name: str, entries: list[Entry]) -> None:
    names = [str(entry["name"]) for entry in entries if entry.get("name") is not None]
    if 2 * len(set(names)) < len(names):
        return  # a column of records, not a list
    listed.names.setdefault(name, []).extend(text for text in names if not is_total(text))


def _add_stages(listed: Listed, name: str, entries: list[Entry]) -> None:
    names = [entry["name"] for entry in entries if entry.get("name") is not None]
    if 2 * len(set(names)) < len(names):
        return  # a column of records, not a list
    for entry in entries:
        if entry.get("name") is None or is_total(str(entry["name"])):
            continue
        said = {key: value for key, value in entry.items() if value is not None and key != "offer"}
        said = {"order": len(listed.stages) + 1, **said, "name": str(entry["name"])}
        if "offer" in entry:
            said["offer"] = _yes(entry["offer"])
        listed.stages.append(Stage.model_validate(said))


def _add_targets(listed: Listed, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        period, value = period_in(entry.get("period")), entry.get("value")
        if period and isinstance(value, Decimal):
            said = {key: str(entry[key]) for key in ("owner", "product") if entry.get(key) is not None}
            listed.targets.append(Target.model_validate({"period": period, "value": value, **said}))


def _add_rates(listed: Listed, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        if entry.get("currency") is not None and entry.get("rate") is not None:
            listed.rates.append(Rate.model_validate(entry))


def _add_playbook(listed: Listed, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        if entry.get("first") is not None and entry.get("before") is not None:
            said = {key: value for key, value in entry.items() if value is not None}
            listed.playbook.append(PlaybookRule.model_validate(said))


def _add_settings(listed: Listed, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        key = settings().get(compact(str(entry.get("name") or "")))
        if key and entry.get("value") is not None:
            listed.settings[key] = str(entry["value"])


_ADD = {
    "stages": _add_stages,
    "targets": _add_targets,
    "rates": _add_rates,
    "playbook": _add_playbook,
    "settings": _add_settings,
}


def _yes(value: Value) -> bool:
    return isinstance(value, str) and compact(value) in known("YES")


def period_in(cell: object) -> str | None:
    """A period as the forecast names it: `2026`, `2026-Q4`, `2026-11`; a date stands for its month."""
    if isinstance(cell, dt.date):
        return f"{cell.year}-{cell.month:02}"
    found = _PERIOD.fullmatch(cell.strip().casefold()) if isinstance(cell, str) else None
    if not found:
        return None
    year, quarter, month, *late = found.groups()
    year, quarter, month = year or late[1] or late[3], quarter or late[0], month or late[2]
    if month:
        return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None
    return f"{year}-Q{quarter}" if quarter else year
