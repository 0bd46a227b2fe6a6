"""A list of orders or invoices to lines: find its headings, read its cells by the rules that read the book."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sheetcrm.core.cells import Cell, CellRef, Grid, Workbook
from sheetcrm.core.errors import BadOptions, NoTable
from sheetcrm.core.invoices import InvoiceLine, Invoices, UnreadLine
from sheetcrm.core.options import InvoiceOptions, TableOptions

from .fields import Holds
from .headings import scale_of
from .normal import compact, without_unit
from .read_cells import whole_reader
from .readers import Context, Fault, Reader
from .vocabulary import known, parts
from .words.invoices import COLUMNS

LOOK_DOWN = 60
"""Rows from the top that are tried as headings."""
HOLDS: Mapping[str, Holds] = {
    "deal": Holds.ID,
    "reference": Holds.ID,
    "number": Holds.ID,
    "amount": Holds.MONEY,
    "currency": Holds.CURRENCY,
    "date": Holds.DATE,
}
ESSENTIAL = frozenset({"deal", "reference", "amount", "currency"})
"""What cannot be read of these would put an amount in the wrong place."""
WAY_OUT = 'Name them in the options file: [invoices.columns] with amount = "…" and reference = "…" or deal = "…".'


def read_invoices(source: Workbook, said: InvoiceOptions, bare_ids: Mapping[str, str] | None = None) -> Invoices:
    """The lines of a list. A cell that cannot be read takes its line out of the sums, never the others'. Deals' ids as
    their sheet says them (`Book.bare_ids`) become whole. Raises NoTable where no list is found, BadOptions where the
    options name a sheet or heading that is not there."""
    grid, head, places = _table(source, said)
    rows = grid.rows[head + 1 :]
    cells = {name: [row[place] for row in rows] for name, place in places.items()}
    options = TableOptions(dates=said.dates, decimals=said.decimals)
    mark = "," if source.locale.startswith(("it", "de", "fr", "es", "pt", "nl")) else ""
    context = Context(options, mark, scale_of(str(grid.rows[head][places["amount"]])), date1904=grid.date1904)
    readers = {name: whole_reader(HOLDS[name], column, context) for name, column in cells.items()}
    lines: list[InvoiceLine] = []
    unread: list[UnreadLine] = []
    for down in range(len(rows)):
        row = {name: column[down] for name, column in cells.items()}
        at = CellRef(grid.name, grid.top + head + 1 + down, grid.left + places["amount"])
        if not _is_line(row, rows[down]):
            continue
        line = _line(row, readers, at, bare_ids or {})
        lines.append(line) if isinstance(line, InvoiceLine) else unread.append(line)
    return Invoices(source.origin, tuple(lines), tuple(unread))


def _is_line(row: Mapping[str, Cell], cells: Sequence[Cell]) -> bool:
    """Whether a row holds anything of a line, and does not sum others up."""
    if all(_is_blank(cell) for cell in row.values()):
        return False
    if any(not _is_blank(row.get(name)) and not _is_total(row.get(name)) for name in ("deal", "reference")):
        return True
    return not any(map(_is_total, cells))


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _is_total(cell: Cell) -> bool:
    return isinstance(cell, str) and compact(cell) in known("TOTALS")


def _line(
    row: Mapping[str, Cell], readers: Mapping[str, Reader], at: CellRef, bare_ids: Mapping[str, str]
) -> InvoiceLine | UnreadLine:
    read = {name: readers[name](cell) for name, cell in row.items()}
    for name, value in read.items():
        if isinstance(value, Fault) and name in ESSENTIAL:
            return UnreadLine(at, str(row[name]))
    if read["amount"] is None:
        return UnreadLine(at, "")
    known_values = {name: value for name, value in read.items() if not isinstance(value, Fault)}
    if (deal := known_values.get("deal")) in bare_ids:
        known_values["deal"] = bare_ids[str(deal)]
    if (deal := known_values.get("deal")) in bare_ids:
        known_values["deal"] = bare_ids[str(deal)]
    return InvoiceLine(at=at, **known_values)  # type: ignore[arg-type]  # each reader gives its field's kind


def _table(source: Workbook, said: InvoiceOptions) -> tuple[Grid, int, dict[str, int]]:
    """The sheet, the place of its heading row, and the columns of the fields."""
    if said.sheet is not None and said.sheet not in source.grids:
        sheets = ", ".join(source.grids)
        raise BadOptions(f"invoices: there is no sheet “{said.sheet}” in {source.origin}.", f"There are: {sheets}.")
    grids = [source.grids[said.sheet]] if said.sheet is not None else list(source.grids.values())
    for grid in grids:
        for head, places in _headings(grid, said):
            if "amount" in places and places.keys() & {"deal", "reference"}:
                return grid, head, places
    raise NoTable(
        f"{source.origin}: no list of orders or invoices was found (an amount, and an order or deal).", WAY_OUT
    )


def _headings(grid: Grid, said: InvoiceOptions) -> Iterator[tuple[int, dict[str, int]]]:
    named = {compact(heading): name for name, heading in said.columns.items()}
    for unknown in sorted(said.columns.keys() - HOLDS.keys()):
        raise BadOptions(f"invoices.columns: no such field “{unknown}”.", f"There are: {', '.join(HOLDS)}.")
    for head, row in enumerate(grid.rows[:LOOK_DOWN]):
        best: dict[str, tuple[int, int]] = {}
        for place, cell in enumerate(row):
            if isinstance(cell, str) and (meant := _meaning(cell, named)) is not None:
                name, rank = meant
                best[name] = min(best.get(name, (rank, place)), (rank, place))
        yield head, {name: place for name, (_, place) in best.items()}


def _meaning(heading: str, named: Mapping[str, str]) -> tuple[str, int] | None:
    if (name := named.get(compact(heading))) is not None:
        return name, -1
    found = _words().get(compact(heading)) or _words().get(compact(without_unit(heading)))
    return found if found is not None and found[0] not in named.values() else None


@cache
def _words() -> Mapping[str, tuple[str, int]]:
    """What a heading may mean, and how usual the word is for it."""
    found: dict[str, tuple[str, int]] = {}
    for name, texts in COLUMNS.items():
        for rank, text in enumerate(parts(texts)):
            found.setdefault(compact(text), (name, rank))
    return found
