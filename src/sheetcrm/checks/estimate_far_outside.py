"""An estimate far outside what the team has won so far: perhaps a digit or a unit slipped."""

from collections.abc import Iterator
from decimal import Decimal
from math import exp, log
from statistics import median

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "estimate-far-outside"
SEVERITY = Severity.WARNING
LIMIT = 3.5
MINIMUM = 12
SIGMA = 1.4826


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal with |ln a - median| / (1.4826 MAD) > LIMIT over the won deals of its currency.

    Silent below MINIMUM won deals of that currency, and where they are all of one size (MAD = 0). See METHODS, "No
    blame"; floats serve, since this is no total.
    """
    history = {currency: _spread(logs) for currency, logs in _won(book).items() if len(logs) >= MINIMUM}
    for row in book.by_outcome[Outcome.OPEN]:
        value = row.record.value
        middle, spread = history.get(row.record.currency or book.currency, (0.0, 0.0))
        if value is not None and value > 0 and spread > 0 and abs(log(value) - middle) / spread > LIMIT:
            usual = Decimal(str(round(exp(middle), 2)))
            yield at_field(row, "value", CODE, SEVERITY, amount=value, usual=usual)


def _won(book: Book) -> dict[str, list[float]]:
    logs: dict[str, list[float]] = {}
    for row in book.by_outcome[Outcome.WON]:
        amount = row.record.awarded if row.record.awarded is not None else row.record.value
        if amount is not None and amount > 0:
            logs.setdefault(row.record.currency or book.currency, []).append(log(amount))
    return logs


def _spread(logs: list[float]) -> tuple[float, float]:
    middle = median(logs)
    return middle, SIGMA * median(abs(each - middle) for each in logs)
