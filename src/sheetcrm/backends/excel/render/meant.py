"""The cells that a sheet is to show, from its tables themselves: what the written workbook is compared with."""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import repeat
from typing import Any

from sheetcrm.core.cells import CellRef
from sheetcrm.report import Label

from .cells import LONGEST, cut, is_day, plain
from .placed import Line, Sheet
from .rows import downwards

NOT_IN_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
Finds = Mapping[type, Callable[[Sequence[Any]], Iterable[object]]]
"""By type of values: what a reader finds in their cells."""


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
        columns = [field.woven({kind: finds[kind](field.of(kind)) for kind in field.types}) for field in item.fields]
        beside = (repeat("", len(item.table.rows)) for _ in pad)
        yield from map(list, zip(*columns, *beside, strict=True))
        if item.total:
            yield [*(found for field in item.fields for found in finds[type(field.total)]([field.total])), *pad]
        row = max(item.header, item.last, item.total) + 1


def _finds(date1904: bool) -> Finds:
    return {
        str: _texts,
        Label: lambda values: _texts([value.text for value in values]),
        CellRef: lambda values: _texts(list(map(str, values))),
        int: lambda values: map(float, values),
        Decimal: lambda values: [float(value) if value.is_finite() else "" for value in values],
        float: lambda values: [value if math.isfinite(value) else "" for value in values],
        dt.date: lambda values: [value if is_day(value, date1904) else value.isoformat() for value in values],
        type(None): lambda values: repeat("", len(values)),
    }


def _texts(values: Sequence[str]) -> Iterable[str]:
    return values if plain(values) else map(_text, values)


def _text(value: str) -> str:
    if len(value) <= LONGEST // 2 and value.isprintable():
        return value
    return NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_" if found[0] >= "\ufffe" else "\ufffd", cut(value))
