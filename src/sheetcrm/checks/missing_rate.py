"""An amount in another currency with no exchange rate for its day: it stands out of the totals."""

import datetime as dt
from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "missing-rate"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every deal in a currency that has no rate on or before its day: a closed deal's close, else as-of."""
    first = since(book)
    for row, currency in zip(book.opportunities, book.column("currency"), strict=True):
        if currency is None or currency == book.currency:
            continue
        record = row.record
        outcome = book.outcome(record)
        day = (record.closed if outcome is not Outcome.OPEN else None) or options.as_of
        amount = record.awarded if outcome is Outcome.WON else record.value
        if amount is None or first.get(currency, dt.date.max) <= day:
            continue
        yield at_field(row, "currency", CODE, SEVERITY, currency=currency, book=book.currency, day=day)


def since(book: Book) -> dict[str, dt.date]:
    """The day from which each currency has a rate; the first of all days for one that always holds."""
    first: dict[str, dt.date] = {}
    for rate in book.lists.rates:
        day = rate.date or dt.date.min
        first[rate.currency] = min(day, first.get(rate.currency, day))
    return first
