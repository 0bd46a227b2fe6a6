"""`spreadsheets.get`: a spreadsheet as JSON, only what the field mask asks for."""

import copy
from typing import Any

from . import a1, masks
from .contract import parse_mask
from .state import DEFAULT_FORMAT, CellData, Sheet, Spreadsheet
from .values import effective, formatted

Json = Any
EDITOR = "tester@example.iam.gserviceaccount.com"
URL = "https://docs.google.com/spreadsheets/d/{}/edit"


def get(book: Spreadsheet, ranges: list[str], grid: bool, mask_text: str) -> Json:
    """The spreadsheet; a field mask that names `data` brings the cells, as `includeGridData` does without a mask."""
    mask = parse_mask(mask_text) if mask_text else {}
    wanted = (mask.get("sheets", {}).get("data") if mask else None) if mask else ({} if grid else None)
    chosen: dict[int, list[tuple[int, int, int, int]]] = {}
    for text in ranges:
        sheet, box = a1.parse(book, text)
        chosen.setdefault(sheet.id, []).append(box)
    sheets = [sheet for sheet in book.sheets if not ranges or sheet.id in chosen]
    answer = {
        "spreadsheetId": book.id,
        "properties": _properties(book),
        "sheets": [_sheet(sheet, chosen.get(sheet.id, []), wanted, mask.get("sheets", {})) for sheet in sheets],
        "spreadsheetUrl": URL.format(book.id),
    }
    if book.names:
        answer["namedRanges"] = copy.deepcopy(book.names)
    if book.metadata:
        answer["developerMetadata"] = copy.deepcopy(book.metadata)
    if not mask:
        return answer
    top = {name: masks.keep(answer[name], inner) for name, inner in mask.items() if name in answer and name != "sheets"}
    return top | ({"sheets": answer["sheets"]} if "sheets" in mask else {})


def _properties(book: Spreadsheet) -> Json:
    return {
        "title": book.title,
        "locale": book.locale,
        "autoRecalc": "ON_CHANGE",
        "timeZone": book.time_zone,
        "defaultFormat": copy.deepcopy(DEFAULT_FORMAT),
        "spreadsheetTheme": {"primaryFontFamily": "Arial", "themeColors": []},
    }


def _sheet(sheet: Sheet, chosen: list[tuple[int, int, int, int]], wanted: Json, mask: Json) -> Json:
    answer: dict[str, Json] = {"properties": copy.deepcopy(sheet.properties)}
    protected = [{**one, "editors": {"users": [EDITOR]}} for one in sheet.protected]
    optional = {
        "merges": sheet.merges,
        "basicFilter": sheet.filter,
        "protectedRanges": protected,
        "conditionalFormats": sheet.conditional,
        "charts": sheet.charts,
        "developerMetadata": sheet.metadata,
        "tables": sheet.tables,
        "rowGroups": sheet.groups["ROWS"],
        "columnGroups": sheet.groups["COLUMNS"],
    }
    answer |= {name: copy.deepcopy(value) for name, value in optional.items() if value}
    seen = {name: masks.keep(answer[name], inner) for name, inner in mask.items() if name in answer} if mask else answer
    if wanted is not None:
        whole = [(0, 0, sheet.height, sheet.width)]
        seen["data"] = [_data(sheet, box, wanted) for box in (chosen or whole)]
    return seen


def _data(sheet: Sheet, box: tuple[int, int, int, int], wanted: dict[str, Json]) -> Json:
    top, left, bottom, right = box
    answer: dict[str, Json] = {}
    if top and _asked(wanted, "startRow"):
        answer["startRow"] = top
    if left and _asked(wanted, "startColumn"):
        answer["startColumn"] = left
    if _asked(wanted, "rowData"):
        cell_mask = wanted.get("rowData", {}).get("values", {}) if wanted else {}
        rows = [_row(sheet.rows[row][left:right], cell_mask) for row in range(top, min(bottom, len(sheet.rows)))]
        while rows and not rows[-1]:
            rows.pop()
        if rows:
            answer["rowData"] = rows
    for name, properties, size, span in (
        ("rowMetadata", sheet.row_properties, 21, range(top, bottom)),
        ("columnMetadata", sheet.column_properties, 100, range(left, right)),
    ):
        if _asked(wanted, name):
            listed = [{"pixelSize": size, **properties.get(place, {})} for place in span]
            answer[name] = masks.keep(listed, wanted.get(name, {}) if wanted else {})
    return answer


def _asked(wanted: dict[str, Json], name: str) -> bool:
    return not wanted or name in wanted or "*" in wanted


def _row(row: list[CellData | None], mask: dict[str, Json]) -> Json:
    values = [_cell(cell, mask) if cell else {} for cell in row]
    while values and not values[-1]:
        values.pop()
    return {"values": values} if values else {}


def _cell(cell: CellData, mask: dict[str, Json]) -> Json:
    seen: dict[str, Json] = {}
    for name in mask or (
        "userEnteredValue",
        "effectiveValue",
        "formattedValue",
        "userEnteredFormat",
        "effectiveFormat",
        "note",
    ):
        value = _field(cell, name)
        if value is not None:
            inner = mask.get(name) if mask else None
            kept = masks.keep(value, inner) if inner else value
            if kept != {} or not inner:
                seen[name] = kept
    return seen


def _field(cell: CellData, name: str) -> Json:
    if name == "effectiveValue":
        return effective(cell)
    if name == "effectiveFormat":
        return cell.get("userEnteredFormat")
    if name == "formattedValue":
        return formatted(cell) if cell.get("userEnteredValue") else None
    return cell.get(name)
