"""Column widths, in pixels, estimated from what the columns hold: numbers never become ####, long text wraps."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from sheetcrm.report import Column, Value

from .content import NUMBERS, Field
from .formats import money_format

DIGIT, LETTER, PAD = 7.6, 6.0, 20
"""Pixels of a digit, of a letter on average, and around the text, in Calibri 11, generously."""
RAGGED = 1.05
"""Longer than its letters: what a text gains by breaking lines between words only."""
LINE_PIXELS, GAP = 20, 16
NARROWEST, SHARED, FIRST, WIDEST, ROOM = 62, 190, 250, 340, 1790
"""Text beyond the widest column wraps, earlier in a column that tables of another kind share and in the first, in which
every table begins. Excel takes no wider column than the last."""
SAMPLE = 2_000
"""Rows whose text is measured."""
FILTER = 18
"""Pixels of a filter button."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Pixels by column, from column 1; `wraps` are the columns of each table (by key) whose text wraps."""

    columns: tuple[int, ...]
    wraps: dict[str, frozenset[int]]

    def across(self, first: int, last: int) -> int:
        """Pixels from column `first` to column `last`, both included; columns without content have 64."""
        known = self.columns[first - 1 : last]
        return sum(known) + 64 * (last - first + 1 - len(known))

    def column_at(self, pixels: int) -> int:
        """The first column at whose right end this many pixels are reached."""
        col = 1
        while self.across(1, col) < pixels:
            col += 1
        return col


def widths(tables: Mapping[str, Sequence[Field]], currency: str, language: str) -> Widths:
    """The widths that serve all tables of a sheet (by key), which share its columns. Numbers have all the room that
    they need; text has what is left to it and wraps."""
    symbol = len(money_format(currency, language).split(";")[0]) - len('#,##0.00""')
    needs = {key: [_need(field, symbol) for field in fields] for key, fields in tables.items()}
    columns = []
    for place in range(max(map(len, needs.values()), default=0)):
        sharing = {key: fields[place] for key, fields in tables.items() if len(fields) > place}
        columns.append(max(NARROWEST, *(min(needs[key][place], _most(key, place, sharing)) for key in sharing)))
    wraps = {
        key: frozenset(
            place for place, field in enumerate(fields) if field.is_text and needs[key][place] > columns[place]
        )
        for key, fields in tables.items()
    }
    return Widths(tuple(columns), wraps)


def _most(key: str, place: int, sharing: Mapping[str, Field]) -> int:
    """How wide a table may make a column: with numbers, as wide as it needs; with text, widest where it is the longest
    table and no other has numbers there, which a wide column would scatter."""
    if not sharing[key].is_text:
        return ROOM
    if place == 0:
        return FIRST
    longest = max(sharing, key=lambda other: len(sharing[other].values))
    if key != longest:
        return SHARED
    return WIDEST if all(field.is_text for field in sharing.values()) else FIRST


def lines(text: str, pixels: float, letter: float = LETTER) -> int:
    """How many lines a text takes in this width."""
    fit = max(int((pixels - PAD / 2) / letter), 1)
    if "\n" in text:
        return sum(lines(part, pixels, letter) for part in text.split("\n"))
    return 1 if len(text) <= fit else ceil(len(text) * RAGGED / fit)


def _need(field: Field, symbol: int) -> int:
    """The width of one column of one table."""
    longest = max(_pixels(value, symbol) for value in (*_telling(field), field.total))
    return ceil(max(longest + PAD, _heading(field.column)))


def _telling(field: Field) -> Iterable[Value]:
    """The values that a column's width is told by: of text, the different ones of a sample; of numbers, the extremes,
    and a sample where they are not all of a type, since each type is written otherwise."""
    sample = field.values[:: max(len(field.values) // SAMPLE, 1)]
    if not field.types & NUMBERS:
        return set(sample)
    extremes = min(field.numbers), max(field.numbers)
    return extremes if len(field.types) == 1 else (*sample, *extremes)


def _heading(column: Column) -> float:
    """The width of a heading over at most two lines, and never narrower than its longest word."""
    words = column.label.split()
    longest = max(map(len, words), default=0)
    half = ceil(len(column.label) / 2) + 1 if len(words) > 1 else len(column.label)
    return max(longest, half) * LETTER * 1.08 + PAD + FILTER


def _pixels(value: Value, symbol: int) -> float:
    if value is None:
        return 0
    if isinstance(value, Decimal):
        return (len(f"{value:,.2f}") + symbol) * DIGIT
    if isinstance(value, int):
        return len(f"{value:,}") * DIGIT
    if isinstance(value, float):
        return (len(f"{value:,.1f}") + 1) * DIGIT
    if isinstance(value, dt.date):
        return 10 * DIGIT
    return max(map(len, str(value).split("\n"))) * LETTER


def heading_lines(label: str, pixels: float) -> int:
    """Lines of a heading, which is bold and may hold a filter button."""
    return lines(label, pixels - FILTER, LETTER * 1.08)
