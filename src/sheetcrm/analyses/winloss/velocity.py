"""Cycle, age and sales velocity of a book's deals."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import repeat

from .columns import Columns
from .durations import Spread, Survival, kaplan_meier, spread_of_days
from .tally import Tally


@dataclass(frozen=True, slots=True)
class Cycle:
    """Days from the creation to the close of won and of lost deals, the age of open ones, and the time to close with
    open deals censored at their age."""

    won: Spread
    lost: Spread
    age: Spread
    time_to_close: Survival


@dataclass(frozen=True, slots=True)
class Velocity:
    """Open count × mean won value × win rate ÷ mean cycle days of won deals: what the pipeline brings a day. None where
    a part of it is not known."""

    open_count: int
    mean_won: Decimal | None
    win_rate: float | None
    mean_days: float | None
    per_day: Decimal | None


def cycle(won: Columns, lost: Columns, still_open: Columns, as_of: dt.date) -> Cycle:
    """How long deals take, over deals that count."""
    closings, losings = _days(won.created, won.closed), _days(lost.created, lost.closed)
    ages = _days(still_open.created, repeat(as_of))
    survival = kaplan_meier([day for day in (*closings, *losings) if day >= 0], [day for day in ages if day >= 0])
    return Cycle(spread_of_days(closings), spread_of_days(losings), spread_of_days(ages), survival)


def _days(created: Iterable[dt.date | None], ended: Iterable[dt.date | None]) -> list[int]:
    spans = zip(created, ended, strict=False)
    return [(last - first).days for first, last in spans if first is not None and last is not None]


def velocity(open_count: int, closed: Tally, won_cycle: Spread, unit: Decimal) -> Velocity:
    """The sales velocity, money rounded half-even to `unit`."""
    mean_won = closed.awards / closed.awarded if closed.awarded else None
    rate, days = closed.win_rate, won_cycle.mean
    per_day = None
    if mean_won is not None and rate is not None and days:
        share = Decimal(closed.won) / closed.closed
        per_day = (open_count * mean_won * share / Decimal(days)).quantize(unit, ROUND_HALF_EVEN)
    rounded = mean_won.quantize(unit, ROUND_HALF_EVEN) if mean_won is not None else None
    return Velocity(open_count, rounded, rate, days, per_day)
