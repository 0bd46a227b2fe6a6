"""A credit adjustment that is no negative award of a won deal of this workbook: it stands out of the totals."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.booking import refused_credit
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "credit-without-deal"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every credit above zero, and every credit whose deal is not won, itself a credit, or not here; one whose deal
    was refused stays silent."""
    for row, credited in zip(book.opportunities, book.column("credit_of"), strict=True):
        if credited is None or credited in book.rejected_ids:
            continue
        if refused_credit(row.record, credited, book) is not None:
            yield at_field(row, "credit_of", CODE, SEVERITY, credited=credited)
