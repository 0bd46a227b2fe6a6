"""One walk over the decided deals: at each landmark, what had been done by then. Nothing later is looked at."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import eq, sub
from typing import NamedTuple

from ..activity import Trail
from .rules import GAPS, WITHIN
from .strata import BANDS, Bands

CAP = 5
"""Counts before a landmark are told apart up to this many."""

WON = 1 << 32
Cells = Mapping[int, int]
"""Deals by cell, which is `stratum * BANDS + age band`: deals + WON × those won, so that one addition adds both."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What the walk found. Kinds are places in `kinds`."""

    kinds: tuple[int, ...]
    """The kinds of the log that occur enough to be compared."""
    reached: Mapping[int, Cells]
    """b: deals with a first b."""
    before: Mapping[tuple[int, int, int], Cells]
    """(b, a, count): of these, with that many a (5: or more) on days before it."""
    tied: Mapping[tuple[int, int], Cells]
    """(b, a): of these, with their first a on the same day."""
    lasting: Sequence[Cells]
    """last: deals opened on a known day, `last` the last place in WITHIN that they were still open at."""
    early: Sequence[Sequence[Sequence[Cells]]]
    """a, last, place: of these, with their first a by WITHIN[place]."""
    offered: Cells
    """Deals with an offer and anything to count days from."""
    steady: Sequence[Cells]
    """place: of these, with no gap over GAPS[place] days before it, but over that of the place before."""


Count = defaultdict[int, int]
"""Cells, still counted."""
Story = tuple[tuple[int, ...], tuple[bool, ...]]
"""The kinds of a deal's touches in their order, and of each whether it was on the day of the one before: all that the
first activities need but the days, and many deals share one."""


def _count() -> Count:
    return defaultdict(int)


class First(NamedTuple):
    """The first activity of a kind in a story: its place there, and where the deal counts at it, and (by `last` and
    `place`) after its opening."""

    place: int
    counts: list[Count]
    early: list[list[Count]]


class _Walk:
    """The deals counted on the way."""

    def __init__(self, kinds: tuple[int, ...]) -> None:
        self.numbers = {kind: number for number, kind in enumerate(kinds)}
        self.bands = Bands()
        self.stories: dict[Story, list[First]] = {}
        self.reached: defaultdict[int, Count] = defaultdict(_count)
        self.before: defaultdict[tuple[int, int, int], Count] = defaultdict(_count)
        self.tied: defaultdict[tuple[int, int], Count] = defaultdict(_count)
        self.lasting = [_count() for _ in WITHIN]
        self.early = [[[_count() for _ in WITHIN] for _ in WITHIN] for _ in kinds]
        self.offered = _count()
        self.steady = [_count() for _ in GAPS]

    def deal(self, trail: Trail, base: int) -> None:
        """Counts one decided deal at all its landmarks; `base` is its stratum's first cell."""
        days = trail.days
        story = trail.kinds, tuple(map(eq, days, (0, *days)))
        firsts = self.stories.get(story)
        if firsts is None:
            firsts = self.stories[story] = self.firsts(*story)
        one = 1 + WON if trail.won else 1
        if firsts:
            self.at_firsts(trail, base, firsts, one)
        self.after_opening(trail, base, firsts, one)
        if trail.offered is not None:
            self.at_offer(trail, base, trail.offered, one)

    def firsts(self, kinds: Iterable[int], same_day: Iterable[bool]) -> list[First]:
        """The first activity of each kind in a story: how many of each were done on earlier days, and which others were
        first done on that day (which came first cannot be told)."""
        firsts: dict[int, First] = {}
        earlier: dict[int, int] = {}
        today: list[int] = []
        new: list[int] = []
        for place, (kind, again) in enumerate(zip(kinds, same_day, strict=True)):
            if not again:
                for done in today:
                    earlier[done] = earlier.get(done, 0) + 1
                today, new = [], []
            b = self.numbers.get(kind)
            if b is None:
                continue
            today.append(b)
            if b not in firsts:
                counted = [self.before[b, a, min(count, CAP)] for a, count in earlier.items()]
                counted += (self.reached[b], *(self.tied[b, a] for a in new))
                firsts[b] = First(place, counted, self.early[b])
                for a in new:
                    firsts[a].counts.append(self.tied[a, b])
                new.append(b)
        return list(firsts.values())

    def at_firsts(self, trail: Trail, base: int, firsts: Iterable[First], one: int) -> None:
        """At the first activity of each kind."""
        days, opened, bands = trail.days, trail.opened, self.bands
        origin = days[0] if opened is None or days[0] < opened else opened
        for place, counts, _ in firsts:
            at = base + bands[days[place] - origin]
            for count in counts:
                count[at] += one

    def after_opening(self, trail: Trail, base: int, firsts: Iterable[First], one: int) -> None:
        """At 7, 14 … days after opening, for deals still open at the end of that day: the kinds done by then."""
        opened, closed = trail.opened, trail.closed
        if opened is None or closed is None or closed - opened <= WITHIN[0]:
            return
        last = bisect_left(WITHIN, closed - opened) - 1
        self.lasting[last][base] += one
        days, end = trail.days, opened + WITHIN[last]
        for place, _, early in firsts:
            day = days[place]
            if day > end:
                break
            early[last][bisect_left(WITHIN, day - opened)][base] += one

    def at_offer(self, trail: Trail, base: int, offer: int, one: int) -> None:
        """At the first offer: the longest time without a touch from opening (else the first touch) up to it."""
        days, opened = trail.days[: bisect_left(trail.days, offer)], trail.opened
        if opened is not None and opened < (days[0] if days else offer):
            days.insert(0, opened)
        if not days:
            return
        at = base + self.bands[offer - days[0]]
        self.offered[at] += one
        days.append(offer)
        longest = max(map(sub, days[1:], days))
        if longest <= GAPS[-1]:
            self.steady[bisect_left(GAPS, longest)][at] += one


def walk(trails: Iterable[Trail], strata: Iterable[int], kinds: tuple[int, ...]) -> Landmarks:
    """Walks decided deals, each in its stratum, looking at `kinds` only (all touches count for gaps)."""
    way = _Walk(kinds)
    for trail, stratum in zip(trails, strata, strict=True):
        way.deal(trail, stratum * BANDS)
    return Landmarks(kinds, way.reached, way.before, way.tied, way.lasting, way.early, way.offered, way.steady)
