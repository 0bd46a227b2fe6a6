"""Cycle, age and sales velocity of a book's deals."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from sheetcrm.core.models import Outcome

from ..deals import Deal
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


def cycle(deals: Iterable[Deal], as_of: dt.date) -> Cycle:
    """How long deals take, over deals that count."""
    days: dict[Outcome, list[int]] = {outcome: [] for outcome in Outcome}
    for deal in deals:
        record = deal.record
        last = as_of if deal.outcome is Outcome.OPEN else record.closed
        if record.created is not None and last is not None:
            days[deal.outcome].append((last - record.created).days)
    won, lost, still_open = days[Outcome.WON], days[Outcome.LOST], days[Outcome.OPEN]
    closings = [day for day in (*won, *lost) if day >= 0]
    survival = kaplan_meier(closings, [day for day in still_open if day >= 0])
    return Cycle(spread_of_days(won), spread_of_days(lost), spread_of_days(still_open), survival)


def velocity(open_deals: Sequence[Deal], closed: Tally, won_cycle: Spread, unit: Decimal) -> Velocity:
    """The sales velocity, money rounded half-even to `unit`."""
    mean_won = closed.awards / closed.awarded if closed.awarded else None
    rate, days = closed.win_rate, won_cycle.mean
    per_day = None
    if mean_won is not None and rate is not None and days:
        share = Decimal(closed.won) / closed.closed
        per_day = (len(open_deals) * mean_won * share / Decimal(days)).quantize(unit, ROUND_HALF_EVEN)
    rounded = mean_won.quantize(unit, ROUND_HALF_EVEN) if mean_won is not None else None
    return Velocity(len(open_deals), rounded, rate, days, per_day)
