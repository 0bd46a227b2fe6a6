"""An open deal whose expected close has passed: is it still alive, and when might it close?"""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "overdue-open"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal with an expected close before the as-of date."""
    for row, expected, outcome in zip(book.opportunities, book.column("expected_close"), book.outcomes, strict=True):
        if expected is not None and expected < options.as_of and outcome is Outcome.OPEN:
            days = (options.as_of - expected).days
            yield at_field(row, "expected_close", CODE, SEVERITY, expected=expected, days=days)
