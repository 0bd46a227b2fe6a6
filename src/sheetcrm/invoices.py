"""The file of orders or invoices: a CSV file, or another workbook, as raw cells."""

import csv
import io
from pathlib import Path

from .backends import is_online, open_book
from .core.cells import Cell, Grid, Workbook
from .core.errors import UnreadableBook
from .core.options import InvoiceOptions, Options
from .settings import find_options

TEXT_FILES = (".csv", ".tsv", ".txt")
DELIMITERS = (";", "\t", "|", ",")


def with_file(options: Options, file: Path | None) -> Options:
    """The options with another file of invoices, as the command line asks."""
    if file is None:
        return options
    said = options.invoices or InvoiceOptions()
    update = {"file": str(file.absolute()), "sheet": said.sheet if said.file else None}
    return options.model_copy(update={"invoices": said.model_copy(update=update)})


def read_file(book: str, options: Options, config: Path | None = None) -> Workbook | None:
    """The file that the options name, relative to the options file, else to the workbook's folder; None where they name
    none. Raises UnreadableBook."""
    if options.invoices is None or options.invoices.file is None:
        return None
    said = options.invoices.file
    if is_online(said):
        return open_book(said, options).read()
    path = ((config or find_options(book) or Path(book)).parent / Path(said).expanduser()).resolve()
    if path.suffix.lower() in TEXT_FILES:
        return read_csv(path)
    return open_book(str(path), options).read()


def read_csv(path: Path) -> Workbook:
    """A CSV file as a workbook of one sheet, all of it text; UTF-8, else Windows-1252; any usual delimiter."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableBook(f"{path}: cannot be read ({error.strerror}).", "Check --invoices.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise UnreadableBook(f"{path}: not a CSV file ({error}).", "Save it as CSV again.") from error
    width = max(map(len, rows), default=0)
    cells = [_filled(row, width) for row in rows]
    return Workbook(path.name, "", {path.name: Grid(path.name, cells)})


def _filled(row: list[str], width: int) -> list[Cell]:
    return [*(cell or None for cell in row), *[None] * (width - len(row))]


def _delimiter(text: str) -> str:
    """The delimiter that each of the first lines holds as often as the others; else one that each of them holds."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def fitness(mark: str) -> tuple[bool, bool, int]:
        counts = [line.count(mark) for line in lines] or [0]
        return min(counts) == max(counts) > 0, min(counts) > 0, max(counts)

    return max(DELIMITERS, key=fitness)
