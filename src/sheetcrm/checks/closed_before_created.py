"""A deal that closed before it was opened: one of the two dates is perhaps a slip."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "closed-before-created"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every closed deal whose close date lies before its creation."""
    days = book.column("created"), book.column("closed")
    for row, created, closed in zip(book.opportunities, *days, strict=True):
        if created is None or closed is None or closed >= created:
            continue
        if book.outcome(row.record) is not Outcome.OPEN:
            yield at_field(row, "closed", CODE, SEVERITY, (row.ref("created"),), closed=closed, created=created)
