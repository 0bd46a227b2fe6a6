"""What a trial amounts to, once all trials are counted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from .discovery import benjamini_hochberg
from .fourfold import Fourfold
from .rules import Rule
from .trial import Trial

LEVEL = 0.05
"""Share of false findings that is accepted among all findings."""
MARGIN = 1.25
"""A difference counts where the whole interval of the odds ratio lies beyond this (or below its inverse). In a large
book the smallest difference is hardly chance, yet it may well be what product, size and age leave unsaid."""
POWER = 0.8
DOUBLING = math.log(2)
"""The effect worth knowing about: odds of winning that double, or halve."""


class Verdict(StrEnum):
    """In plain words."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NO_DIFFERENCE = "no_difference"
    """With so many deals a doubling of the odds would most likely have shown."""
    WAITING = "no_difference_beyond_waiting"
    """More of an activity goes with losing, yet not among deals that waited alike."""
    NOT_ENOUGH = "not_enough_data"

    @property
    def found(self) -> bool:
        """Whether a difference was found."""
        return self in (Verdict.SUPPORTED, Verdict.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Judged:
    """A trial with its verdict. `more` is roughly how many further closed deals would tell, where data are not enough;
    `unlike` the p of one odds ratio for all products and sizes, for a difference found over several strata; `left_out`
    the decided deals that never reached the rule's landmark, `left_out_won` of them won."""

    trial: Trial
    p_adjusted: float
    verdict: Verdict
    left_out: int
    left_out_won: int
    more: int | None = None
    unlike: float | None = None

    @property
    def rule(self) -> Rule:
        """The rule."""
        return self.trial.rule

    @property
    def table(self) -> Fourfold:
        """Its counts."""
        return self.trial.table


def adjust(trials: Sequence[Trial]) -> list[float]:
    """The p of every trial, adjusted for the number of trials."""
    return benjamini_hochberg([trial.p for trial in trials])


def verdict(trial: Trial, p_adjusted: float, bar: float) -> tuple[Verdict, float]:
    """The verdict, and by which factor the data would have to grow to tell (at most 1 where they are enough). `bar` is
    the p that a single trial has to reach beside all the others."""
    if p_adjusted <= LEVEL and trial.common.low >= MARGIN:
        return Verdict.SUPPORTED, 0.0
    if p_adjusted <= LEVEL and trial.common.high <= 1 / MARGIN:
        return Verdict.CONTRADICTED, 0.0
    factor = growth(trial.table, bar)
    return (Verdict.NO_DIFFERENCE if factor <= 1 else Verdict.NOT_ENOUGH), factor


def bar(ps: Sequence[float], adjusted: Sequence[float]) -> float:
    """The p that one more finding would have to reach, given all trials."""
    found = sum(p <= LEVEL for p in adjusted)
    return LEVEL * min(len(ps), found + 1) / max(1, len(ps))


def growth(table: Fourfold, level: float) -> float:
    """How many times as many deals show a doubling of the odds with 80 % power at a level, the margins staying as they
    are (the variance of the log odds ratio by Woolf's formula at one common win rate)."""
    share = (table.won + 1) / (table.n + 2)
    variance = (1 / table.with_n + 1 / table.without_n) / (share * (1 - share))
    normal = NormalDist()
    reach = normal.inv_cdf(1 - level / 2) + normal.inv_cdf(POWER)
    return reach * reach * variance / (DOUBLING * DOUBLING)


def about(number: float) -> int:
    """A rough number said roughly: rounded up to two leading digits, from 10 on in tens."""
    step = 10.0 ** max(1, math.floor(math.log10(max(1.0, number))) - 1)
    return math.ceil(number / step) * int(step)
