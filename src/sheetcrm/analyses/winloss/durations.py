"""How long deals take: quartiles of days, and Kaplan–Meier where open deals are included."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor

ROUNDING = 1e-9
"""What a product of many floats may be off; one deal in a billion."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The quartiles of `n` values, by linear interpolation (type 7 of Hyndman and Fan 1996: Excel's QUARTILE.INC), and
    their mean. `left_out` counts values that cannot be: a deal closed before it was created."""

    n: int
    q1: float | None = None
    median: float | None = None
    q3: float | None = None
    mean: float | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """At `days` after the creation: how many deals were still watched just before, how many closed on that day, and the
    share still open afterwards."""

    days: int
    at_risk: int
    closed: int
    still_open: float


def spread(values: Iterable[float], left_out: int = 0) -> Spread:
    """The spread of values."""
    found = sorted(values)
    if not found:
        return Spread(0, left_out=left_out)
    q1, median, q3 = (_quantile(found, share) for share in (0.25, 0.5, 0.75))
    return Spread(len(found), q1, median, q3, sum(found) / len(found), left_out)


def spread_of_days(days: Iterable[int]) -> Spread:
    """The spread of days; negative ones are counted apart, never turned round."""
    listed = list(days)
    possible = [day for day in listed if day >= 0]
    return spread(possible, left_out=len(listed) - len(possible))


@dataclass(frozen=True, slots=True)
class Survival:
    """Time to close, open deals included: a step for each day on which a deal closed, and the last day on which each
    deal was watched, in order."""

    steps: tuple[Step, ...]
    ends: tuple[int, ...]

    def still_open(self, days: int) -> float:
        """The share of deals still open `days` after their creation."""
        place = bisect_right(self.steps, days, key=lambda step: step.days)
        return self.steps[place - 1].still_open if place else 1.0

    def watched(self, days: int) -> int:
        """How many deals were watched `days` after their creation, or longer: what the share rests on."""
        return len(self.ends) - bisect_left(self.ends, days)

    @property
    def median(self) -> int | None:
        """The first day on which half of the deals, or more, have closed; None where it is not reached."""
        return next((step.days for step in self.steps if step.still_open <= 0.5 + ROUNDING), None)


def kaplan_meier(closed: Sequence[int], still_open: Sequence[int]) -> Survival:
    """The product-limit estimate (Kaplan and Meier 1958) from the days, ≥ 0, after which deals closed, and the ages at
    which deals still open are censored. On a day with both, the closings come first."""
    ends = tuple(sorted((*closed, *still_open)))
    closings = Counter(closed)
    share, steps = 1.0, []
    for days in sorted(closings):
        at_risk = len(ends) - bisect_left(ends, days)
        share *= 1 - closings[days] / at_risk
        steps.append(Step(days, at_risk, closings[days], share))
    return Survival(tuple(steps), ends)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = (len(ordered) - 1) * share
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
