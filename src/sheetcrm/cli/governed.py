"""Which options file a run goes by: named where it is not the workbook's own, and where it is what stops the run."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sheetcrm.wording import Words

QUOTED = re.compile("“([^”]+)”")


@contextmanager
def governed(book: str, config: Path | None) -> Iterator[None]:
    """Around what goes by the options: a BadOptions or NoTable names the file that says so, its line where that is
    known, and how the workbook gets a file of its own."""
    from sheetcrm.core.errors import BadOptions, NoTable
    from sheetcrm.settings import find_options

    try:
        yield
    except (BadOptions, NoTable) as error:
        path = config or find_options(book)
        if path is None or path.name in error.reason or (isinstance(error, NoTable) and not _says(path)):
            raise
        line = _line(path, error.reason)
        where = f"{path}, line {line}" if line else str(path)
        raise type(error)(f"{where}: {error.reason}", f"{error.way_out}{_own_file(book, path)}") from None


def tell(book: str, config: Path | None, say: "Words") -> None:
    """Says on stderr which options file was taken, where it is one that other workbooks share."""
    from sheetcrm.adopt.place import shared
    from sheetcrm.settings import places_of

    if config is None and (path := shared(book)) is not None:
        click.echo(say.text("options_shared", book=book, path=path, own=places_of(book)[0].name), err=True)


def _says(path: Path) -> bool:
    """Whether a file says where the deals are, so that it may be why no table was found."""
    return "[opportunities" in path.read_text(encoding="utf-8", errors="replace")


def _own_file(book: str, path: Path) -> str:
    from sheetcrm.settings import places_of

    own, common = places_of(book)
    if path != common:
        return ""
    return f" For options of its own, put {own.name} beside the workbook (sheetcrm adopt writes it), or use --config."


def _line(path: Path, reason: str) -> int:
    """The first line (from 1) that holds, quoted, the first thing that the reason quotes; 0 for none."""
    named = QUOTED.search(reason)
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    shapes = (f'"{named[1]}"', f"'{named[1]}'") if named else ()
    return next((number for number, line in enumerate(lines, 1) if any(shape in line for shape in shapes)), 0)
