"""Tabs as an ordinary Excel workbook.

layout (where things stand) -> frame (XlsxWriter: widths, tables, charts, rules, print) -> rows (our own XML for the
cells, many times as fast) -> splice.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from sheetcrm.core.cells import column_letters
from sheetcrm.report import Tab

from . import splice
from .cells import bodies
from .formats import moment
from .frame import frame
from .layout import lay_out
from .rows import links, sheet_rows

__all__ = ["render"]


def render(tabs: Sequence[Tab], names: Mapping[str, str], written: dt.datetime, date1904: bool = False) -> bytes:
    """A complete .xlsx with one sheet a tab, in order, named by `names[tab.key]`. The same input gives the same bytes.

    Every text is inline, none a formula; totals are SUBTOTAL formulas beside their value; a CellRef is a link to the
    cell of that address in the same workbook. Dates count from 1904 where `date1904` says so.
    """
    sheets = [lay_out(tab, names[tab.key], tab.stamp.format(when=moment(written, tab.language))) for tab in tabs]
    package, styles = frame(sheets, written, date1904)
    parts = splice.unpack(package)
    places = dict(zip(styles, splice.style_numbers(parts[splice.part(0)]), strict=True))
    kinds = bodies(date1904)
    for place, sheet in enumerate(sheets):
        name, area = splice.part(place), f"A1:{column_letters(sheet.right)}{sheet.bottom}"
        parts[name] = splice.fill(parts[name], sheet_rows(sheet, places, kinds), links(sheet), area)
        for table in sheet.long:
            splice.stretch(parts, table.name, table.area)
    return splice.pack(parts)
