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
        self.won, self.lost = divmod(sum(cells.values()), WON)
        self._group: dict[int, int] = {}
        self._totals: list[int] = []
        self._gather(max(TOGETHER, self.n // GROUPS))

    @property
    def n(self) -> int:
        """How many."""
        return self.lost + self.won

    def _gather(self, enough: int) -> None:
        stratum, together = -1, enough
        for cell in sorted(self.cells):
            if cell // BANDS != stratum or together >= enough:
                stratum, together = cell // BANDS, 0
                self._totals.append(0)
            count = self.cells[cell]
            together += sum(divmod(count, WON))
            self._totals[-1] += count
            self._group[cell] = len(self._totals) - 1

    def split(self, exposed: Cells) -> list[Fourfold]:
        """The groups that hold deals with the rule."""
        found: defaultdict[int, int] = defaultdict(int)
        groups = self._group
        for cell, count in exposed.items():
            found[groups[cell]] += count
        return [_table(count, self._totals[group]) for group, count in found.items()]

    def whole(self, exposed: Cells) -> Fourfold:
        """All deals in one table."""
        return _table(sum(exposed.values()), self.lost + self.won * WON)

    def by_stratum(self, exposed: Cells) -> list[Fourfold]:
        """One table a stratum, whatever the age."""
        found = _by_stratum(exposed)
        return [_table(found.get(stratum, 0), count) for stratum, count in _by_stratum(self.cells).items()]


def _by_stratum(cells: Cells) -> dict[int, int]:
    sums: defaultdict[int, int] = defaultdict(int)
    for cell, count in cells.items():
        sums[cell // BANDS] += count
    return sums


def _table(found: int, every: int) -> Fourfold:
    return Fourfold(*divmod(found, WON), *divmod(every - found, WON))


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
    """Puts one rule on trial."""
    table = population.whole(exposed)
    matched = mantel_haenszel(population.split(exposed))
    crude = halves(table)
    common = matched.common or crude
    p_exact = fisher(table)
    p = max(p_exact, matched.p) if (common.odds_ratio > 1) == (crude.odds_ratio > 1) else 1.0
    return Trial(rule, table, p_exact, p, common)
