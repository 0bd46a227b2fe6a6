"""Tabs, tables, columns and charts: content and meaning, never a format."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from sheetcrm.core.cells import CellRef


class Label(NamedTuple):
    """A word with a fixed `key` for scripts and a `text` in the reader's language for people. Where `null` is set,
    people read the word, while scripts, who count on a number or null, get null."""

    key: str
    text: str
    null: bool = False

    def __str__(self) -> str:
        return self.text


Value = str | int | Decimal | float | dt.date | Label | CellRef | None
"""What a table's cell may hold. None is "does not apply", never zero; a CellRef becomes a link."""


class Kind(StrEnum):
    """What a column's values are; every output knows how to show each."""

    TEXT = "text"
    MONEY = "money"  # in the book's currency
    AMOUNT = "amount"  # in a currency that another column of the row names
    COUNT = "count"
    NUMBER = "number"
    SHARE = "share"  # in [0, 1], shown as a percentage
    RATE = "rate"  # an exchange rate
    SCORE = "score"  # a figure in [0, 1] of which the third decimal tells: a p, a Brier score
    DATE = "date"
    PERIOD = "period"
    LINK = "link"  # a CellRef
    MIXED = "mixed"  # each value says what it is: an int is a count, a Decimal money, a float a share, a date a date


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a `key` for scripts, a `label` for people; `total` when the rows of it add up."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length under columns. `total` closes it, one value a column; `long` marks one row a deal (filtered,
    frozen headings). `empty` is said in place of the rows when there are none."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    total: tuple[Value, ...] | None = None
    note: str = ""
    empty: str = ""
    long: bool = False

    def column(self, key: str) -> int:
        """The place of a column, from 0."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)


class ChartKind(StrEnum):
    """The few shapes that are used."""

    COLUMN = "column"
    STACKED = "stacked"
    BAR = "bar"
    LINE = "line"
    PARETO = "pareto"  # first series as columns, second as a cumulated-share line on its own axis


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a column of the chart's table. `line` draws it as a line over the columns; `low` and `high` name
    columns that bound it (an interval, drawn as error bars)."""

    column: str
    label: str
    line: bool = False
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart over one table of the same tab; its categories are one of the table's columns. It draws `max_rows` rows
    from the table's row `first_row` (from 0) on."""

    key: str
    title: str
    kind: ChartKind
    table: str
    categories: str
    series: tuple[Series, ...]
    x_title: str = ""
    y_title: str = ""
    max_rows: int = 60
    first_row: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A line of prose; `strong` for one that must not be missed."""

    text: str
    strong: bool = False


Block = Table | Chart | Note


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab. `about` is its opening line (what it is, as-of date, currency); the blocks follow in reading order.

    `stamp` has a place for when it was written (`Written {when}.`); `pages`, for print, has `{page}` and `{pages}`.
    """

    key: str
    title: str
    about: str
    blocks: tuple[Block, ...]
    currency: str = "EUR"
    language: str = "en"
    stamp: str = "{when}"
    pages: str = "{page} / {pages}"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    @property
    def main(self) -> Table | None:
        """The long table with the most rows, the first of several: where a sheet can filter only one, this."""
        return max((table for table in self.tables if table.long), key=lambda table: len(table.rows), default=None)

    def table(self, key: str) -> Table:
        """One table by its key."""
        return next(table for table in self.tables if table.key == key)
