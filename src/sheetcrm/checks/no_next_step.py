"""An open deal with nothing planned."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Activity, ActivityStatus, Opportunity, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "no-next-step"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal without a planned activity to come and without a next step, where the team keeps either."""
    kept = bool(book.activities)
    for row in book.by_outcome[Outcome.OPEN]:
        if not kept and "next_step" not in row.columns:
            continue
        if row.record.next_step is None and not _planned(row.record, book, options.as_of):
            yield at_field(row, "next_step", CODE, SEVERITY)


def _planned(record: Opportunity, book: Book, as_of: dt.date) -> bool:
    return any(_to_come(row.record, as_of) for row in book.activities_by_deal.get(record.id, ()))


def _to_come(activity: Activity, as_of: dt.date) -> bool:
    if activity.date is None:
        return activity.status is ActivityStatus.PLANNED
    return activity.status is not ActivityStatus.DONE and activity.date >= as_of
