"""Requests about sheets and their grids."""

import copy
from typing import Any

from . import masks
from .errors import bad
from .state import Sheet, Spreadsheet, Store, new_sheet

Json = Any


def find(book: Spreadsheet, sheet_id: Json) -> Sheet:
    """The sheet of that id (0 where a proto left it out). Raises GoogleError in Google's words."""
    sheet = book.sheet(int(sheet_id or 0))
    if sheet is None:
        raise bad(f"No sheet with id: {sheet_id or 0}")
    return sheet


def add_sheet(store: Store, book: Spreadsheet, said: Json) -> Json:
    given = said.get("properties") or {}
    title = given.get("title") or f"Sheet{len(book.sheets) + 1}"
    if any(sheet.title.casefold() == title.casefold() for sheet in book.sheets):
        raise bad(f'A sheet with the name "{title}" already exists. Please enter another name.')
    sheet_id = given.get("sheetId")
    if sheet_id is not None and book.sheet(sheet_id):
        raise bad(f"Sheet with id {sheet_id} already exists")
    sheet = new_sheet(title, store.fresh_number() if sheet_id is None else sheet_id)
    extra = {key: value for key, value in given.items() if key not in ("gridProperties", "sheetId", "title", "index")}
    sheet.properties |= copy.deepcopy(extra)
    sheet.properties["gridProperties"] |= given.get("gridProperties") or {}
    place = given.get("index")
    book.sheets.insert(len(book.sheets) if place is None else place, sheet)
    book.renumber()
    return {"addSheet": {"properties": copy.deepcopy(sheet.properties)}}


def delete_sheet(store: Store, book: Spreadsheet, said: Json) -> None:
    sheet = find(book, said.get("sheetId"))
    if len(book.sheets) == 1:
        raise bad("You can't remove all the sheets in a document.")
    book.sheets.remove(sheet)
    book.names = [one for one in book.names if one["range"].get("sheetId", 0) != sheet.id]
    book.renumber()


def update_sheet(store: Store, book: Spreadsheet, said: Json) -> None:
    given, mask = said.get("properties") or {}, masks.required(said)
    sheet = find(book, given.get("sheetId"))
    title = given.get("title")
    if "title" in mask and any(other is not sheet and other.title == title for other in book.sheets):
        raise bad(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if "index" in mask:
        mask.pop("index")
        book.sheets.remove(sheet)
        book.sheets.insert(given.get("index") or 0, sheet)
        book.renumber()
    masks.update(sheet.properties, given, mask)
    _tidy(sheet.properties)
    if all(other.properties.get("hidden") for other in book.sheets):
        raise bad("You can't hide all the sheets in a document.")
    sheet.rows = [row[: sheet.width] for row in sheet.rows[: sheet.height]]


def _tidy(properties: Json) -> None:
    """What Google leaves out of a sheet's properties, and what it adds."""
    grid = properties["gridProperties"]
    for name in ("frozenRowCount", "frozenColumnCount", "hideGridlines"):
        if not grid.get(name):
            grid.pop(name, None)
    if not properties.get("hidden"):
        properties.pop("hidden", None)
    color(properties, "tabColor")


def color(message: Json, name: str) -> None:
    """Keeps a colour and its style twin together, quantised to 1/255, zero channels left out."""
    style = message.get(f"{name}Style") or {}
    given = style.get("rgbColor") if style else message.get(name)
    if given is None:
        message.pop(name, None)
        message.pop(f"{name}Style", None)
        return
    kept = {channel: _float32(int(value * 255 + 1e-6) / 255) for channel, value in given.items() if value}
    message[name] = kept
    message[f"{name}Style"] = {"rgbColor": dict(kept)}


def _float32(value: float) -> float:
    """A float as a 32-bit proto prints it."""
    return int(value) if value == int(value) else float(f"{value:.8g}")


def update_spreadsheet(store: Store, book: Spreadsheet, said: Json) -> None:
    given, mask = said.get("properties") or {}, masks.required(said)
    book.title = given.get("title", book.title) if "title" in mask or "*" in mask else book.title
    book.locale = given.get("locale", book.locale) if "locale" in mask or "*" in mask else book.locale
    book.time_zone = given.get("timeZone", book.time_zone) if "timeZone" in mask or "*" in mask else book.time_zone


def _span(said: Json) -> tuple[str, int, int]:
    span = said.get("range") or said.get("dimensions")
    return span["dimension"], span.get("startIndex") or 0, span.get("endIndex") or 0


def insert_dimension(store: Store, book: Spreadsheet, said: Json) -> None:
    dimension, start, end = _span(said)
    sheet = find(book, said["range"].get("sheetId"))
    grid = sheet.properties["gridProperties"]
    if dimension == "ROWS":
        if start <= len(sheet.rows):
            sheet.rows[start:start] = [[] for _ in range(start, end)]
        grid["rowCount"] += end - start
    else:
        for row in sheet.rows:
            if start < len(row):
                row[start:start] = [None] * (end - start)
        grid["columnCount"] += end - start


def delete_dimension(store: Store, book: Spreadsheet, said: Json) -> None:
    dimension, start, end = _span(said)
    sheet = find(book, said["range"].get("sheetId"))
    grid = sheet.properties["gridProperties"]
    if dimension == "ROWS":
        del sheet.rows[start:end]
        grid["rowCount"] -= end - start
    else:
        for row in sheet.rows:
            del row[start:end]
        grid["columnCount"] -= end - start


def append_dimension(store: Store, book: Spreadsheet, said: Json) -> None:
    grid = find(book, said.get("sheetId")).properties["gridProperties"]
    grid["rowCount" if said["dimension"] == "ROWS" else "columnCount"] += said["length"]


def update_dimension(store: Store, book: Spreadsheet, said: Json) -> None:
    dimension, start, end = _span(said)
    sheet, mask = find(book, said["range"].get("sheetId")), masks.required(said)
    places = sheet.row_properties if dimension == "ROWS" else sheet.column_properties
    for place in range(start, end):
        masks.update(places.setdefault(place, {}), said.get("properties") or {}, mask)


def auto_resize(store: Store, book: Spreadsheet, said: Json) -> None:
    """Widths as Google might choose them: about eight pixels a character."""
    dimension, start, end = _span(said)
    sheet = find(book, said["dimensions"].get("sheetId"))
    for place in range(start, end) if dimension == "COLUMNS" else ():
        texts = (str((row[place] or {}).get("userEnteredValue", {})) for row in sheet.rows if place < len(row))
        sheet.column_properties.setdefault(place, {})["pixelSize"] = 8 * max(map(len, texts), default=12)


def _group_answer(sheet: Sheet, dimension: str, name: str) -> Json:
    return {name: {"dimensionGroups": copy.deepcopy(sheet.groups[dimension])} if sheet.groups[dimension] else {}}


def add_group(store: Store, book: Spreadsheet, said: Json) -> Json:
    dimension, start, end = _span(said)
    sheet = find(book, said["range"].get("sheetId"))
    group = {"range": {"dimension": dimension, "startIndex": start, "endIndex": end}, "depth": 1}
    if sheet.id:
        group["range"]["sheetId"] = sheet.id
    sheet.groups[dimension].append(group)
    sheet.properties["gridProperties"]["rowGroupControlAfter" if dimension == "ROWS" else "columnGroupControlAfter"] = (
        True
    )
    return _group_answer(sheet, dimension, "addDimensionGroup")


def delete_group(store: Store, book: Spreadsheet, said: Json) -> Json:
    dimension, start, end = _span(said)
    sheet = find(book, said["range"].get("sheetId"))
    span = (start, end)
    sheet.groups[dimension] = [
        group for group in sheet.groups[dimension] if (group["range"]["startIndex"], group["range"]["endIndex"]) != span
    ]
    return _group_answer(sheet, dimension, "deleteDimensionGroup")


KINDS = {
    "addSheet": add_sheet,
    "deleteSheet": delete_sheet,
    "updateSheetProperties": update_sheet,
    "updateSpreadsheetProperties": update_spreadsheet,
    "insertDimension": insert_dimension,
    "deleteDimension": delete_dimension,
    "appendDimension": append_dimension,
    "updateDimensionProperties": update_dimension,
    "autoResizeDimensions": auto_resize,
    "addDimensionGroup": add_group,
    "deleteDimensionGroup": delete_group,
}
