"""A workbook of its own, made from tabs."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sheetcrm.core.errors import CannotWrite
from sheetcrm.report import Tab


def create(path: Path, tabs: Sequence[Tab], written: dt.datetime) -> None:
    """Writes tabs as a new workbook. Raises CannotWrite where there is a file already, or where none can be made."""
    from .render import render

    data = render(tabs, {tab.key: tab.title for tab in tabs}, written)
    try:
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError as error:
        raise CannotWrite(f"{path} is there already.", "Give another --output, or move that file away.") from error
    except OSError as error:
        raise CannotWrite(f"{path}: cannot be written ({error.strerror}).", "Give another --output.") from error
