"""The band around a forecast: P10, P50 and P90 of what open deals bring, by month, quarter and year."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from sheetcrm.core.options import Options

from . import distribution as grids
from .calibration import Calibration
from .deals import Deal
from .distribution import Distribution
from .lines import Lines
from .points import Points, points
from .posterior import Beta, nodes
from .rated import rate_of

Result = Distribution | Points
"""What some deals may bring together."""
FEW = 10
"""Up to so many open deals a period's band is computed point by point, with nothing rounded."""
NODES = 16
"""The most nodes that stand for one learned chance."""


class Bet(NamedTuple):
    """One open deal: its amount in minor units and its chance, which may be one that deals of a stage share."""

    amount: int
    chance: float
    learned: Beta | None = None


@dataclass(frozen=True)
class Bands:
    """The open deals of a book by month, ready for the distribution of any set of months."""

    months: Mapping[dt.date, Sequence[Bet]]
    step: int | None = None
    """Divides every amount; None: their greatest common divisor."""

    def on(self, step: int) -> "Bands":
        """The same deals, on grids of another step."""
        return Bands(self.months, step)

    def over(self, months: Iterable[dt.date], left_out: "tuple[dt.date, Bet] | None" = None) -> Result | None:
        """The distribution of what the deals of these months bring together, one of them left out where asked; None
        where there are none."""
        held = {month: self._without(month, left_out) for month in months if self.months.get(month)}
        bets = [bet for found in held.values() for bet in found]
        if len(bets) <= FEW:
            return of_few(bets) if bets else None
        return self._sum(held)

    def grid(self, months: Iterable[dt.date]) -> Distribution:
        """The same on a grid of `base`, however few the deals are."""
        return self._sum({month: self.months[month] for month in months if self.months.get(month)})

    def _without(self, month: dt.date, left_out: "tuple[dt.date, Bet] | None") -> Sequence[Bet]:
        bets = self.months[month]
        if left_out is None or left_out[0] != month:
            return bets
        place = bets.index(left_out[1])
        return [*bets[:place], *bets[place + 1 :]]

    def _sum(self, held: Mapping[dt.date, Sequence[Bet]]) -> Distribution:
        parts: list[Part] = []
        for month, bets in held.items():
            known = bets is self.months[month]
            parts += self._parts[month] if known else _parts_of(bets, self._sizes, self.base, self.cells)
        return _whole(parts, self.base, self.cells)

    @cached_property
    def base(self) -> int:
        """The finest step of a grid."""
        return self.step or math.gcd(*(bet.amount for bets in self.months.values() for bet in bets)) or 1

    @cached_property
    def cells(self) -> int:
        """How many cells a grid may have: the fewer deals, the finer."""
        return cells_for(sum(map(len, self.months.values())))

    @cached_property
    def _sizes(self) -> dict[Beta, int]:
        """Nodes by learned chance, enough for the year that holds most of its deals."""
        years: Counter[tuple[Beta, int]] = Counter()
        for month, bets in self.months.items():
            years.update((bet.learned, month.year) for bet in bets if bet.learned)
        most: dict[Beta, int] = {}
        for (beta, _), deals in years.items():
            most[beta] = max(deals, most.get(beta, 0))
        return {beta: _node_count(beta, deals) for beta, deals in most.items()}

    @cached_property
    def _parts(self) -> "dict[dt.date, list[Part]]":
        return {month: _parts_of(bets, self._sizes, self.base, self.cells) for month, bets in self.months.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """The deals of a month that share a learned chance, at each of its nodes; without one: at their own chances."""

    learned: Beta | None
    at: tuple[Distribution, ...]


def bands(placed: Lines, learned: Calibration, options: Options, unit: Decimal) -> Bands:
    """The open deals that fall in a period and have an amount and a probability, as bets by month."""
    months = {
        month: [one for deal in deals if (one := bet(deal, learned, options, unit)) is not None]
        for month, deals in placed.due.items()
    }
    return Bands({month: bets for month, bets in months.items() if bets})


def bet(deal: Deal, learned: Calibration, options: Options, unit: Decimal) -> Bet | None:
    """One open deal as a bet; None where its amount or its probability is not known."""
    if deal.amount is None or deal.probability is None:
        return None
    rate = rate_of(deal, learned) if options.probability == "calibrated" else None
    chance = min(1.0, max(0.0, float(deal.probability)))
    return Bet(int((deal.amount / unit).to_integral_value()), chance, rate.posterior if rate else None)


def of_few(bets: Sequence[Bet]) -> Points:
    """The distribution of a few deals' sum, point by point."""
    learned: dict[Beta, list[int]] = {}
    for bet in bets:
        if bet.learned is not None:
            learned.setdefault(bet.learned, []).append(bet.amount)
    return points([(bet.amount, bet.chance) for bet in bets if bet.learned is None], learned)


def cells_for(deals: int) -> int:
    """How many cells a grid may have, by the number of deals in the book."""
    return 512 if deals > 2000 else 1024 if deals > 100 else 2048


def _node_count(beta: Beta, deals: int) -> int:
    """Nodes enough to be exact for few deals; for many, to stand no farther apart than the spread of the sum at one
    of them, which is where a mixture shows no gaps."""
    return max(1, min(NODES, (deals + 2) // 2, math.ceil(4.4 * deals / (beta.won + beta.lost)) + 1))


def _parts_of(bets: Sequence[Bet], sizes: Mapping[Beta, int], base: int, cells: int) -> list[Part]:
    by_chance: dict[Beta | None, list[Bet]] = {}
    for bet in bets:
        by_chance.setdefault(bet.learned, []).append(bet)
    parts = []
    for beta, found in by_chance.items():
        if beta is None:
            parts.append(Part(None, (grids.of_deals([(bet.amount, bet.chance) for bet in found], base, cells),)))
        else:
            chances = [chance for _, chance in nodes(beta, sizes[beta])]
            at = [grids.of_deals([(bet.amount, chance) for bet in found], base, cells // 2) for chance in chances]
            parts.append(Part(beta, tuple(at)))
    return parts


def _whole(parts: Sequence[Part], base: int, cells: int) -> Distribution:
    """Months add up while a learned chance is held at one of its nodes; then the nodes mix, then all parts add up."""
    by_chance: dict[Beta | None, list[tuple[Distribution, ...]]] = {}
    for part in parts:
        by_chance.setdefault(part.learned, []).append(part.at)
    sums = []
    for beta, found in by_chance.items():
        together = [grids.total(months, base, cells) for months in zip(*found, strict=True)]
        weights = [1.0] if beta is None else [weight for weight, _ in nodes(beta, len(together))]
        sums.append(grids.mixture(list(zip(weights, together, strict=True))))
    return grids.total(sums, base, cells)
