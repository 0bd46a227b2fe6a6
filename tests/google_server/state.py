"""Spreadsheets as the server keeps them. A batch works on a draft (copy on write): it lands whole or not at all."""

import copy
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

Json = Any
CellData = dict[str, Json]

WHITE = {"red": 1, "green": 1, "blue": 1}
DEFAULT_FORMAT: Json = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}


@dataclass
class Sheet:
    """One tab. `rows` is sparse at its end: rows and cells not listed are empty. Cells are never changed in place."""

    properties: Json
    rows: list[list[CellData | None]] = field(default_factory=list)
    merges: list[Json] = field(default_factory=list)
    filter: Json = None
    protected: list[Json] = field(default_factory=list)
    conditional: list[Json] = field(default_factory=list)
    charts: list[Json] = field(default_factory=list)
    metadata: list[Json] = field(default_factory=list)
    tables: list[Json] = field(default_factory=list)
    groups: dict[str, list[Json]] = field(default_factory=lambda: {"ROWS": [], "COLUMNS": []})
    row_properties: dict[int, Json] = field(default_factory=dict)
    column_properties: dict[int, Json] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The sheet's id, which never changes."""
        return int(self.properties["sheetId"])

    @property
    def title(self) -> str:
        """The tab's name."""
        return str(self.properties["title"])

    @property
    def height(self) -> int:
        """Rows of the grid."""
        return int(self.properties["gridProperties"]["rowCount"])

    @property
    def width(self) -> int:
        """Columns of the grid."""
        return int(self.properties["gridProperties"]["columnCount"])

    def cell(self, row: int, col: int) -> CellData | None:
        """A cell, from 0."""
        return self.rows[row][col] if row < len(self.rows) and col < len(self.rows[row]) else None

    def put(self, row: int, col: int, cell: CellData | None) -> None:
        """Sets a cell, from 0."""
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        line.extend([None] * (col + 1 - len(line)))
        line[col] = cell

    def draft(self) -> "Sheet":
        """A copy that can be changed without the original noticing."""
        kept = {"rows": [list(row) for row in self.rows]}
        small = {name: copy.deepcopy(getattr(self, name)) for name in self.__dataclass_fields__ if name not in kept}
        return replace(self, **kept, **small)


@dataclass
class Spreadsheet:
    """A spreadsheet: its sheets in the order of their tabs."""

    id: str
    title: str
    sheets: list[Sheet]
    locale: str = "en_US"
    time_zone: str = "Etc/GMT"
    names: list[Json] = field(default_factory=list)
    metadata: list[Json] = field(default_factory=list)
    version: int = 1
    can_edit: bool = True
    mime_type: str = "application/vnd.google-apps.spreadsheet"
    shared: bool = True

    def draft(self) -> "Spreadsheet":
        """A copy for one batch."""
        return replace(
            self,
            sheets=[sheet.draft() for sheet in self.sheets],
            names=copy.deepcopy(self.names),
            metadata=copy.deepcopy(self.metadata),
        )

    def sheet(self, sheet_id: int) -> Sheet | None:
        """A sheet by its id."""
        return next((sheet for sheet in self.sheets if sheet.id == sheet_id), None)

    def titled(self, title: str) -> Sheet | None:
        """A sheet by its name."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)

    def renumber(self) -> None:
        """Makes every sheet's index its place."""
        for place, sheet in enumerate(self.sheets):
            sheet.properties["index"] = place


def new_sheet(title: str, sheet_id: int, rows: int = 1000, columns: int = 26, index: int = 0) -> Sheet:
    """An empty grid."""
    grid = {"rowCount": rows, "columnCount": columns}
    return Sheet({"sheetId": sheet_id, "title": title, "index": index, "sheetType": "GRID", "gridProperties": grid})


class Store:
    """All spreadsheets of the server, and where new ids come from."""

    def __init__(self) -> None:
        self.books: dict[str, Spreadsheet] = {}
        self._numbers = itertools.count(1)

    def fresh_number(self) -> int:
        """An id that looks like Google's: large, and never the same."""
        return 1_000_000_007 + next(self._numbers) * 7919

    def fresh_id(self) -> str:
        """A file id of 44 characters."""
        return f"1Test{self.fresh_number():039d}"

    def create(self, title: str, sheet_title: str = "Sheet1") -> Spreadsheet:
        """A new spreadsheet with one empty sheet."""
        book = Spreadsheet(self.fresh_id(), title, [new_sheet(sheet_title, 0)])
        self.books[book.id] = book
        return book

    def add(self, book: Spreadsheet) -> Spreadsheet:
        """Keeps a spreadsheet made elsewhere."""
        self.books[book.id] = book
        return book


def boxes(sheet: Sheet, box: Json) -> tuple[int, int, int, int]:
    """A GridRange as (top, left, bottom, right), half open, open ends closed by the grid."""
    return (
        box.get("startRowIndex") or 0,
        box.get("startColumnIndex") or 0,
        box["endRowIndex"] if box.get("endRowIndex") is not None else sheet.height,
        box["endColumnIndex"] if box.get("endColumnIndex") is not None else sheet.width,
    )


def cells(sheet: Sheet, box: Json) -> Iterator[tuple[int, int]]:
    """Every cell of a GridRange, row by row."""
    top, left, bottom, right = boxes(sheet, box)
    return itertools.product(range(top, bottom), range(left, right))
