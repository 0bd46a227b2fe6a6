"""Rules that the team took on, followed over time."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from sheetcrm.core.book import fold
from sheetcrm.core.models import PlaybookRule

from .activity import ActivityLog, Trail
from .evidence.fourfold import Fourfold
from .periods import Size, period_of


@dataclass(frozen=True, slots=True)
class Followed:
    """One rule's deals by the fiscal year they closed in, and those since the rule was taken on (None: not said)."""

    rule: PlaybookRule
    years: tuple[tuple[str, Fourfold], ...]
    since: Fourfold | None
    left_out: int
    """Decided deals that never saw the second type."""


def follow(rule: PlaybookRule, log: ActivityLog, first_month: int) -> Followed:
    """Counts one rule on decided deals, at the landmark: the first `before`."""
    kinds = {fold(name): kind for kind, name in enumerate(log.types)}
    first, second = kinds.get(fold(rule.first), -1), kinds.get(fold(rule.before), -1)
    held = [(trail, kept(trail, first, second, rule.at_least)) for trail in log.decided]
    settled = [(trail, kept) for trail, kept in held if kept is not None]
    years: dict[str, list[tuple[Trail, bool]]] = {}
    for trail, holds in settled:
        day = dt.date.fromordinal(trail.closed or 1)
        years.setdefault(period_of(day, Size.YEAR, first_month).key, []).append((trail, holds))
    start = rule.since.toordinal() if rule.since else None
    after = [pair for pair in settled if start is not None and (pair[0].closed or 0) >= start]
    return Followed(
        rule,
        tuple((year, fourfold(years[year])) for year in sorted(years)),
        fourfold(after) if start is not None else None,
        len(held) - len(settled),
    )


def kept(trail: Trail, first: int, second: int, at_least: int) -> bool | None:
    """Whether a deal had at least so many `first` on days before its first `second`; None where it saw no `second`."""
    day = trail.first(second)
    return None if day is None else trail.kinds[: bisect_left(trail.days, day)].count(first) >= at_least


def fourfold(settled: Iterable[tuple[Trail, bool]]) -> Fourfold:
    """Deals by rule and outcome."""
    counts = [0, 0, 0, 0]
    for trail, holds in settled:
        counts[(0 if holds else 2) + (0 if trail.won else 1)] += 1
    return Fourfold(*counts)
