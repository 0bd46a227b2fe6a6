"""Earlier states of a workbook, kept beside it in `.sheetcrm/backups`."""

import datetime as dt
import re
import shutil
from pathlib import Path

from . import disk

KEPT = 5
STAMP = "%Y%m%dT%H%M%S"


def folder_of(book: Path) -> Path:
    """Where the backups of a workbook are."""
    return book.parent / disk.FOLDER / "backups"


def backups(book: Path) -> list[Path]:
    """The backups of a workbook, the newest first."""
    shape = re.compile(re.escape(book.stem) + r"\.\d{8}T\d{6}(-\d{3})?" + re.escape(book.suffix))
    folder = folder_of(book)
    found = [path for path in folder.iterdir() if shape.fullmatch(path.name)] if folder.is_dir() else []
    return sorted(found, key=_order, reverse=True)


def keep(book: Path, now: dt.datetime) -> Path:
    """Copies a workbook, whole or not at all, among its backups, and lets go of all but the newest few."""
    folder = folder_of(book)
    folder.mkdir(parents=True, exist_ok=True)
    stamp, number = now.strftime(STAMP), 0
    place = folder / f"{book.stem}.{stamp}{book.suffix}"
    while place.exists():
        number += 1
        place = folder / f"{book.stem}.{stamp}-{number:03}{book.suffix}"
    with disk.temporary(place) as part:
        shutil.copy2(book, part)
        disk.sync(part)
        part.replace(place)
    disk.sync(folder)
    for old in backups(book)[KEPT:]:
        old.unlink(missing_ok=True)
    return place


def _order(path: Path) -> tuple[float, str]:
    return _stamp(path), path.name


def _stamp(path: Path) -> float:
    return path.stat().st_mtime
