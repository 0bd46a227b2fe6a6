"""The ready workbook of `templates/`: where it is, its columns, and how records are put into it."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from .core.cells import column_letters, quote_sheet
from .core.errors import CannotWrite
from .core.models import Model

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

Record = Mapping[str, object]
CLOCKLESS = dt.datetime(2026, 1, 1)


def template(language: str) -> Path:
    """The ready workbook of a language: beside the installed package, else in the checkout."""
    here = Path(__file__).resolve().parent
    name = f"templates/sheetcrm-{language}.xlsx"
    return next(path for path in (here / name, here.parents[1] / name) if path.is_file())


def start(language: str, target: Path, records: Mapping[str, Sequence[Model | Record | str]] | None = None) -> None:
    """A new workbook at `target`, empty or filled with records. Raises CannotWrite where something is there already."""
    if target.exists() or target.is_symlink():
        raise CannotWrite(f"{target} exists already and is never overwritten.", "Give another name.")
    if target.suffix.lower() != ".xlsx":
        raise CannotWrite(f"{target} would be an Excel workbook.", "Give it a name that ends in .xlsx.")
    made = fill(language, records or {})
    try:
        with target.open("xb") as out:
            out.write(made)
    except FileNotFoundError as error:
        raise CannotWrite(f"{target.parent}: no such folder.", "Make it first, or give another path.") from error
    except OSError:
        target.unlink(missing_ok=True)
        raise


def texts(language: str) -> ModuleType:
    """The ready workbook's texts in a language."""
    return import_module(f"sheetcrm.wording.{language}.template")


def headings(table: str, language: str) -> dict[str, str]:
    """Headings by field, in the order of the table's columns."""
    say = texts(language)
    if table in ("opportunities", "activities"):
        whole: dict[str, str] = say.OPPORTUNITY if table == "opportunities" else say.ACTIVITY
        return whole
    return {key.split(".")[1]: text for key, text in say.COLUMNS.items() if key.startswith(f"{table}.")}


def table_name(table: str) -> str:
    """The name that Excel knows a table by, in every language: `loss_reasons` is LossReasons."""
    return table.title().replace("_", "")


def fill(language: str, records: Mapping[str, Sequence[Model | Record | str]]) -> bytes:
    """A filled copy of the ready workbook: models (or plain rows, or names) by table key. A table that is not named
    keeps what it starts with."""
    from openpyxl import load_workbook

    book = load_workbook(template(language))
    tables = {table.displayName: (sheet, table) for sheet in book.worksheets for table in sheet.tables.values()}
    for key, given in records.items():
        sheet, table = tables[table_name(key)]
        rows = [_row(record, tuple(headings(key, language)), language) for record in given]
        _fill_table(book, sheet, table, rows)
    return encoded(book)


def _row(record: Model | Record | str, fields: Iterable[str], language: str) -> list[object]:
    if isinstance(record, str):
        return [record]
    said = dict(record) if isinstance(record, Mapping) else {name: getattr(record, name) for name in fields}
    return [_cell(said.get(name), language) for name in fields]


def _cell(value: object, language: str) -> object:
    choices: dict[str, str] = texts(language).CHOICES
    if isinstance(value, bool):
        return choices["yes" if value else "no"]
    return choices[value.value] if isinstance(value, Enum) else value


def _fill_table(book: "Workbook", sheet: "Worksheet", table: "Table", rows: Sequence[Sequence[object]]) -> None:
    """Puts rows under a table's headings, gives the table its new extent, and points the dropdowns at it."""
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(table.ref))
    last = top + max(1, len(rows))
    formats = [sheet.cell(top + 1, col).number_format for col in range(left, right + 1)]
    for row in range(top + 1, max(bottom, last) + 1):
        values = rows[row - top - 1] if row - top - 1 < len(rows) else [None] * len(formats)
        for col, (value, number_format) in enumerate(zip(values, formats, strict=True), left):
            cell = sheet.cell(row, col)
            cell.value = value  # type: ignore[assignment]
            cell.number_format = number_format
    table.ref = f"{column_letters(left)}{top}:{column_letters(right)}{last}"
    if table.autoFilter is not None:
        table.autoFilter.ref = table.ref
    moved = {
        list_range(sheet.title, col, top + 1, bottom): list_range(sheet.title, col, top + 1, last)
        for col in range(left, right + 1)
    }
    for other in book.worksheets:
        for validation in other.data_validations.dataValidation:
            validation.formula1 = moved.get(validation.formula1 or "", validation.formula1)


def list_range(sheet: str, col: int, top: int, bottom: int) -> str:
    """The cells of one list, as a dropdown names them."""
    letters = column_letters(col)
    return f"{quote_sheet(sheet)}!${letters}${top}:${letters}${bottom}"


def encoded(book: "Workbook") -> bytes:
    """A workbook's file with no clock in it: the same content gives the same bytes."""
    buffer, scrubbed = io.BytesIO(), io.BytesIO()
    book.properties.created = CLOCKLESS
    book.save(buffer)
    stamp = CLOCKLESS.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(buffer) as written, zipfile.ZipFile(scrubbed, "w") as out:
        for name in written.namelist():
            data = written.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            entry = zipfile.ZipInfo(name, CLOCKLESS.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, data)
    return scrubbed.getvalue()
