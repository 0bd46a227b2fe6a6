"""An open deal without a possible close: it falls into no period of the forecast."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import blank, missing

CODE = "missing-expected-close"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal with a blank expected close."""
    yield from missing(book, blank(book, "expected_close", Outcome.OPEN), "expected_close", CODE, SEVERITY)
