"""A lost deal without the reason it was lost."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Opportunity, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, blank

CODE = "lost-without-reason"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every lost deal with a blank reason."""
    yield from blank(book, book.by_outcome[Outcome.LOST], "loss_reason", _ask)


def _ask(row: Row[Opportunity]) -> Problem:
    return at_field(row, "loss_reason", CODE, SEVERITY)
