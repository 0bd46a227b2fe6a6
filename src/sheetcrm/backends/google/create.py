"""A new spreadsheet from the ready workbook of `templates/`: its sheets, dropdowns, formats. Used by `init` only."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sheetcrm.core.cells import column_number
from sheetcrm.core.errors import CannotWrite

from .cells import serial
from .client import Client
from .style import rgb

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

Json = dict[str, Any]
LOCALES = {"en": "en_GB", "it": "it_IT"}
SPARE_ROWS = 500
"""Empty rows below a sheet's content, to be filled in."""


def start(address: str, workbook: bytes, title: str, language: str) -> str:
    """Makes the spreadsheet with the credentials at hand; its address. Raises CannotWrite where one is named."""
    if address != "gsheet:":
        raise CannotWrite(f"{address} is a spreadsheet already.", "Write gsheet: and nothing after it for a new one.")
    return f"gsheet:{create(Client(), workbook, title, language)}"


def create(client: Client, workbook: bytes, title: str, language: str) -> str:
    """Makes the spreadsheet in two requests and gives its id."""
    from openpyxl import load_workbook
    from openpyxl.worksheet.worksheet import Worksheet

    book = load_workbook(io.BytesIO(workbook))
    sheets: list[Worksheet] = [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]
    answer = client.create(creation(sheets, title, language))
    requests = [request for number, sheet in enumerate(sheets, 1) for request in filling(sheet, number)]
    client.batch(answer["spreadsheetId"], {"requests": requests})
    return str(answer["spreadsheetId"])


def creation(sheets: "list[Worksheet]", title: str, language: str) -> Json:
    """The body that makes the empty sheets, numbered from 1 in their order."""
    made = [
        {
            "properties": {
                "sheetId": number,
                "title": sheet.title,
                "gridProperties": {
                    "rowCount": sheet.max_row + SPARE_ROWS,
                    "columnCount": max(sheet.max_column, 1),
                    "frozenRowCount": _frozen(sheet),
                },
            }
        }
        for number, sheet in enumerate(sheets, 1)
    ]
    return {"properties": {"title": title, "locale": LOCALES[language]}, "sheets": made}


def _frozen(sheet: "Worksheet") -> int:
    pane = sheet.freeze_panes
    return int(re.sub(r"\D", "", pane)) - 1 if pane else 0


def filling(sheet: "Worksheet", number: int) -> Iterator[Json]:
    """The requests that fill one sheet: values, formats, widths, dropdowns."""
    rows = [{"values": [_cell(cell) for cell in row]} for row in sheet.iter_rows()]
    fields = "userEnteredValue,userEnteredFormat"
    yield {"updateCells": {"start": {"sheetId": number}, "rows": rows, "fields": fields}}
    yield from _formats(sheet, number)
    for letters, size in sheet.column_dimensions.items():
        place = column_number(letters) - 1
        span = {"sheetId": number, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
        pixels = {"pixelSize": round(size.width * 7 + 5)}
        yield {"updateDimensionProperties": {"range": span, "properties": pixels, "fields": "pixelSize"}}
    for validation in sheet.data_validations.dataValidation:
        yield from _dropdown(validation, number, sheet.max_row)


def _cell(cell: "Cell | MergedCell") -> Json:
    made: Json = {}
    value = cell.value
    if isinstance(value, bool):
        made["userEnteredValue"] = {"boolValue": value}
    elif isinstance(value, int | float):
        made["userEnteredValue"] = {"numberValue": value}
    elif isinstance(value, dt.datetime | dt.date):
        made["userEnteredValue"] = {"numberValue": serial(value.date() if isinstance(value, dt.datetime) else value)}
    elif value is not None:
        made["userEnteredValue"] = {"stringValue": str(value)}
    looks: Json = {}
    if cell.font.b:
        looks["textFormat"] = {"bold": True}
    if cell.fill.fill_type == "solid" and isinstance(cell.fill.fgColor.rgb, str):
        looks["backgroundColorStyle"] = rgb(f"#{cell.fill.fgColor.rgb[-6:]}")
    if cell.font.color is not None and isinstance(cell.font.color.rgb, str):
        looks.setdefault("textFormat", {})["foregroundColorStyle"] = rgb(f"#{cell.font.color.rgb[-6:]}")
    return made | ({"userEnteredFormat": looks} if looks else {})


def _formats(sheet: "Worksheet", number: int) -> Iterator[Json]:
    """Each table's columns in the number formats of their first row, down to the end of the grid."""
    from openpyxl.cell import Cell

    for table in sheet.tables.values():
        (left, top), (right, _) = (_place(corner) for corner in table.ref.split(":"))
        for col in range(left, right + 1):
            cell = sheet.cell(top + 2, col + 1)
            if cell.number_format == "General":
                continue
            kind = (
                "DATE"
                if isinstance(cell, Cell) and cell.is_date
                else "PERCENT"
                if "%" in cell.number_format
                else "NUMBER"
            )
            kind = "TEXT" if cell.number_format == "@" else kind
            area = {"sheetId": number, "startRowIndex": top + 1, "startColumnIndex": col, "endColumnIndex": col + 1}
            looks = {"userEnteredFormat": {"numberFormat": {"type": kind, "pattern": cell.number_format}}}
            yield {"repeatCell": {"range": area, "cell": looks, "fields": "userEnteredFormat.numberFormat"}}


def _dropdown(validation: "DataValidation", number: int, last: int) -> Iterator[Json]:
    """A list's dropdown; one that ends with the table goes on below it, as Excel's tables make it do."""
    if validation.type != "list" or not validation.formula1:
        return
    said = validation.formula1
    if said.startswith('"'):
        condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": one} for one in said.strip('"').split(",")]}
    else:
        condition = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": f"={said}"}]}
    rule = {"condition": condition, "strict": validation.errorStyle in (None, "stop"), "showCustomUi": True}
    for box in validation.sqref.ranges:
        area = {
            "sheetId": number,
            "startRowIndex": box.min_row - 1,
            "endRowIndex": last + SPARE_ROWS if box.max_row > box.min_row else box.max_row,
            "startColumnIndex": box.min_col - 1,
            "endColumnIndex": box.max_col,
        }
        yield {"setDataValidation": {"range": area, "rule": rule}}


def _place(address: str) -> tuple[int, int]:
    """Column and row, from 0."""
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", address.replace("$", "")).groups()  # type: ignore[union-attr]
    return column_number(letters) - 1, int(row) - 1
