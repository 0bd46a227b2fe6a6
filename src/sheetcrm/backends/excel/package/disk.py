"""Files written whole or not at all."""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sheetcrm.core.errors import CannotWrite

MARK = ".sheetcrm-tmp"
FOLDER = ".sheetcrm"
"""Beside a workbook: its backups, and the lock of a refresh."""


@contextmanager
def temporary(target: Path) -> Iterator[Path]:
    """The path of a hidden file beside the target, gone at the end unless it was moved into place. What an earlier run
    left there when it was killed goes too: callers hold the lock, so that it can be nobody's."""
    part = target.with_name(f".{target.name}{MARK}")
    part.unlink(missing_ok=True)
    try:
        yield part
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Waits until a file, or the entries of a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF, errno.EACCES):  # file systems without sync for folders
            raise
    finally:
        os.close(handle)


def like(part: Path, target: Path) -> None:
    """Gives a file the permissions, extended attributes and, where we may, the owner of another."""
    found = target.stat()
    with contextlib.suppress(PermissionError, AttributeError):
        os.chown(part, found.st_uid, found.st_gid)
    shutil.copystat(target, part)
    os.utime(part)


def refuse_read_only(target: Path) -> None:
    """Raises CannotWrite where we may not write the file or its folder. A folder that nobody may write in counts for
    the superuser too; a file that its mode alone protects (a copy out of an archive) is the superuser's to write."""
    for path, what in ((target, target.name), (target.parent, f"The folder {target.parent}")):
        if not path.exists():
            continue
        closed = path.is_dir() and not stat.S_IMODE(path.stat().st_mode) & 0o222
        if closed or not os.access(path, os.W_OK):
            raise CannotWrite(
                f"{what} is read-only.", "Allow writing there, or use --output to write a copy somewhere else."
            )


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turns what the disk refuses into a CannotWrite that says why."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        reason = "the disk is full" if full else (error.strerror or type(error).__name__).lower()
        way = ("Make room" if full else "See to it") + " and run again; the workbook is as it was."
        raise CannotWrite(f"{name} was not written: {reason}.", way) from None
