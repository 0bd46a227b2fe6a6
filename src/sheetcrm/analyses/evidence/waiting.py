"""Repeats and waiting: is a difference more than the time that there was to repeat?

The longer a client keeps a deal waiting, the oftener it is followed up, and the likelier it is lost. So a rule by which
more of an activity goes with losing is looked at once more, among deals that waited alike: that had their first such
activity as long before the landmark.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..activity import Trail
from .fourfold import Fourfold
from .strata import Bands
from .stratified import MantelHaenszel, mantel_haenszel

Cell = tuple[int, int, int]


def among_equal_waits(
    trails: Iterable[Trail], strata: Sequence[int], kinds: tuple[int, int], least: int
) -> MantelHaenszel:
    """At least `least` of the first kind before the first of the second, among deals of one stratum, of like age at the
    landmark, and of like time since their first activity of the first kind."""
    a, b = kinds
    bands = Bands()
    counts: dict[Cell, list[int]] = {}
    for trail, stratum in zip(trails, strata, strict=True):
        landmark, began = trail.first(b), trail.first(a)
        if landmark is None or began is None or began >= landmark:
            continue
        origin = trail.days[0] if trail.opened is None else min(trail.days[0], trail.opened)
        many = trail.kinds[: bisect_left(trail.days, landmark)].count(a) >= least
        cell = stratum, bands[landmark - origin], bands[landmark - began]
        table = counts.setdefault(cell, [0, 0, 0, 0])
        table[(0 if many else 2) + (0 if trail.won else 1)] += 1
    return mantel_haenszel(Fourfold(*table) for table in counts.values())
