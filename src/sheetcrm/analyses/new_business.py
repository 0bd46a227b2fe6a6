"""New business: what deals not yet open may bring, by the run-rate of deals created and won within such a horizon.

For a period that ends before `end`, seen from `as_of`, the past is asked the same question: standing `shift` days
earlier, what did deals created only after that day bring to the period `shift` days earlier? Such windows follow each
other without overlapping, the latest ending at the as-of date. The expected value is their mean. The band is that of a
gamma distribution with this mean and the variance of one more window: the larger of the variance between windows and
of that of a compound Poisson sum (count × mean squared award), times 1 + 1/windows for the mean's own uncertainty.
"""

import datetime as dt
import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import compress
from operator import mul
from statistics import NormalDist

from .deals import ZERO, Deal
from .distribution import WHOLE, Distribution
from .periods import Period

WINDOWS = 8
"""The most windows looked back on: what is older says less about today."""
LEAST_WINDOWS = 3
LEAST_DEALS = 10
"""Below these, history is not enough."""
ODD = 0.01
"""The share of creation dates, the earliest, that do not tell where history begins: one mistyped year would fill the
past with windows in which nothing happened."""
KNOWN = Decimal("0.8")
"""The share of won deals whose creation date must be known."""
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewBusiness:
    """What deals created after the as-of date may bring to a period. `windows` past windows held `deals` deals."""

    expected: Decimal
    variance: float
    windows: int
    deals: int

    def quantile(self, share: float) -> Decimal:
        """An amount that is not exceeded with this chance, by Wilson and Hilferty's cube (1931) of the gamma."""
        mean = float(self.expected)
        spread = self.variance / (9 * mean * mean)
        root = 1 - spread + NormalDist().inv_cdf(share) * spread**0.5
        return Decimal(repr(mean * max(root, 0.0) ** 3)).quantize(self.expected, ROUND_HALF_EVEN)

    def distribution(self, unit: Decimal, base: int, cells: int) -> Distribution:
        """The same on a grid of `base` minor units times a power of two, of about `cells` cells."""
        top, step = int(self.quantile(0.99999) / unit) + base, base
        while top > step * cells:
            step *= 2
        edges = [self._below((place + 0.5) * step * float(unit)) for place in range(top // step + 1)]
        shares = [after - before for before, after in zip([0.0, *edges], [*edges, 1.0], strict=True)]
        return Distribution(step, array("I", [round(max(share, 0.0) * WHOLE) for share in shares]))

    def _below(self, amount: float) -> float:
        mean = float(self.expected)
        spread = self.variance / (9 * mean * mean)
        return NormalDist().cdf(((amount / mean) ** (1 / 3) - 1 + spread) / spread**0.5)


@dataclass(frozen=True)
class History:
    """Won deals with creation date, close date and award, by close date; `since` is the first day that history covers,
    None where too few creation dates are known."""

    closed: Sequence[dt.date]
    created: Sequence[dt.date]
    awards: Sequence[Decimal]
    since: dt.date | None

    def window(self, start: dt.date, end: dt.date, after: dt.date) -> list[Decimal]:
        """Awards of deals created after a day and won in [start, end)."""
        inside = slice(bisect_left(self.closed, start), bisect_left(self.closed, end))
        return list(compress(self.awards[inside], map(after.__lt__, self.created[inside])))


def history(won: Sequence[Deal], created: Sequence[dt.date]) -> History:
    """The history of won deals with an award; `created` are the creation dates of all deals, open and lost as well."""
    deals = [(deal.day, deal.record.created, deal.award) for deal in won if deal.record.credit_of is None]
    by_day: dict[dt.date, list[tuple[dt.date, Decimal]]] = {}
    for closed, opened, award in deals:
        if closed and opened and award is not None:
            by_day.setdefault(closed, []).append((opened, award))
    dated = [(closed, *deal) for closed in sorted(by_day) for deal in sorted(by_day[closed])]
    enough = bool(dated) and len(dated) >= KNOWN * len(deals)
    days = Counter(created)
    # many deals are created on one day: few days are to be sorted
    earliest = [day for day in sorted(days) for _ in range(days[day])]
    return History(
        [closed for closed, _, _ in dated],
        [opened for _, opened, _ in dated],
        [award for _, _, award in dated],
        earliest[min(math.ceil(len(earliest) * ODD), len(earliest) - 1)] if enough else None,
    )


def new_business(past: History, period: Period, as_of: dt.date, unit: Decimal) -> NewBusiness | None:
    """The new business of a period not yet over; None where history is not enough, or nothing of the period is left."""
    start = max(period.start, as_of + DAY)
    length = period.end - start
    if past.since is None or length <= dt.timedelta(0):
        return None
    shift = period.end - as_of - DAY
    windows: list[list[Decimal]] = []
    while len(windows) < WINDOWS and as_of - shift >= past.since:
        windows.append(past.window(start - shift, period.end - shift, as_of - shift))
        shift += length
    deals = sum(map(len, windows))
    if len(windows) < LEAST_WINDOWS or deals < LEAST_DEALS:
        return None
    return _predicted(windows, unit)


def _predicted(windows: Sequence[Sequence[Decimal]], unit: Decimal) -> NewBusiness | None:
    sums = [sum(window, ZERO) for window in windows]
    count = len(windows)
    mean = sum(sums, ZERO) / count
    if mean <= 0:
        return None
    between = float(sum(((one - mean) ** 2 for one in sums), ZERO) / (count - 1))
    poisson = float(sum((sum(map(mul, window, window), ZERO) for window in windows), ZERO) / count)
    expected = max(mean.quantize(unit, ROUND_HALF_EVEN), unit)
    return NewBusiness(expected, max(between, poisson) * (1 + 1 / count), count, sum(map(len, windows)))
