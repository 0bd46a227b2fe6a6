"""One line a period: what is closed, open, expected and aimed at, with the band around it."""

from dataclasses import dataclass
from decimal import Decimal

from sheetcrm.core.options import Options

from .forecast import Forecast, listed
from .periods import Period, Size
from .sums import NOTHING, Sums
from .targets import Targets


@dataclass(frozen=True, slots=True)
class Band:
    """P10, P50 and P90 of a result: a 10, 50 and 90 % chance that it is at or below.

    `step` is the grid on which it was computed, `error` the most by which rounding amounts to that grid can have moved
    a value (0: exact).
    """

    p10: Decimal
    p50: Decimal
    p90: Decimal
    step: Decimal = Decimal(0)
    error: Decimal = Decimal(0)

    @property
    def quantiles(self) -> tuple[Decimal, Decimal, Decimal]:
        """P10, P50, P90."""
        return self.p10, self.p50, self.p90


@dataclass(frozen=True, slots=True)
class NewBusiness:
    """What deals created after the as-of date may bring to a period, by the run-rate of the past."""

    expected: Decimal
    band: Band
    windows: int
    deals: int


NO_BAND: tuple[None, None, None] = (None, None, None)


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
    def quantiles(self) -> tuple[Decimal, Decimal, Decimal] | tuple[None, None, None]:
        """P10, P50, P90 of closed won and pipeline."""
        return NO_BAND if self.band is None else self.band.quantiles

    @property
    def new_quantiles(self) -> tuple[Decimal, Decimal, Decimal] | tuple[None, None, None]:
        """P10, P50, P90 of new business."""
        return NO_BAND if self.new_business is None else self.new_business.band.quantiles

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


def outlooks(found: Forecast, options: Options, goals: Targets) -> dict[Size, tuple[Outlook, ...]]:
    """The lines of every size of period."""
    return {size: _of_size(found, size, options, goals) for size in Size}


def current(lines: tuple[Outlook, ...], options: Options, later: int = 0) -> Outlook | None:
    """The line of the period that holds the as-of date, or one some periods later; None where it is not listed."""
    place = next((place for place, line in enumerate(lines) if options.as_of in line.period), None)
    return lines[place + later] if place is not None and place + later < len(lines) else None


def _of_size(found: Forecast, size: Size, options: Options, goals: Targets) -> tuple[Outlook, ...]:
    sums = found.by(size, options.fiscal_year_start)
    return tuple(
        Outlook(period, sums.get(period, NOTHING), goals.team(period, size))
        for period in listed(sums, size, options, goals)
    )
