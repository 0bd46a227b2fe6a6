"""What a renderer gives: a whole workbook of our tabs, and what another reader is to find in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Places = Callable[[bytes], Mapping[int, int]]
"""Where the host keeps the cell formats of a styles part: a renderer that asks writes the host's numbers."""
Rows = Iterable[Sequence[object]]
"""The cells of a sheet from A1 on, as python-calamine gives them: text, float, date, "" where a cell is blank."""
Fill = Callable[[int, bytes], bytes]
"""A sheet's part with its cells, from its place and the part without them."""


def filled(place: int, part: bytes) -> bytes:
    """The part of a sheet that holds its cells already."""
    return part


@dataclass(frozen=True, slots=True)
class Made:
    """`package` is an .xlsx with the sheets in the order of the tabs, `cells` how many each has. By a sheet's place
    among them, `fill` brings the cells that its part lacks, and `rows` tells anew what it is to say: each call by
    itself, in any order, anywhere."""

    package: bytes
    cells: Sequence[int]
    rows: Callable[[int], Rows]
    fill: Fill = filled


Render = Callable[[Mapping[str, str], bool, Places | None], Made]
"""Makes our tabs: their names by key, whether days count from 1904, and whom to ask for the host's style numbers."""
