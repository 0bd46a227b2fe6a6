"""Deals as every analysis sees them: outcome, amounts in the book's currency, the probability that counts."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from sheetcrm.core.book import Book, quantum
from sheetcrm.core.booking import refused
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Category, Opportunity, Outcome, Rate, Stage
from sheetcrm.core.options import Options

ZERO = Decimal(0)
ONE = Decimal(1)


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


def deals(book: Book, options: Options) -> tuple[Deal, ...]:
    """Every opportunity of the book as a Deal, in the book's order."""
    convert = converter(book)
    unit = quantum(book.currency)
    placed = zip(book.opportunities, book.outcomes, strict=True)
    return tuple(_deal(row, outcome, book, options, convert, unit) for row, outcome in placed)


def weigh(amount: Decimal, probability: Decimal, unit: Decimal) -> Decimal:
    """The weighted amount of one deal, rounded half-even per deal, so that listed deals add up to printed totals."""
    return (amount * probability).quantize(unit, ROUND_HALF_EVEN)


def ahead(deal: Deal, as_of: dt.date) -> bool:
    """Whether a deal lies beyond the as-of date: created, or closed, only later. It then counts nowhere but on a line
    of its own, so that a book told as of an earlier day holds nothing of what came after."""
    created, closed = deal.record.created, deal.record.closed
    if created is not None and created > as_of:
        return True
    return deal.outcome is not Outcome.OPEN and closed is not None and closed > as_of


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


def _deal(
    row: Row[Opportunity], outcome: Outcome, book: Book, options: Options, convert: Converter, unit: Decimal
) -> Deal:
    record = row.record
    stage = book.stage_by_spelling.get(record.stage) if record.stage else None
    amount = award = rate = weighted = None
    # what is closed keeps the rate of the day it closed, whatever rates do later
    day = options.as_of if outcome is Outcome.OPEN else record.closed
    if record.value is not None and record.value >= 0:
        amount, _ = convert(record.value, record.currency, day)
    if outcome is Outcome.WON and record.awarded is not None and refused(record, book) is None:
        award, rate = convert(record.awarded, record.currency, day)
    probability = assigned(record, outcome, stage)
    if outcome is Outcome.OPEN and amount is not None and probability is not None:
        weighted = weigh(amount, probability, unit)
    category = _category(record, outcome, stage)
    return Deal(row, record, outcome, stage, category, amount, probability, weighted, award, rate)


def assigned(record: Opportunity, outcome: Outcome, stage: Stage | None) -> Decimal | None:
    """The probability that the sheet gives: 1 for won, 0 for lost, else the owner's, else the stage's."""
    if outcome is not Outcome.OPEN:
        return ONE if outcome is Outcome.WON else ZERO
    if record.probability is not None and 0 <= record.probability <= 1:
        return record.probability
    return stage.probability if stage else None


def _category(record: Opportunity, outcome: Outcome, stage: Stage | None) -> Category:
    if outcome is not Outcome.OPEN:
        return Category.CLOSED if outcome is Outcome.WON else Category.OMITTED
    return record.category or (stage and stage.category) or Category.PIPELINE
