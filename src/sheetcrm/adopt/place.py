"""Which options file belongs to a workbook."""

from pathlib import Path

from sheetcrm.settings import ONLINE, places_of


def head_line(book: str) -> str:
    """The line that a file opens with, so that adopt knows its own again."""
    return f"How sheetcrm reads {book if ONLINE.match(book) else Path(book).name}. Written by: sheetcrm adopt"


def place_for(book: str) -> Path:
    """The file to write, or to complete, for a workbook.

    Its own `<stem>.sheetcrm.toml` where there is one; else `sheetcrm.toml` in its folder, unless adopt wrote that for
    another workbook: then it gets its own.
    """
    own, common = places_of(book)
    return own if own.exists() or (common.exists() and _for_another(common, book)) else common


def _for_another(common: Path, book: str) -> bool:
    first = common.read_text(encoding="utf-8", errors="replace").split("\n", 1)[0]
    return first.startswith("# How sheetcrm reads ") and not first.startswith(f"# {head_line(book)}")
