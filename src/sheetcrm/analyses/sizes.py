"""Size bands of deals: half decades, the same for every book, so that books can be added."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

SMALLEST = 4
"""The step of 100: whatever is smaller shares one band."""


@dataclass(frozen=True, slots=True, order=True)
class Band:
    """Amounts from `low` up to, and without, `high`: 0–100, then 100–300, 300–1,000, 1,000–3,000, and so on."""

    step: int

    @property
    def low(self) -> Decimal:
        """The smallest amount of the band."""
        return Decimal(0) if self.step < SMALLEST else edge(self.step)

    @property
    def high(self) -> Decimal:
        """The amount with which the next band begins."""
        return edge(self.step + 1)

    @property
    def key(self) -> str:
        """Such as `3000-10000`."""
        return f"{self.low:f}-{self.high:f}"


def band(amount: Decimal) -> Band:
    """The band of a positive amount."""
    return Band(step(amount))


def step(amount: Decimal) -> int:
    """The number of the band of a positive amount: two a decade."""
    decade = 2 * amount.adjusted()
    return max(decade + (amount >= edge(decade + 1)), SMALLEST - 1)


@cache
def edge(number: int) -> Decimal:
    """Where the band of a step begins: 1 for 0, 3 for 1, 10 for 2, 30 for 3."""
    decade, upper = divmod(number, 2)
    return Decimal(3 if upper else 1).scaleb(decade)
