"""How well probabilities given beforehand held: Brier's score and reliability bins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import fsum

from sheetcrm.core.book import fold

from .calibration import STRENGTH, Calibration, Observation
from .evidence.distributions import wilson

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Closed deals whose given probability lay in [`low`, `high`), the last bin with 1: how many, how many were won,
    and the mean of what was given."""

    low: Decimal
    high: Decimal
    deals: int
    won: int
    given: float

    @property
    def observed(self) -> float:
        """Won ÷ deals."""
        return self.won / self.deals

    @property
    def interval(self) -> tuple[float, float] | tuple[None, None]:
        """Wilson's 95 % interval of the observed rate."""
        return wilson(self.won, self.deals) or (None, None)


@dataclass(frozen=True, slots=True)
class Reliability:
    """Brier's score (1950), the mean squared distance between probability and outcome: 0 is perfect.

    `assigned` for what was given, `calibrated` for the stages' calibrated probabilities, each deal judged by what the
    other deals teach (leave one out), `pooled` for giving every deal the overall win rate; over the same `deals`. None
    where no closed deal is known with a probability given beforehand.
    """

    deals: int
    assigned: float | None
    calibrated: float | None
    pooled: float | None
    bins: tuple[Bin, ...]


def reliability(calibration: Calibration) -> Reliability:
    """How the probabilities given before closing compare with what came of them."""
    seen = [(one, float(one.given), count) for one, count in calibration.observed.items() if one.given is not None]
    deals = sum(count for _, _, count in seen)
    if not deals:
        return Reliability(0, None, None, None, ())
    pooled = calibration.won / calibration.deals
    counts = {fold(rate.stage.name): (rate.deals, rate.won) for rate in calibration.stages}
    return Reliability(
        deals,
        fsum(count * (given - one.won) ** 2 for one, given, count in seen) / deals,
        fsum(count * (_without(one, counts, pooled) - one.won) ** 2 for one, _, count in seen) / deals,
        fsum(count * (pooled - one.won) ** 2 for one, _, count in seen) / deals,
        _bins(seen),
    )


def _without(one: Observation, counts: Mapping[str, tuple[int, int]], pooled: float) -> float:
    deals, won = counts[one.stage]
    return (won - one.won + STRENGTH * pooled) / (deals - 1 + STRENGTH)


def _bins(seen: Sequence[tuple[Observation, float, int]]) -> tuple[Bin, ...]:
    found: dict[int, list[tuple[Observation, float, int]]] = {}
    for one, given, count in seen:
        found.setdefault(min(int(given * BINS), BINS - 1), []).append((one, given, count))
    return tuple(_bin(place, inside) for place, inside in sorted(found.items()))


def _bin(place: int, inside: Sequence[tuple[Observation, float, int]]) -> Bin:
    deals = sum(count for _, _, count in inside)
    won = sum(count for one, _, count in inside if one.won)
    mean = fsum(given * count for _, given, count in inside) / deals
    return Bin(Decimal(place) / BINS, Decimal(place + 1) / BINS, deals, won, mean)
