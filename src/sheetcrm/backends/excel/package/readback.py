"""Our tabs as another reader finds them in the written package, compared with the tabs that the renderer made."""

import io
from collections.abc import Collection
from operator import eq

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sheetcrm.core.errors import CannotWrite

from .archive import Archive
from .excerpt import excerpt
from .graph import Graph
from .verify import REPORT


def compare(made: Archive, donor: bytes, names: Collection[str]) -> None:
    """Raises CannotWrite unless each tab's cells read the same, numbers, texts and dates, as in the donor."""
    try:
        written = CalamineWorkbook.from_filelike(io.BytesIO(excerpt(Graph(made), names)))
        meant = CalamineWorkbook.from_filelike(io.BytesIO(donor))
        if written.sheet_names != list(names):
            raise CannotWrite(f"{made.book} was refused: a tab is not found in it.", REPORT)
        for place, name in enumerate(names):
            if not _same(written.get_sheet_by_index(place), meant.get_sheet_by_index(place)):
                raise CannotWrite(f"{made.book} was refused: the tab {name} reads back differently.", REPORT)
    except CalamineError as error:
        raise CannotWrite(f"{made.book} was refused: the tabs do not read back ({error}).", REPORT) from None


def _same(written: CalamineSheet, meant: CalamineSheet) -> bool:
    """Whether two sheets hold the same cells in the same places; row by row, since both at once would be large."""
    if (written.start, written.end) != (meant.start, meant.end):
        return False
    return all(map(eq, written.iter_rows(), meant.iter_rows()))
