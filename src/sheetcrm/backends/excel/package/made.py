"""What a renderer gives: a whole workbook of our tabs, and what another reader is to find in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Places = Callable[[bytes], Mapping[int, int]]
"""Where the host keeps the cell formats of a styles part: a renderer that asks writes the host's numbers."""
Rows = Iterable[Sequence[object]]
"""The cells of a sheet from A1 on, as python-calamine gives them: text, float, date, "" where a cell is blank."""


@dataclass(frozen=True, slots=True)
class Made:
    """`package` is a whole .xlsx, its sheets in the order of the tabs; `rows` tells anew what each is to say."""

    package: bytes
    rows: Callable[[], Iterator[Rows]]


Render = Callable[[Mapping[str, str], bool, Places | None], Made]
"""Makes our tabs: their names by key, whether days count from 1904, and whom to ask for the host's style numbers."""
