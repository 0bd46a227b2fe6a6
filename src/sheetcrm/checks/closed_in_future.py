"""A closed deal whose close date is still to come, seen from the as-of date."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "closed-in-future"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every closed deal with a close date after the as-of date."""
    for row, closed in zip(book.opportunities, book.column("closed"), strict=True):
        if closed is not None and closed > options.as_of and book.outcome(row.record) is not Outcome.OPEN:
            yield at_field(row, "closed", CODE, SEVERITY, closed=closed, as_of=options.as_of)
