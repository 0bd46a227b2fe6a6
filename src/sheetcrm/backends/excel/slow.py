"""Reading by openpyxl, for the few good workbooks that python-calamine refuses: ten times as slow, same values."""

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sheetcrm.core.cells import UNCACHED, Cell, ErrorCell

from .refusals import damaged

BROKEN = (LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError, RecursionError)
"""What openpyxl raises on files that are not what they should be, beside its own and those of unpacking."""


def read_rows(data: bytes, name: str, sheets: Sequence[str]) -> dict[str, list[list[Cell]]]:
    """The cells of these sheets from A1 on. Raises UnreadableBook where openpyxl refuses the file as well."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about features that a reader of values does not need
            values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            formulas = load_workbook(io.BytesIO(data), read_only=True)
            return {sheet: _sheet(values[sheet], formulas[sheet]) for sheet in sheets}
    except (*BROKEN, InvalidFileException, zipfile.BadZipFile, zlib.error):
        raise damaged(name, "its sheets do not follow the format") from None


def _sheet(values: Any, formulas: Any) -> list[list[Cell]]:
    """One sheet's rows, each as long as the longest. Two views are read side by side: one knows the values, the other
    where formulas are."""
    values.reset_dimensions()
    formulas.reset_dimensions()
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    rows = [[_cell(value, formula) for value, formula in zip(*pair, strict=True)] for pair in pairs]
    return _even(rows)


def _even(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    width = max(map(_width, rows), default=0)
    return [row[:width] + [None] * (width - len(row)) for row in rows]


def _width(row: Iterable[Cell]) -> int:
    return max((place for place, value in enumerate(row, 1) if value is not None), default=0)


def _cell(value: Any, formula: Any) -> Cell:
    """A cell as the fast reader gives it."""
    found = value.value
    if found is None or found == "":
        return UNCACHED if found is None and formula.data_type == "f" else None
    if value.data_type == "e":
        return ErrorCell(str(found))
    if isinstance(found, dt.datetime) and found.time() == dt.time():
        return found.date()
    if isinstance(found, int) and not isinstance(found, bool):
        return float(found)
    return found  # type: ignore[no-any-return]
