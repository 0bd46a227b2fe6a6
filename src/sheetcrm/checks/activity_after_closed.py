"""An activity dated after its deal was closed."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "activity-after-closed"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every dated activity that lies after its deal's close date, for deals that are won or lost."""
    closed = {key: deal.record.closed or dt.date.max for key, deal in book.by_id.items()}
    deals, days, _ = book.activity_columns
    for row, key, day in zip(book.activities, deals, days, strict=True):
        if day is None or day <= closed.get(key, day):
            continue
        deal = book.by_id[key]
        if book.outcome(deal.record) is not Outcome.OPEN:
            related = (deal.ref("closed"),)
            yield at_field(row, "date", CODE, SEVERITY, related, date=day, closed=closed[key], id=key)
