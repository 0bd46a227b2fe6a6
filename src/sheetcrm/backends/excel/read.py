"""Reading a workbook fast: values by python-calamine, and by a scan of the XML what it does not tell."""

import gc
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sheetcrm.core.cells import Cell, CellRef, ErrorCell, Grid, Workbook
from sheetcrm.core.errors import UnreadableBook
from sheetcrm.core.number_formats import differing
from sheetcrm.core.options import Options

from .index import Index, SheetPart
from .panics import no_panic
from .refusals import damaged, open_package, read_file, refuse_doctype
from .scan import PIECE, Irregular, Scan, furthest, scan

CROWDED = 50_000_000
"""Cells up to which a sheet is read whatever it holds; beyond, one in ten must be used, since calamine keeps a place
for every cell between A1 and the last."""

UNLIMITED_MB = 1 << 20
"""The limit was held to when the package was opened."""
Rows = list[list[Cell]]


def read_workbook(
    path: Path, options: Options, owned: frozenset[str] = frozenset(), data: bytes | None = None
) -> Workbook:
    """The sheets of an .xlsx or .xlsm but for those named in `owned`, hidden sheets and rows included.

    Numbers come as floats, dates as `date` where they tell no time, text to the letter, blank as None, spreadsheet
    errors and formulas never computed as ErrorCell. `revision` is the SHA-256 of the file. Raises UnreadableBook.
    `data` are its bytes, where they were read already.
    """
    data = read_file(path) if data is None else data
    index = Index(open_package(data, path.name, options.max_unpacked_mb), path.name)
    sheets = [sheet for sheet in index.sheets if sheet.name not in owned]
    with _no_collection():
        grids = {sheet.name: grid for sheet, grid in zip(sheets, _grids(data, index, sheets), strict=True)}
    return Workbook(path.name, hashlib.sha256(data).hexdigest(), grids)


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


def _grids(data: bytes, index: Index, sheets: list[SheetPart]) -> list[Grid]:
    if index.texts is not None:
        _check(index, index.texts)
    for plain in (False, True) if sheets else (False,):
        try:
            package = _plain(data, index, sheets) if plain else data
            with (
                no_panic(),
                CalamineWorkbook.from_filelike(io.BytesIO(package)) as book,
                ThreadPoolExecutor(1) as worker,
            ):
                return list(_read(book, index, sheets, worker))
        except Irregular:
            break
        except CalamineError:
            continue
    from .slow import read_rows

    for part in index.package.namelist():
        _check(index, part)
    rows = read_rows(data, index.name, [sheet.name for sheet in sheets])
    return [_grid(index, sheet, Scan(), rows[sheet.name], 1) for sheet in sheets]


def _plain(data: bytes, index: Index, sheets: list[SheetPart]) -> bytes:
    """The same sheets in a plain package: where calamine minds how the parts of this one point at each other."""
    from .package.archive import Archive
    from .package.excerpt import excerpt
    from .package.graph import Graph

    whole = Graph(Archive(data, index.name, UNLIMITED_MB))
    return excerpt(whole, [sheet.name for sheet in sheets], texts=True)


def _read(book: CalamineWorkbook, index: Index, sheets: list[SheetPart], worker: Executor) -> Iterator[Grid]:
    """Each sheet's part is unpacked and scanned before calamine sees it, so that what is hostile is refused by us.
    Calamine parses beside, without the interpreter's lock, while we scan the next sheet and convert the one before."""
    ahead: tuple[SheetPart, Scan, Future[CalamineSheet]] | None = None
    for sheet in sheets:
        found = _scan(index, sheet)
        parsing = worker.submit(book.get_sheet_by_name, sheet.name)
        if ahead is not None:
            yield _grid(index, ahead[0], ahead[1], *_rows(ahead[2].result()))
        ahead = sheet, found, parsing
    if ahead is not None:
        yield _grid(index, ahead[0], ahead[1], *_rows(ahead[2].result()))


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
        while piece := stream.read(PIECE):
            refuse_doctype(piece, part, index.name)


def _rows(sheet: CalamineSheet) -> tuple[Rows, int]:
    """The rows from row 1 on, and their first column. Equal texts are kept once; blanks are None."""
    kept: dict[str, str] = {}
    keep = kept.setdefault
    rows: Rows = [
        [(keep(value, value) or None) if type(value) is str else value for value in row] for row in sheet.iter_rows()
    ]
    return rows, sheet.start[1] + 1 if sheet.start else 1


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
