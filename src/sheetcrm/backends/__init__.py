"""Where workbooks live. Each backend reads a book into raw cells and writes tabs back into it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, Protocol, TextIO, cast

from sheetcrm.core.cells import Workbook
from sheetcrm.core.options import Options
from sheetcrm.report import Document, Tab


class Remark(NamedTuple):
    """What the user should know: `note_KEY` of the texts in `wording`, and its fields."""

    key: str
    args: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: `where` the tabs are now, their present names by key, what the user should know, and where the
    state before is kept."""

    where: str
    names: dict[str, str]
    notes: tuple[Remark, ...] = ()
    backup: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a write would do: the tabs' names by key, the keys of those that are there already, the names of tabs that
    would go, and what the user should know."""

    names: dict[str, str]
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    notes: tuple[Remark, ...] = ()


class Backend(Protocol):
    """One workbook. Where it changed while we computed, it is read and computed again `recomputes` times at most."""

    recomputes: int

    def read(self) -> Workbook:
        """The team's own sheets. Raises UnreadableBook or Unavailable."""
        ...

    def ready(self, target: Path | None = None) -> None:
        """Raises CannotWrite where a write (or a copy to `target`) would be refused whatever the book holds, so that
        nobody waits for numbers that cannot be written. Reading needs none of it."""
        ...

    def write(self, tabs: Sequence[Tab], expect: str) -> Written:
        """Makes `tabs` the sheetcrm tabs of the book: owned tabs not among them go, everything else stays as it is.

        Raises ChangedMeanwhile where the book is no longer at revision `expect`, CannotWrite where a write would lose
        something; in either case nothing was written.
        """
        ...

    def preview(self, tabs: Sequence[Tab]) -> Preview:
        """What `write` would do, with nothing written. Raises CannotWrite where it would refuse."""
        ...

    def write_copy(self, tabs: Sequence[Tab], expect: str, target: Path) -> Written:
        """The book with the tabs as a new Excel file, the book itself left as it is; the tabs alone where a copy of the
        book could not take them. Raises ChangedMeanwhile or CannotWrite."""
        ...


BACKENDS = (
    ("google", ("https://docs.google.com/", "gsheet:"), "sheetcrm.backends.google", "GoogleBook"),
    ("excel", ("",), "sheetcrm.backends.excel", "ExcelBook"),
)
"""Name, how its addresses begin, and the class to import when one is met; the first that fits is taken, files last.

A backend that is online has beside it `address.py` with `stem` and `link`, and `create.py` with `start`.
"""


def open_book(address: str, options: Options) -> Backend:
    """The backend of an address (a path, a Google Sheets URL, `gsheet:ID`); nothing is read yet."""
    _, _, module, name = _row(address)
    return cast(Backend, getattr(import_module(module), name)(address, options))


def is_online(address: str) -> bool:
    """Whether an address is one of a service's books, which is no file."""
    return _row(address)[1] != ("",)


def stem(address: str) -> str:
    """What files about a book are named for: its own name without the suffix, or its id. Raises UnreadableBook."""
    return str(_address(address).stem(address)) if is_online(address) else Path(address).stem


def link(address: str) -> str:
    """Where a person opens a book. Raises UnreadableBook where an address names none."""
    return str(_address(address).link(address)) if is_online(address) else Path(address).absolute().as_uri()


def start_online(address: str, workbook: bytes, title: str, language: str) -> str:
    """Makes a new book of the service that an address such as `gsheet:` names, filled with that of an Excel file; its
    address. Raises CannotWrite where the address is that of a book already, or Unavailable."""
    return str(import_module(f"{_row(address)[2]}.create").start(address, workbook, title, language))


def _row(address: str) -> tuple[str, tuple[str, ...], str, str]:
    return next(row for row in BACKENDS if address.startswith(row[1]))


def _address(address: str) -> ModuleType:
    return import_module(f"{_row(address)[2]}.address")


FORMATS = ("text", "json", "csv")
"""Each names a reporter: a module of this folder with `write(document, stream)`."""


def reporter(form: str) -> Callable[[Document, TextIO], None]:
    """How a document is written in one of FORMATS; its module is imported now."""
    return cast(Callable[[Document, TextIO], None], import_module(f"{__name__}.{form}").write)
