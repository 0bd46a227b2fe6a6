"""Values as the XML of cells. Text is always inline text: never a formula, never a link of its own accord."""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from sheetcrm.core.cells import CellRef
from sheetcrm.report import Label

LONGEST = 32_767
"""Characters that Excel takes in one cell, those beyond the first 65,536 of Unicode counted twice."""
UNUSUAL = re.compile(r"[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
EPOCH = dt.date(1899, 12, 30).toordinal()
EPOCH_1904 = dt.date(1904, 1, 1).toordinal()
FIRST_DAY = dt.date(1900, 3, 1)
"""Before this day Excel's calendar is off by one (it has a 29 February 1900), and before 1900 it has no dates."""

Bodies = Mapping[type, Callable[..., str]]
"""What turns a value of a type into the body of its cell: all that follows the cell's own attributes."""


def text(value: str) -> str:
    """The body of a cell of text."""
    space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
    return f' t="inlineStr"><is><t{space}>{escape(value)}</t></is></c>'


def escape(value: str) -> str:
    """Text for XML as Excel writes it: control characters as `_x0007_`, too long a text cut with an ellipsis."""
    value = cut(value)
    if value.isprintable() and not ("&" in value or "<" in value or ">" in value or "_x" in value):
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

    return {
        str: text,
        Label: lambda value: text(value.text),
        CellRef: lambda value: text(str(value)),
        int: lambda value: f"><v>{value}</v></c>",
        Decimal: lambda value: f"><v>{value}</v></c>" if value.is_finite() else "/>",
        float: lambda value: f"><v>{value!r}</v></c>" if math.isfinite(value) else "/>",
        dt.date: day,
        type(None): lambda _: "/>",
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
