"""A won deal without its awarded value: it stands out of the closed-won totals."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Opportunity, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, blank

CODE = "won-without-award"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every won deal with a blank award."""
    yield from blank(book, book.by_outcome[Outcome.WON], "awarded", _ask)


def _ask(row: Row[Opportunity]) -> Problem:
    return at_field(row, "awarded", CODE, SEVERITY)
