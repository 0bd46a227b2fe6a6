"""The currencies that amounts show: by a column of their own, by what a cell says, by number formats and headings."""

from collections import Counter
from collections.abc import Sequence

from sheetcrm.core.cells import Cell
from sheetcrm.core.problem import Problem, Severity

from .columns import Table
from .currencies import currency_in, currency_of_format

NONE_SHOWN = "–"
"""What stands for the amounts that show no currency while others of their column do."""


def currencies_shown(table: Table, formats: bool = True) -> list[str | None]:
    """The currency of each record: its own column's, else what its amount, the number format or the heading show.
    Without `formats` those count only where the formats of one column disagree: a format that all cells carry may be
    the program's, a mixture is somebody's doing."""
    if "currency" in table.values:
        return [value if isinstance(value, str) else None for value in table.column("currency")]
    match = table.matching.found.get("value") or table.matching.found.get("awarded")
    if match is None:
        return [None] * len(table.places)
    column, heading = match.columns[0], match.texts[0]
    unlike = _unlike(table, column)
    pattern = table.matching.block.grid.formats.get(column, "") if formats or unlike else ""
    usual = currency_in(heading) or currency_of_format(pattern)
    cells = table.cells(column)
    known: dict[Cell, str | None] = {text: currency_in(text) or usual for text in cells.texts}
    shown = [known.get(cell, usual) for cell in cells.cells] if known else [usual] * len(cells.cells)
    for record, code in unlike.items():
        shown[record] = code
    return shown


def _unlike(table: Table, column: int) -> dict[int, str]:
    """The records whose amount is a number under a format of another currency than the column's usual one."""
    grid = table.matching.block.grid
    if not grid.cell_formats:
        return {}
    usual = currency_of_format(grid.formats.get(column, ""))
    cells, row = table.cells(column).cells, table.matching.block.row
    found: dict[int, str] = {}
    for record, place in enumerate(table.places):
        code = currency_of_format(grid.cell_formats.get((row(place), column), ""))
        if code and code != usual and isinstance(cells[record], int | float):
            found[record] = code
    return found


def most_shown(tables: Sequence[Table]) -> str | None:
    """The currency that most amounts show; None where none does, or where several are shown and none by more than half
    of all amounts."""
    found = _counted(tables)
    plain = found.pop(NONE_SHOWN, 0)
    if not found:
        return None
    best = min(found, key=lambda code: (-found[code], code))
    if len(found) > 1 or any(_partly(table) for table in tables):
        return best if 2 * found[best] > found.total() + plain else None
    return best


def mixed_currencies(tables: Sequence[Table], currency: str) -> list[Problem]:
    """One warning where amounts show several currencies and the book's own was not told. Its `open` says whether none
    of them is the usual one."""
    found = _counted(tables)
    codes = sorted(found.keys() - {NONE_SHOWN})
    if any(_partly(table) for table in tables) and NONE_SHOWN in found:
        codes.append(NONE_SHOWN)
    if len(codes) < 2:
        return []
    args = {"currency": currency, "found": ", ".join(codes), "open": most_shown(tables) is None}
    return [Problem(tables[0].matching.block.at, "mixed-currencies", Severity.WARNING, "", args)]


def _counted(tables: Sequence[Table]) -> Counter[str]:
    """How many amounts show each currency; blank ones show none and do not count."""
    found: Counter[str] = Counter()
    for table in tables:
        amounts = table.values.get("value") or table.column("awarded")
        shown = currencies_shown(table)
        found.update(code or NONE_SHOWN for code, amount in zip(shown, amounts, strict=True) if code or amount)
    return found


def _partly(table: Table) -> bool:
    """Whether number formats of one column disagree, one of them a currency's and the usual one none's."""
    match = table.matching.found.get("value") or table.matching.found.get("awarded")
    if match is None or "currency" in table.values:
        return False
    column = match.columns[0]
    usual = currency_in(match.texts[0]) or currency_of_format(table.matching.block.grid.formats.get(column, ""))
    return usual is None and bool(_unlike(table, column))
