"""One walk over the decided deals: at each landmark, what had been done by then. Nothing later is looked at."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import sub

from ..activity import BITS, KIND, Trail
from .rules import GAPS, WITHIN
from .strata import BANDS, age_band

CAP = 5
"""Counts before a landmark are told apart up to this many."""

Cells = Mapping[int, tuple[int, int]]
"""Deals lost and won by cell; a cell is `stratum * BANDS + age band`."""
Key = tuple[int, int, int]
Tally = Mapping[Key, Cells]


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What the walk found. Kinds are places in `kinds`; a key's unused places are 0."""

    kinds: tuple[int, ...]
    """The kinds of the log that occur enough to be compared."""
    reached: Tally
    """(b, 0, 0): deals with a first b."""
    before: Tally
    """(b, a, count): of these, with that many a (5: or more) on days before it."""
    tied: Tally
    """(b, a, 0): of these, with their first a on the same day."""
    lasting: Tally
    """(0, 0, last): deals opened on a known day, `last` the last place in WITHIN that they were still open at."""
    early: Tally
    """(a, place, last): of these, with their first a by WITHIN[place]."""
    offered: Tally
    """(0, 0, 0): deals with an offer and anything to count days from."""
    steady: Tally
    """(0, 0, place): of these, with no gap over GAPS[place] days before it, but over that of the place before."""


@dataclass(slots=True)
class _Walk:
    """The marks made on the way, each an integer: the three places of a key, then cell, then outcome. `place` gives
    each kind of the log its place, or −1 where it is not compared; `width` is cells × 2."""

    place: Mapping[int, int]
    offers: frozenset[int]
    kinds: int
    width: int
    reached: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    tied: list[int] = field(default_factory=list)
    lasting: list[int] = field(default_factory=list)
    early: list[int] = field(default_factory=list)
    offered: list[int] = field(default_factory=list)
    steady: list[int] = field(default_factory=list)

    def deal(self, trail: Trail, low: int) -> None:
        """Marks one decided deal at all its landmarks; `low` is its stratum and outcome."""
        firsts = self.firsts(trail, low) if trail.touches else {}
        self.after_opening(trail, low, firsts)
        offer = trail.first_offer(self.offers)
        if offer is not None:
            self.at_offer(trail, low, offer)

    def firsts(self, trail: Trail, low: int) -> dict[int, int]:
        """At the first activity of each kind: how many of each were done on earlier days. Returns the first days."""
        place, width, high = self.place, self.width, self.kinds * 8 * self.width
        origin = _origin(trail)
        firsts: dict[int, int] = {}
        seen: dict[int, int] = {}
        today: list[int] = []
        now = 0
        for touch in trail.touches:
            kind, day = place[touch & KIND], touch >> BITS
            if kind < 0:
                continue
            if day != now:
                for done in today:
                    seen[done] = seen.get(done, 0) + 1
                today, now = [], day
            today.append(kind)
            if kind not in firsts:
                firsts[kind] = day
                mark = kind * high + low + 2 * age_band(day - origin)
                self.reached.append(mark)
                for a, count in seen.items():
                    self.before.append(mark + (a * 8 + (count if count < CAP else CAP)) * width)
        if len(set(firsts.values())) < len(firsts):
            self.ties(firsts, origin, low)
        return firsts

    def ties(self, firsts: Mapping[int, int], origin: int, low: int) -> None:
        """Pairs of kinds whose first is on one day: which came first cannot be told."""
        for b, day in firsts.items():
            at = low + 2 * age_band(day - origin)
            others = (a for a, first in firsts.items() if first == day and a != b)
            self.tied.extend(((b * self.kinds + a) * 8) * self.width + at for a in others)

    def after_opening(self, trail: Trail, low: int, firsts: Mapping[int, int]) -> None:
        """At 7, 14 … days after opening, for deals still open at the end of that day: the kinds done by then."""
        opened, closed = trail.opened, trail.closed
        if opened is None or closed is None or closed - opened <= WITHIN[0]:
            return
        last = LAST_WITHIN[min(closed - opened, len(LAST_WITHIN) - 1)]
        self.lasting.append(last * self.width + low)
        for kind, day in firsts.items():
            since = day - opened
            if since <= WITHIN[last]:
                place = FIRST_WITHIN[since] if since > 0 else 0
                self.early.append(((kind * self.kinds + place) * 8 + last) * self.width + low)

    def at_offer(self, trail: Trail, low: int, offer: int) -> None:
        """At the first offer: the longest time without a touch from opening (else the first touch) up to it."""
        opened, begin = trail.opened, offer << BITS
        days = [touch >> BITS for touch in trail.touches if touch < begin]
        if opened is not None and opened < (days[0] if days else offer):
            days.insert(0, opened)
        if not days:
            return
        longest = max(map(sub, [*days[1:], offer], days))
        at = low + 2 * age_band(offer - days[0])
        self.offered.append(at)
        place = next((place for place, limit in enumerate(GAPS) if longest <= limit), None)
        if place is not None:
            self.steady.append(place * self.width + at)


FIRST_WITHIN = tuple(next(p for p, days in enumerate(WITHIN) if day <= days) for day in range(WITHIN[-1] + 1))
"""The first place in WITHIN that a day after opening falls under."""
LAST_WITHIN = tuple(sum(days < life for days in WITHIN) - 1 for life in range(WITHIN[-1] + 2))
"""The last place in WITHIN at whose end a deal of that life was still open."""


def walk(trails: Sequence[Trail], strata: Sequence[int], kinds: tuple[int, ...], offers: frozenset[int]) -> Landmarks:
    """Walks decided deals, each in its stratum, looking at `kinds` only (all touches count for gaps)."""
    place = {kind: number for number, kind in enumerate(kinds)}
    step = _Walk(
        place=defaultdict(lambda: -1, place),
        offers=offers,
        kinds=max(8, len(kinds)),
        width=(max(strata, default=0) + 1) * BANDS * 2,
    )
    for trail, stratum in zip(trails, strata, strict=True):
        step.deal(trail, stratum * BANDS * 2 + trail.won)
    marks = (step.reached, step.before, step.tied, step.lasting, step.early, step.offered, step.steady)
    return Landmarks(kinds, *(_tally(found, step.width, step.kinds) for found in marks))


def _tally(marks: list[int], width: int, kinds: int) -> Tally:
    """Marks counted, by key and cell."""
    counted: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for mark, count in Counter(marks).items():
        key, low = divmod(mark, width)
        cells, cell = counted[key], low >> 1
        lost, won = cells.get(cell, (0, 0))
        cells[cell] = (lost, won + count) if low & 1 else (lost + count, won)
    return {(*divmod(key >> 3, kinds), key & 7): cells for key, cells in counted.items()}


def _origin(trail: Trail) -> int:
    """The day that a deal's age counts from: its opening, or its first activity where that is earlier."""
    first = trail.touches[0] >> BITS
    return first if trail.opened is None or first < trail.opened else trail.opened
