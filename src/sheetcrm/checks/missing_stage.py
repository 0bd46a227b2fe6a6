"""An open deal that stands in no stage and has no status: nothing says how far it is."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "missing-stage"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every row with neither stage nor status, in a table that has a column for stages."""
    for row, standing in zip(book.opportunities, book.standing, strict=True):
        if standing == (None, None) and "stage" in row.columns:
            yield at_field(row, "stage", CODE, SEVERITY)
