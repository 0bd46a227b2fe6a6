"""The last step: the new workbook takes the old one's place, whole, or nothing changes."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from sheetcrm.core.errors import CannotWrite, ChangedMeanwhile, UnreadableBook

from ..refusals import open_package, read_file
from . import backups, disk, locks

Write = Callable[[BinaryIO], object]
Check = Callable[[bytes], None]
UNLIMITED_MB = 1 << 20


def revision(data: bytes) -> str:
    """What identifies a state of a workbook."""
    return hashlib.sha256(data).hexdigest()


def refuse_changed(path: Path, expect: str) -> None:
    """Raises ChangedMeanwhile where the workbook is not in the expected state any more."""
    try:
        same = revision(path.read_bytes()) == expect
    except OSError:
        same = False
    if not same:
        raise changed(path)


def refuse_foreign(path: Path) -> None:
    """Raises CannotWrite where there is something already that is no workbook, and would be replaced."""
    if path.exists():
        try:
            open_package(read_file(path), path.name, UNLIMITED_MB)
        except UnreadableBook:
            raise CannotWrite(
                f"{path.name} is there already, and is no Excel workbook.", "Give another name to the copy."
            ) from None


def changed(path: Path) -> ChangedMeanwhile:
    """The refusal of a workbook that somebody saved meanwhile."""
    return ChangedMeanwhile(f"{path.name} was changed by somebody while it was being read.", "Run again.")


def replace(path: Path, expect: str, write: Write, check: Check, now: dt.datetime) -> Path:
    """Writes a file beside `path`, has it checked as read back from the disk, keeps a backup, and puts it in place;
    the backup is the result.

    `path` must be a real one, not a symbolic link. Raises ChangedMeanwhile, CannotWrite, and whatever `check` raises;
    then nothing was replaced.
    """
    with disk.told(path.name), disk.temporary(path) as part:
        with part.open("wb") as out:
            write(out)
        disk.like(part, path)
        disk.sync(part)
        check(part.read_bytes())
        backup = backups.keep(path, now)
        locks.refuse_open(path)
        refuse_changed(path, expect)
        part.replace(path)
        disk.sync(path.parent)
    return backup


def create(path: Path, write: Write, check: Check, now: dt.datetime) -> None:
    """Writes a file, whole or not at all; one that is there goes among its backups."""
    with disk.told(path.name), disk.temporary(path) as part:
        with part.open("wb") as out:
            write(out)
        if path.exists():
            disk.like(part, path)
        disk.sync(part)
        check(part.read_bytes())
        if path.exists():
            backups.keep(path, now)
        part.replace(path)
        disk.sync(path.parent)
