"""A deal whose client is not named."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Opportunity
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, blank

CODE = "missing-client"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every deal with a blank client."""
    yield from blank(book, book.opportunities, "client", _ask)


def _ask(row: Row[Opportunity]) -> Problem:
    return at_field(row, "client", CODE, SEVERITY)
