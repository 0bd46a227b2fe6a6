"""An activity dated before its deal was opened."""

from collections.abc import Iterator
from dataclasses import replace

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "activity-before-created"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every dated activity that lies before its deal's creation."""
    for key, (first, _) in book.activity_span.items():
        deal = book.by_id.get(key)
        if deal is None or deal.record.created is None or first >= deal.record.created:
            continue
        created = deal.record.created
        for row in book.activities_by_deal[key]:
            if row.record.date is not None and row.record.date < created:
                problem = at_field(row, "date", CODE, SEVERITY, date=row.record.date, created=created, id=key)
                yield replace(problem, related=(deal.ref("created"),))
