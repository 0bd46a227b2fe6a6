"""Recurring deals: one-off amount, MRR and total contract value apart, and a schedule by month.

MRR is the amount a month while the term runs; total contract value = one-off + MRR × term. A deal's months are counted
from the month of its start date. One-off amounts are spread over a term in equal parts, to the minor unit; what is left
over goes to the first months, so that the parts add up to the amount. One-off and recurring are never added in a row.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options

from .deals import WON, ZERO, Converter, Deal, converter, weigh
from .lines import OPEN_LINES, Line, Lines
from .periods import add_months

LONGEST = 600
"""Months of the longest term that is spread: fifty years."""


@dataclass(frozen=True, slots=True)
class Contract:
    """One deal with a recurring amount or a term. `one_off` is the award of a won deal, the presumed value of an open
    one, whose probability is `share`. `months` is the term. What is None is not known."""

    won: bool
    one_off: Decimal
    mrr: Decimal
    months: int | None
    start: dt.date | None
    share: Decimal | None

    @property
    def total(self) -> Decimal | None:
        """Total contract value; None for a recurring amount whose term is unknown."""
        if not self.mrr:
            return self.one_off
        return None if self.months is None else self.one_off + self.mrr * self.months


@dataclass(frozen=True, slots=True)
class Volume:
    """What contracts amount to; `open_ended` counts those whose term is unknown: their MRR counts, their total does
    not."""

    deals: int = 0
    one_off: Decimal = ZERO
    mrr: Decimal = ZERO
    total: Decimal = ZERO
    open_ended: int = 0

    def __add__(self, other: "Volume") -> "Volume":
        return Volume(
            self.deals + other.deals,
            self.one_off + other.one_off,
            self.mrr + other.mrr,
            self.total + other.total,
            self.open_ended + other.open_ended,
        )


@dataclass(frozen=True, slots=True)
class Flow:
    """What one month brings: parts of one-off amounts and recurring amounts, won and open (weighted), four figures
    that are never added."""

    won_one_off: Decimal = ZERO
    won_recurring: Decimal = ZERO
    open_one_off: Decimal = ZERO
    open_recurring: Decimal = ZERO

    def __add__(self, other: "Flow") -> "Flow":
        return Flow(
            self.won_one_off + other.won_one_off,
            self.won_recurring + other.won_recurring,
            self.open_one_off + other.open_one_off,
            self.open_recurring + other.open_recurring,
        )


@dataclass(frozen=True)
class Recurring:
    """Volumes of won deals, of open ones, and of open ones weighted; the schedule by first day of the month. `undated`
    counts contracts that are in the volumes and not in the schedule: no start date or no term."""

    won: Volume
    open: Volume
    weighted: Volume
    schedule: Mapping[dt.date, Flow]
    undated: int

    @property
    def empty(self) -> bool:
        """Whether the book has no contracts at all."""
        return self.won.deals + self.open.deals == 0


def recurring(placed: Lines, book: Book, options: Options, unit: Decimal) -> Recurring:
    """Won and open deals that have a recurring amount or a term."""
    convert = converter(book)
    counted = [deal for line in (Line.CLOSED_WON, *OPEN_LINES) for deal in placed.deals[line]]
    found = [one for deal in counted if (one := _contract(deal, convert, options.as_of)) is not None]
    schedule: dict[dt.date, Flow] = {}
    for one in found:
        for month, flow in _spread(one, unit):
            schedule[month] = schedule.get(month, Flow()) + flow
    return Recurring(
        _sum(_volume(one) for one in found if one.won),
        _sum(_volume(one) for one in found if not one.won),
        _sum(_weighted(one, unit) for one in found if not one.won and one.share is not None),
        dict(sorted(schedule.items())),
        sum(one.start is None or one.months is None for one in found),
    )


def _contract(deal: Deal, convert: Converter, as_of: dt.date) -> Contract | None:
    record = deal.record
    months = record.term_months if record.term_months and 0 < record.term_months <= LONGEST else None
    if not record.recurring and months is None:
        return None
    won = deal.outcome is WON
    day = (record.closed if won else None) or as_of
    mrr, _ = convert(max(record.recurring or ZERO, ZERO), record.currency, day)
    one_off = deal.award if won else deal.amount
    if mrr is None:
        return None
    return Contract(won, one_off or ZERO, mrr, months, record.start, deal.probability)


def _volume(one: Contract) -> Volume:
    return Volume(1, one.one_off, one.mrr, one.total or ZERO, int(one.total is None))


def _weighted(one: Contract, unit: Decimal) -> Volume:
    share = one.share or ZERO
    one_off, mrr, total = (weigh(amount, share, unit) for amount in (one.one_off, one.mrr, one.total or ZERO))
    return Volume(1, one_off, mrr, total, int(one.total is None))


def _sum(parts: Iterable[Volume]) -> Volume:
    return sum(parts, Volume())


def _spread(one: Contract, unit: Decimal) -> Iterable[tuple[dt.date, Flow]]:
    if one.start is None or one.months is None:
        return
    share = Decimal(1) if one.won else one.share
    if share is None:
        return
    one_off, mrr = (weigh(amount, share, unit) for amount in (one.one_off, one.mrr))
    for place, part in enumerate(equal_parts(one_off, one.months, unit)):
        flow = Flow(part, mrr) if one.won else Flow(open_one_off=part, open_recurring=mrr)
        yield add_months(one.start, place), flow


def equal_parts(amount: Decimal, count: int, unit: Decimal) -> list[Decimal]:
    """An amount in equal parts of whole minor units that add up to it; the first ones take what is left over."""
    each, left = divmod(int(amount / unit), count)
    rest = amount - int(amount / unit) * unit
    parts = [(each + (place < left)) * unit for place in range(count)]
    return [parts[0] + rest, *parts[1:]]
