"""Sums of deals that add up: the same whether a book is counted whole, or in parts that are added afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sheetcrm.core.models import Category

from .deals import ZERO, Deal

COMMIT, BEST_CASE = Category.COMMIT, Category.BEST_CASE


@dataclass(frozen=True, slots=True)
class Sums:
    """What deals amount to, in the book's currency. Closed and open never mix.

    `closed_won_count` leaves credit adjustments out, `closed_won` holds them, signed. `open_count` holds deals without
    an amount as well. `commit` and `best_case` are the open amounts of those categories; `unrated` the open amount
    that has no probability, `unvalued_count` the open deals that have no amount.
    """

    closed_won_count: int = 0
    closed_won: Decimal = ZERO
    open_count: int = 0
    open_amount: Decimal = ZERO
    weighted: Decimal = ZERO
    commit: Decimal = ZERO
    best_case: Decimal = ZERO
    unrated_count: int = 0
    unrated: Decimal = ZERO
    unvalued_count: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.closed_won_count + other.closed_won_count,
            self.closed_won + other.closed_won,
            self.open_count + other.open_count,
            self.open_amount + other.open_amount,
            self.weighted + other.weighted,
            self.commit + other.commit,
            self.best_case + other.best_case,
            self.unrated_count + other.unrated_count,
            self.unrated + other.unrated,
            self.unvalued_count + other.unvalued_count,
        )

    @property
    def forecast(self) -> Decimal:
        """Closed won and weighted."""
        return self.closed_won + self.weighted

    @property
    def commit_forecast(self) -> Decimal:
        """Closed and commit."""
        return self.closed_won + self.commit

    @property
    def best_case_forecast(self) -> Decimal:
        """Closed, commit and best case."""
        return self.closed_won + self.commit + self.best_case


NOTHING = Sums()


def sum_won(deals: Iterable[Deal]) -> Sums:
    """The sums of won deals with an award."""
    count, awarded = 0, ZERO
    for deal in deals:
        if deal.award is not None:
            awarded += deal.award
        if deal.record.credit_of is None:
            count += 1
    return Sums(count, awarded)


def sum_open(deals: Iterable[Deal]) -> Sums:
    """The sums of open deals."""
    count = unvalued = unrated_count = 0
    open_amount = weighted = commit = best_case = unrated = ZERO
    for _, _, _, _, category, amount, _, deal_weighted, _, _, _, _ in deals:
        count += 1
        if amount is None:
            unvalued += 1
            continue
        open_amount += amount
        if deal_weighted is None:
            unrated_count, unrated = unrated_count + 1, unrated + amount
        else:
            weighted += deal_weighted
        if category is COMMIT:
            commit += amount
        elif category is BEST_CASE:
            best_case += amount
    return Sums(0, ZERO, count, open_amount, weighted, commit, best_case, unrated_count, unrated, unvalued)


def total(parts: Iterable[Sums]) -> Sums:
    """The sum of sums."""
    return sum(parts, NOTHING)
