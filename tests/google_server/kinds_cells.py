"""Requests about cells: values, formats, merges, copies, order."""

import copy
from typing import Any

from . import a1, masks
from .errors import bad
from .kinds_grid import color, find
from .state import CellData, Sheet, Spreadsheet, Store, boxes, cells
from .values import effective

Json = Any


def inside(sheet: Sheet, box: tuple[int, int, int, int]) -> None:
    """Raises GoogleError where a range leaves the grid."""
    if box[2] > sheet.height or box[3] > sheet.width:
        where = a1.name(sheet, box)
        raise bad(f"Range ({where}) exceeds grid limits. Max rows: {sheet.height}, max columns: {sheet.width}")


def set_cell(old: CellData | None, given: Json, mask: dict[str, Json]) -> CellData | None:
    """A cell with the masked fields set; None where nothing is left."""
    if "*" in mask:
        new = dict(given)
    elif all(not inner for inner in mask.values()):
        new = {**(old or {}), **{name: given[name] for name in mask if given.get(name) is not None}}
        for name in mask:
            if given.get(name) in (None, ""):
                new.pop(name, None)
    else:
        new = copy.deepcopy(old or {})
        masks.update(new, given, mask)
    if new.get("userEnteredFormat"):
        new["userEnteredFormat"] = _format(new["userEnteredFormat"])
    return new or None


def _format(given: Json) -> Json:
    """A format as Google gives it back: every colour beside its style twin."""
    kept = copy.deepcopy(given)
    for name in ("backgroundColor",):
        if name in kept or f"{name}Style" in kept:
            color(kept, name)
    text = kept.get("textFormat")
    if text and ("foregroundColor" in text or "foregroundColorStyle" in text):
        color(text, "foregroundColor")
    return kept


def update_cells(store: Store, book: Spreadsheet, said: Json) -> None:
    """Sets the rows given; with a range, its other cells are cleared of the masked fields."""
    mask = masks.required(said)
    start, area = said.get("start"), said.get("range")
    if (start is None) == (area is None):
        raise bad("Exactly one of start, range must be specified")
    rows = said.get("rows") or []
    if start is not None:
        sheet = find(book, start.get("sheetId"))
        top, left = start.get("rowIndex") or 0, start.get("columnIndex") or 0
        width = max((len(row.get("values") or ()) for row in rows), default=0)
        box = (top, left, top + len(rows), left + width)
    else:
        sheet = find(book, area.get("sheetId"))
        box = boxes(sheet, area)
    inside(sheet, box)
    top, left, bottom, right = box
    for row in range(top, bottom):
        values = (rows[row - top].get("values") or ()) if row - top < len(rows) else ()
        if start is not None:
            last = left + len(values)
        else:
            last = min(right, max(left + len(values), len(sheet.rows[row]) if row < len(sheet.rows) else 0))
        for col in range(left, last):
            given = values[col - left] if col - left < len(values) else {}
            _limit(given)
            sheet.put(row, col, set_cell(sheet.cell(row, col), given, mask))


def _limit(given: Json) -> None:
    text = (given.get("userEnteredValue") or {}).get("stringValue") or ""
    if len(text) > 50_000:
        raise bad("Your input contains more than the maximum of 50000 characters in a single cell.")


def repeat_cell(store: Store, book: Spreadsheet, said: Json) -> None:
    """Sets every cell of a range to the same masked fields."""
    mask, sheet = masks.required(said), find(book, said["range"].get("sheetId"))
    box = boxes(sheet, said["range"])
    inside(sheet, box)
    for row, col in cells(sheet, said["range"]):
        sheet.put(row, col, set_cell(sheet.cell(row, col), said.get("cell") or {}, mask))


def _range(sheet: Sheet, box: tuple[int, int, int, int]) -> Json:
    top, left, bottom, right = box
    area = {"startRowIndex": top, "endRowIndex": bottom, "startColumnIndex": left, "endColumnIndex": right}
    return area | ({"sheetId": sheet.id} if sheet.id else {})


def merge_cells(store: Store, book: Spreadsheet, said: Json) -> None:
    sheet = find(book, said["range"].get("sheetId"))
    top, left, bottom, right = boxes(sheet, said["range"])
    kind = said.get("mergeType", "MERGE_ALL")
    if kind == "MERGE_ROWS":
        made = [(row, left, row + 1, right) for row in range(top, bottom)]
    elif kind == "MERGE_COLUMNS":
        made = [(top, col, bottom, col + 1) for col in range(left, right)]
    else:
        made = [(top, left, bottom, right)]
    for box in made:
        for row in range(box[0], min(box[2], len(sheet.rows))):
            for col in range(box[1], min(box[3], len(sheet.rows[row]))):
                old = sheet.rows[row][col]
                if (row, col) != box[:2] and old:
                    sheet.rows[row][col] = {k: v for k, v in old.items() if k != "userEnteredValue"} or None
    unmerge_cells(store, book, said)
    sheet.merges += [_range(sheet, box) for box in made]


def unmerge_cells(store: Store, book: Spreadsheet, said: Json) -> None:
    sheet = find(book, said["range"].get("sheetId"))
    top, left, bottom, right = boxes(sheet, said["range"])

    def covered(merge: Json) -> bool:
        return bool(
            top <= merge["startRowIndex"]
            and merge["endRowIndex"] <= bottom
            and left <= merge["startColumnIndex"]
            and merge["endColumnIndex"] <= right
        )

    sheet.merges = [merge for merge in sheet.merges if not covered(merge)]


def sort_range(store: Store, book: Spreadsheet, said: Json) -> None:
    sheet = find(book, said["range"].get("sheetId"))
    top, left, bottom, right = boxes(sheet, said["range"])
    lines = [[sheet.cell(row, col) for col in range(left, right)] for row in range(top, bottom)]
    for spec in reversed(said.get("sortSpecs") or []):
        place = (spec.get("dimensionIndex") or 0) - left
        lines.sort(key=lambda line: _order(line[place]), reverse=spec.get("sortOrder") == "DESCENDING")
    for row, line in enumerate(lines, top):
        for col, cell in enumerate(line, left):
            sheet.put(row, col, cell)


def _order(cell: CellData | None) -> tuple[int, float, str]:
    value = effective(cell) if cell else None
    if not value:
        return 2, 0.0, ""
    if "numberValue" in value:
        return 0, value["numberValue"], ""
    return 1, 0.0, str(next(iter(value.values()))).casefold()


def copy_paste(store: Store, book: Spreadsheet, said: Json) -> None:
    source, target = find(book, said["source"].get("sheetId")), find(book, said["destination"].get("sheetId"))
    top, left, bottom, right = boxes(source, said["source"])
    at = boxes(target, said["destination"])[:2]
    taken = [[source.cell(row, col) for col in range(left, right)] for row in range(top, bottom)]
    _paste(target, at, taken)


def cut_paste(store: Store, book: Spreadsheet, said: Json) -> None:
    source, target = find(book, said["source"].get("sheetId")), find(book, said["destination"].get("sheetId"))
    top, left, bottom, right = boxes(source, said["source"])
    taken = [[source.cell(row, col) for col in range(left, right)] for row in range(top, bottom)]
    for row, col in cells(source, said["source"]):
        source.put(row, col, None)
    _paste(target, (said["destination"].get("rowIndex") or 0, said["destination"].get("columnIndex") or 0), taken)


def _paste(sheet: Sheet, at: tuple[int, int], taken: list[list[CellData | None]]) -> None:
    for down, line in enumerate(taken):
        for across, cell in enumerate(line):
            sheet.put(at[0] + down, at[1] + across, cell)


def set_validation(store: Store, book: Spreadsheet, said: Json) -> None:
    sheet = find(book, said["range"].get("sheetId"))
    inside(sheet, boxes(sheet, said["range"]))
    for row, col in cells(sheet, said["range"]):
        sheet.put(
            row, col, set_cell(sheet.cell(row, col), {"dataValidation": said.get("rule")}, {"dataValidation": {}})
        )


KINDS = {
    "updateCells": update_cells,
    "repeatCell": repeat_cell,
    "mergeCells": merge_cells,
    "unmergeCells": unmerge_cells,
    "sortRange": sort_range,
    "copyPaste": copy_paste,
    "cutPaste": cut_paste,
    "setDataValidation": set_validation,
}
