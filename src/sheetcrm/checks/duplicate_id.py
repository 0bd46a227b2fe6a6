"""Two rows with one id: the later one stands out of every number."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "duplicate-id"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every row whose id was seen already, with the cell that had it first."""
    for row in book.duplicates:
        first = book.by_id.get(row.record.id)
        related = (first.ref("id"),) if first else ()
        yield at_field(row, "id", CODE, SEVERITY, related, first=first.ref("id") if first else "")
