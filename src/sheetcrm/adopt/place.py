"""Which options file belongs to a workbook."""

from pathlib import Path

from sheetcrm.settings import ONLINE, places_of

KINDS = (".xlsx", ".xlsm")


def head_line(book: str) -> str:
    """The line that a file opens with, so that adopt knows its own again."""
    return f"How sheetcrm reads {book if ONLINE.match(book) else Path(book).name}. Written by: sheetcrm adopt"


def place_for(book: str) -> Path:
    """The file to write, or to complete, for a workbook.

    Its own `<stem>.sheetcrm.toml` where there is one. Else `sheetcrm.toml` in its folder, unless that is (or would
    seem to be) for another workbook: adopt wrote it for another one, or there are several workbooks and no such file.
    """
    own, common = places_of(book)
    if own.exists():
        return own
    if common.exists():
        return own if _for_another(common, book) else common
    return common if ONLINE.match(book) or _alone(Path(book)) else own


def _for_another(common: Path, book: str) -> bool:
    first = common.read_text(encoding="utf-8", errors="replace").split("\n", 1)[0]
    return first.startswith("# How sheetcrm reads ") and not first.startswith(f"# {head_line(book)}")


def _alone(path: Path) -> bool:
    """Whether no other workbook lies in the folder; Excel's lock files are none."""
    folder = path.absolute().parent
    near = (other for other in folder.iterdir() if other.suffix.lower() in KINDS) if folder.is_dir() else ()
    return all(other.name == path.name or other.name.startswith(("~$", ".")) for other in near)
