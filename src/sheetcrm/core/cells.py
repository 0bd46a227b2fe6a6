"""Raw cells and where they stand: what a source gives, before anything is understood."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from .arriving import Arriving

Record = TypeVar("Record")
LIKE_A_REFERENCE = re.compile(r"[A-Z]{1,3}\d+|R\d*(C\d*)?|C\d*|TRUE|FALSE", re.IGNORECASE | re.ASCII)
"""Words that formulas take for a cell, a row, a column or a truth value."""


class CellRef(NamedTuple):
    """One cell of a workbook, rows and columns from 1; column 0 stands for the whole row."""

    sheet: str
    row: int
    col: int = 0

    def __str__(self) -> str:
        return f"{quote_sheet(self.sheet)}!{self.address}"

    @property
    def address(self) -> str:
        """The address inside its sheet: `F12`, or `12:12` for a whole row."""
        return f"{column_letters(self.col)}{self.row}" if self.col else f"{self.row}:{self.row}"


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that holds no value that can be used: a spreadsheet error, or a formula never computed."""

    code: str

    def __str__(self) -> str:
        return self.code


UNCACHED = ErrorCell("formula without a value")
"""A formula whose result the file does not keep: the workbook must be opened and saved once."""

Cell = str | float | int | bool | datetime | date | time | timedelta | ErrorCell | None
"""What a source may find in a cell; blank is None, and text is kept to the letter."""


@dataclass(frozen=True, slots=True)
class TableRange:
    """A table that the workbook itself declares (Excel's ListObject, Google's table), heading row included."""

    name: str
    top: int
    left: int
    bottom: int
    right: int
    totals: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The used area of one sheet. `rows[0][0]` is the cell at (`top`, `left`); every row has the same length.

    `formats` gives the number format that a column's cells mostly carry, by column number, where the source knows it;
    `cell_formats` that of single cells, by (row, column), which write a currency or a unit that their column's does
    not. Nothing counts less for being hidden: `hidden_rows` and `visible` say it for whoever asks.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    top: int = 1
    left: int = 1
    tables: tuple[TableRange, ...] = ()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    formats: Mapping[int, str] = field(default_factory=dict)
    cell_formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    visible: bool = True
    date1904: bool = False
    """Whether bare numbers that mean days count from 1904, not from 1900."""

    def at(self, row: int, col: int) -> Cell:
        """The cell at an address (from 1), blank outside the used area."""
        down, right = row - self.top, col - self.left
        if 0 <= down < len(self.rows) and 0 <= right < len(self.rows[down]):
            return self.rows[down][right]
        return None


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a source read: the team's own sheets (never the tabs that sheetcrm wrote), in their order.

    `origin` is the name to show; `revision` identifies the state that was read, so that a write can refuse when
    the source changed meanwhile; `locale` is the source's own (such as `it_IT`), where it tells.
    """

    origin: str
    revision: str
    grids: Mapping[str, Grid]
    locale: str = ""

    def early(self) -> "Workbook | None":
        """The workbook without a sheet that is still being read while the others can be used; None where all of its
        sheets are here."""
        if isinstance(self.grids, Arriving) and len(here := self.grids.but_last()) < len(self.grids):
            return replace(self, grids=here)
        return None


class Row(NamedTuple, Generic[Record]):
    """A record with the row it came from and, by field name, the column each of its values came from."""

    record: Record
    at: CellRef
    columns: Mapping[str, int]

    def ref(self, name: str) -> CellRef:
        """The cell that the field came from; the whole row where no column holds it."""
        return CellRef(self.at.sheet, self.at.row, self.columns.get(name, 0))


@cache
def column_letters(col: int) -> str:
    """Column 1 is A, 27 is AA."""
    letters = ""
    while col > 0:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is column 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@cache
def quote_sheet(name: str) -> str:
    """A sheet's name as formulas write it: quoted where it is not a plain word, or one that looks like a reference."""
    plain = name.isidentifier() and name.isascii() and not LIKE_A_REFERENCE.fullmatch(name)
    return name if plain else "'" + name.replace("'", "''") + "'"
