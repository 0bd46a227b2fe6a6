"""The 2×2 table of a rule: deals with and without it, won and lost."""

from typing import NamedTuple


class Fourfold(NamedTuple):
    """Closed deals by rule and outcome."""

    with_won: int
    with_lost: int
    without_won: int
    without_lost: int

    @property
    def with_n(self) -> int:
        """Deals that the rule holds for."""
        return self.with_won + self.with_lost

    @property
    def without_n(self) -> int:
        """Deals that it does not hold for."""
        return self.without_won + self.without_lost

    @property
    def won(self) -> int:
        """Deals won."""
        return self.with_won + self.without_won

    @property
    def n(self) -> int:
        """All deals of the table."""
        return self.with_n + self.without_n

    @property
    def with_rate(self) -> float | None:
        """Win rate with the rule."""
        return self.with_won / self.with_n if self.with_n else None

    @property
    def without_rate(self) -> float | None:
        """Win rate without it."""
        return self.without_won / self.without_n if self.without_n else None
