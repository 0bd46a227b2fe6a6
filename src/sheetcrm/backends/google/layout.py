"""Where a tab's blocks go on a sheet: one below the other, charts beside the tables they draw."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetcrm.report import Chart, Note, Tab, Table, Value

from .style import HEADER, NOTE, STRONG, TITLE, TOTAL, Format

Span = tuple[int, int, int, int]
"""Top, left, bottom, right; from 0, half open."""


@dataclass(frozen=True)
class Placed:
    """One table on the sheet: the row of its headings, its first row and the row after its last, the total's row."""

    table: Table
    header: int
    first: int
    last: int
    total: int | None

    @property
    def body(self) -> Span:
        """The rows without headings and total."""
        return self.first, 0, self.last, len(self.table.columns)


@dataclass
class Layout:
    """A tab as rows of values, with the looks of its special rows and the place of each table and chart."""

    rows: list[tuple[Value, ...]] = field(default_factory=list)
    looks: list[tuple[Span, Format]] = field(default_factory=list)
    tables: dict[str, Placed] = field(default_factory=dict)
    charts: list[tuple[Chart, int]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Columns that hold something."""
        return max((len(row) for row in self.rows), default=1)

    def line(self, text: str, look: Format) -> None:
        """One line of text."""
        self.looks.append(((len(self.rows), 0, len(self.rows) + 1, 1), look))
        self.rows.append((text,))

    def table(self, table: Table) -> None:
        """Title, headings, rows, total, and a blank row."""
        self.line(table.title, STRONG)
        if table.note:
            self.line(table.note, NOTE)
        if not table.rows:
            self.line(table.empty, NOTE)
            self.rows.append(())
            return
        width, header = len(table.columns), len(self.rows)
        self.looks.append(((header, 0, header + 1, width), HEADER))
        self.rows.append(tuple(column.label for column in table.columns))
        first = len(self.rows)
        self.rows.extend(table.rows)
        last = len(self.rows)
        if table.total is not None:
            self.looks.append(((last, 0, last + 1, width), TOTAL))
            self.rows.append(table.total)
        self.tables[table.key] = Placed(table, header, first, last, last if table.total is not None else None)
        self.rows.append(())


def lay_out(tab: Tab, written: dt.datetime) -> Layout:
    """A tab's blocks in their order, under its title and its opening line."""
    layout = Layout()
    layout.line(tab.title, TITLE)
    layout.line(f"{tab.about} {tab.stamp.format(when=f'{written:%Y-%m-%d %H:%M}')}", NOTE)
    layout.rows.append(())
    for block in tab.blocks:
        if isinstance(block, Note):
            layout.line(block.text, STRONG if block.strong else NOTE)
        elif isinstance(block, Table):
            layout.table(block)
        else:
            layout.charts.append((block, len(layout.rows)))
    return layout


def chart_rows(layout: Layout, heights: int) -> Mapping[str, int]:
    """The row at which each chart starts: near its block, never over the chart before."""
    rows: dict[str, int] = {}
    free = 3
    for chart, near in layout.charts:
        rows[chart.key] = max(free, min(near, 3 if near < heights else near))
        free = rows[chart.key] + heights
    return rows
