"""A deal whose client is not named."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import blank, missing

CODE = "missing-client"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every deal with a blank client."""
    yield from missing(book, blank(book, "client"), "client", CODE, SEVERITY)
