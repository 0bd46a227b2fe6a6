"""Values as Google's typed cells. Nothing is parsed on the way: text that begins with = stays text."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sheetcrm.core.cells import CellRef
from sheetcrm.report import Label, Value

Json = dict[str, Any]
EPOCH = dt.date(1899, 12, 30)
MAX_TEXT = 50_000
"""Characters that a cell may hold."""

CONTROLS = {code: " " for code in range(32) if code not in (9, 10)}


def serial(day: dt.date) -> int:
    """A day as Google counts it: 2020-01-01 is 43831."""
    return (day - EPOCH).days


def text(value: str) -> str:
    """A text as a cell can hold it: no control characters, not too long."""
    return value.translate(CONTROLS)[:MAX_TEXT]


def row_data(rows: Iterable[Sequence[Value]], sheets: Mapping[str, int]) -> list[Json]:
    """Rows of CellData. `sheets` gives the id of each sheet by title, so that a CellRef becomes a link."""
    return [{"values": [cell_data(value, sheets) for value in row]} if row else {} for row in rows]


def cell_data(value: Value, sheets: Mapping[str, int]) -> Json:
    """One cell."""
    if value is None or value == "":
        return {}
    if isinstance(value, str):
        return {"userEnteredValue": {"stringValue": text(value)}}
    if isinstance(value, CellRef):
        return _link(value, sheets)
    if isinstance(value, Label):
        return {"userEnteredValue": {"stringValue": text(value.text)}}
    if isinstance(value, dt.date):
        return {"userEnteredValue": {"numberValue": serial(value)}}
    return {"userEnteredValue": {"numberValue": float(value) if isinstance(value, Decimal) else value}}


def _link(ref: CellRef, sheets: Mapping[str, int]) -> Json:
    cell: Json = {"userEnteredValue": {"stringValue": text(str(ref))}}
    if ref.sheet in sheets:
        uri = f"#gid={sheets[ref.sheet]}&range={ref.address}"
        cell["userEnteredFormat"] = {"textFormat": {"link": {"uri": uri}}}
    return cell


def content(rows: Iterable[Sequence[Value]]) -> list[list[str | float | None]]:
    """The same values as a reader finds them afterwards: what a hash of our tab is made of."""
    return [[_found(value) for value in row] for row in rows]


def _found(value: Value) -> str | float | None:
    if value is None or value == "":
        return None
    if isinstance(value, str | Label | CellRef):
        return text(str(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    return float(value)
