"""Excel files in and out of the server, as an upload and a download of Google's would carry them."""

import datetime as dt
import re
import warnings
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from .state import CellData, Sheet, Spreadsheet, Store, new_sheet
from .values import EPOCH, effective

Json = Any
MIDNIGHT = dt.datetime(1899, 12, 30)
ERRORS = {
    "#N/A": "N_A",
    "#REF!": "REF",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#VALUE!": "VALUE",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#NULL!": "NULL_VALUE",
}


def load(path: Path, book_id: str, store: Store) -> Spreadsheet:
    """A spreadsheet from an .xlsx: values, formulas with their cached results, number formats, tables, hidden rows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl drops of a real workbook does not matter here
        formulas, cached = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    sheets = [
        _sheet(formulas[name], cached[name], store.fresh_number() if place else 0, place)
        for place, name in enumerate(ws.title for ws in formulas.worksheets)
    ]
    return Spreadsheet(book_id, path.stem, sheets)


def _sheet(formulas: Worksheet, cached: Worksheet, number: int, index: int) -> Sheet:
    sheet = new_sheet(formulas.title, number, max(formulas.max_row, 1), max(formulas.max_column, 1), index)
    if formulas.sheet_state != "visible":
        sheet.properties["hidden"] = True
    for entered, shown in zip(formulas.iter_rows(), cached.iter_rows(), strict=True):
        row = [_cell(one, two) for one, two in zip(entered, shown, strict=True)]
        while row and row[-1] is None:
            row.pop()
        sheet.rows.append(row)
    for place, size in formulas.row_dimensions.items():
        if size.hidden:
            sheet.row_properties[place - 1] = {"hiddenByUser": True}
    for merge in formulas.merged_cells.ranges:
        sheet.merges.append(_area(sheet, (merge.min_row, merge.min_col, merge.max_row, merge.max_col)))
    for table in formulas.tables.values():
        bounds = openpyxl.utils.range_boundaries(table.ref)
        area = _area(sheet, (bounds[1], bounds[0], bounds[3], bounds[2]))
        sheet.tables.append({"tableId": str(table.id), "name": table.displayName, "range": area})
    return sheet


def _area(sheet: Sheet, box: tuple[int, int, int, int]) -> Json:
    top, left, bottom, right = box
    area = {
        "startRowIndex": top - 1,
        "endRowIndex": bottom,
        "startColumnIndex": left - 1,
        "endColumnIndex": right,
    }
    return area | ({"sheetId": sheet.id} if sheet.id else {})


def _cell(entered: Any, shown: Any) -> CellData | None:
    value = entered.value
    if value is None:
        return None
    cell: CellData = {}
    if entered.data_type == "f":
        text = value if isinstance(value, str) else getattr(value, "text", None) or "=0"
        cell["userEnteredValue"] = {"formulaValue": text if text.startswith("=") else f"={text}"}
        cell["computed"] = _value(shown.value, shown.data_type) or {"stringValue": ""}
    else:
        cell["userEnteredValue"] = _value(value, entered.data_type)
    pattern = _format(entered)
    if pattern:
        cell["userEnteredFormat"] = {"numberFormat": pattern}
    return cell


def _value(value: Any, kind: str) -> Json:
    if value is None:
        return None
    if kind == "e":
        return {"errorValue": {"type": ERRORS.get(value, "ERROR"), "message": str(value)}}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int | float | Decimal):
        return {"numberValue": value}
    if isinstance(value, dt.datetime):
        return {"numberValue": _plain((value - MIDNIGHT) / dt.timedelta(days=1))}
    if isinstance(value, dt.date):
        return {"numberValue": (value - EPOCH).days}
    if isinstance(value, dt.time):
        return {"numberValue": (value.hour * 3600 + value.minute * 60 + value.second) / 86400}
    if isinstance(value, dt.timedelta):
        return {"numberValue": value / dt.timedelta(days=1)}
    return {"stringValue": str(value)}


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number


def _format(cell: Cell) -> Json:
    pattern = cell.number_format
    if pattern == "General":
        return None
    if cell.is_date:
        timed = re.search(r"[hs]", pattern)
        dated = re.search(r"[yd]", pattern)
        return {"type": "DATE_TIME" if timed and dated else "TIME" if timed else "DATE", "pattern": pattern}
    if "%" in pattern:
        return {"type": "PERCENT", "pattern": pattern}
    if re.search(r"[€$£¥]|\[\$", pattern):
        return {"type": "CURRENCY", "pattern": pattern}
    return {"type": "TEXT" if pattern == "@" else "NUMBER", "pattern": pattern}


def save(book: Spreadsheet, path: Path) -> None:
    """The spreadsheet's values as an .xlsx: what a download gives, as far as values and their types go."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for sheet in book.sheets:
        target = made.create_sheet(sheet.title)
        for place, row in enumerate(sheet.rows, 1):
            for col, cell in enumerate(row, 1):
                if cell and cell.get("userEnteredValue"):
                    _export(target.cell(place, col), cell)
    made.save(path)


def _export(target: Any, cell: CellData) -> None:
    value = effective(cell) or {}
    pattern = (cell.get("userEnteredFormat") or {}).get("numberFormat") or {}
    if "stringValue" in value:
        target.value = value["stringValue"]
        target.data_type = "s"
    elif "errorValue" in value:
        target.value = next((text for text, name in ERRORS.items() if name == value["errorValue"]["type"]), "#N/A")
        target.data_type = "e"
    elif "numberValue" in value and pattern.get("type") in ("DATE", "DATE_TIME"):
        moment = MIDNIGHT + dt.timedelta(days=value["numberValue"])
        target.value = moment if pattern["type"] == "DATE_TIME" else moment.date()
    else:
        target.value = next(iter(value.values()), None)
    if pattern.get("pattern"):
        target.number_format = pattern["pattern"]
