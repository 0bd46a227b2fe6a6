"""One rule on trial: its 2×2 table, and its tests among all deals and among deals of like kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from .exact import fisher
from .fourfold import Fourfold
from .landmarks import Cells
from .rules import Rule
from .strata import BANDS
from .stratified import Common, halves, mantel_haenszel

TOGETHER = 5
"""Neighbouring age bands of one stratum are joined until so many deals are compared together …"""
GROUPS = 300
"""… or this share of all (one in 300), where there are many."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found for one rule. `p` is the greater of the exact test over all deals and the stratified test among
    deals of like product, size and age, and 1 where the two point in different directions: a difference must show both
    ways before it counts."""

    rule: Rule
    table: Fourfold
    p_exact: float
    p: float
    common: Common
    """Odds ratio with its interval among deals of like kind, else (where these cannot tell) over all deals."""


class Population:
    """The deals that reached a landmark, in groups of like deals."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.lost = sum(lost for lost, _ in cells.values())
        self.won = sum(won for _, won in cells.values())
        self._group: dict[int, int] = {}
        self._totals: list[tuple[int, int]] = []
        self._gather(max(TOGETHER, self.n // GROUPS))

    @property
    def n(self) -> int:
        """How many."""
        return self.lost + self.won

    def _gather(self, enough: int) -> None:
        stratum, lost, won = -1, enough, 0
        for cell in sorted(self.cells):
            if cell // BANDS != stratum or lost + won >= enough:
                stratum, lost, won = cell // BANDS, 0, 0
                self._totals.append((0, 0))
            lost, won = lost + self.cells[cell][0], won + self.cells[cell][1]
            self._totals[-1] = (lost, won)
            self._group[cell] = len(self._totals) - 1

    def split(self, exposed: Cells) -> list[Fourfold]:
        """The groups that hold both deals with the rule and deals without it."""
        found: dict[int, list[int]] = {}
        groups = self._group
        for cell, (lost, won) in exposed.items():
            group = groups[cell]
            if group in found:
                sums = found[group]
                sums[0] += lost
                sums[1] += won
            else:
                found[group] = [lost, won]
        return [_fourfold(sums[1], sums[0], *self._totals[group]) for group, sums in found.items()]

    def whole(self, exposed: Cells) -> Fourfold:
        """All deals in one table."""
        lost, won = sum(lost for lost, _ in exposed.values()), sum(won for _, won in exposed.values())
        return _fourfold(won, lost, self.lost, self.won)

    def by_stratum(self, exposed: Cells) -> list[Fourfold]:
        """One table a stratum, whatever the age."""
        totals, sums = _by_stratum(self.cells), _by_stratum(exposed)
        tables = []
        for stratum, (lost, won) in totals.items():
            with_lost, with_won = sums.get(stratum, (0, 0))
            tables.append(_fourfold(with_won, with_lost, lost, won))
        return tables


def _by_stratum(cells: Cells) -> dict[int, tuple[int, int]]:
    sums: dict[int, tuple[int, int]] = {}
    for cell, (lost, won) in cells.items():
        before = sums.get(cell // BANDS, (0, 0))
        sums[cell // BANDS] = (before[0] + lost, before[1] + won)
    return sums


def _fourfold(won: int, lost: int, all_lost: int, all_won: int) -> Fourfold:
    return Fourfold(won, lost, all_won - won, all_lost - lost)


def join(cells: Iterable[Cells]) -> dict[int, tuple[int, int]]:
    """Cells added up."""
    sums: dict[int, tuple[int, int]] = {}
    for part in cells:
        for cell, counts in part.items():
            before = sums.get(cell)
            sums[cell] = (before[0] + counts[0], before[1] + counts[1]) if before else counts
    return sums


def less(cells: Cells, *others: Cells) -> dict[int, tuple[int, int]]:
    """Cells with others taken away."""
    left = dict(cells)
    for other in others:
        for cell, (lost, won) in other.items():
            before = left[cell]
            left[cell] = (before[0] - lost, before[1] - won)
    return left


def trial(rule: Rule, population: Population, exposed: Cells) -> Trial:
    """Puts one rule on trial."""
    table = population.whole(exposed)
    matched = mantel_haenszel(population.split(exposed))
    crude = halves(table)
    common = matched.common or crude
    p_exact = fisher(table)
    p = max(p_exact, matched.p) if (common.odds_ratio > 1) == (crude.odds_ratio > 1) else 1.0
    return Trial(rule, table, p_exact, p, common)
