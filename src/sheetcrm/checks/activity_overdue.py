"""A planned activity whose day has gone by."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import ActivityStatus, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, name_of

CODE = "activity-overdue"
SEVERITY = Severity.HINT


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every activity of an open deal that is still marked as planned although its day lies before the as-of date."""
    for deal in book.by_outcome[Outcome.OPEN]:
        for row in book.activities_by_deal.get(deal.record.id, ()):
            record = row.record
            if record.status is ActivityStatus.PLANNED and record.date is not None and record.date < options.as_of:
                kind = record.type or "…"
                said = {"id": deal.record.id, "deal": name_of(deal.record), "type": kind, "date": record.date}
                yield at_field(row, "date", CODE, SEVERITY, **said)
