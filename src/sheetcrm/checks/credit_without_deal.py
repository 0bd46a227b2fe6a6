"""A credit adjustment that names no won deal of the workbook."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "credit-without-deal"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every credit whose deal is not won, or not here; one whose deal was refused stays silent."""
    for row in book.opportunities:
        credited = row.record.credit_of
        if credited is None or credited in book.rejected_ids:
            continue
        deal = book.by_id.get(credited)
        if deal is None or book.outcome(deal.record) is not Outcome.WON:
            yield at_field(row, "credit_of", CODE, SEVERITY, credited=credited)
