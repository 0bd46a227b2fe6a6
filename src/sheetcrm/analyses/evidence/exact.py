"""Fisher's exact test of a 2×2 table."""

import math
from dataclasses import dataclass

from .fourfold import Fourfold

SLACK = math.log1p(1e-7)
"""Tables this close to the observed one in log probability count as equally likely: rounding, not a difference."""
NEGLIGIBLE = 1e-17


def fisher(table: Fourfold) -> float:
    """The two-sided p: the sum of the probabilities of all tables with these margins that are no likelier than the
    observed one. The time grows with the width of the distribution, not with the margins."""
    draw = Hypergeometric(table.with_n, table.won, table.n)
    bound = draw.log(table.with_won) + SLACK
    left, right = draw.at_most(bound, -1), draw.at_most(bound, 1)
    if left + 1 >= right:
        return 1.0
    return min(1.0, draw.tail(left, -1) + draw.tail(right, 1))


@dataclass(frozen=True, slots=True)
class Hypergeometric:
    """The number won among `drawn` of `n` deals of which `won` are won, if the rule has nothing to do with winning."""

    drawn: int
    won: int
    n: int

    @property
    def low(self) -> int:
        """The least number that the margins allow."""
        return max(0, self.drawn + self.won - self.n)

    @property
    def high(self) -> int:
        """The greatest number that the margins allow."""
        return min(self.drawn, self.won)

    @property
    def mode(self) -> int:
        """The likeliest number."""
        return (self.drawn + 1) * (self.won + 1) // (self.n + 2)

    def log(self, k: int) -> float:
        """The log probability of exactly k."""
        return _choose(self.won, k) + _choose(self.n - self.won, self.drawn - k) - _choose(self.n, self.drawn)

    def at_most(self, bound: float, side: int) -> int:
        """On one side of the mode (−1 or 1) the nearest k whose log probability is at most the bound, found by
        halving; one past the end where there is none."""
        near, far = self.mode, (self.low - 1 if side < 0 else self.high + 1)
        if self.log(near) <= bound:
            return near
        while abs(far - near) > 1:
            middle = (near + far) // 2
            near, far = (near, middle) if self.log(middle) <= bound else (middle, far)
        return far

    def tail(self, k: int, side: int) -> float:
        """The probability of k and everything beyond it on its side."""
        if not self.low <= k <= self.high:
            return 0.0
        term = total = math.exp(self.log(k))
        rest = self.n - self.won - self.drawn
        while self.low < k < self.high or (k == self.low and side > 0) or (k == self.high and side < 0):
            if side > 0:
                term *= (self.won - k) * (self.drawn - k) / ((k + 1) * (rest + k + 1))
            else:
                term *= k * (rest + k) / ((self.won - k + 1) * (self.drawn - k + 1))
            k += side
            total += term
            if term < total * NEGLIGIBLE:
                break
        return total


def _choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
