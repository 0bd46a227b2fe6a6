"""A credit adjustment that is no negative award of a won deal of this workbook: it stands out of the totals."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "credit-without-deal"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every credit above zero, and every credit whose deal is not won, itself a credit, or not here; one whose deal
    was refused stays silent."""
    for row in book.opportunities:
        credited, awarded = row.record.credit_of, row.record.awarded
        if credited is None or credited in book.rejected_ids:
            continue
        deal = book.by_id.get(credited)
        won = deal is not None and not deal.record.credit_of and book.outcome(deal.record) is Outcome.WON
        if not won or (awarded is not None and awarded > 0):
            yield at_field(row, "credit_of", CODE, SEVERITY, credited=credited)
