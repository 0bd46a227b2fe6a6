"""One rule on trial: its 2×2 table, and its tests among all deals and among deals of like kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .exact import fisher
from .fourfold import Fourfold
from .landmarks import WON, Cells
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
        self.won, self.n = divmod(sum(cells.values()), WON)
        self.lost = self.n - self.won
        self._group: dict[int, int] = {}
        self._totals: list[int] = []
        self._strata: list[int] = []
        self._gather(max(TOGETHER, self.n // GROUPS))

    def _gather(self, enough: int) -> None:
        stratum, together = -1, enough
        for cell in sorted(self.cells):
            if cell // BANDS != stratum or together >= enough:
                stratum, together = cell // BANDS, 0
                self._totals.append(0)
                self._strata.append(stratum)
            count = self.cells[cell]
            together += count % WON
            self._totals[-1] += count
            self._group[cell] = len(self._totals) - 1

    def grouped(self, cells: Cells) -> Cells:
        """Some of these deals by group, not by cell: what the methods below ask for."""
        found: defaultdict[int, int] = defaultdict(int)
        groups = self._group
        for cell, count in cells.items():
            found[groups[cell]] += count
        return found

    def split(self, exposed: Cells) -> list[Fourfold]:
        """The groups that hold deals with the rule."""
        return [_table(count, self._totals[group]) for group, count in exposed.items()]

    def whole(self, exposed: Cells) -> Fourfold:
        """All deals in one table."""
        return _table(sum(exposed.values()), self.n + self.won * WON)

    def by_stratum(self, exposed: Cells) -> list[Fourfold]:
        """One table a stratum, whatever the age."""
        every = _added((cell // BANDS, count) for cell, count in self.cells.items())
        found = _added((self._strata[group], count) for group, count in exposed.items())
        return [_table(found.get(stratum, 0), count) for stratum, count in every.items()]


def _added(counts: Iterable[tuple[int, int]]) -> dict[int, int]:
    sums: defaultdict[int, int] = defaultdict(int)
    for key, count in counts:
        sums[key] += count
    return sums


def _table(found: int, every: int) -> Fourfold:
    won, n = divmod(found, WON)
    all_won, all_n = divmod(every, WON)
    return Fourfold(won, n - won, all_won - won, (all_n - all_won) - (n - won))


def join(cells: Iterable[Cells]) -> Counter[int]:
    """Cells added up."""
    sums: Counter[int] = Counter()
    for part in cells:
        sums.update(part)
    return sums


def less(cells: Cells, *others: Cells) -> Counter[int]:
    """Cells with others taken away."""
    left = Counter(cells)
    for other in others:
        left.subtract(other)
    return left


def trial(rule: Rule, population: Population, exposed: Cells) -> Trial:
    """Puts one rule on trial; `exposed` are the deals that it holds for, by group."""
    table = population.whole(exposed)
    matched = mantel_haenszel(population.split(exposed))
    crude = halves(table)
    common = matched.common or crude
    p_exact = fisher(table)
    p = max(p_exact, matched.p) if (common.odds_ratio > 1) == (crude.odds_ratio > 1) else 1.0
    return Trial(rule, table, p_exact, p, common)
