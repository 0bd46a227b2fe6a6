"""The rows of a sheet: every cell of it, text and tables alike, written in one pass from top to bottom."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, islice, repeat

from sheetcrm.core.cells import CellRef, column_letters

from .cells import Bodies, escape, formula, join, plain, text
from .formats import Style, kind_of
from .placed import Line, PlacedTable, Sheet

LINKS = 65_530
"""Links that Excel takes in one sheet; beyond, the address is text."""

Places = Mapping[Style, int]


def sheet_rows(sheet: Sheet, places: Places, kinds: Bodies) -> Iterator[str]:
    """The `<row>` elements of a sheet; `places` are the numbers of the styles in the workbook."""
    sizes = sheet.sizes
    for item in downwards(sheet):
        if isinstance(item, Line):
            yield from join([[_cell(1, item.row, places[item.style], text(item.text))]], item.row, sizes)
        else:
            yield from table_rows(item, sizes, places, kinds)


def downwards(sheet: Sheet) -> list[Line | PlacedTable]:
    """What stands on a sheet, from the top."""
    items: list[Line | PlacedTable] = [*sheet.lines, *sheet.tables]
    return sorted(items, key=lambda item: item.row if isinstance(item, Line) else item.header)


def table_rows(placed: PlacedTable, sizes: Mapping[int, str], places: Places, kinds: Bodies) -> Iterator[str]:
    """Headings, values and totals of a table."""
    heads = [
        _cell(col, placed.header, places[Style("header", field.column.kind)], text(label))
        for col, (field, label) in enumerate(zip(placed.fields, placed.headings, strict=True), 1)
    ]
    yield from join([heads], placed.header, sizes)
    yield from _values(placed, sizes, places, kinds)
    if placed.total:
        totals = [_total(placed, place, places, kinds) for place in range(len(placed.fields))]
        yield from join([totals], placed.total, sizes)


def _values(placed: PlacedTable, sizes: Mapping[int, str], places: Places, kinds: Bodies) -> Iterator[str]:
    """The rows of values. All that stands between two mentions of a row's number is made by column, and the number
    joins it to the row."""
    numbers = range(placed.first, placed.last + 1)
    starts = (f'"{sizes.get(row, "")}><c r="A' for row in numbers)
    ends = [f'<c r="{column_letters(place + 1)}' for place in range(1, len(placed.fields))] + ["</row>"]
    cells = [column_cells(placed, place, places, kinds, end) for place, end in enumerate(ends)]
    return map(str.join, map(str, numbers), zip(repeat('<row r="'), starts, *cells))


def column_cells(placed: PlacedTable, place: int, places: Places, kinds: Bodies, end: str) -> Iterable[str]:
    """The cells of one column from the first row of values on, each from behind its row's number to `end`."""
    field = placed.fields[place]
    styles = {type_: f'" s="{places[style]}"' for type_, style in _styles(placed, place).items()}
    return field.woven({type_: kinds[type_](field.of(type_), style, end) for type_, style in styles.items()})


def styles_of(sheet: Sheet) -> Iterator[Style]:
    """Every style that a sheet uses, some more than once."""
    yield from (line.style for line in sheet.lines)
    for placed in sheet.tables:
        for place, field in enumerate(placed.fields):
            yield Style("header", field.column.kind)
            yield from _styles(placed, place).values()
            yield Style("total", kind_of(field.column.kind, field.total), field.digits)


def links(sheet: Sheet) -> Iterator[str]:
    """The `<hyperlink>` elements of a sheet, each leading to the cell that a value came from."""
    return islice(chain.from_iterable(map(_links, sheet.tables)), LINKS)


def _links(placed: PlacedTable) -> Iterator[str]:
    for place, field in enumerate(placed.fields):
        if CellRef not in field.types:
            continue
        letters, targets = column_letters(place + 1), field.addresses
        if not plain(targets) or '"' in "".join(targets):
            targets = list(map(_attribute, targets))
        rows = (row for row, value in enumerate(field.values, placed.first) if type(value) is CellRef)
        for row, target in zip(rows, targets, strict=True):
            yield f'<hyperlink ref="{letters}{row}" location="{target}"/>'


def _styles(placed: PlacedTable, place: int) -> dict[type, Style]:
    """The style of each type of value that a column holds; most hold one, and blanks."""
    field = placed.fields[place]
    role = "wrapped" if place in placed.wraps else "cell"
    digits = field.digits
    return {type_: Style(role, kind_of(field.column.kind, field.first(type_)), digits) for type_ in field.types}


def _total(placed: PlacedTable, place: int, places: Places, kinds: Bodies) -> str:
    field = placed.fields[place]
    value, (made,) = field.total, kinds[type(field.total)]([field.total], "", "")
    # a formula must never tell another sum than ours
    if field.column.total and isinstance(value, int | Decimal) and sum(field.numbers) == value:
        letters = column_letters(place + 1)
        made = formula(f"SUBTOTAL(109,{letters}{placed.first}:{letters}{placed.last})", made)
    style = Style("total", kind_of(field.column.kind, value), field.digits)
    return _cell(place + 1, placed.total, places[style], made)


def _cell(col: int, row: int, style: int, made: str) -> str:
    return f'<c r="{column_letters(col)}{row}" s="{style}"{made}'


def _attribute(value: str) -> str:
    return escape(value).replace('"', "&quot;")
