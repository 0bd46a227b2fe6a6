"""A deal that closed before it was opened: one of the two dates is perhaps a slip."""

from collections.abc import Iterator
from dataclasses import replace

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "closed-before-created"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every closed deal whose close date lies before its creation."""
    for row in (*book.by_outcome[Outcome.WON], *book.by_outcome[Outcome.LOST]):
        created, closed = row.record.created, row.record.closed
        if created is not None and closed is not None and closed < created:
            problem = at_field(row, "closed", CODE, SEVERITY, closed=closed, created=created)
            yield replace(problem, related=(row.ref("created"),))
