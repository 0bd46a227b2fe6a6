"""Reads the cells of one column, every different one once."""

from collections.abc import Iterable
from typing import NamedTuple, cast

from sheetcrm.core.cells import Cell

from .blanks import Distinct, is_blank
from .fields import Holds
from .readers import Context, Fault, Reader, Value, figure, reader


def whole_reader(holds: Holds, cells: Iterable[Cell], context: Context) -> Reader:
    """How to read any cell of a column, blank ones too."""
    read = reader(holds, list(cells), context)

    def read_or_blank(cell: Cell) -> Value | Fault:
        return None if cell is None or (isinstance(cell, str) and is_blank(cell)) else read(cell)

    return read_or_blank


_strip = cast(Reader, str.strip)
"""What the readers of texts and ids would give, but for an id with an exponent."""
_figure = cast(Reader, figure)


class Read(NamedTuple):
    """A column read: a value for each cell, and a fault by the place of every one that could not be read."""

    values: list[Value]
    faults: dict[int, Fault]


def read_column(holds: Holds, column: Distinct, context: Context) -> Read:
    """Every cell read; equal cells of one type only once, and cells that say nothing not at all."""
    kinds, blanks = column.kinds, column.blanks
    read = _quick_reader(holds, column, context)
    if read is _strip and not blanks:
        return _parted(list(map(read, column.cells)), ())
    read = read or reader(holds, column.values, context)
    same = bool in kinds and kinds & {int, float}  # True equals 1, yet is not the same
    if same or column.each is column.cells:
        every = [None if cell in blanks else read(cell) for cell in column.cells]
        return _parted(every, every)
    known_cells = {cell: None if cell in blanks else read(cell) for cell in column.values}
    return _parted(list(map(known_cells.__getitem__, column.cells)), known_cells.values())


def _parted(read: list[Value | Fault], different: Iterable[Value | Fault]) -> Read:
    """Values and faults apart; where nothing that is `different` is a fault, no cell needs a look."""
    faults: dict[int, Fault] = {}
    if Fault in set(map(type, different)):
        faults = {place: value for place, value in enumerate(read) if isinstance(value, Fault)}
        for place in faults:
            read[place] = None
    return Read(cast("list[Value]", read), faults)


def _quick_reader(holds: Holds, column: Distinct, context: Context) -> Reader | None:
    """What reads a column of nothing but texts to keep as they are, or of amounts as numbers; None for any other."""
    kinds = column.kinds - {type(None)}
    if kinds <= {str} and (holds is Holds.TEXT or (holds is Holds.ID and not _has_plus(column))):
        return _strip
    return _figure if kinds <= {float, int} and holds is Holds.MONEY and context.scale == 1 else None


def _has_plus(column: Distinct) -> bool:
    return "+" in "".join(filter(None, cast("Iterable[str | None]", column.each)))
