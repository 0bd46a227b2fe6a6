"""An open deal without a presumed value: it counts in the pipeline, yet not in any amount."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import blank, missing

CODE = "missing-value"
SEVERITY = Severity.WARNING
AMOUNTS = ("value", "awarded")


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal with a blank value; a table without any column of amounts has a problem of its own."""
    rows = (row for row in blank(book, "value", Outcome.OPEN) if not row.columns.keys().isdisjoint(AMOUNTS))
    yield from missing(book, rows, "value", CODE, SEVERITY)
