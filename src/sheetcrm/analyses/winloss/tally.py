"""Won and lost deals counted and valued, in sums that add up: parts of a book give the whole."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeVar

from ..deals import ZERO
from ..evidence.distributions import wilson
from .columns import Amounts, Columns

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    """Closed deals. `awards` is the sum over the `awarded` won deals whose award is known, `estimates` the sum over the
    `estimated` lost deals that have an estimate above zero."""

    won: int = 0
    lost: int = 0
    awards: Decimal = ZERO
    awarded: int = 0
    estimates: Decimal = ZERO
    estimated: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.won + other.won,
            self.lost + other.lost,
            self.awards + other.awards,
            self.awarded + other.awarded,
            self.estimates + other.estimates,
            self.estimated + other.estimated,
        )

    @property
    def closed(self) -> int:
        """Won and lost."""
        return self.won + self.lost

    @property
    def win_rate(self) -> float | None:
        """W ÷ (W + L), by count."""
        return self.won / self.closed if self.closed else None

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """Wilson's 95 % interval of the win rate (Wilson 1927)."""
        return wilson(self.won, self.closed) or (None, None)

    @property
    def won_value(self) -> Decimal | None:
        """Σ awards; None where deals were won and no award is known."""
        return self.awards if self.awarded or not self.won else None

    @property
    def lost_value(self) -> Decimal | None:
        """Σ estimates of the lost; None where deals were lost and none has an estimate."""
        return self.estimates if self.estimated or not self.lost else None

    @property
    def win_rate_value(self) -> float | None:
        """Σ awards ÷ (Σ awards + Σ estimates of the lost): the lost side is an estimate. None where either side is not
        known, since a missing side would count as nothing."""
        won, lost = self.won_value, self.lost_value
        return float(won / (won + lost)) if won is not None and lost is not None and won + lost > 0 else None


@dataclass(frozen=True, slots=True)
class Cohort:
    """Deals created in one period, whatever became of them so far."""

    created: int = 0
    won: int = 0
    lost: int = 0

    def __add__(self, other: "Cohort") -> "Cohort":
        return Cohort(self.created + other.created, self.won + other.won, self.lost + other.lost)

    @property
    def open(self) -> int:
        """Those not closed yet."""
        return self.created - self.won - self.lost

    @property
    def win_rate(self) -> float | None:
        """W ÷ created: the open count as not won so far."""
        return self.won / self.created if self.created else None

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """Wilson's 95 % interval."""
        return wilson(self.won, self.created) or (None, None)


class Entries(NamedTuple):
    """Closed deals as they are tallied: the awards of won ones, the estimates of lost ones, where known."""

    won: Amounts
    lost: Amounts


def entries(won: Columns, lost: Columns) -> Entries:
    """What counts of closed deals; an estimate of zero is none."""
    return Entries(won.award, [amount or None for amount in lost.amount])


def tally(found: Entries) -> Tally:
    """The tally of closed deals."""
    awards = [value for value in found.won if value is not None]
    estimates = [value for value in found.lost if value is not None]
    return Tally(len(found.won), len(found.lost), sum(awards, ZERO), len(awards), sum(estimates, ZERO), len(estimates))


def tallied(won: Iterable[Key], lost: Iterable[Key], found: Entries) -> dict[Key, Tally]:
    """The tally of each key's entries; the keys of won and of lost deals run beside the entries."""
    of_won, of_lost = _grouped(won, found.won), _grouped(lost, found.lost)
    return {key: tally(Entries(of_won.get(key, ()), of_lost.get(key, ()))) for key in of_won | of_lost}


def _grouped(keys: Iterable[Key], values: Amounts) -> dict[Key, Amounts]:
    groups: defaultdict[Key, list[Decimal | None]] = defaultdict(list)
    for key, value in zip(keys, values, strict=True):
        groups[key].append(value)
    return dict(groups)


def cohorts(won: Iterable[Key], lost: Iterable[Key], still_open: Iterable[Key]) -> dict[Key, Cohort]:
    """The cohort of each key, from the keys of the deals that were won, were lost, and are open."""
    of_won, of_lost = Counter(won), Counter(lost)
    created = of_won + of_lost + Counter(still_open)
    return {key: Cohort(count, of_won[key], of_lost[key]) for key, count in created.items()}
