"""A won deal without its awarded value: it stands out of the closed-won totals."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import blank, missing

CODE = "won-without-award"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every won deal with a blank award."""
    yield from missing(book, blank(book, "awarded", Outcome.WON), "awarded", CODE, SEVERITY)
