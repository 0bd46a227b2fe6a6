"""Deals as every analysis sees them: outcome, amounts in the book's currency, the probability that counts."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import repeat
from typing import NamedTuple

from sheetcrm.core.book import Book, quantum
from sheetcrm.core.booking import refused
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Category, Opportunity, Outcome, Rate, Stage
from sheetcrm.core.options import Options

ZERO = Decimal(0)
ONE = Decimal(1)
OPEN, WON, LOST = Outcome.OPEN, Outcome.WON, Outcome.LOST
"""By names of their own: to ask an enumeration for its member takes longer than what is done with it for each deal."""
CLOSED = {WON: Category.CLOSED, LOST: Category.OMITTED}
"""The category of what is closed, whatever the sheet says."""


class Deal(NamedTuple):
    """One opportunity, ready to be counted. Amounts are in the book's currency; None is "not known": no amount was
    given, it was refused (negative), or no exchange rate is known."""

    row: Row[Opportunity]
    record: Opportunity
    """The opportunity itself: that of the row."""
    outcome: Outcome
    stage: Stage | None
    category: Category
    amount: Decimal | None
    """Presumed value."""
    probability: Decimal | None
    """The one that counts: 1 for won, 0 for lost, else the owner's, else the stage's."""
    weighted: Decimal | None
    """amount × probability, rounded half-even to the minor unit, for open deals."""
    award: Decimal | None
    """Awarded value of a won deal."""
    rate: Rate | None
    """The exchange rate used for the award; None in the book's own currency, or where there is none."""
    day: dt.date | None
    """When it closed; when it is expected to, for open deals."""
    ahead: bool
    """Whether it lies beyond the as-of date: created, or closed, only later. It then counts nowhere but on a line of
    its own, so that a book told as of an earlier day holds nothing of what came after."""


def deals(book: Book, options: Options) -> tuple[Deal, ...]:
    """Every opportunity of the book as a Deal, in the book's order."""
    # made as tuples are, without a call of Python each
    return tuple(map(tuple.__new__, repeat(Deal), _deals(book, options.as_of)))


def weigh(amount: Decimal, probability: Decimal, unit: Decimal) -> Decimal:
    """The weighted amount of one deal, rounded half-even per deal, so that listed deals add up to printed totals."""
    return (amount * probability).quantize(unit, ROUND_HALF_EVEN)


Converter = Callable[[Decimal, str | None, dt.date | None], tuple[Decimal | None, Rate | None]]


def converter(book: Book) -> Converter:
    """Turns (amount, currency, day) into the book's currency at that day's rate, else the nearest earlier day's, else
    an undated rate; (None, None) where there is no rate. A day of None is not known: only an undated rate fits it.
    Amounts are rounded half-even to the minor unit, the book's own too: a formula's 1066162.4558999997 is 1066162.46,
    so that what is listed adds up to what is printed."""
    by_currency: dict[str, list[Rate]] = {}
    for rate in sorted(book.lists.rates, key=lambda rate: rate.date or dt.date.min):
        by_currency.setdefault(rate.currency, []).append(rate)
    days = {currency: [rate.date or dt.date.min for rate in rates] for currency, rates in by_currency.items()}
    unit = quantum(book.currency)

    def convert(amount: Decimal, currency: str | None, day: dt.date | None) -> tuple[Decimal | None, Rate | None]:
        if currency is None or currency == book.currency:
            return minor(amount, unit), None
        place = bisect_right(days.get(currency, ()), day or dt.date.min)
        if not place:
            return None, None
        rate = by_currency[currency][place - 1]
        return (amount * rate.rate).quantize(unit, ROUND_HALF_EVEN), rate

    return convert


def minor(amount: Decimal, unit: Decimal) -> Decimal:
    """An amount rounded half-even to the minor unit; one that is whole already stays as it is written."""
    rounded = amount.quantize(unit, ROUND_HALF_EVEN)
    return amount if rounded == amount else rounded


def _deals(book: Book, as_of: dt.date) -> Iterator[tuple[object, ...]]:
    """The fields of each deal."""
    convert, unit, home = converter(book), quantum(book.currency), (None, book.currency)
    stages = book.stage_by_spelling
    fields = map(book.column, ("value", "currency", "category", "created", "expected_close", "closed"))
    told = zip(*fields, strict=True)
    for row, (spelling, _), outcome, said in zip(book.opportunities, book.standing, book.outcomes, told, strict=True):
        record = row.record
        value, currency, category, created, expected, closed = said
        stage = stages[spelling] if spelling else None
        opened = outcome is OPEN
        amount = weighted = award = rate = None
        if value is not None and value >= ZERO:
            # what is closed keeps the rate of the day it closed, whatever rates do later
            own, then = currency in home, as_of if opened else closed
            amount = minor(value, unit) if own else convert(value, currency, then)[0]
        probability = assigned(record, outcome, stage)
        if opened:
            if amount is not None and probability is not None:
                weighted = weigh(amount, probability, unit)
            category = category or (stage and stage.category) or Category.PIPELINE
        elif outcome is WON and record.awarded is not None and refused(record, book) is None:
            award, rate = convert(record.awarded, currency, closed)
        day = expected if opened else closed
        ahead = (created is not None and created > as_of) or not (opened or closed is None or closed <= as_of)
        category = category if opened else CLOSED[outcome]
        yield row, record, outcome, stage, category, amount, probability, weighted, award, rate, day, ahead


def assigned(record: Opportunity, outcome: Outcome, stage: Stage | None) -> Decimal | None:
    """The probability that the sheet gives: 1 for won, 0 for lost, else the owner's, else the stage's."""
    if outcome is not OPEN:
        return ONE if outcome is WON else ZERO
    if record.probability is not None and ZERO <= record.probability <= ONE:
        return record.probability
    return stage.probability if stage else None
