"""An activity dated after its deal was closed."""

from collections.abc import Iterator
from dataclasses import replace

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "activity-after-closed"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every dated activity that lies after its deal's close date, for deals that are won or lost."""
    for key, (_, last) in book.activity_span.items():
        deal = book.by_id.get(key)
        if deal is None or deal.record.closed is None or last <= deal.record.closed:
            continue
        if book.outcome(deal.record) is Outcome.OPEN:
            continue
        closed = deal.record.closed
        for row in book.activities_by_deal[key]:
            if row.record.date is not None and row.record.date > closed:
                problem = at_field(row, "date", CODE, SEVERITY, date=row.record.date, closed=closed, id=key)
                yield replace(problem, related=(deal.ref("closed"),))
