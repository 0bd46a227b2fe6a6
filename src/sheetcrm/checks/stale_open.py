"""An open deal that nobody has touched for longer than its stage allows."""

import datetime as dt
from collections.abc import Iterator
from itertools import repeat

from sheetcrm.core.book import Book
from sheetcrm.core.models import ActivityStatus, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "stale-open"
SEVERITY = Severity.HINT
NEVER = dt.date.min


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal whose last activity, offer or creation is older than its stage's (else the options') limit."""
    last, opened = _last_days(book, options.as_of), Outcome.OPEN
    limits = {name: stage.stale_days for name, stage in book.spellings(lambda stage: bool(stage.stale_days)).items()}
    for row, (stage, _), outcome, day in zip(book.opportunities, book.standing, book.outcomes, last, strict=True):
        if outcome is not opened or day is NEVER:
            continue
        limit = limits.get(stage) or options.stale_days
        rested = (options.as_of - day).days
        if rested > limit:
            yield at_field(row, "stage", CODE, SEVERITY, last=day, days=rested, limit=limit)


def _last_days(book: Book, as_of: dt.date) -> list[dt.date]:
    """The last day, of those that have come, on which each deal was opened, offered, or touched by an activity that is
    done (`Activity.done`)."""
    last = list(map(_later, book.column("created"), book.column("offer_date"), repeat(as_of)))
    planned = ActivityStatus.PLANNED
    for place, day, status, _ in zip(*book.activity_columns, strict=True):
        if place is not None and day is not None and last[place] < day <= as_of and status is not planned:
            last[place] = day
    return last


def _later(created: dt.date | None, offered: dt.date | None, as_of: dt.date) -> dt.date:
    last = created if created is not None and created <= as_of else NEVER
    return offered if offered is not None and last < offered <= as_of else last
