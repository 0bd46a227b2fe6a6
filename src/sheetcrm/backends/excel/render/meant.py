"""The cells that a sheet is to show, from its tables themselves: what the written workbook is compared with."""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from sheetcrm.core.cells import CellRef
from sheetcrm.report import Label

from .cells import LONGEST, cut, is_day
from .content import Field
from .layout import Line, Sheet
from .rows import REPEATED, downwards

NOT_IN_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
Finds = Mapping[type, Callable[..., object]]
"""By type of value: what a reader finds in its cell."""


def meant(sheet: Sheet, date1904: bool) -> Iterator[Sequence[object]]:
    """The rows of a sheet from row 1 on, as a reader finds them."""
    finds = _finds(date1904)
    width = max((len(placed.fields) for placed in sheet.tables), default=1)
    blank: list[object] = [""] * width
    row = 1
    for item in downwards(sheet):
        top = item.row if isinstance(item, Line) else item.header
        yield from (blank for _ in range(top - row))
        if isinstance(item, Line):
            yield [_text(item.text), *blank[1:]]
            row = top + 1
            continue
        pad = blank[len(item.fields) :]
        yield [*map(_text, item.headings), *pad]
        yield from ([*cells, *pad] for cells in zip(*(_column(field, finds) for field in item.fields), strict=True))
        if item.total:
            yield [*(finds[type(field.total)](field.total) for field in item.fields), *pad]
        row = max(item.header, item.last, item.total) + 1


def _column(field: Field, finds: Finds) -> list[object]:
    """What a reader finds in a column. Texts repeat: each different one is looked at once."""
    if field.types <= REPEATED:
        found = {value: finds[type(value)](value) for value in set(field.values)}
        return [found[value] for value in field.values]
    return [finds[type(value)](value) for value in field.values]


def _finds(date1904: bool) -> Finds:
    return {
        str: _text,
        Label: lambda value: _text(value.text),
        CellRef: lambda value: _text(str(value)),
        int: float,
        Decimal: lambda value: float(value) if value.is_finite() else "",
        float: lambda value: value if math.isfinite(value) else "",
        dt.date: lambda value: value if is_day(value, date1904) else value.isoformat(),
        type(None): lambda _: "",
    }


def _text(value: str) -> str:
    if len(value) <= LONGEST // 2 and value.isprintable():
        return value
    return NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_" if found[0] >= "\ufffe" else "\ufffd", cut(value))
