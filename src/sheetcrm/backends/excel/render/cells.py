"""Values as the XML of cells. Text is always inline text: never a formula, never a link of its own accord."""

import datetime as dt
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import repeat
from operator import eq
from typing import Any

from sheetcrm.core.cells import CellRef
from sheetcrm.report import Label

LONGEST = 32_767
"""Characters that Excel takes in one cell, those beyond the first 65,536 of Unicode counted twice."""
UNUSUAL = re.compile(r"[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
EPOCH = dt.date(1899, 12, 30).toordinal()
EPOCH_1904 = dt.date(1904, 1, 1).toordinal()
FIRST_DAY = dt.date(1900, 3, 1)
"""Before this day Excel's calendar is off by one (it has a 29 February 1900), and before 1900 it has no dates."""

Bodies = Mapping[type, Callable[[Sequence[Any], str, str], Iterable[str]]]
"""What turns values of a type into the bodies of their cells, all that follows the cell's own attributes, each with
something before and after."""


def text(value: str) -> str:
    """The body of a cell of text."""
    space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
    return f' t="inlineStr"><is><t{space}>{escape(value)}</t></is></c>'


def texts(values: Sequence[str], before: str, after: str) -> Iterable[str]:
    """The bodies of many cells of text. Texts repeat: each different one is made once where that is less work."""
    different = dict.fromkeys(values)  # in their order, as they lie in memory
    if not (plain(different) and all(map(eq, different, map(str.strip, different)))):
        made = {value: f"{before}{text(value)}{after}" for value in different}
        return map(made.__getitem__, values)
    start, end = f'{before} t="inlineStr"><is><t>', f"</t></is></c>{after}"
    if len(different) > len(values) // 2:
        return (f"{start}{value}{end}" for value in values)
    made = {value: f"{start}{value}{end}" for value in different}
    return map(made.__getitem__, values)


def numbers(is_finite: Callable[[Any], bool], values: Sequence[Any], before: str, after: str) -> Iterable[str]:
    """The bodies of many cells of numbers, blank where one is none."""
    start, end = f"{before}><v>", f"</v></c>{after}"
    if all(map(is_finite, values)):
        return (f"{start}{said}{end}" for said in map(str, values))
    return (f"{start}{value}{end}" if is_finite(value) else f"{before}/>{after}" for value in values)


def plain(values: Collection[str]) -> bool:
    """Whether `escape` changes none of these texts: far quicker to see for all at once."""
    return not needs_escape("".join(values)) and max(map(len, values), default=0) <= LONGEST // 2


def needs_escape(value: str) -> bool:
    """Whether a text holds what is written otherwise, or may be."""
    return not value.isprintable() or "&" in value or "<" in value or ">" in value or "_x" in value


def escape(value: str) -> str:
    """Text for XML as Excel writes it: control characters as `_x0007_`, too long a text cut with an ellipsis."""
    value = cut(value)
    if not needs_escape(value):
        return value  # nearly all are, and this is seen ten times as fast as by searching
    return UNUSUAL.sub(_entity, value)


def cut(value: str) -> str:
    """As much of a text as Excel takes in one cell, ending in an ellipsis where that is not all."""
    if len(value) <= LONGEST // 2:
        return value
    units = value.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST:
        return value
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def formula(expression: str, value: str) -> str:
    """The body of a cell with a formula; `value` is the body of a number, which stays as the value it had."""
    return f"><f>{expression}</f>{value.removeprefix('>')}"


def is_day(value: dt.date, date1904: bool) -> bool:
    """Whether Excel has this day, as it counts them."""
    return value >= FIRST_DAY and value.toordinal() >= (EPOCH_1904 if date1904 else EPOCH)


def bodies(date1904: bool) -> Bodies:
    """How each type of value is written; dates count from 1904 where `date1904` says so."""
    epoch = EPOCH_1904 if date1904 else EPOCH

    def day(value: dt.date) -> str:
        if not is_day(value, date1904):
            return text(value.isoformat())
        return f"><v>{value.toordinal() - epoch}</v></c>"

    def days(values: Sequence[dt.date], before: str, after: str) -> Iterable[str]:
        made = {value: f"{before}{day(value)}{after}" for value in set(values)}
        return map(made.__getitem__, values)

    return {
        str: texts,
        Label: lambda values, before, after: texts([value.text for value in values], before, after),
        CellRef: lambda values, before, after: texts(list(map(str, values)), before, after),
        int: partial(numbers, lambda _: True),
        Decimal: partial(numbers, Decimal.is_finite),
        float: partial(numbers, math.isfinite),
        dt.date: days,
        type(None): lambda values, before, after: repeat(f"{before}/>{after}", len(values)),
    }


def join(rows: Iterable[Iterable[str]], first: int, sizes: Mapping[int, str]) -> Iterable[str]:
    """Rows from row number `first` on, each made of its cells; `sizes` are attributes by row number."""
    for number, cells in enumerate(rows, first):
        yield f'<row r="{number}"{sizes.get(number, "")}>{"".join(cells)}</row>'


def _entity(match: re.Match[str]) -> str:
    found = match[0]
    if found in "&<>":
        return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[found]
    if found in "\t\n":
        return found
    if found.startswith("_x") and len(found) > 1:
        return "_x005F" + found
    return "\ufffd" if "\ud800" <= found <= "\udfff" else f"_x{ord(found):04X}_"
