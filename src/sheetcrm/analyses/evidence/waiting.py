"""Repeats and waiting: is a difference more than the time that there was to repeat?

The longer a client keeps a deal waiting, the oftener it is followed up, and the likelier it is lost. So a rule by which
more of an activity goes with losing is looked at once more, among deals that waited alike: that had their first such
activity as long before the landmark.
"""

from collections.abc import Iterable, Sequence

from ..activity import BITS, KIND, Trail
from .fourfold import Fourfold
from .strata import age_band
from .stratified import MantelHaenszel, mantel_haenszel

Cell = tuple[int, int, int]


def among_equal_waits(
    trails: Iterable[Trail], strata: Sequence[int], kinds: tuple[int, int], least: int
) -> MantelHaenszel:
    """At least `least` of the first kind before the first of the second, among deals of one stratum, of like age at the
    landmark, and of like time since their first activity of the first kind."""
    a, b = kinds
    counts: dict[Cell, list[int]] = {}
    for trail, stratum in zip(trails, strata, strict=True):
        landmark = next((touch >> BITS for touch in trail.touches if touch & KIND == b), None)
        if landmark is None:
            continue
        days = [touch >> BITS for touch in trail.touches if touch & KIND == a and touch >> BITS < landmark]
        if days:
            first = trail.touches[0] >> BITS
            origin = first if trail.opened is None else min(first, trail.opened)
            cell = stratum, age_band(landmark - origin), age_band(landmark - days[0])
            table = counts.setdefault(cell, [0, 0, 0, 0])
            table[(0 if len(days) >= least else 2) + (0 if trail.won else 1)] += 1
    return mantel_haenszel(Fourfold(*table) for table in counts.values())
