"""A lost deal in another currency that tells no day, while rates hold from a day on: it stands out of the totals."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .missing_rate import since
from .rows import at_field

CODE = "rate-without-day"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every lost deal with a foreign value and no close date, whose currency has rates, yet none for every day. (A won
    deal without a close date is an error already.)"""
    first = since(book)
    for row in book.by_outcome[Outcome.LOST]:
        currency = row.record.currency
        if currency is None or currency == book.currency or row.record.closed or row.record.value is None:
            continue
        if dt.date.min < first.get(currency, dt.date.min) <= options.as_of:
            yield at_field(row, "closed", CODE, SEVERITY, currency=currency, book=book.currency)
