"""Where tables may be: heading rows anywhere in a sheet, each with the cells below it that belong to it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from sheetcrm.core.cells import Cell, CellRef, Grid

from .blanks import Distinct
from .profile import Profile, profile

LOOK_DOWN = 60
"""Rows from the top of a sheet that are all tried as heading rows; further down only rows after a blank one are."""
AT_ONCE = 512
"""Rows or records that are made in one go: few enough to stay in the processor's cache."""
Knows = Callable[[str], bool]


@dataclass(frozen=True)
class Block:
    """A heading row with the rows under it, by places in the grid (from 0; `right`, `bottom`: one beyond)."""

    grid: Grid
    head: int
    left: int
    right: int
    bottom: int
    hits: int
    """How many of its headings are known words."""
    name: str = ""
    """Its name, where the workbook declares it as a table."""

    @cached_property
    def headings(self) -> tuple[Cell, ...]:
        """The heading row's cells."""
        return tuple(self.grid.rows[self.head][self.left : self.right])

    @cached_property
    def columns(self) -> list[list[Cell]]:
        """The cells below the headings, column by column."""
        columns: list[list[Cell]] = [[] for _ in self.headings]
        for top in range(self.head + 1, self.bottom, AT_ONCE):
            rows = self.grid.rows[top : min(top + AT_ONCE, self.bottom)]
            for column, cells in zip(columns, islice(zip(*rows, strict=True), self.left, self.right), strict=False):
                column.extend(cells)
        return columns

    def fill_down(self, place: int) -> None:
        """Gives a text in a cell merged over several rows to each of them: one client's name beside three deals."""
        column = self.grid.left + self.left + place
        first = self.grid.top + self.head + 1
        cells = self.columns[place].copy()
        for top, left, bottom, _ in self.grid.merges:
            if left == column and bottom > top >= first and top - first < len(cells):
                text = cells[top - first]
                if isinstance(text, str):
                    cells[top - first : bottom - first + 1] = [text] * (
                        min(bottom - first + 1, len(cells)) - (top - first)
                    )
        if cells != self.columns[place]:
            self.columns[place] = cells
            self._distinct.pop(place, None)
            self._profiles.pop(place, None)

    @cached_property
    def _distinct(self) -> dict[int, Distinct]:
        return {}

    def distinct(self, place: int) -> Distinct:
        """What is different in one column, found out once."""
        if place not in self._distinct:
            self._distinct[place] = Distinct(self.columns[place])
        return self._distinct[place]

    @cached_property
    def _profiles(self) -> dict[int, Profile]:
        return {}

    def profile(self, place: int) -> Profile:
        """What one column looks like, found out once."""
        if place not in self._profiles:
            self._profiles[place] = profile(self.distinct(place))
        return self._profiles[place]

    def heading(self, place: int) -> CellRef:
        """The address of a heading, by its place in the block."""
        return CellRef(self.grid.name, self.grid.top + self.head, self.grid.left + self.left + place)

    def row(self, place: int) -> int:
        """The sheet's row of a data row, by its place below the heading row."""
        return self.grid.top + self.head + 1 + place

    @property
    def at(self) -> CellRef:
        """The first heading's address."""
        return self.heading(0)


def blocks(grid: Grid, knows: Knows, given: Collection[int] = (), only: bool = False) -> Iterator[Block]:
    """Every block of a sheet, declared tables first. `given` rows (the sheet's own numbers) are heading rows whatever
    their words; `only` these, where the options name the sheet too."""
    declared = list(_declared(grid, knows))
    yield from declared
    told = {row - grid.top for row in given if 0 <= row - grid.top < len(grid.rows)}
    told -= {block.head for block in declared}
    heads = told if only and given else told.union(_heads(grid, knows))
    inside = [(block.head, block.bottom, block.left, block.right) for block in declared]
    places = sorted(place for place in heads if place in told or not _covered(grid.rows[place], place, inside))
    for head, bottom in zip(places, [*places[1:], len(grid.rows)], strict=False):
        yield from _segments(grid, head, bottom, knows)


def _covered(row: Sequence[Cell], place: int, inside: Sequence[tuple[int, int, int, int]]) -> bool:
    """Whether a row's texts all belong to declared tables."""
    return all(
        any(top <= place < bottom and left <= at < right for top, bottom, left, right in inside)
        for at, cell in enumerate(row)
        if isinstance(cell, str)
    )


def _declared(grid: Grid, knows: Knows) -> Iterator[Block]:
    """The tables that the workbook declares; rows typed straight below one belong to it."""
    for table in grid.tables:
        head, left = table.top - grid.top, table.left - grid.left
        right = table.right - grid.left + 1
        bottom = min(table.bottom - grid.top + (0 if table.totals else 1), len(grid.rows))
        if not (0 <= head < len(grid.rows) and left >= 0):
            continue
        if not table.totals:
            while bottom < len(grid.rows) and any(cell is not None for cell in grid.rows[bottom][left:right]):
                bottom += 1
        yield Block(grid, head, left, right, bottom, _hits(grid.rows[head][left:right], knows), table.name)


def _hits(cells: Sequence[Cell], knows: Knows) -> int:
    return sum(isinstance(cell, str) and knows(cell) for cell in cells)


def _heads(grid: Grid, knows: Knows) -> list[int]:
    """Rows that look like headings, in their order. A later one must follow a blank row, or be the better."""
    found: list[int] = []
    best = 0
    for place in _to_try(grid):
        row = grid.rows[place]
        filled = [cell for cell in row if cell is not None and cell != ""]
        texts = sum(isinstance(cell, str) for cell in filled)
        hits = _hits(row, knows)
        if not hits or texts < 0.6 * len(filled) or hits < min(2, len(filled)):
            continue
        if found and place == found[-1] + 1 and hits <= best:
            continue  # the first row below the headings
        if found and not (_after_gap(grid, place) or hits > best):
            continue
        if found and hits < best and 2 * hits < texts:
            continue
        if found and _same(grid.rows[found[-1]], row):
            continue  # the heading row once more: its block goes on
        if found and place == found[-1] + 1 and hits > best:
            found.pop()  # a group title above the headings
        found.append(place)
        best = hits
    return found or _unknown_head(grid)


def _unknown_head(grid: Grid) -> list[int]:
    """The first row of three texts or more, all different and nothing else in it: headings in words not known."""
    for place, row in enumerate(grid.rows[:LOOK_DOWN]):
        filled = [cell for cell in row if cell is not None and cell != ""]
        if len(filled) >= 3 and all(isinstance(cell, str) for cell in filled) and len(set(filled)) == len(filled):
            return [place]
    return []


def _to_try(grid: Grid) -> Iterator[int]:
    """The first rows, then those that follow a blank row or a lone title after one."""
    rows = grid.rows
    yield from range(min(LOOK_DOWN, len(rows)))
    gaps = [place for place in range(LOOK_DOWN - 2, len(rows)) if not any(rows[place])]
    after = {gap + 1 for gap in gaps} | {
        gap + 2 for gap in gaps if sum(map(bool, rows[min(gap + 1, len(rows) - 1)])) == 1
    }
    yield from sorted(place for place in after if LOOK_DOWN <= place < len(rows))


def _after_gap(grid: Grid, place: int) -> bool:
    """Whether a row stands after a blank row, or after a lone title that does."""
    rows = grid.rows
    if place == 0 or not any(rows[place - 1]):
        return True
    return sum(map(bool, rows[place - 1])) == 1 and (place == 1 or not any(rows[place - 2]))


def _same(one: Sequence[Cell], other: Sequence[Cell]) -> bool:
    """Whether the other row holds most of one row's texts in their places, and none that differs."""
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if isinstance(a, str) and a]
    same = sum(a == b for a, b in pairs)
    return 2 * same > len(pairs) and all(a == b or not b for a, b in pairs)


def _segments(grid: Grid, head: int, bottom: int, knows: Knows) -> Iterator[Block]:
    """The blocks of one heading row: split where a column has neither a heading nor a cell below."""
    row = grid.rows[head]
    filled = [place for place, cell in enumerate(row) if isinstance(cell, str) and cell.strip()]
    if not filled:
        return
    start = previous = filled[0]
    for place in [*filled[1:], len(row) + 1]:
        apart = place - previous > 1
        if apart and (place > len(row) or _empty_between(grid, previous + 1, place, head + 1, bottom)):
            yield Block(grid, head, start, previous + 1, bottom, _hits(row[start : previous + 1], knows))
            start = place
        previous = place


def _empty_between(grid: Grid, left: int, right: int, top: int, bottom: int) -> bool:
    """Whether one of the columns between two headings is empty all the way down."""
    return any(
        all(grid.rows[place][column] in (None, "") for place in range(top, bottom)) for column in range(left, right)
    )
