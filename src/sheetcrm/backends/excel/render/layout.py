"""Where things stand on a sheet: text and tables down from the top, charts beside narrow tables or in bands.

Rows and columns count from 1. All tables of a sheet share its columns, so that widths are chosen for all together.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from sheetcrm.core.errors import CannotWrite
from sheetcrm.report import Block, Chart, Note, Tab, Table

from .content import Field, fields
from .formats import Style
from .placed import Line, PlacedChart, PlacedTable, Sheet
from .widths import GAP, LETTER, LINE_PIXELS, Widths, heading_lines, lines, widths

READABLE = 1100
"""Pixels across which a paragraph may run."""
WHOLE = 1500
"""Pixels across which the charts of a sheet spread: about what a common screen shows."""
CHART_WIDTHS, CHART_HEIGHT = (380, 700), 300
BESIDE = (6, 720)
"""Columns and pixels up to which a table leaves room for charts beside it."""
LAST_ROW = 1_048_576
POINTS = 0.75
"""Of a pixel."""


def lay_out(tab: Tab, name: str, stamp: str) -> Sheet:
    """A tab's blocks in their reading order: text and tables downwards; charts to the right of a narrow table that they
    follow or open, else in bands across the sheet. `stamp` says when the tab was written. Raises CannotWrite where
    Excel has no room for all rows."""
    contents = {table.key: fields(table) for table in tab.tables}
    builder = _Builder(Sheet(tab, name, widths(contents, tab.currency, tab.language)), contents)
    builder.line(tab.title, "title")
    builder.paragraph(f"{tab.about} {stamp}", "about")
    builder.row += 1
    for place, block in enumerate(tab.blocks):
        after = tab.blocks[place + 1] if place + 1 < len(tab.blocks) else None
        if isinstance(block, Chart):
            builder.chart(block, after)
        elif isinstance(block, Table):
            builder.table(block, charts_follow=isinstance(after, Chart))
        else:
            builder.note(block)
            builder.row += isinstance(after, Table | Chart)
    if builder.sheet.bottom > LAST_ROW:
        raise CannotWrite(
            f"The tab {tab.title} would have {builder.sheet.bottom:,} rows, and a sheet of Excel holds {LAST_ROW:,}.",
            "Leave it out with `tabs` in the options file, or take its numbers from sheetcrm show.",
        )
    return builder.sheet


def drawable(chart: Chart, tab: Tab) -> bool:
    """Whether there is anything to draw: a number other than zero in the rows that the chart shows."""
    table = tab.table(chart.table)
    places = [table.column(series.column) for series in chart.series]
    return any(row[place] for row in shown(chart, table) for place in places)


def shown(chart: Chart, table: Table) -> Sequence[tuple[object, ...]]:
    """The rows of its table that a chart draws."""
    return table.rows[chart.first_row : chart.first_row + chart.max_rows]


class _Builder:
    """Places blocks one after the other. `row` is the next free one; while charts stand at the right, `edge` is the
    last column left of them, and `floor` the row under them."""

    def __init__(self, sheet: Sheet, contents: Mapping[str, tuple[Field, ...]]) -> None:
        self.sheet = sheet
        self.contents = contents
        self.row = 1
        self.edge = 0
        self.floor = 0
        self.beside: tuple[int, int] | None = None
        self.run: list[Chart] = []

    def line(self, text: str, role: str) -> None:
        """One line that runs over to the right as far as it needs."""
        self.sheet.lines.append(Line(text, Style(role), self.row, 1))
        self.sheet.heights[self.row] = 26 if role == "title" else 20
        self.row += 1

    def note(self, note: Note) -> None:
        """A note, after which charts no longer stand beside the table above."""
        self.beside = None
        self.paragraph(note.text, "strong" if note.strong else "note")

    def paragraph(self, text: str, role: str, pixels: int = READABLE) -> None:
        """Text over as many lines as it needs, in cells merged across."""
        found = self.sheet.widths
        right = found.column_at(pixels)
        if self.edge and self.row < self.floor:
            right = min(right, self.edge)
        letter = {"strong": 7.4, "remark": 5.2}.get(role, LETTER)
        height = lines(text, found.across(1, right), letter) * LINE_PIXELS * POINTS
        self.sheet.lines.append(Line(text, Style(role), self.row, right))
        self.sheet.heights[self.row] = height * (1.1 if role == "strong" else 0.9 if role == "remark" else 1)
        self.row += 1

    def table(self, table: Table, charts_follow: bool) -> None:
        """A table under its title, with its remark below; then a blank row."""
        width = self.sheet.widths.across(1, len(table.columns))
        narrow = self._narrow(table)
        if not (narrow and len(table.columns) <= self.edge):
            self._clear()
        top = self.row
        if table.title != self.sheet.tab.title:
            self.line(table.title, "heading")
        self._rows(table)
        across = width if narrow and charts_follow else max(width, BESIDE[1]) if narrow else READABLE
        for remark in ("" if table.rows else table.empty, table.note):
            if remark:
                self.paragraph(remark, "remark", across)
        self.row += 1
        self.beside = (top, len(table.columns)) if narrow else None

    def chart(self, chart: Chart, after: Block | None) -> None:
        """Charts that follow each other are placed together, with the last of them."""
        if drawable(chart, self.sheet.tab):
            self.run.append(chart)
        if self.run and not isinstance(after, Chart):
            if self.beside is None and isinstance(after, Table) and self._narrow(after):
                self._clear()
                self.beside = self.row, len(after.columns)
            self._charts(self.run)
            self.run = []

    def _charts(self, charts: list[Chart]) -> None:
        """A run of charts, beside a narrow table or in a band."""
        if self.beside is None:
            self._clear()
            self.row = self._band(charts, self.row, 0, 0)
            return
        top, columns = self.beside
        self.edge = max(self.edge, columns)
        self.floor = self._band(charts, max(top, self.floor), self.edge, GAP)
        self.beside = None

    def _narrow(self, table: Table) -> bool:
        """Whether a table leaves room for charts beside it."""
        columns = len(table.columns)
        return columns <= BESIDE[0] and self.sheet.widths.across(1, columns) <= BESIDE[1] and not table.long

    def _clear(self) -> None:
        self.row = max(self.row, self.floor)
        self.edge = self.floor = 0
        self.beside = None

    def _band(self, charts: list[Chart], row: int, after: int, x: int) -> int:
        """Charts in rows right of column `after`; the row under them all."""
        room = WHOLE - x - (self.sheet.widths.across(1, after) if after else 0)
        most = max((room + GAP) // (CHART_WIDTHS[0] + GAP), 1)
        across = ceil(len(charts) / ceil(len(charts) / most))
        width = max(min((room + GAP) // across - GAP, CHART_WIDTHS[1]), CHART_WIDTHS[0])
        tall = ceil((CHART_HEIGHT + GAP) / LINE_PIXELS)
        for place, chart in enumerate(charts):
            down, right = divmod(place, across)
            left = x + right * (width + GAP)
            self.sheet.charts.append(PlacedChart(chart, row + down * tall, after + 1, left, width))
        return row + ceil(len(charts) / across) * tall + 1

    def _rows(self, table: Table) -> None:
        sheet, header = self.sheet, self.row
        wraps = sheet.widths.wraps[table.key]
        count = len(table.rows)
        first, last = header + 1, header + count
        total = last + 1 if count and table.total else 0
        placed = PlacedTable(sheet.tab.key, table, self.contents[table.key], header, first, last, total, wraps)
        sheet.tables.append(placed)
        sheet.heights[header] = self._heading_height(placed)
        if wraps:
            sheet.grown.update(_wrapped(placed, sheet.widths))
        self.row = max(last, total) + 1

    def _heading_height(self, placed: PlacedTable) -> float:
        pixels = self.sheet.widths.columns
        most = max(heading_lines(label, pixels[place]) for place, label in enumerate(placed.headings))
        return (most * LINE_PIXELS + 4) * POINTS


def _wrapped(placed: PlacedTable, found: Widths) -> Mapping[int, float]:
    """The heights of rows whose text takes more than one line: Excel finds them by itself, others need to be told."""
    most: dict[int, int] = {}
    for place in placed.wraps:
        values, pixels = placed.fields[place].values, found.columns[place]
        tall = {value: many for value in dict.fromkeys(values) if (many := lines(str(value or ""), pixels)) > 1}
        for row, count in enumerate(map(tall.get, values) if tall else (), placed.first):
            if count and count > most.get(row, 1):
                most[row] = count
    return {row: count * LINE_PIXELS * POINTS for row, count in most.items()}
