"""A won deal without its close date: its award belongs to no period."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Opportunity, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, blank

CODE = "won-without-close-date"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every won deal with a blank close date."""
    yield from blank(book, book.by_outcome[Outcome.WON], "closed", _ask)


def _ask(row: Row[Opportunity]) -> Problem:
    return at_field(row, "closed", CODE, SEVERITY)
