"""An open deal that nobody has touched for longer than its stage allows."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import ActivityStatus, Opportunity, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "stale-open"
SEVERITY = Severity.HINT
NEVER = dt.date.min


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal whose last activity, offer or creation is older than its stage's (else the options') limit."""
    as_of, rows = options.as_of, book.by_outcome[Outcome.OPEN]
    last = {row.record.id: _own(row.record, as_of) for row in rows}
    planned = ActivityStatus.PLANNED
    for deal, day, status in zip(*book.activity_columns, strict=True):
        # a deal that is not open has no last day here: this day stands in for it, and is not after itself
        if day is not None and last.get(deal, day) < day <= as_of and status is not planned:
            last[deal] = day
    for row, day in zip(rows, last.values(), strict=True):
        stage = book.stage(row.record)
        limit = (stage and stage.stale_days) or options.stale_days
        rested = (as_of - day).days
        if rested > limit and day is not NEVER:
            yield at_field(row, "stage", CODE, SEVERITY, last=day, days=rested, limit=limit)


def _own(record: Opportunity, as_of: dt.date) -> dt.date:
    """The later one of a deal's opening and its offer, of those that came by then."""
    last = NEVER
    for day in (record.created, record.offer_date):
        if day is not None and last < day <= as_of:
            last = day
    return last
