"""A rule among deals of like kind: Cochran–Mantel–Haenszel test, common odds ratio, homogeneity over strata."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from .distributions import Z95, chi_square_tail
from .fourfold import Fourfold


class Common(NamedTuple):
    """The common odds ratio of strata with its 95 % interval; None where no stratum can tell."""

    odds_ratio: float
    low: float
    high: float


class MantelHaenszel(NamedTuple):
    """What the strata say together: `p` of no association, the common odds ratio, and `se` of its logarithm."""

    p: float
    common: Common | None
    se: float | None


def mantel_haenszel(strata: Iterable[Fourfold]) -> MantelHaenszel:
    """Test with continuity correction (Mantel and Haenszel 1959; p = 1 where no stratum can tell), odds ratio with the
    variance of Robins, Breslow and Greenland (1986), which holds for few large strata and for many small ones."""
    excess = variance = plus = minus = pp = cross = qq = 0.0
    for a, b, c, d in strata:
        n = a + b + c + d
        if n < 2:
            continue
        drawn, won = a + b, a + c
        excess += a - drawn * won / n
        variance += drawn * won * (n - drawn) * (n - won) / (n * n * (n - 1))
        r, s, p = a * d / n, b * c / n, (a + d) / n
        plus += r
        minus += s
        pp += p * r
        cross += p * s + (1 - p) * r
        qq += (1 - p) * s
    p_value = chi_square_tail(max(0.0, abs(excess) - 0.5) ** 2 / variance, 1) if variance > 0 else 1.0
    if plus == 0 or minus == 0:
        return MantelHaenszel(p_value, None, None)
    se = math.sqrt(pp / (2 * plus * plus) + cross / (2 * plus * minus) + qq / (2 * minus * minus))
    return MantelHaenszel(p_value, interval(plus / minus, se), se)


def interval(odds_ratio: float, se: float) -> Common:
    """An odds ratio with its 95 % interval, from the standard error of its logarithm."""
    factor = math.exp(Z95 * se)
    return Common(odds_ratio, odds_ratio / factor, odds_ratio * factor)


def halves(table: Fourfold) -> Common:
    """The odds ratio of one table, a half added to each cell (Haldane and Anscombe), with Woolf's interval."""
    a, b, c, d = (count + 0.5 for count in table)
    return interval(a * d / (b * c), math.sqrt(1 / a + 1 / b + 1 / c + 1 / d))


def homogeneity(strata: Iterable[Fourfold]) -> float | None:
    """p of one odds ratio for all strata (Breslow and Day 1980 with Tarone's correction, 1985).

    Strata where the rule or the outcome does not vary say nothing and are left out; None where fewer than two remain.
    """
    telling = [table for table in strata if 0 < table.with_n < table.n and 0 < table.won < table.n]
    common = mantel_haenszel(telling).common
    if common is None or len(telling) < 2:
        return None
    statistic = excess = total = 0.0
    for table in telling:
        expected, variance = _expected(table, common.odds_ratio)
        statistic += (table.with_won - expected) ** 2 / variance
        excess += table.with_won - expected
        total += variance
    return chi_square_tail(statistic - excess * excess / total, len(telling) - 1)


def _expected(table: Fourfold, odds_ratio: float) -> tuple[float, float]:
    """Won with the rule under a given odds ratio and the table's margins, and its asymptotic variance."""
    drawn, won, n = table.with_n, table.won, table.n
    half = (n + (drawn + won) * (odds_ratio - 1)) / 2
    root = math.sqrt(half * half - odds_ratio * (odds_ratio - 1) * drawn * won)
    a = odds_ratio * drawn * won / (half + root)  # the quadratic's other form, which does not cancel near 1
    b, c = drawn - a, won - a
    return a, 1 / (1 / a + 1 / b + 1 / c + 1 / (n - drawn - c))
