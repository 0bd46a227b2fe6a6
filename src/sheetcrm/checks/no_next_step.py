"""An open deal with nothing planned."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import ActivityStatus, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, blank

CODE = "no-next-step"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal without a planned activity to come and without a next step, where the team keeps either."""
    kept = bool(book.activities)
    asked = [row for row in blank(book, "next_step", Outcome.OPEN) if kept or "next_step" in row.columns]
    planned = _planned(book, options.as_of) if asked else ()
    for row in asked:
        if row.record.id not in planned:
            yield at_field(row, "next_step", CODE, SEVERITY)


def _planned(book: Book, as_of: dt.date) -> set[str]:
    """The deals that have an activity to come: its day has, or it has none and is said to be planned."""
    planned, done = ActivityStatus.PLANNED, ActivityStatus.DONE
    places = {
        place
        for place, day, status, _ in zip(*book.activity_columns, strict=True)
        if (status is planned if day is None else status is not done and day >= as_of)
    }
    ids = book.column("id")
    return {ids[place] for place in places if place is not None}
