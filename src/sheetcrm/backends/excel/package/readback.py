"""Our tabs as another reader finds them in the written package, compared with what they were meant to say."""

import io
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sheetcrm.core.errors import CannotWrite

from ..panics import no_panic
from .archive import Archive
from .excerpt import excerpt
from .graph import Graph
from .made import Rows
from .verify import REPORT


def compare(made: Archive, meant: Iterable[Rows], names: Collection[str]) -> None:
    """Raises CannotWrite unless each cell of each tab reads as it was meant: numbers, texts and dates."""
    try:
        with no_panic(), ThreadPoolExecutor(1) as worker:  # parses beside, without the interpreter's lock
            written = CalamineWorkbook.from_filelike(io.BytesIO(excerpt(Graph(made), names)))
            if written.sheet_names != list(names):
                raise CannotWrite(f"{made.book} was refused: a tab is not found in it.", REPORT)
            parsed = [worker.submit(written.get_sheet_by_name, name) for name in names]
            for name, rows, sheet in zip(names, meant, parsed, strict=True):
                if not _same(sheet.result(), rows):
                    raise CannotWrite(f"{made.book} was refused: the tab {name} reads back differently.", REPORT)
    except CalamineError as error:
        raise CannotWrite(f"{made.book} was refused: the tabs do not read back ({error}).", REPORT) from None


def _same(written: CalamineSheet, meant: Rows) -> bool:
    """Whether a sheet holds these cells in these places, and no others."""
    if written.start and written.start[1]:
        return False
    return all(
        found == row or _equal(found, row) for found, row in zip_longest(written.iter_rows(), meant, fillvalue=())
    )


def _equal(found: Sequence[object], meant: Sequence[object]) -> bool:
    found, meant = tuple(found), tuple(meant)
    if len(found) != len(meant):  # blank cells at a row's end do not count
        width = min(len(found), len(meant))
        if any(cell != "" for cell in (*found[width:], *meant[width:])):
            return False
        found, meant = found[:width], meant[:width]
    return found == meant
