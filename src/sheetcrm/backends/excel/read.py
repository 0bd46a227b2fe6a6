"""Reading a workbook fast: values by python-calamine, and by a scan of the XML what it does not tell."""

import gc
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any

from python_calamine import CalamineError, CalamineSheet

from sheetcrm.core.arriving import Arriving
from sheetcrm.core.cells import Cell, CellRef, ErrorCell, Grid, Workbook
from sheetcrm.core.errors import CannotWrite, UnreadableBook
from sheetcrm.core.number_formats import differing
from sheetcrm.core.options import Options

from .index import Index, SheetPart
from .lane import Lane
from .panics import no_panic
from .refusals import damaged, open_package, read_file, refuse_doctype
from .scan import FIRST, Irregular, Scan, furthest, scan

LARGE = 1 << 24
"""Bytes of a sheet's XML from which on others are used while it is parsed."""
CROWDED = 50_000_000
"""Cells up to which a sheet is read whatever it holds; beyond, one in ten must be used, since calamine keeps a place
for every cell between A1 and the last."""
AT_ONCE = 1024
"""Rows in which equal texts are looked for: few enough that their texts stay in the processor's cache."""
UNLIMITED_MB = 1 << 20
"""The limit was held to when the package was opened."""
Rows = list[list[Cell]]


def read_workbook(
    path: Path, options: Options, owned: frozenset[str] = frozenset(), data: bytes | None = None
) -> Workbook:
    """The sheets of an .xlsx or .xlsm but for those named in `owned`, hidden sheets and rows included.

    Numbers come as floats, dates as `date` where they tell no time, text to the letter, blank as None, spreadsheet
    errors and formulas never computed as ErrorCell. `revision` is the SHA-256 of the file. Raises UnreadableBook; of a
    book with a LARGE sheet whoever asks for a grid may meet that, for the largest is parsed while others are used.
    `data` are its bytes, where they were read already.
    """
    data = read_file(path) if data is None else data
    index = Index(open_package(data, path.name, options.max_unpacked_mb), path.name)
    sheets = list({sheet.name: sheet for sheet in index.sheets if sheet.name not in owned}.values())
    arrivals = _arrivals(data, index, sheets)
    return Workbook(path.name, hashlib.sha256(data).hexdigest(), _grids(arrivals, index, sheets))


def _grids(arrivals: Iterator[tuple[str, Grid]], index: Index, sheets: Sequence[SheetPart]) -> Mapping[str, Grid]:
    """The grids by name, in the order of the sheets."""
    if any(index.size(sheet.part) > LARGE for sheet in sheets):
        return Arriving([sheet.name for sheet in sheets], arrivals)
    grids = dict(arrivals)
    return {sheet.name: grids[sheet.name] for sheet in sheets}


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of lists without cycles are made here; looking for cycles among them would take half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _arrivals(data: bytes, index: Index, sheets: Sequence[SheetPart]) -> Iterator[tuple[str, Grid]]:
    """The grids by name, the largest sheet's last: read in the fast way, and what that cannot take in the slow one."""
    if index.texts is not None:
        _check(index, index.texts)
    left = {sheet.name: sheet for sheet in sheets}
    for package in _packages(data, index, sheets) if sheets else (data,):
        try:
            with no_panic():
                for grid in _read(package, index, list(left.values())):
                    del left[grid.name]
                    yield grid.name, grid
            return
        except Irregular:
            break
        except CalamineError:
            continue
    from .slow import read_rows

    for part in index.package.namelist():
        _check(index, part)
    rows = read_rows(data, index.name, list(left))
    for sheet in left.values():
        yield sheet.name, _grid(index, sheet, Scan(), rows[sheet.name], 1)


def _packages(data: bytes, index: Index, sheets: Sequence[SheetPart]) -> Iterator[bytes]:
    """What calamine is given: the sheets in a plain package, which it reads faster, and does not mind how the parts of
    this one point at each other; then, where it cannot take that or none can be made, this one as it is."""
    from .package.archive import Archive
    from .package.excerpt import excerpt
    from .package.graph import Graph

    with suppress(CannotWrite, UnreadableBook):
        whole = Graph(Archive(data, index.name, UNLIMITED_MB))
        yield excerpt(whole, [sheet.name for sheet in sheets], texts=True)
    yield data


def _read(package: bytes, index: Index, sheets: Sequence[SheetPart]) -> Iterator[Grid]:
    """The grids, the largest sheet's last. All are scanned at once: calamine parses the first of them meanwhile, and
    each of the others while the one before is converted and used."""
    with Lane(package) as lane:
        by_size = sorted(sheets, key=lambda sheet: index.size(sheet.part), reverse=True)
        begun = [_begin(index, sheet, lane) for sheet in (*by_size[1:], *by_size[:1])]
        while begun:
            yield begun.pop(0)()


def _begin(index: Index, sheet: SheetPart, lane: Lane) -> Callable[[], Grid]:
    """Scans a sheet and has it parsed. Its part is scanned before calamine sees it, so that what is hostile is refused
    by us. What is returned waits for the cells and makes the grid."""
    found = _scan(index, sheet)
    parsing = lane.parse(sheet.name)
    return lambda: _grid(index, sheet, found, *_rows(parsing.result()))


def _scan(index: Index, sheet: SheetPart) -> Scan:
    check = partial(refuse_doctype, part=sheet.part, name=index.name)
    with _open(index, sheet.part) as stream:
        found = scan(stream, check, index.formats)
    if found.beyond:
        raise damaged(index.name, f"the sheet {sheet.name} has a cell at {found.beyond}…, where no sheet has one")
    if found.last_row * found.last_col > CROWDED:
        with _open(index, sheet.part) as stream:
            row, col, cells = furthest(stream)
        if row * col > max(CROWDED, 10 * cells):
            raise UnreadableBook(
                f"{CellRef(sheet.name, row, col)} stands so far from the other cells that the sheet cannot be read.",
                "If that cell, or one in its row or column, is a slip, clear it and save the workbook.",
            )
    return found


@contextmanager
def _open(index: Index, part: str) -> Iterator[IO[bytes]]:
    """A part as a stream. Reading it raises UnreadableBook where it is damaged."""
    try:
        with index.package.open(part) as stream:
            yield stream
    except (zipfile.BadZipFile, zlib.error, EOFError, UnicodeDecodeError):
        raise damaged(index.name, f"its part {part} cannot be unpacked") from None


def _check(index: Index, part: str) -> None:
    """Unpacks a part once, and refuses a document type in it, before a reader sees it that knows no refusal."""
    with _open(index, part) as stream:
        while piece := stream.read(FIRST):
            refuse_doctype(piece, part, index.name)


def _rows(sheet: CalamineSheet) -> tuple[Rows, int]:
    """The rows from row 1 on, and their first column. Blanks are None. Equal texts of near rows are kept once, and
    those of the first rows in all of the sheet, so that stages and people are."""
    first: dict[str, str | None] = {"": None}
    keep = first.setdefault
    cells = sheet.iter_rows()
    rows: Rows = []
    with _no_collection():
        while some := _next(cells, keep):
            rows += some
            keep = first.copy().setdefault
    return rows, sheet.start[1] + 1 if sheet.start else 1


def _next(rows: Iterator[list[Any]], keep: Callable[[str, str], str | None]) -> Rows:
    return [[keep(value, value) if type(value) is str else value for value in row] for row in islice(rows, AT_ONCE)]


def _grid(index: Index, sheet: SheetPart, found: Scan, rows: Rows, left: int) -> Grid:
    rows, left = _place(found.marks, rows, left)
    return Grid(
        sheet.name,
        rows,
        left=left,
        tables=index.tables(sheet),
        merges=tuple(found.merges),
        hidden_rows=frozenset(found.hidden_rows),
        formats=(formats := _formats(index, found)),
        cell_formats=differing(formats, {at: index.formats[style] for at, style in found.unlike.items()}),
        visible=sheet.visible,
        date1904=index.date1904,
    )


def _place(marks: Mapping[tuple[int, int], ErrorCell], rows: Rows, left: int) -> tuple[Rows, int]:
    """Puts error cells where they stand; calamine's area may end before them, for it sees them as blank."""
    if not marks:
        return rows, left
    first = min(left, min(col for _, col in marks)) if rows else min(col for _, col in marks)
    last = max(left + len(rows[0]) - 1 if rows else 0, max(col for _, col in marks))
    before = left - first if rows else 0
    after = last - first + 1 - before - (len(rows[0]) if rows else 0)
    if before or after:
        rows = [[None] * before + row + [None] * after for row in rows]
    for _ in range(max(row for row, _ in marks) - len(rows)):
        rows.append([None] * (last - first + 1))
    for (row, col), mark in marks.items():
        rows[row - 1][col - first] = mark
    return rows, first


def _formats(index: Index, found: Scan) -> dict[int, str]:
    """The number format that most cells of each column carry, where it is a telling one."""
    known = index.formats
    most = {col: styles.most_common(1)[0][0] for col, styles in sorted(found.styles.items())}
    return {col: known[style] for col, style in most.items() if style < len(known) and known[style]}
