"""The fix plan as text, JSON and CSV: cell, old, new, and the rule."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TextIO

from sheetcrm.core.cells import CellRef, column_letters
from sheetcrm.core.terminal import clean

from .csv import neutral
from .findings import Say, console

Line = tuple[CellRef, str, object, str]
"""Cell, what it holds, what it could hold, the rule's key."""
FORMAT_VERSION = 1


def write_text(lines: Sequence[Line], origin: str, say: Say, stream: TextIO) -> None:
    """For people: a head line, then one line a cell, quoted so that blanks can be seen."""
    from rich.table import Table
    from rich.text import Text

    screen = console(stream, plain=True)
    screen.print(Text(f"{clean(origin)}: {say('fixes_head', n=len(lines)) if lines else say('fixes_none')}"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    for at, old, new, rule in lines:
        new_text = f"“{clean(new)}”" if isinstance(new, str) else _plain(new)
        row = (clean(str(at)), f"“{clean(old)}”", f"→ {new_text}", say(f"rule_{rule}"))
        grid.add_row(*(Text(part) for part in row))
    if lines:
        screen.print(grid)


def write_json(lines: Sequence[Line], origin: str, say: Say, stream: TextIO) -> None:
    """One object, `format_version` first."""
    fixes = [
        {
            "cell": str(at),
            "sheet": at.sheet,
            "row": at.row,
            "column": column_letters(at.col),
            "old": old,
            "new": _plain(new),
            "rule": rule,
        }
        for at, old, new, rule in lines
    ]
    json.dump({"format_version": FORMAT_VERSION, "book": origin, "fixes": fixes}, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def write_csv(lines: Sequence[Line], origin: str, say: Say, stream: TextIO) -> None:
    """A heading, then one line a cell."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("cell", "old", "new", "rule"))
    for at, old, new, rule in lines:
        writer.writerow((neutral(str(at)), neutral(old), neutral(new) if isinstance(new, str) else _plain(new), rule))


def _plain(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


WRITERS: Mapping[str, Callable[[Sequence[Line], str, Say, TextIO], None]] = {
    "text": write_text,
    "json": write_json,
    "csv": write_csv,
}
