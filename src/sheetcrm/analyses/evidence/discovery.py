"""Many rules tried at once: how much a small p is worth then."""

from collections.abc import Sequence


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """The p of each test adjusted for all of them (Benjamini and Hochberg 1995), in the given order: among those at or
    below q, at most a share q is expected to be false."""
    adjusted = [1.0] * len(ps)
    least = 1.0
    order = sorted(range(len(ps)), key=ps.__getitem__, reverse=True)
    for rank, place in zip(range(len(ps), 0, -1), order, strict=True):
        least = min(least, ps[place] * len(ps) / rank)
        adjusted[place] = least
    return adjusted
