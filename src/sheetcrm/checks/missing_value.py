"""An open deal without a presumed value: it counts in the pipeline, yet not in any amount."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Opportunity, Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field, blank

CODE = "missing-value"
SEVERITY = Severity.WARNING
AMOUNTS = ("value", "awarded")


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal with a blank value; a table without any column of amounts has a problem of its own."""
    rows = (row for row in book.by_outcome[Outcome.OPEN] if not row.columns.keys().isdisjoint(AMOUNTS))
    yield from blank(book, rows, "value", _ask)


def _ask(row: Row[Opportunity]) -> Problem:
    return at_field(row, "value", CODE, SEVERITY)
