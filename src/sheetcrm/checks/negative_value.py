"""An amount below zero that is no credit: it stands out of the totals."""

from collections.abc import Iterator
from decimal import Decimal

from sheetcrm.core.book import Book
from sheetcrm.core.cells import CellRef
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "negative-value"
SEVERITY = Severity.ERROR
ZERO = Decimal(0)
FIELDS = ("value", "awarded", "offer_value", "recurring")


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every negative amount, but for the award of a credit; a cell that stands for two fields is told once."""
    told: set[tuple[CellRef, object]] = set()
    for name in FIELDS:
        for row, amount in zip(book.opportunities, book.column(name), strict=True):
            if amount is None or amount >= ZERO or (name == "awarded" and row.record.credit_of):
                continue
            cell = row.at, row.columns.get(name, name)
            if cell not in told:
                yield at_field(row, name, CODE, SEVERITY, amount=amount)
            told.add(cell)
