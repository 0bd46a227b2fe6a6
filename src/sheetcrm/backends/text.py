"""The terminal: aligned tables that fit the window, wide ones in parts that each name their rows."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TextIO

from rich.box import SIMPLE
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from sheetcrm.core.book import MINOR_UNITS
from sheetcrm.core.terminal import clean
from sheetcrm.report import Chart, Column, Document, Kind, Note, Tab, Table, Value

LONG_ROWS = 40
"""A table with one row a deal stops here; CSV and JSON have every row."""
TEXT_WIDTH = 28
"""How much of a text always stands in one line; where there is room, more does."""
BETWEEN = 3
"""Blanks between two columns."""
RIGHT = {Kind.MONEY, Kind.AMOUNT, Kind.COUNT, Kind.NUMBER, Kind.SHARE, Kind.RATE, Kind.SCORE, Kind.MIXED}


def write(document: Document, stream: TextIO, width: int | None = None) -> None:
    """Writes the document's tabs. Colour only on a terminal, and never with NO_COLOR (rich sees to both)."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False, width=width)
    for tab in document.tabs:
        console.print(Text(tab.title, style="bold reverse"))
        console.print(Text(clean(tab.about)))
        for block in tab.blocks:
            if isinstance(block, Note):
                console.print(Text(clean(block.text), style="bold" if block.strong else ""))
            elif not isinstance(block, Chart):
                _print_table(console, block, tab)
        console.print()


def show(value: Value, column: Column, tab: Tab, currency: str = "") -> str:
    """A value for people, in the tab's language: `1.234,50`, `63,2%`; blank for what does not apply."""
    if value is None:
        return ""
    if isinstance(value, Decimal | float | int):
        return _number(value, column.kind, tab, currency)
    return value.isoformat() if isinstance(value, dt.date) else clean(str(value))


def _number(value: Decimal | float | int, kind: Kind, tab: Tab, currency: str) -> str:
    if kind is Kind.MIXED and not isinstance(value, int):
        kind = Kind.MONEY if isinstance(value, Decimal) else Kind.SHARE
    if kind is Kind.SHARE:
        text = f"{value * 100:,.1f}"
    elif kind in (Kind.MONEY, Kind.AMOUNT) and not isinstance(value, int):
        places = MINOR_UNITS.get(currency or tab.currency, 2)
        text = f"{Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN):,f}"
    elif kind is Kind.SCORE:
        text = f"{value:.3f}"
    elif isinstance(value, float):
        text = f"{value:,.1f}"
    else:
        text = f"{value:,}"
    if tab.language == "it":
        text = text.translate({ord(","): ".", ord("."): ","})
    return f"{text}%" if kind is Kind.SHARE else text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in words: what each column is, the cells of its rows, and the totals that close it."""

    columns: tuple[Column, ...]
    body: list[list[str]]
    foot: list[str] | None

    @property
    def filled(self) -> list[int]:
        """The columns that say something."""
        return [place for place in range(len(self.columns)) if any(line[place] for line in self.lines)]

    @property
    def lines(self) -> list[list[str]]:
        """All lines, the totals last."""
        return self.body if self.foot is None else [*self.body, self.foot]

    def width(self, place: int, most: int) -> int:
        """How wide a column is: numbers stand in one line, text longer than `most` goes on in the next."""
        column = self.columns[place]
        heading = max(map(cell_len, column.label.split()), default=0)
        longest = self._longest(place)
        return max(longest if column.kind in RIGHT else min(longest, most), heading, 1)

    @property
    def name(self) -> int:
        """The column that tells rows apart best; the first of several."""
        short = [
            place
            for place in self.filled
            if self.columns[place].kind not in RIGHT and self._longest(place) <= TEXT_WIDTH
        ]
        return max(short or self.filled or [0], key=lambda place: len({line[place] for line in self.body}))

    def _longest(self, place: int) -> int:
        return max((cell_len(line[place]) for line in self.lines), default=0)


def _print_table(console: Console, table: Table, tab: Tab) -> None:
    console.print()
    console.print(Text(table.title, style="bold"))
    if not table.rows:
        console.print(Text(table.empty or "–", style="dim"))
    else:
        shown = table.rows[:LONG_ROWS] if table.long else table.rows
        foot = _cells(table.total, table, tab) if table.total else None
        sheet = Sheet(table.columns, [_cells(row, table, tab) for row in shown], foot)
        most = max(TEXT_WIDTH, console.width // 3 - BETWEEN)
        widths = {place: sheet.width(place, most) for place in sheet.filled}
        for place, part in enumerate(split(widths, console.width, sheet.name)):
            if place:
                console.print()
            console.print(_grid(sheet, {place: widths[place] for place in part}))
        if len(shown) < len(table.rows):
            console.print(Text(f"… + {len(table.rows) - len(shown)} (--format csv | json)", style="dim"))
    if table.note:
        console.print(Text(clean(table.note), style="italic"))


def _grid(sheet: Sheet, widths: dict[int, int]) -> Grid:
    grid = Grid(box=SIMPLE, show_edge=False, pad_edge=False, show_footer=sheet.foot is not None)
    for place, width in widths.items():
        column = sheet.columns[place]
        heading, foot = Text(column.label), Text(sheet.foot[place] if sheet.foot else "", style="bold")
        grid.add_column(heading, foot, justify="right" if column.kind in RIGHT else "left", width=width)
    for line in sheet.body:
        grid.add_row(*(Text(line[place]) for place in widths))
    return grid


def _cells(row: tuple[Value, ...], table: Table, tab: Tab) -> list[str]:
    named = next((str(value) for value, column in zip(row, table.columns, strict=True) if column.key == "currency"), "")
    return [show(value, column, tab, named) for value, column in zip(row, table.columns, strict=True)]


def split(widths: dict[int, int], room: int, name: int) -> list[list[int]]:
    """Columns, each with its width, in as many parts as the window needs; the column `name`, which tells rows apart,
    opens every part but the first."""
    parts: list[list[int]] = [[]]
    used = 0
    for place, width in widths.items():
        if parts[-1] not in ([], [name]) and used + BETWEEN + width > room:
            parts.append([name])
            used = widths[name]
        if place not in parts[-1]:
            used += width + (BETWEEN if parts[-1] else 0)
            parts[-1].append(place)
    return parts
