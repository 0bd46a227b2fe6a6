"""Won and lost deals counted and valued, in sums that add up: parts of a book give the whole."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from typing import TypeVar

from sheetcrm.core.models import Outcome

from ..deals import ZERO, Deal
from ..evidence.distributions import wilson

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


Entry = tuple[bool, Decimal | None]
"""A closed deal as it is tallied: whether it was won, and its award or estimate, where known."""


def entry(deal: Deal) -> Entry:
    """What counts of a closed deal; an estimate of zero is none."""
    return (True, deal.award) if deal.outcome is Outcome.WON else (False, deal.amount or None)


def tally(entries: Iterable[Entry]) -> Tally:
    """The tally of closed deals."""
    return tallied(repeat(None), entries).get(None, Tally())


def tallied(keys: Iterable[Key], entries: Iterable[Entry]) -> dict[Key, Tally]:
    """The tally of each key's entries; keys and entries run side by side."""
    won: defaultdict[Key, list[Decimal | None]] = defaultdict(list)
    lost: defaultdict[Key, list[Decimal | None]] = defaultdict(list)
    for key, (is_won, value) in zip(keys, entries, strict=False):
        (won if is_won else lost)[key].append(value)
    return {key: _tally(won.get(key, []), lost.get(key, [])) for key in won | lost}


def _tally(won: list[Decimal | None], lost: list[Decimal | None]) -> Tally:
    awards = [value for value in won if value is not None]
    estimates = [value for value in lost if value is not None]
    return Tally(len(won), len(lost), sum(awards, ZERO), len(awards), sum(estimates, ZERO), len(estimates))


def cohorts(keys: Iterable[Key], outcomes: Iterable[Outcome]) -> dict[Key, Cohort]:
    """The cohort of each key."""
    groups: defaultdict[Key, list[Outcome]] = defaultdict(list)
    for key, outcome in zip(keys, outcomes, strict=True):
        groups[key].append(outcome)
    return {
        key: Cohort(len(found), found.count(Outcome.WON), found.count(Outcome.LOST)) for key, found in groups.items()
    }
