"""Entries of the team's lists to records; one that cannot be, or that repeats what stands above, is asked about."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from sheetcrm.core.book import fold
from sheetcrm.core.cells import Cell, CellRef
from sheetcrm.core.models import Model, PlaybookRule, Rate, Stage, Target
from sheetcrm.core.problem import Problem, Severity

from .currencies import currency_named
from .dates import FIRST_YEAR, LAST_YEAR
from .normal import compact
from .readers import Value
from .rows import is_total
from .vocabulary import known, language_named, months, settings

Record = TypeVar("Record", bound=Model)
_PERIOD = re.compile(
    r"(?:fy)?(\d{4})(?:[ /-]?[qt]([1-4])|[ /-](\d{1,2}))?|[qt]([1-4])[ /-]?(\d{4})|(\d{1,2})[ /-](\d{4})"
)
_DAY = re.compile(r"(\d{4})-(\d\d)-\d\d")
_MONTH = re.compile(r"([^\W\d_]+)\.?[ /-]*(\d{4})")


class Entry(NamedTuple):
    """One entry of a list: its values, and each of its cells with where it stands, by column."""

    values: dict[str, Value]
    cells: Mapping[str, tuple[CellRef, Cell]]

    def get(self, name: str) -> Value:
        """A value; None where the list has no such column."""
        return self.values.get(name)

    def filled(self) -> dict[str, Value]:
        """The values that are not blank."""
        return {name: value for name, value in self.values.items() if value is not None}


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
    seen: dict[tuple[object, ...], tuple[CellRef, object]] = field(default_factory=dict)
    """What has been stated, by what it is stated of: the cell, and what it says where saying it again is no matter."""

    def of(self, name: str) -> tuple[str, ...]:
        """A list of names, without repetitions."""
        return tuple({fold(text): text for text in reversed(self.names.get(name, ()))}.values())[::-1]

    def ask(self, code: str, entry: Entry, name: str, args: Mapping[str, object], first: CellRef | None = None) -> None:
        """Adds a Problem at one cell of an entry."""
        at, cell = entry.cells[name]
        related = (first,) if first else ()
        self.problems.append(Problem(at, code, Severity.WARNING, "" if cell is None else str(cell), args, related))

    def is_first(self, entry: Entry, name: str, key: tuple[object, ...], says: object = None) -> bool:
        """Whether nothing was stated of `key` yet. What is stated again is asked about, unless it says the same."""
        if key not in self.seen:
            self.seen[key] = entry.cells[name][0], says
            return True
        first, said = self.seen[key]
        if says is None or says != said:
            self.ask("repeated-list-entry", entry, name, {"list": key[0], "first": first}, first)
        return False


def add(listed: Listed, name: str, entries: list[Entry]) -> None:
    """Adds the entries of one list."""
    _ADD.get(name, _add_names)(listed, name, entries)


def _made(listed: Listed, name: str, model: type[Record], entry: Entry, said: Mapping[str, object]) -> Record | None:
    """An entry's record; None, and a Problem at its cell, where a value is out of its bounds."""
    try:
        return model.model_validate(said)
    except ValidationError as error:
        for wrong in {str(each["loc"][0]) for each in error.errors()}:
            listed.ask("unreadable-list-entry", entry, wrong, {"list": name})
        return None


def _are_records(entries: list[Entry]) -> bool:
    """Whether a column of names repeats them as records do, so that it is no list."""
    names = [entry.get("name") for entry in entries if entry.get("name") is not None]
    return 2 * len(set(names)) < len(names)


def _add_names(listed: Listed, name: str, entries: list[Entry]) -> None:
    if not _are_records(entries):
        names = [str(entry.get("name")) for entry in entries if entry.get("name") is not None]
        listed.names.setdefault(name, []).extend(text for text in names if not is_total(text))


def _add_stages(listed: Listed, name: str, entries: list[Entry]) -> None:
    if _are_records(entries):
        return
    for entry in entries:
        title = str(entry.get("name") or "")
        if not title or is_total(title):
            continue
        said = entry.filled() | {"name": title}
        if "offer" in entry.values:
            said["offer"] = _yes(entry.get("offer"))
        says = {key: value for key, value in said.items() if key not in ("name", "order")}
        if listed.is_first(entry, "name", (name, fold(title)), says):
            stage = _made(listed, name, Stage, entry, {"order": len(listed.stages) + 1, **said})
            listed.stages += [stage] if stage else []


def _add_targets(listed: Listed, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        text, value = entry.get("period"), entry.get("value")
        if text is None or not isinstance(value, Decimal) or is_total(str(text)):
            continue
        cell = entry.cells["period"][1]
        period = period_in(cell if isinstance(cell, dt.date) else text)
        if period is None:
            listed.ask("unreadable-list-entry", entry, "period", {"list": name})
            continue
        said = {key: str(entry.get(key)) for key in ("owner", "product") if entry.get(key) is not None}
        whose = tuple(fold(said.get(key, "")) for key in ("owner", "product"))
        if listed.is_first(entry, "period", (name, period, *whose)):
            listed.targets.append(Target.model_validate({"period": period, "value": value, **said}))


def _add_rates(listed: Listed, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        currency = entry.get("currency")
        if currency is not None and entry.get("rate") is not None:
            rate = _made(listed, name, Rate, entry, entry.values)
            if rate and listed.is_first(entry, "currency", (name, rate.currency, rate.date), rate.rate):
                listed.rates.append(rate)


def _add_playbook(listed: Listed, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        if entry.get("first") is not None and entry.get("before") is not None:
            rule = _made(listed, name, PlaybookRule, entry, entry.filled())
            listed.playbook += [rule] if rule else []


def _add_settings(listed: Listed, name: str, entries: list[Entry]) -> None:
    for entry in entries:
        key = settings().get(compact(str(entry.get("name") or "")))
        if key is None or entry.get("value") is None:
            continue
        text = str(entry.get("value"))
        value = currency_named(text) if key == "currency" else language_named(text)
        if value is None:
            code = "unknown-currency" if key == "currency" else "unreadable-list-entry"
            listed.ask(code, entry, "value", {"list": name})
        elif listed.is_first(entry, "name", (name, key), value):
            listed.settings[key] = value


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
    """A period as the forecast names it: `2026`, `2026-Q4`, `2026-11`; a date, or a month by its name, is its month."""
    if isinstance(cell, dt.date):
        return _named(str(cell.year), None, str(cell.month))
    text = cell.strip().casefold() if isinstance(cell, str) else ""
    if found := _DAY.fullmatch(text):
        return _named(found[1], None, found[2])
    if (found := _MONTH.fullmatch(text)) and compact(found[1]) in months():
        return _named(found[2], None, str(months()[compact(found[1])]))
    if found := _PERIOD.fullmatch(text):
        year, quarter, month, *late = found.groups()
        return _named(year or late[1] or late[3], quarter or late[0], month or late[2])
    return None


def _named(year: str, quarter: str | None, month: str | None) -> str | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    if month:
        return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None
    return f"{year}-Q{quarter}" if quarter else year
