"""Earlier states of a workbook, kept beside it in `.sheetcrm/backups`, and brought back."""

import datetime as dt
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from sheetcrm.core.errors import SheetcrmError

from . import disk, locks

KEPT = 5
STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, order=True, slots=True)
class Backup:
    """One earlier state: when it was put aside (UTC), its number within that second, and where it is."""

    when: dt.datetime
    number: int
    path: Path


def folder_of(book: Path) -> Path:
    """Where the backups of a workbook are."""
    return book.parent / disk.FOLDER / "backups"


def backups(book: Path) -> list[Backup]:
    """The backups of a workbook, the newest first."""
    shape = re.compile(re.escape(book.stem) + r"\.(\d{8}T\d{6})(?:-(\d{3,}))?" + re.escape(book.suffix))
    folder = folder_of(book)
    found = [(shape.fullmatch(path.name), path) for path in (folder.iterdir() if folder.is_dir() else ())]
    kept = [Backup(when, int(name[2] or 0), path) for name, path in found if name and (when := _when(name[1]))]
    return sorted(kept, reverse=True)


def _when(stamp: str) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(stamp, STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None  # a file of somebody's own, named as no date can be


def keep(book: Path, now: dt.datetime) -> Path:
    """Copies a workbook, whole or not at all, among its backups, and lets go of all but the newest few. Where a clock
    was once ahead, the copy bears the time of the newest one: what is newest must be last in order too."""
    folder = folder_of(book)
    folder.mkdir(parents=True, exist_ok=True)
    earlier = backups(book)
    when = max([now.astimezone(dt.UTC).replace(microsecond=0), *(found.when for found in earlier)])
    number = max((found.number + 1 for found in earlier if found.when == when), default=0)
    place = folder / f"{book.stem}.{when.strftime(STAMP)}{f'-{number:03}' if number else ''}{book.suffix}"
    with disk.temporary(place) as part:
        shutil.copy2(book, part)
        disk.sync(part)
        part.replace(place)
    disk.sync(folder)
    for old in backups(book)[KEPT:]:
        old.path.unlink(missing_ok=True)
    return place


def restore(book: Path, name: str | None, now: dt.datetime) -> Path:
    """Brings back the newest backup of a workbook, or the named one; which it was is the result. The present state
    goes among the backups first, so that a second restore takes back the first. Raises SheetcrmError."""
    book = book.resolve()
    found = backups(book)
    chosen = next((backup.path for backup in found if name in (None, backup.path.name)), None)
    if chosen is None:
        what = f"called {name} of" if name else "of"
        listing = f"See what there is: sheetcrm restore {book.name} --list."
        none = f"A refresh makes the first, in {folder_of(book)}."
        raise SheetcrmError(
            f"There is no backup {what} {book.name}{'' if found else ' yet'}.", listing if found else none
        )
    locks.refuse_open(book)
    disk.refuse_read_only(book)
    with locks.alone(book), disk.told(book.name), disk.temporary(book) as part:
        shutil.copy2(chosen, part)
        disk.sync(part)
        if book.exists():
            disk.like(part, book)
            keep(book, now)
        part.replace(book)
        disk.sync(book.parent)
    return chosen
