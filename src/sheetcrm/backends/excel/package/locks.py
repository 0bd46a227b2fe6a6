"""Who else has the workbook: the lock files of Excel and LibreOffice, and our own lock between two refreshes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sheetcrm.core.errors import CannotWrite

from . import disk

PATIENCE = 20
"""Seconds that one refresh waits for another of the same workbook."""


def refuse_open(path: Path) -> None:
    """Raises CannotWrite where Excel or LibreOffice has the workbook open, naming who."""
    for lock, program, holder in (
        (path.with_name(f"~${path.name}"), "Excel", excel_holder),
        (path.with_name(f".~lock.{path.name}#"), "LibreOffice", office_holder),
    ):
        try:
            who = holder(lock.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            who = ""  # Windows lets nobody read the lock while Excel runs
        by = f" by {who}" if who else ""
        raise CannotWrite(
            f"{path.name} is open in {program}{by}.",
            f"Close it there and run again; if nobody has it open, delete {lock.name} beside it.",
        )


def excel_holder(data: bytes) -> str:
    """The user named in Excel's owner file: a length and the name in UTF-16 from byte 55 on, else in 8 bits before."""
    if len(data) >= 57 and (length := data[55]):
        name = data[57 : 57 + 2 * length].decode("utf-16-le", "replace")
    else:
        name = data[1 : 1 + data[0]].decode("cp1252", "replace") if data else ""
    return _printable(name)


def office_holder(data: bytes) -> str:
    """The user named in LibreOffice's lock file: `name,login,host,time,profile;`."""
    fields = data.decode("utf-8", "replace").split(",")
    who = _printable(fields[0]) or _printable(fields[1] if len(fields) > 1 else "")
    host = _printable(fields[2] if len(fields) > 2 else "")
    return f"{who} on {host}" if who and host else who


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable()).strip()[:80]


@contextmanager
def alone(book: Path) -> Iterator[None]:
    """Keeps other refreshes of a workbook out; waits a little for one that is under way. Raises CannotWrite."""
    folder = book.parent / disk.FOLDER
    with disk.told(book.name):
        folder.mkdir(exist_ok=True)
        lock = FileLock(folder / f"{book.name}.lock", timeout=PATIENCE)
        try:
            lock.acquire()
        except Timeout:
            reason = f"Another refresh of {book.name} has been at work for {PATIENCE} seconds."
            raise CannotWrite(reason, "Wait for it to end and run again.") from None
    try:
        yield
    finally:
        lock.release()
