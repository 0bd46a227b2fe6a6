"""A loss reason that is not in the team's list."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .lists import unlisted

CODE = "unknown-loss-reason"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every loss reason of a lost deal that is not listed, where the team keeps a list."""
    yield from unlisted(book.by_outcome[Outcome.LOST], "loss_reason", book.lists.loss_reasons, CODE, SEVERITY)
