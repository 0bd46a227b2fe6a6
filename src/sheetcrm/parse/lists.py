"""Lists that the team keeps in its workbook: stages, products, reasons, owners, targets, rates, rules, settings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sheetcrm.core.cells import CellRef

from .blocks import Block
from .entries import Entry, Listed, add
from .fields import Holds
from .normal import compact, plain, without_unit, word_set
from .read_cells import Read, read_column
from .readers import Context
from .vocabulary import known, senses

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


def read_lists(blocks: Iterable[Block], likely_mark: str) -> Listed:
    """Reads every list on a sheet, or in a declared table, that is named as lists are."""
    listed = Listed()
    for block in blocks:
        if not _is_lists(block):
            continue
        for name, columns in _lists_in(block):
            entries = list(_entries(block, name, columns, likely_mark, listed))
            add(listed, name, entries)
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


def _entries(block: Block, name: str, columns: Mapping[str, int], likely_mark: str, listed: Listed) -> Iterator[Entry]:
    """The entries of a list; one with a cell that cannot be read becomes a Problem."""
    read: dict[str, Read] = {}
    for said, place in columns.items():
        cells = block.distinct(place)
        holds = _HOLDS.get(f"{name}.{said}", Holds.TEXT)
        context = Context(likely_mark=likely_mark, date1904=block.grid.date1904)
        read[said] = read_column(holds, cells, context)
    for row in range(len(block.columns[0]) if block.columns else 0):
        sheet, line, left = block.grid.name, block.row(row), block.at.col
        cells_at = {said: (CellRef(sheet, line, left + at), block.columns[at][row]) for said, at in columns.items()}
        wrong = sorted(said for said, told in read.items() if row in told.faults)
        entry = Entry({said: told.values[row] for said, told in read.items() if said not in wrong}, cells_at)
        for said in wrong:
            listed.ask("unreadable-list-entry", entry, said, {"list": name})
        if not wrong and entry.filled():
            yield entry
