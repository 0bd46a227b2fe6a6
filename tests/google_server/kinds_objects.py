"""Requests about what lies over a grid: names, filters, protections, conditional formats, charts, metadata, tables."""

import copy
from typing import Any

from . import masks
from .errors import bad
from .kinds_grid import find
from .state import Sheet, Spreadsheet, Store, boxes

Json = Any


def _area(sheet: Sheet, box: Json) -> Json:
    """A GridRange as Google gives it back: closed, sheet 0 left out."""
    top, left, bottom, right = boxes(sheet, box)
    area = {"startRowIndex": top, "endRowIndex": bottom, "startColumnIndex": left, "endColumnIndex": right}
    return area | ({"sheetId": sheet.id} if sheet.id else {})


def add_name(store: Store, book: Spreadsheet, said: Json) -> Json:
    given = said["namedRange"]
    if any(one["name"] == given["name"] for one in book.names):
        raise bad(f"A named range with name {given['name']} already exists.")
    area = _area(find(book, given["range"].get("sheetId")), given["range"])
    made = {
        "namedRangeId": given.get("namedRangeId") or str(store.fresh_number()),
        "name": given["name"],
        "range": area,
    }
    book.names.append(made)
    return {"addNamedRange": {"namedRange": copy.deepcopy(made)}}


def update_name(store: Store, book: Spreadsheet, said: Json) -> None:
    given, mask = said["namedRange"], masks.required(said)
    one = next((one for one in book.names if one["namedRangeId"] == given["namedRangeId"]), None)
    if one is None:
        raise bad(f"No named range with id: {given['namedRangeId']}")
    masks.update(one, given, mask)
    one["range"] = _area(find(book, one["range"].get("sheetId")), one["range"])


def delete_name(store: Store, book: Spreadsheet, said: Json) -> None:
    book.names = [one for one in book.names if one["namedRangeId"] != said["namedRangeId"]]


def set_filter(store: Store, book: Spreadsheet, said: Json) -> None:
    given = said["filter"]
    sheet = find(book, given["range"].get("sheetId"))
    sheet.filter = {**copy.deepcopy(given), "range": _area(sheet, given["range"])}


def clear_filter(store: Store, book: Spreadsheet, said: Json) -> None:
    find(book, said.get("sheetId")).filter = None


def add_protected(store: Store, book: Spreadsheet, said: Json) -> Json:
    given = said["protectedRange"]
    sheet = find(book, given["range"].get("sheetId"))
    number = given.get("protectedRangeId")
    if number is not None and any(
        one["protectedRangeId"] == number for other in book.sheets for one in other.protected
    ):
        raise bad(f"Protected range with id {number} already exists")
    made = {"protectedRangeId": number or store.fresh_number(), "range": _area(sheet, given["range"])}
    if given.get("description"):
        made["description"] = given["description"]
    if given.get("warningOnly"):
        made["warningOnly"] = True
    made["requestingUserCanEdit"] = True
    sheet.protected.append(made)
    return {"addProtectedRange": {"protectedRange": {**copy.deepcopy(made), "editors": {}}}}


def _protected(book: Spreadsheet, number: Json) -> tuple[Sheet, Json]:
    for sheet in book.sheets:
        for one in sheet.protected:
            if one["protectedRangeId"] == number:
                return sheet, one
    raise bad(f"No protected range with id: {number}")


def update_protected(store: Store, book: Spreadsheet, said: Json) -> None:
    given, mask = said["protectedRange"], masks.required(said)
    sheet, one = _protected(book, given.get("protectedRangeId"))
    masks.update(one, given, mask)
    one["range"] = _area(sheet, one["range"])


def delete_protected(store: Store, book: Spreadsheet, said: Json) -> None:
    sheet, one = _protected(book, said.get("protectedRangeId"))
    sheet.protected.remove(one)


def add_conditional(store: Store, book: Spreadsheet, said: Json) -> None:
    rule = copy.deepcopy(said["rule"])
    if not rule.get("ranges"):
        raise bad("No ranges given")
    sheet = find(book, rule["ranges"][0].get("sheetId"))
    place = said.get("index") or 0
    if place > len(sheet.conditional):
        raise bad(f"No conditional format on sheet: {sheet.id} at index: {place}")
    sheet.conditional.insert(place, rule)


def delete_conditional(store: Store, book: Spreadsheet, said: Json) -> Json:
    sheet, place = find(book, said.get("sheetId")), said.get("index") or 0
    if place >= len(sheet.conditional):
        raise bad(f"No conditional format on sheet: {sheet.id} at index: {place}")
    return {"deleteConditionalFormatRule": {"rule": sheet.conditional.pop(place)}}


def add_chart(store: Store, book: Spreadsheet, said: Json) -> Json:
    chart = copy.deepcopy(said["chart"])
    anchor = ((chart.get("position") or {}).get("overlayPosition") or {}).get("anchorCell") or {}
    sheet = find(book, anchor.get("sheetId"))
    number = chart.setdefault("chartId", store.fresh_number())
    if any(one["chartId"] == number for other in book.sheets for one in other.charts):
        raise bad(f"Chart with id {number} already exists")
    _sources(book, chart.get("spec"))
    sheet.charts.append(chart)
    return {"addChart": {"chart": copy.deepcopy(chart)}}


def _sources(book: Spreadsheet, node: Json) -> None:
    """Every range that a chart draws must lie inside a grid that exists."""
    if isinstance(node, dict):
        for area in (node.get("sourceRange") or {}).get("sources", ()) if "sourceRange" in node else ():
            sheet = find(book, area.get("sheetId"))
            if boxes(sheet, area)[2] > sheet.height or boxes(sheet, area)[3] > sheet.width:
                raise bad("Chart source range exceeds grid limits")
        for inner in node.values():
            _sources(book, inner)
    elif isinstance(node, list):
        for inner in node:
            _sources(book, inner)


def _chart(book: Spreadsheet, number: Json) -> tuple[Sheet, Json]:
    for sheet in book.sheets:
        for chart in sheet.charts:
            if chart["chartId"] == number:
                return sheet, chart
    raise bad(f"No chart with id: {number}")


def update_chart(store: Store, book: Spreadsheet, said: Json) -> None:
    _, chart = _chart(book, said.get("chartId"))
    _sources(book, said["spec"])
    chart["spec"] = copy.deepcopy(said["spec"])


def delete_object(store: Store, book: Spreadsheet, said: Json) -> None:
    sheet, chart = _chart(book, said.get("objectId"))
    sheet.charts.remove(chart)


def _holder(book: Spreadsheet, location: Json) -> list[Json]:
    if location.get("spreadsheet"):
        return book.metadata
    if "sheetId" in location:
        return find(book, location["sheetId"]).metadata
    raise bad("Developer metadata needs a location")


def create_metadata(store: Store, book: Spreadsheet, said: Json) -> Json:
    made = copy.deepcopy(said["developerMetadata"])
    number = made.setdefault("metadataId", store.fresh_number())
    held = [one for owner in (book, *book.sheets) for one in owner.metadata]
    if any(one["metadataId"] == number for one in held):
        raise bad(f"Developer metadata with ID {number} already exists")
    if not made.get("visibility"):
        raise bad("Developer metadata visibility must be specified")
    _holder(book, made["location"]).append(made)
    return {"createDeveloperMetadata": {"developerMetadata": copy.deepcopy(made)}}


def update_metadata(store: Store, book: Spreadsheet, said: Json) -> Json:
    given, mask = said["developerMetadata"], masks.required(said)
    numbers = {found["developerMetadataLookup"].get("metadataId") for found in said["dataFilters"]}
    changed = [one for owner in (book, *book.sheets) for one in owner.metadata if one["metadataId"] in numbers]
    if not changed:
        raise bad("No developer metadata matched the filters")
    for one in changed:
        masks.update(one, given, mask)
    return {"updateDeveloperMetadata": {"developerMetadata": copy.deepcopy(changed)}}


def add_table(store: Store, book: Spreadsheet, said: Json) -> Json:
    table = copy.deepcopy(said["table"])
    sheet = find(book, table["range"].get("sheetId"))
    table.setdefault("tableId", str(store.fresh_number()))
    table["range"] = _area(sheet, table["range"])
    sheet.tables.append(table)
    return {"addTable": {"table": copy.deepcopy(table)}}


KINDS = {
    "addNamedRange": add_name,
    "updateNamedRange": update_name,
    "deleteNamedRange": delete_name,
    "setBasicFilter": set_filter,
    "clearBasicFilter": clear_filter,
    "addProtectedRange": add_protected,
    "updateProtectedRange": update_protected,
    "deleteProtectedRange": delete_protected,
    "addConditionalFormatRule": add_conditional,
    "deleteConditionalFormatRule": delete_conditional,
    "addChart": add_chart,
    "updateChartSpec": update_chart,
    "deleteEmbeddedObject": delete_object,
    "createDeveloperMetadata": create_metadata,
    "updateDeveloperMetadata": update_metadata,
    "addTable": add_table,
}
