"""An open deal without a possible close: it falls into no period of the forecast."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Opportunity, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, blank

CODE = "missing-expected-close"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal with a blank expected close."""
    yield from blank(book, book.by_outcome[Outcome.OPEN], "expected_close", _ask)


def _ask(row: Row[Opportunity]) -> Problem:
    return at_field(row, "expected_close", CODE, SEVERITY)
