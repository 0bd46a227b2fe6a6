"""Requests to answers: which part of the two APIs answers what."""

from typing import Any

from . import batch, drive, read, values
from .contract import contract
from .errors import GoogleError, forbidden, missing, unknown
from .state import Spreadsheet, Store, new_sheet

Json = Any
Query = list[tuple[str, str]]


def answer(store: Store, verb: str, path: str, query: Query, body: Json) -> Json:
    """The JSON answer of one request; None is 204. Raises GoogleError."""
    name = "drive.v3" if path.startswith("/drive/") else "sheets.v4"
    found = contract(name).route(verb, path)
    if found is None:
        raise unknown(f"{verb} {path}")
    method, places = found
    if name == "sheets.v4":
        contract(name).judge_query(method, query)
    contract(name).judge_body(method, body)
    handler = HANDLERS.get(method["id"])
    if handler is None:
        raise unknown(method["id"])
    return handler(store, places, query, body or {})


def _book(store: Store, places: dict[str, str], name: str = "spreadsheetId") -> Spreadsheet:
    book = store.books.get(places[name])
    if book is None:
        raise missing() if name == "spreadsheetId" else drive.missing_file(places[name])
    if not book.shared:
        raise forbidden()
    return book


def _sheets_book(store: Store, places: dict[str, str], writing: bool = False) -> Spreadsheet:
    book = _book(store, places)
    if book.mime_type != "application/vnd.google-apps.spreadsheet":
        raise GoogleError(400, "FAILED_PRECONDITION", "This operation is not supported for this document")
    if writing and not book.can_edit:
        raise forbidden()
    return book


def _get(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    said = dict(query)
    if mask := said.get("fields"):
        contract("sheets.v4").judge_mask("Spreadsheet", mask)
    ranges = [value for name, value in query if name == "ranges"]
    grid = said.get("includeGridData", "").lower() == "true"
    return read.get(_sheets_book(store, places), ranges, grid, said.get("fields", ""))


def _create(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    properties = body.get("properties") or {}
    book = store.create(properties.get("title") or "Untitled spreadsheet")
    book.locale = properties.get("locale") or book.locale
    book.time_zone = properties.get("timeZone") or book.time_zone
    given = body.get("sheets") or []
    if given:
        book.sheets = []
    for place, one in enumerate(given):
        said = one.get("properties") or {}
        number = said.get("sheetId")
        sheet = new_sheet(said.get("title") or f"Sheet{place + 1}", store.fresh_number() if number is None else number)
        sheet.properties["gridProperties"] |= said.get("gridProperties") or {}
        book.sheets.append(sheet)
    book.renumber()
    return read.get(book, [], False, dict(query).get("fields", ""))


def _batch(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    book = _sheets_book(store, places, writing=True)
    for request in body.get("requests") or []:
        for kind, said in request.items():
            if said and said.get("fields") and kind in MASKED:
                contract("sheets.v4").judge_mask(MASKED[kind], said["fields"])
    store.books[book.id], said = batch.apply(store, book, body)
    return said


MASKED = {
    "updateSheetProperties": "SheetProperties",
    "updateSpreadsheetProperties": "SpreadsheetProperties",
    "updateCells": "CellData",
    "repeatCell": "CellData",
    "updateDimensionProperties": "DimensionProperties",
    "updateProtectedRange": "ProtectedRange",
    "updateNamedRange": "NamedRange",
    "updateDeveloperMetadata": "DeveloperMetadata",
}


def _changed(store: Store, book: Spreadsheet) -> Spreadsheet:
    draft = book.draft()
    draft.version += 1
    store.books[book.id] = draft
    return draft


def _values_get(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    return values.get(_sheets_book(store, places), places["range"], dict(query))


def _values_batch_get(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    book, said = _sheets_book(store, places), dict(query)
    ranges = [values.get(book, value, said) for name, value in query if name == "ranges"]
    return {"spreadsheetId": book.id, "valueRanges": ranges}


def _values_put(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    book = _changed(store, _sheets_book(store, places, writing=True))
    return values.put(book, places["range"], body, dict(query).get("valueInputOption", ""))


def _values_append(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    book = _changed(store, _sheets_book(store, places, writing=True))
    return values.append(book, places["range"], body, dict(query).get("valueInputOption", ""))


def _values_clear(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    book = _changed(store, _sheets_book(store, places, writing=True))
    return {"spreadsheetId": book.id, "clearedRange": values.clear(book, places["range"])}


def _values_batch_clear(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    book = _changed(store, _sheets_book(store, places, writing=True))
    return {"spreadsheetId": book.id, "clearedRanges": [values.clear(book, text) for text in body["ranges"]]}


def _values_batch_put(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    book = _changed(store, _sheets_book(store, places, writing=True))
    done = [values.put(book, one["range"], one, body["valueInputOption"]) for one in body["data"]]
    return {
        "spreadsheetId": book.id,
        "totalUpdatedRows": sum(one["updatedRows"] for one in done),
        "totalUpdatedColumns": max(one["updatedColumns"] for one in done),
        "totalUpdatedCells": sum(one["updatedCells"] for one in done),
        "totalUpdatedSheets": 1,
        "responses": done,
    }


def _file_get(store: Store, places: dict[str, str], query: Query, body: Json) -> Json:
    return drive.describe(_book(store, places, "fileId"), dict(query).get("fields", ""))


def _file_delete(store: Store, places: dict[str, str], query: Query, body: Json) -> None:
    drive.delete(store, places["fileId"])


HANDLERS = {
    "sheets.spreadsheets.get": _get,
    "sheets.spreadsheets.create": _create,
    "sheets.spreadsheets.batchUpdate": _batch,
    "sheets.spreadsheets.values.get": _values_get,
    "sheets.spreadsheets.values.batchGet": _values_batch_get,
    "sheets.spreadsheets.values.update": _values_put,
    "sheets.spreadsheets.values.append": _values_append,
    "sheets.spreadsheets.values.clear": _values_clear,
    "sheets.spreadsheets.values.batchClear": _values_batch_clear,
    "sheets.spreadsheets.values.batchUpdate": _values_batch_put,
    "drive.files.create": lambda store, places, query, body: drive.create(store, body),
    "drive.files.get": _file_get,
    "drive.files.delete": _file_delete,
}
