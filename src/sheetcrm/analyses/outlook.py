"""One line a period: what is closed, open, expected and aimed at, with the band around it."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from sheetcrm.core.options import Options

from .bands import Bands, Result
from .forecast import Forecast, listed
from .new_business import History, NewBusiness, new_business
from .periods import Period, Size, span
from .sums import NOTHING, Sums
from .targets import Targets

Quantiles = tuple[Decimal, Decimal, Decimal] | tuple[None, None, None]
UNKNOWN: Quantiles = (None, None, None)


@dataclass(frozen=True, slots=True)
class Band:
    """P10, P50 and P90 of a result: a 10, 50 and 90 % chance that it is at or below.

    Computed on a grid of `step`; each is right to within `error` (0: exact).
    """

    p10: Decimal
    p50: Decimal
    p90: Decimal
    step: Decimal
    error: Decimal

    @property
    def quantiles(self) -> Quantiles:
        """P10, P50, P90."""
        return self.p10, self.p50, self.p90


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known of one period. `band` is that of closed won and pipeline together; `chance` the chance that they
    reach the target; `new_business` what deals not yet open may add, never part of the rest."""

    period: Period
    sums: Sums
    target: Decimal | None = None
    band: Band | None = None
    chance: float | None = None
    new_business: NewBusiness | None = None

    @property
    def quantiles(self) -> Quantiles:
        """P10, P50, P90 of closed won and pipeline."""
        return UNKNOWN if self.band is None else self.band.quantiles

    @property
    def new_quantiles(self) -> Quantiles:
        """P10, P50, P90 of new business."""
        new = self.new_business
        return UNKNOWN if new is None else (new.quantile(0.1), new.quantile(0.5), new.quantile(0.9))

    @property
    def new_expected(self) -> Decimal | None:
        """Expected new business."""
        return None if self.new_business is None else self.new_business.expected

    @property
    def gap(self) -> Decimal | None:
        """What the forecast still lacks to the target; negative where it is above."""
        return None if self.target is None else self.target - self.sums.forecast

    @property
    def to_close(self) -> Decimal | None:
        """What is still to be won to meet the target; 0 or less: the target is met."""
        return None if self.target is None else self.target - self.sums.closed_won

    @property
    def coverage(self) -> float | None:
        """Open amount ÷ what is still to be won; None without a target, and where it is met already."""
        if self.to_close is None or self.to_close <= 0:
            return None
        return float(self.sums.open_amount / self.to_close)

    @property
    def target_met(self) -> bool:
        """Whether closed won has reached the target."""
        return self.to_close is not None and self.to_close <= 0

    @property
    def attainment(self) -> float | None:
        """Closed won ÷ target."""
        return float(self.sums.closed_won / self.target) if self.target else None


@dataclass(frozen=True)
class Basis:
    """What the lines of periods are made of."""

    forecast: Forecast
    targets: Targets
    bands: Bands
    history: History
    options: Options
    unit: Decimal


def outlooks(basis: Basis) -> dict[Size, tuple[Outlook, ...]]:
    """The lines of every size of period."""
    return {size: _of_size(basis, size) for size in Size}


def current(lines: tuple[Outlook, ...], options: Options, later: int = 0) -> Outlook | None:
    """The line of the period that holds the as-of date, or one some periods later; None where it is not listed."""
    place = next((place for place, line in enumerate(lines) if options.as_of in line.period), None)
    return lines[place + later] if place is not None and place + later < len(lines) else None


def band(result: Result, closed: Decimal, unit: Decimal) -> Band:
    """The band of what is closed and what is to come together."""
    low, middle, high = (closed + result.quantile(share) * unit for share in (0.1, 0.5, 0.9))
    return Band(low, middle, high, result.step * unit, result.error * unit)


def months_of(period: Period) -> list[dt.date]:
    """The first days of a period's months."""
    return [month.start for month in span(period.start, period.last_day, Size.MONTH)]


def _of_size(basis: Basis, size: Size) -> tuple[Outlook, ...]:
    sums = basis.forecast.by(size, basis.options.fiscal_year_start)
    return tuple(
        _outlook(basis, period, size, sums.get(period, NOTHING))
        for period in listed(sums, size, basis.options, basis.targets)
    )


def _outlook(basis: Basis, period: Period, size: Size, sums: Sums) -> Outlook:
    target = basis.targets.team(period, size)
    result = basis.bands.over(months_of(period)) if sums.open_count else None
    chance = None
    if result is not None and target is not None:
        chance = result.at_least(int(((target - sums.closed_won) / basis.unit).to_integral_value(ROUND_CEILING)))
    return Outlook(
        period,
        sums,
        target,
        None if result is None else band(result, sums.closed_won, basis.unit),
        chance,
        new_business(basis.history, period, basis.options.as_of, basis.unit),
    )
