"""An open deal with nothing planned."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import ActivityColumns, Book
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
    planned = _planned(book.activity_columns, options.as_of) if asked else ()
    for row in asked:
        if row.record.id not in planned:
            yield at_field(row, "next_step", CODE, SEVERITY)


def _planned(activities: ActivityColumns, as_of: dt.date) -> set[str]:
    """The deals that have an activity to come: its day has, or it has none and is said to be planned."""
    planned, done = ActivityStatus.PLANNED, ActivityStatus.DONE
    return {
        deal
        for deal, day, status in zip(*activities, strict=True)
        if (status is planned if day is None else status is not done and day >= as_of)
    }
