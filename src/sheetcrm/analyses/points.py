"""The distribution of a sum of few deals, point by point: every outcome that can be, nothing rounded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .posterior import Beta

SLACK = 1e-12
"""What the sums of chances may be off by, forgiven when a quantile is looked up."""


@dataclass(frozen=True, slots=True)
class Points:
    """Amounts in minor units, ascending, each with its chance."""

    amounts: Sequence[int]
    chances: Sequence[float]
    step: int = 0
    error: int = 0

    def quantile(self, share: float) -> int:
        """The least amount that the sum does not exceed with at least this chance."""
        reached = accumulate(self.chances)
        return next((amount for amount, sofar in zip(self.amounts, reached, strict=True) if sofar >= share - SLACK), 0)

    def at_least(self, amount: int) -> float:
        """The chance that the sum reaches an amount."""
        return sum(chance for point, chance in zip(self.amounts, self.chances, strict=True) if point >= amount)


def points(fixed: Iterable[tuple[int, float]], learned: Mapping[Beta, Sequence[int]]) -> Points:
    """The sum of deals with chances of their own (`fixed`) and of deals that share a learned chance. 2 ** n points."""
    whole = {0: 1.0}
    for amount, chance in sorted(fixed):
        whole = _added(whole, {0: 1.0 - chance, amount: chance} if amount else {0: 1.0})
    for beta, amounts in sorted(learned.items(), key=lambda item: (item[0].won, item[0].lost)):
        whole = _added(whole, _shared(beta, amounts))
    ordered = sorted(whole.items())
    return Points([amount for amount, _ in ordered], [chance for _, chance in ordered])


def _shared(beta: Beta, amounts: Sequence[int]) -> dict[int, float]:
    """Deals that share one unknown chance, one after the other: each outcome teaches about the next (Pólya's urn)."""
    states: dict[tuple[int, int], float] = {(0, 0): 1.0}
    for place, amount in enumerate(sorted(amounts)):
        after: dict[tuple[int, int], float] = {}
        for (total, wins), chance in states.items():
            win = beta.after(wins, place - wins).mean
            for state, part in (((total, wins), 1.0 - win), ((total + amount, wins + 1), win)):
                after[state] = after.get(state, 0.0) + chance * part
        states = after
    sums: dict[int, float] = {}
    for (total, _), chance in states.items():
        sums[total] = sums.get(total, 0.0) + chance
    return sums


def _added(one: Mapping[int, float], two: Mapping[int, float]) -> dict[int, float]:
    sums: dict[int, float] = {}
    for first, chance in one.items():
        for second, other in two.items():
            sums[first + second] = sums.get(first + second, 0.0) + chance * other
    return sums
