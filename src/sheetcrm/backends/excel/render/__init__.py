"""Tabs as an ordinary Excel workbook.

layout (where things stand) -> frame (XlsxWriter: widths, tables, charts, rules, print) -> rows (our own XML for the
cells, many times as fast) -> splice.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import count, takewhile

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

__all__ = ["make", "render", "whole"]


def render(tabs: Sequence[Tab], names: Mapping[str, str], written: dt.datetime, date1904: bool = False) -> bytes:
    """A complete .xlsx with one sheet a tab, in order, named by `names[tab.key]`."""
    return whole(make(tabs, names, written, date1904))


def whole(made: Made) -> bytes:
    """What was made, with its cells."""
    parts = splice.unpack(made.package)
    for place, name in enumerate(takewhile(parts.__contains__, map(splice.part, count()))):
        parts[name] = made.fill(place, parts[name])
    return splice.pack(parts)


def make(
    tabs: Sequence[Tab],
    names: Mapping[str, str],
    written: dt.datetime,
    date1904: bool = False,
    places: Places | None = None,
) -> Made:
    """An .xlsx with one sheet a tab, in order, named by `names[tab.key]`, and the cells that go into each. The same
    input gives the same bytes.

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
    for place, sheet in enumerate(sheets):
        name = splice.part(place)
        parts[name] = splice.bare(parts[name], f"A1:{column_letters(sheet.right)}{sheet.bottom}")
        for table in sheet.long:
            splice.stretch(parts, table.name, table.area)
    splice.finish(parts)
    numbered, kinds = dict(zip(styles, numbers, strict=True)), bodies(date1904)
    return Made(
        splice.pack(parts),
        cells=[sum(len(placed.fields) * (placed.last - placed.header) for placed in sheet.tables) for sheet in sheets],
        rows=lambda place: meant(sheets[place], date1904),
        fill=lambda place, part: splice.fill(part, sheet_rows(sheets[place], numbered, kinds), links(sheets[place])),
    )
