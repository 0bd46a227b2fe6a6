"""A lost deal without the reason it was lost."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import blank, missing

CODE = "lost-without-reason"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every lost deal with a blank reason."""
    yield from missing(book, blank(book, "loss_reason", Outcome.LOST), "loss_reason", CODE, SEVERITY)
