"""An open deal that nobody has touched for longer than its stage allows."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Row
from sheetcrm.core.models import ActivityStatus, Opportunity, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "stale-open"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal whose last activity, offer or creation is older than its stage's (else the options') limit."""
    for row in book.by_outcome[Outcome.OPEN]:
        stage = book.stage(row.record)
        limit = (stage and stage.stale_days) or options.stale_days
        last = _last_touch(row, book, options.as_of)
        if last is not None and (options.as_of - last).days > limit:
            days = (options.as_of - last).days
            yield at_field(row, "stage", CODE, SEVERITY, last=last, days=days, limit=limit)


def _last_touch(row: Row[Opportunity], book: Book, as_of: dt.date) -> dt.date | None:
    done = [
        activity.record.date
        for activity in book.activities_by_deal.get(row.record.id, ())
        if activity.record.status is not ActivityStatus.PLANNED
        and activity.record.date is not None
        and activity.record.date <= as_of
    ]
    own = [day for day in (row.record.created, row.record.offer_date) if day is not None and day <= as_of]
    return max((*done, *own), default=None)
