"""What a tab's cells say, as a hash: equal before and after a trip through Google, changed by any hand edit."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal

from sheetcrm.core.cells import Cell

Content = Cell | Decimal


def digest(rows: Iterable[Sequence[Content]]) -> str:
    """A hash of the rows' values; blanks at the end of a row, and blank rows at the end, do not count."""
    lines = ["\x1f".join(map(_text, row)).rstrip("\x1f") for row in rows]
    return hashlib.sha256("\x1e".join(lines).rstrip("\x1e").encode()).hexdigest()[:32]


def _text(value: Content) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Decimal | int | float):
        return f"{float(value):.12g}"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)
