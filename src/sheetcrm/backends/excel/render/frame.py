"""What XlsxWriter draws: everything of a workbook but the cells themselves."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from ..package.foreign import CHART
from . import palette
from .charts import draw
from .formats import Style, moment, properties
from .placed import PlacedTable, Sheet
from .rows import styles_of
from .rules import rules

A4 = 9
BANDS = "Table Style Light 1"
PAGE = 50
"""Rows of a long table that a printed page holds, about."""


class Page(Worksheet):  # type: ignore[misc]  # ships no types
    """A sheet whose formulas are taken as they are: XlsxWriter searches each for some 150 newer functions, twice, and
    ours use none of them."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Drawn(xlsxwriter.Workbook):  # type: ignore[misc]  # ships no types
    """A workbook that takes the names of sheets as they are: other programs than Excel allow longer ones, and a tab
    keeps the name that its team gave it."""

    def _check_sheetname(self, sheetname: str, is_chartsheet: bool = False) -> str:
        return sheetname


def frame(sheets: Sequence[Sheet], written: dt.datetime, date1904: bool) -> tuple[bytes, list[Style]]:
    """The workbook without its values. Its first sheet's column A holds one cell of each style, in the order returned,
    so that the cells written later know the number that each style got."""
    buffer = io.BytesIO()
    book = Drawn(buffer, {"in_memory": True, "default_date_format": "", "date_1904": date1904})
    book.set_properties({"created": written, "author": "sheetcrm"})
    tones = {
        tone: book.add_format({"font_color": ink} | ({"bg_color": ground} if ground else {}))
        for tone, (ink, ground) in palette.TONES.items()
    }
    first = sheets[0].tab
    styles = sorted({style for sheet in sheets for style in styles_of(sheet)})
    made = [book.add_format(properties(style, first.currency, first.language)) for style in styles]
    pages = [book.add_worksheet(sheet.name, Page) for sheet in sheets]
    for sheet, page in zip(sheets, pages, strict=True):
        _arrange(page, sheet)
        _print(page, sheet, written)
        for placed in sheet.tables:
            for area, condition, tone in rules(placed):
                page.conditional_format(area, {"type": "formula", "criteria": condition, "format": tones[tone]})
        for placed in sheet.long:
            _table(page, placed)
        for number, chart in enumerate(sheet.charts, 1):
            drawn = draw(book, chart, sheet.placed(chart.chart.table), sheet.name, f"{CHART}{number}")
            page.insert_chart(chart.row - 1, chart.col - 1, drawn, {"x_offset": chart.x, "object_position": 2})
    for row, style in enumerate(made):
        pages[0].write_blank(row, 0, None, style)
    book.close()
    return buffer.getvalue(), styles


def _arrange(page: Any, sheet: Sheet) -> None:
    page.hide_gridlines(2)
    for place, pixels in enumerate(sheet.widths.columns):
        page.set_column_pixels(place, place, pixels)
    lowest = max((chart.row for chart in sheet.charts), default=0) + 40
    for row, points in (sheet.grown | sheet.heights).items():
        if row <= lowest:  # charts are anchored by the heights that XlsxWriter knows
            page.set_row(row - 1, points)
    for line in sheet.lines:
        if line.right > 1:
            page.merge_range(line.row - 1, 0, line.row - 1, line.right - 1, "")
    if sheet.frozen:
        page.freeze_panes(sheet.frozen, 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576", "formula_range": "A1:XFD1048576"})


def _print(page: Any, sheet: Sheet, written: dt.datetime) -> None:
    tab = sheet.tab
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    counted = tab.pages.format(page="&P", pages="&N")
    # the blank after each size keeps it apart from digits that follow
    page.set_footer(f"&L&9 {tab.title.replace('&', '&&')}&C&9 {moment(written, tab.language)}&R&9 {counted}")
    if sheet.long:
        page.repeat_rows(_repeated(sheet.long).header - 1)


def _repeated(long: list[PlacedTable]) -> PlacedTable:
    """The table whose headings each page repeats from there on: the last that fills more than a page, since repeated
    headings would stand over any table that follows."""
    return next((placed for placed in reversed(long) if placed.last - placed.first >= PAGE), long[-1])


def _table(page: Any, placed: PlacedTable) -> None:
    """An Excel table over its first row: XlsxWriter remembers every cell of a table, so that one of 100,000 rows is
    stretched to its range afterwards."""
    columns = [{"header": heading} for heading in placed.headings]
    options = {"name": placed.name, "style": BANDS, "columns": columns}
    page.add_table(placed.header - 1, 0, placed.first - 1, len(columns) - 1, options)
