"""A won deal without its close date: its award belongs to no period."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import blank, missing

CODE = "won-without-close-date"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every won deal with a blank close date."""
    yield from missing(book, blank(book, "closed", Outcome.WON), "closed", CODE, SEVERITY)
