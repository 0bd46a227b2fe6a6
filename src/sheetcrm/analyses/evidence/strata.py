"""Deals of like kind: by product, size, owner where there are enough, and age at the landmark."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import log2

from sheetcrm.core.book import fold

from ..activity import Trail

BANDS = 64
LEAST = 30
"""Deals that a product, and on average a combination, must have to be compared on its own."""
KNOWN = 0.8
"""Share of won, and of lost, deals that must have an amount before sizes are compared: else the amount tells the
outcome itself, as in books that keep no amount of lost deals."""


@dataclass(frozen=True, slots=True)
class Strata:
    """The stratum of each decided deal, and by what they were formed."""

    of: tuple[int, ...]
    count: int
    by_product: bool
    by_size: bool
    by_owner: bool


def strata(trails: Sequence[Trail]) -> Strata:
    """Product (small ones together) × size third × owner; what would leave too few deals together is not used."""
    products = _products(trails)
    sizes = _sizes(trails)
    owners = _folded([trail.deal.record.owner for trail in trails])
    used: list[Sequence[Hashable]] = []
    said = []
    for labels in (products, sizes, owners):
        fits = len(set(labels)) > 1 and _mean_size([*used, labels]) >= LEAST
        said.append(fits)
        if fits:
            used.append(labels)
    numbers: dict[tuple[Hashable, ...], int] = {}
    rows = zip(*used, strict=True) if used else (() for _ in trails)
    of = tuple([numbers.setdefault(row, len(numbers)) for row in rows])
    return Strata(of, max(1, len(numbers)), *said)


def _mean_size(labels: list[Sequence[Hashable]]) -> float:
    return len(labels[0]) / len(set(zip(*labels, strict=True)))


def _folded(texts: Sequence[str | None]) -> list[str]:
    names = {text: fold(text or "") for text in set(texts)}
    return [names[text] for text in texts]


def _products(trails: Sequence[Trail]) -> list[str]:
    names = _folded([trail.deal.record.product for trail in trails])
    often = {name for name, count in Counter(names).items() if count >= LEAST}
    return [name if name in often else "" for name in names]


def _sizes(trails: Sequence[Trail]) -> list[int]:
    amounts = [trail.deal.amount or None for trail in trails]
    for won in (True, False):
        side = [amount is not None for trail, amount in zip(trails, amounts, strict=True) if trail.won is won]
        if not side or sum(side) < KNOWN * len(side):
            return [0] * len(trails)
    known = sorted(amount for amount in amounts if amount is not None)
    low, high = known[len(known) // 3], known[2 * len(known) // 3]
    return [3 if amount is None else 0 if amount < low else 1 if amount < high else 2 for amount in amounts]


class Bands(dict[int, int]):
    """The age band of days: they grow by about a fifth (four a doubling), so that deals of one band are of like age.
    Each is worked out once, when it is first asked for."""

    def __missing__(self, days: int) -> int:
        band = self[days] = min(BANDS - 1, int(4 * log2(1 + days)))
        return band
