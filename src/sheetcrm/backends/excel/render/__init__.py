"""Tabs as an ordinary Excel workbook.

layout (where things stand) -> frame (XlsxWriter: widths, tables, charts, rules, print) -> rows (our own XML for the
cells, many times as fast) -> splice.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from sheetcrm.core.cells import column_letters
from sheetcrm.report import Tab

from ..package.made import Made, Places
from . import splice
from .cells import bodies
from .formats import moment
from .frame import frame
from .layout import lay_out
from .meant import meant
from .rows import links, sheet_rows

__all__ = ["make", "render"]


def render(tabs: Sequence[Tab], names: Mapping[str, str], written: dt.datetime, date1904: bool = False) -> bytes:
    """The package that `make` makes."""
    return make(tabs, names, written, date1904).package


def make(
    tabs: Sequence[Tab],
    names: Mapping[str, str],
    written: dt.datetime,
    date1904: bool = False,
    places: Places | None = None,
) -> Made:
    """A complete .xlsx with one sheet a tab, in order, named by `names[tab.key]`. The same input gives the same bytes.

    Every text is inline, none a formula; totals are SUBTOTAL formulas beside their value; a CellRef is a link to the
    cell of that address in the same workbook. Dates count from 1904 where `date1904` says so. The cells bear the style
    numbers of the host that `places` speaks for, else those of the package.
    """
    sheets = [lay_out(tab, names[tab.key], tab.stamp.format(when=moment(written, tab.language))) for tab in tabs]
    package, styles = frame(sheets, written, date1904)
    parts = splice.unpack(package)
    numbers = splice.style_numbers(parts[splice.part(0)])
    if places is not None:
        hosts = places(parts[splice.STYLES])
        numbers = [hosts[number] for number in numbers]
    numbered = dict(zip(styles, numbers, strict=True))
    kinds = bodies(date1904)
    for place, sheet in enumerate(sheets):
        name, area = splice.part(place), f"A1:{column_letters(sheet.right)}{sheet.bottom}"
        parts[name] = splice.fill(parts[name], sheet_rows(sheet, numbered, kinds), links(sheet), area)
        for table in sheet.long:
            splice.stretch(parts, table.name, table.area)
    return Made(splice.pack(parts), lambda: (meant(sheet, date1904) for sheet in sheets))
