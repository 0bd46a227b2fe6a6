"""The fix plan: cells that could be mended by rule, each with what it holds and what it could hold; nothing is written.

Three rules, none of which guesses: stray blanks go; a number or a date kept as text becomes what parsing read from it
(which it only does where the column proves the order or the mark), unless that is more than its own cell says; a name
that differs from a listed one in case, or in one or two letters from exactly one listed one, takes that spelling.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from .core.book import Book, fold
from .core.cells import CellRef, Row, Workbook
from .core.models import Activity, Opportunity
from .parse.currencies import MARK
from .parse.numbers import number_in

CLOCK = re.compile(r"(?:^|[ T])(\d{1,2}):(\d{2})(?::(\d{2}))?$")
CLOSE = 0.85
"""How alike (difflib's ratio) a typed name and a listed one must be, at the least."""

Listed = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Fix:
    """One cell: the text it holds, the value it could hold, and the rule that says so."""

    at: CellRef
    old: str
    new: str | dt.date | Decimal
    rule: str


def fix_plan(workbook: Workbook, book: Book) -> tuple[Fix, ...]:
    """Every fix, in the order of the cells; one a cell."""
    listed = {
        "stage": tuple(stage.name for stage in book.stages),
        "product": book.lists.products,
        "loss_reason": book.lists.loss_reasons,
    }
    types = {"type": book.lists.activity_types}
    found: dict[CellRef, Fix] = {}
    for opportunity in book.opportunities:
        found |= {fix.at: fix for fix in _row(opportunity, workbook, listed)}
    for activity in book.activities:
        found |= {fix.at: fix for fix in _row(activity, workbook, types)}
    return tuple(found[at] for at in sorted(found))


def _row(row: Row[Opportunity] | Row[Activity], workbook: Workbook, listed: Listed) -> Iterator[Fix]:
    grid = workbook.grids.get(row.at.sheet)
    for name, column in row.columns.items() if grid else ():
        raw, read = grid.at(row.at.row, column), getattr(row.record, name, None)  # type: ignore[union-attr]
        if isinstance(raw, str) and read is not None:
            yield from _cell(CellRef(row.at.sheet, row.at.row, column), raw, read, listed.get(name, ()))


def _cell(at: CellRef, raw: str, read: object, listed: Sequence[str]) -> Iterator[Fix]:
    if isinstance(read, dt.date):
        moment = _with_time(raw, read)
        if moment is not None:
            yield Fix(at, raw, moment, "date")
    elif isinstance(read, Decimal):
        if _says(raw, read):
            yield Fix(at, raw, read, "number")
    elif isinstance(read, str):
        tidy = " ".join(raw.split())
        spelled = _listed(tidy, listed)
        if spelled is not None and spelled != tidy:
            yield Fix(at, raw, spelled, "spelling")
        elif tidy != raw and tidy and "\n" not in raw:
            yield Fix(at, raw, tidy, "blanks")


def _says(text: str, read: Decimal) -> bool:
    """Whether a cell alone says the number that was read. It does not where a heading scales its amounts, where several
    cells are added, or where a currency or a unit stands in the text: a bare number in its place would mean another."""
    number = number_in(text)
    return (
        number is not None
        and not number.scale
        and not MARK.search(text)
        and read in (number.value("."), number.value(","))
    )


def _with_time(text: str, day: dt.date) -> dt.date | None:
    """The day with the time of day that the text may name beside it; None where that time cannot be kept."""
    if ":" not in text:
        return day
    clock = CLOCK.search(text)
    if clock is None:
        return None
    hour, minute, second = (int(part or 0) for part in clock.groups())
    return dt.datetime.combine(day, dt.time(hour, minute, second)) if hour < 24 and max(minute, second) < 60 else None


def _listed(text: str, listed: Sequence[str]) -> str | None:
    """The listed spelling of a name: the one that is the same but for case, else the only one that is close."""
    folded = fold(text)
    same = next((name for name in listed if fold(name) == folded), None)
    if same is not None:
        return same
    close = [name for name in listed if SequenceMatcher(None, folded, fold(name)).ratio() >= CLOSE]
    return close[0] if len(close) == 1 else None
