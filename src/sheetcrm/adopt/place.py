"""Which options file belongs to a workbook, and which it shares with others."""

from pathlib import Path

from sheetcrm.backends import is_online
from sheetcrm.settings import places_of
from sheetcrm.wording import LANGUAGES, Words, words

SUFFIXES = (".xlsx", ".xlsm")
PASSING = ("~$", ".")
"""How the names of lock files and hidden files begin."""


def head_line(book: str, say: Words) -> str:
    """The line that a file opens with, so that adopt knows its own again, in whichever language."""
    return say.text("adopt_first", book=book if is_online(book) else Path(book).name)


def place_for(book: str) -> Path:
    """The file to write, or to complete, for a workbook.

    Its own `<stem>.sheetcrm.toml` where there is one; else `sheetcrm.toml` in its folder where that is, or would be,
    this workbook's alone; where other workbooks are in the folder, it gets its own.
    """
    own, common = places_of(book)
    return common if not own.exists() and is_alone(book) else own


def shared(book: str) -> Path | None:
    """The folder's `sheetcrm.toml` where a workbook without a file of its own is read by it, and it is not this
    workbook's alone."""
    own, common = places_of(book)
    return common if common.is_file() and not own.is_file() and not is_alone(book) else None


def start_from(book: str) -> Path | None:
    """The file whose settings adopt goes on from: the workbook's, else the folder's, where a person wrote that for all
    that is in it."""
    place, (_, common) = place_for(book), places_of(book)
    return next((path for path in (place, common) if path.exists() and (path == place or _adopted(path) is None)), None)


def is_alone(book: str) -> bool:
    """Whether the folder's `sheetcrm.toml` is, or would be, this workbook's alone: adopt wrote it for this one, or it
    was not written for another and no other workbook is in the folder."""
    _, common = places_of(book)
    adopted = _adopted(common) if common.is_file() else None
    return not _others(book) if adopted is None else any(_opens(adopted, book, say) for say in map(words, LANGUAGES))


def _opens(first: str, book: str, say: Words) -> bool:
    return first.startswith(f"# {head_line(book, say)}")


def _adopted(common: Path) -> str | None:
    """The line by which adopt says for which workbook it wrote a file; None where a person wrote it."""
    first = common.read_text(encoding="utf-8", errors="replace").split("\n", 1)[0]
    heads = [say.text("adopt_first", book="\0").split("\0") for say in map(words, LANGUAGES)]
    return first if any(first.startswith(f"# {before}") and after in first for before, after in heads) else None


def _others(book: str) -> bool:
    """Whether another workbook is in the folder."""
    folder, name = places_of(book)[1].parent, "" if is_online(book) else Path(book).name
    found = folder.iterdir() if folder.is_dir() else ()
    return any(
        path.suffix.lower() in SUFFIXES and path.name != name and not path.name.startswith(PASSING) for path in found
    )
