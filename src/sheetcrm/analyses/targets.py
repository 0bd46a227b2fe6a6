"""Targets by period, and by owner or product where given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sheetcrm.core.book import fold
from sheetcrm.core.models import Target

from .deals import ZERO
from .periods import Period, Size, named, span


@dataclass(frozen=True)
class Targets:
    """What periods should bring, in the book's currency.

    `stated` holds the targets of each period key by (owner, product), folded, "" for everybody or everything. Where a
    target is stated twice, the first one counts.
    """

    stated: Mapping[str, Mapping[tuple[str, str], Target]]
    first_month: int

    @cached_property
    def periods(self) -> Mapping[Size, tuple[Period, ...]]:
        """The periods that have a target of their own, by size."""
        found: dict[Size, list[Period]] = {size: [] for size in Size}
        for key in self.stated:
            if (meant := named(key, self.first_month)) is not None:
                found[meant[0]].append(meant[1])
        return {size: tuple(sorted(periods, key=lambda period: period.start)) for size, periods in found.items()}

    def team(self, period: Period, size: Size) -> Decimal | None:
        """The team's target: the one stated for the period; else the sum of its owners', else of its products'; else
        the sum of the periods it is made of, where every one of them has a target. None where nothing is stated."""
        if (direct := self._of(period.key)) is not None:
            return direct
        for smaller in (Size.QUARTER, Size.MONTH):
            if smaller.months < size.months:
                inside = span(period.start, period.last_day, smaller, self.first_month)
                known = [part for one in inside if (part := self._of(one.key)) is not None]
                if len(known) == len(inside):
                    return sum(known, ZERO)
        return None

    def _of(self, key: str) -> Decimal | None:
        found = self.stated.get(key, {})
        for kind in ((False, False), (True, False), (False, True), (True, True)):
            values = [goal.value for (owner, product), goal in found.items() if (owner != "", product != "") == kind]
            if values:
                return sum(values, ZERO)
        return None


def targets(stated: Iterable[Target], first_month: int) -> Targets:
    """Targets by period; names that mean no period are left aside."""
    by_key: dict[str, dict[tuple[str, str], Target]] = {}
    for target in stated:
        if (meant := named(target.period, first_month)) is not None:
            who = fold(target.owner or ""), fold(target.product or "")
            by_key.setdefault(meant[1].key, {}).setdefault(who, target)
    return Targets(by_key, first_month)
