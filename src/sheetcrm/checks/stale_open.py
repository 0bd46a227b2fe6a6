"""An open deal that nobody has touched for longer than its stage allows."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Opportunity, Outcome
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
        own = _own_days(row.record, options.as_of)
        if own and (options.as_of - max(own)).days <= limit:
            continue
        last = max((*own, *_done(book, row.record.id, options.as_of)), default=None)
        if last is not None and (options.as_of - last).days > limit:
            days = (options.as_of - last).days
            yield at_field(row, "stage", CODE, SEVERITY, last=last, days=days, limit=limit)


def _own_days(record: Opportunity, as_of: dt.date) -> tuple[dt.date, ...]:
    return tuple(day for day in (record.created, record.offer_date) if day is not None and day <= as_of)


def _done(book: Book, deal: str, as_of: dt.date) -> Iterator[dt.date]:
    """The days of a deal's activities that took place by then."""
    for row in book.activities_by_deal.get(deal, ()):
        if row.record.date is not None and row.record.done(as_of):
            yield row.record.date
