"""What stands on a sheet, and where: rows and columns count from 1."""

from dataclasses import dataclass, field

from sheetcrm.core.cells import column_letters
from sheetcrm.report import Chart, Tab, Table

from .content import Field
from .formats import Style
from .widths import Widths

FROZEN = 14
"""Rows up to which headings may be frozen: below, they would fill a small screen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a paragraph of text, in the merged cells from column 1 to `right`."""

    text: str
    style: Style
    row: int
    right: int


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table by its rows: the heading's, the first and the last of the values (`last` < `first`: none), the total's
    (0: none). `wraps` are the places of the columns whose text wraps."""

    tab: str
    table: Table
    fields: tuple[Field, ...]
    header: int
    first: int
    last: int
    total: int
    wraps: frozenset[int]

    @property
    def name(self) -> str:
        """What formulas call the table, where it is one of Excel's; the same at each refresh."""
        return f"sheetcrm_{self.tab}_{self.table.key}"

    @property
    def area(self) -> str:
        """The range of headings and values."""
        return f"A{self.header}:{column_letters(len(self.fields))}{self.last}"

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, told apart where two are the same, as Excel asks of a table's."""
        told: list[str] = []
        for column in self.table.columns:
            label, again = column.label, 2
            while label.casefold() in (other.casefold() for other in told):
                label, again = f"{column.label} {again}", again + 1
            told.append(label)
        return tuple(told)


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart with its upper left corner `x` pixels right of the cell's; its table is `over`."""

    chart: Chart
    row: int
    col: int
    x: int
    width: int


@dataclass(slots=True)
class Sheet:
    """One tab laid out. Heights are in points, by row, where they differ from the default: `heights` are to stay,
    `grown` are what wrapped text takes, and follow it."""

    tab: Tab
    name: str
    widths: Widths
    lines: list[Line] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    charts: list[PlacedChart] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    grown: dict[int, float] = field(default_factory=dict)

    @property
    def sizes(self) -> dict[int, str]:
        """The heights as attributes of rows."""
        grown = {row: f' ht="{points:g}"' for row, points in self.grown.items()}
        return grown | {row: f' ht="{points:g}" customHeight="1"' for row, points in self.heights.items()}

    @property
    def long(self) -> list[PlacedTable]:
        """The tables that have one row a deal, and rows at all: Excel's own tables, with filters."""
        return [placed for placed in self.tables if placed.table.long and placed.last >= placed.first]

    @property
    def frozen(self) -> int:
        """The row under which the sheet scrolls: that of the headings where a long table comes first; else 0."""
        first = next(iter(self.long), None)
        fits = first is not None and first is self.tables[0] and not self.charts and first.header <= FROZEN
        return first.header if first and fits else 0

    @property
    def bottom(self) -> int:
        """The last row with a value."""
        tables = (max(placed.last, placed.total, placed.header) for placed in self.tables)
        return max(*(line.row for line in self.lines), *tables, 1)

    @property
    def right(self) -> int:
        """The last column with a value."""
        return max(len(self.widths.columns), *(line.right for line in self.lines))

    def placed(self, key: str) -> PlacedTable:
        """One table by its key."""
        return next(placed for placed in self.tables if placed.table.key == key)
