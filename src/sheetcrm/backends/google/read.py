"""spreadsheets.get answers as raw cells: values with their types, error cells, tables, hidden rows, merges."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sheetcrm.core.cells import Cell, ErrorCell, Grid, TableRange, Workbook
from sheetcrm.core.number_formats import differing, shown_text

from .content import digest
from .present import State, present

Json = dict[str, Any]
CELL = "effectiveValue,effectiveFormat(numberFormat),userEnteredValue(formulaValue)"
FIELDS = (
    "spreadsheetId,properties(title,locale,timeZone),"
    "sheets(properties,merges,protectedRanges(protectedRangeId),basicFilter,tables,charts(chartId,position),"
    "conditionalFormats,developerMetadata,"
    f"data(startRow,startColumn,rowData(values({CELL})),rowMetadata(hiddenByUser,hiddenByFilter)))"
)
"""Everything that a refresh needs to know, in one answer: cells with number formats (without them a date is a bare
number) and what lies on our own tabs."""

TITLE = re.compile(r"'((?:[^']|'')+)'!|([^\W\d][\w.]*)!")
"""A sheet's title before the mark, as formulas write it."""

MIDNIGHT = dt.datetime(1899, 12, 30)
ERRORS = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
}


def read(answer: Json, version: str) -> tuple[Workbook, State]:
    """The team's own sheets as grids, and the state of the spreadsheet with our tabs in it."""
    grids: dict[str, Grid] = {}
    sheets = []
    for sheet in answer.get("sheets", ()):
        if sheet["properties"].get("sheetType", "GRID") != "GRID":
            continue
        rows = _rows(sheet)
        now = present(sheet, digest(rows))
        sheets.append(now)
        if not now.key:
            grids[now.title] = _grid(sheet, rows)
    properties = answer["properties"]
    mentioned = frozenset(title for sheet in answer.get("sheets", ()) for title in _mentioned(sheet))
    state = State(answer["spreadsheetId"], properties["title"], version, tuple(sheets), mentioned)
    return Workbook(state.title, version, grids, properties.get("locale", "")), state


def _mentioned(sheet: Json) -> Iterator[str]:
    """Titles of sheets in a sheet's formulas, in lower case."""
    for row in (sheet.get("data") or [{}])[0].get("rowData", ()):
        for one in row.get("values", ()):
            for quoted, plain in TITLE.findall(one.get("userEnteredValue", {}).get("formulaValue", "")):
                yield (quoted.replace("''", "'") or plain).casefold()


def _rows(sheet: Json) -> list[list[Cell]]:
    """The used cells of a sheet, every row as wide as the widest."""
    data = (sheet.get("data") or [{}])[0]
    rows = [[cell(one) for one in row.get("values", ())] for row in data.get("rowData", ())]
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([None] * (width - len(row)))
    return rows


def cell(one: Json) -> Cell:
    """One cell's value: a number under a date format is a day, or a moment where it has a time."""
    value = one.get("effectiveValue")
    if not value:
        return None
    if "numberValue" in value:
        return _number(value["numberValue"], one.get("effectiveFormat", {}).get("numberFormat", {}).get("type", ""))
    if "stringValue" in value:
        return str(value["stringValue"]) or None
    if "boolValue" in value:
        return bool(value["boolValue"])
    return ErrorCell(ERRORS.get(value.get("errorValue", {}).get("type", ""), "#ERROR!"))


def _number(number: float, kind: str) -> Cell:
    if kind in ("DATE", "DATE_TIME"):
        try:
            moment = MIDNIGHT + dt.timedelta(seconds=round(number * 86400))
        except OverflowError:
            return float(number)
        return moment if number % 1 else moment.date()
    if kind == "TIME":
        return (MIDNIGHT + dt.timedelta(seconds=round(number % 1 * 86400))).time()
    return float(number)


def _grid(sheet: Json, rows: list[list[Cell]]) -> Grid:
    data = (sheet.get("data") or [{}])[0]
    hidden = (
        place
        for place, row in enumerate(data.get("rowMetadata", ()), 1)
        if row.get("hiddenByUser") or row.get("hiddenByFilter")
    )
    return Grid(
        name=sheet["properties"]["title"],
        rows=rows,
        tables=tuple(map(_table, sheet.get("tables", ()))),
        merges=tuple(map(_box, sheet.get("merges", ()))),
        hidden_rows=frozenset(hidden),
        formats=(formats := _formats(data)),
        cell_formats=differing(formats, _cell_formats(data)),
        visible=not sheet["properties"].get("hidden", False),
    )


def _box(area: Json) -> tuple[int, int, int, int]:
    return (
        area.get("startRowIndex", 0) + 1,
        area.get("startColumnIndex", 0) + 1,
        area["endRowIndex"],
        area["endColumnIndex"],
    )


def _table(table: Json) -> TableRange:
    top, left, bottom, right = _box(table["range"])
    return TableRange(table.get("name", ""), top, left, bottom, right)


def _formats(data: Json, sample: int = 300) -> dict[int, str]:
    """The number format that each column's first cells mostly carry."""
    seen: dict[int, Counter[str]] = {}
    for row in data.get("rowData", ())[:sample]:
        for col, one in enumerate(row.get("values", ()), 1):
            pattern = one.get("effectiveFormat", {}).get("numberFormat", {}).get("pattern", "")
            if pattern and "effectiveValue" in one:
                seen.setdefault(col, Counter())[pattern] += 1
    return {col: patterns.most_common(1)[0][0] for col, patterns in seen.items()}


def _cell_formats(data: Json) -> dict[tuple[int, int], str]:
    """The number formats of all cells with a number whose format writes something beside it."""
    return {
        (row, col): pattern
        for row, cells in enumerate(data.get("rowData", ()), 1)
        for col, one in enumerate(cells.get("values", ()), 1)
        if "numberValue" in one.get("effectiveValue", ())
        and (pattern := one.get("effectiveFormat", {}).get("numberFormat", {}).get("pattern", ""))
        and shown_text(pattern)
    }
