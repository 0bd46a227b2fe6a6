"""A planned activity whose day has gone by."""

from collections.abc import Iterator
from itertools import compress, repeat
from operator import is_

from sheetcrm.core.book import Book
from sheetcrm.core.models import ActivityStatus, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, name_of

CODE = "activity-overdue"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every activity of an open deal that is still marked as planned although its day lies before the as-of date."""
    deals, days, statuses = book.activity_columns
    planned = map(is_, statuses, repeat(ActivityStatus.PLANNED))
    for row, key, day in compress(zip(book.activities, deals, days, strict=True), planned):
        deal = book.by_id.get(key) if day is not None and day < options.as_of else None
        if deal is not None and book.outcome(deal.record) is Outcome.OPEN:
            said = {"id": key, "deal": name_of(deal.record), "type": row.record.type or "…", "date": day}
            yield at_field(row, "date", CODE, SEVERITY, **said)
