"""An amount below zero that is no credit: it stands out of the totals."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "negative-value"
SEVERITY = Severity.ERROR
FIELDS = ("value", "awarded", "offer_value", "recurring")


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every negative amount, but for the award of a credit; a cell that stands for two fields is told once."""
    for row in book.opportunities:
        told: set[object] = set()
        for name in FIELDS:
            amount = getattr(row.record, name)
            if amount is None or amount >= 0 or (name == "awarded" and row.record.credit_of):
                continue
            column = row.columns.get(name, name)
            if column not in told:
                yield at_field(row, name, CODE, SEVERITY, amount=amount)
            told.add(column)
