"""The rows of a sheet: every cell of it, text and tables alike, written in one pass from top to bottom."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sheetcrm.core.cells import CellRef, column_letters
from sheetcrm.report import Column, Kind, Value

from .cells import Body, escape, formula, join, text
from .formats import Style, kind_of
from .layout import Line, PlacedTable, Sheet

LINKS = 65_530
"""Links that Excel takes in one sheet; beyond, the address is text."""

Places = Mapping[Style, int]


def sheet_rows(sheet: Sheet, places: Places, body: Body) -> Iterator[str]:
    """The `<row>` elements of a sheet; `places` are the numbers of the styles in the workbook."""
    items: list[Line | PlacedTable] = [*sheet.lines, *sheet.tables]
    for item in sorted(items, key=lambda item: item.row if isinstance(item, Line) else item.header):
        if isinstance(item, Line):
            yield from join([[_cell(1, item.row, places[item.style], text(item.text))]], item.row, sheet.heights)
        else:
            yield from table_rows(item, sheet.heights, places, body)


def table_rows(placed: PlacedTable, heights: dict[int, float], places: Places, body: Body) -> Iterator[str]:
    """Headings, values and totals of a table."""
    columns = placed.table.columns
    heads = [
        _cell(col, placed.header, places[Style("header", column.kind)], text(label))
        for col, (column, label) in enumerate(zip(columns, placed.headings, strict=True), 1)
    ]
    yield from join([heads], placed.header, heights)
    made = [column_cells(placed, place, places, body) for place in range(len(columns))]
    yield from join(zip(*made, strict=True), placed.first, heights)
    if placed.total:
        totals = [_total(placed, place, places, body) for place in range(len(columns))]
        yield from join([totals], placed.total, heights)


def column_cells(placed: PlacedTable, place: int, places: Places, body: Body) -> Iterable[str]:
    """The cells of one column, from the first row of values on."""
    role = "wrapped" if place in placed.wraps else "cell"
    kind, letters = placed.table.columns[place].kind, column_letters(place + 1)
    values = (row[place] for row in placed.table.rows)
    known = {type_: f'" s="{places[style]}"' for type_, style in _styles(placed, place, role, kind).items()}
    return [f'<c r="{letters}{row}{known[type(value)]}{body(value)}' for row, value in enumerate(values, placed.first)]


def styles_of(sheet: Sheet) -> Iterator[Style]:
    """Every style that a sheet uses, some more than once."""
    yield from (line.style for line in sheet.lines)
    for placed in sheet.tables:
        for place, column in enumerate(placed.table.columns):
            yield Style("header", column.kind)
            role = "wrapped" if place in placed.wraps else "cell"
            yield from _styles(placed, place, role, column.kind).values()
            if placed.table.total:
                yield Style("total", kind_of(column.kind, placed.table.total[place]))


def links(sheet: Sheet) -> Iterator[str]:
    """The `<hyperlink>` elements of a sheet, each leading to the cell that a value came from."""
    count = 0
    for placed in sheet.tables:
        for place, column in enumerate(placed.table.columns):
            if column.kind not in (Kind.LINK, Kind.MIXED):
                continue
            letters = column_letters(place + 1)
            for row, values in enumerate(placed.table.rows, placed.first):
                target = values[place]
                if isinstance(target, CellRef) and count < LINKS:
                    count += 1
                    yield f'<hyperlink ref="{letters}{row}" location="{_attribute(str(target))}"/>'


def _styles(placed: PlacedTable, place: int, role: str, kind: Kind) -> dict[type, Style]:
    """The style of each type of value that a column holds; most hold one, and blanks."""
    found: dict[type, Value] = {}
    for row in placed.table.rows:
        found.setdefault(type(row[place]), row[place])
    return {type_: Style(role, kind_of(kind, value)) for type_, value in found.items()}


def _total(placed: PlacedTable, place: int, places: Places, body: Body) -> str:
    table = placed.table
    column, value = table.columns[place], (table.total or ())[place]
    made = body(value)
    if column.total and isinstance(value, int | Decimal) and _adds_up(placed, place, column, value):
        letters = column_letters(place + 1)
        made = formula(f"SUBTOTAL(109,{letters}{placed.first}:{letters}{placed.last})", value, body)
    return _cell(place + 1, placed.total, places[Style("total", kind_of(column.kind, value))], made)


def _adds_up(placed: PlacedTable, place: int, column: Column, value: int | Decimal) -> bool:
    """Whether the rows shown give the total: a formula must never tell another sum than ours."""
    numbers = [row[place] for row in placed.table.rows if isinstance(row[place], int | Decimal)]
    return sum(numbers) == value  # type: ignore[arg-type]


def _cell(col: int, row: int, style: int, made: str) -> str:
    return f'<c r="{column_letters(col)}{row}" s="{style}"{made}'


def _attribute(value: str) -> str:
    return escape(value).replace('"', "&quot;")
