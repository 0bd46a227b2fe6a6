"""The ledger of bookings: one line a won deal, with what it rests on, and what stands outside with the reason."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, TypeVar

from sheetcrm.core.book import Book, fold
from sheetcrm.core.booking import Outside, refused
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Opportunity

from .deals import WON, ZERO, Deal
from .parts import added
from .periods import Period, Size, period_of, spanning

Key = TypeVar("Key", bound=Hashable)


class Booking(NamedTuple):
    """One line of the ledger. `value`, `estimate` and `difference` (value − estimate) are in the book's currency, at
    the rate of the close date. A credit has the deal that it belongs to in `credited`; that deal has the estimate, so
    that a credit's whole value is a difference, and differences add up to values less estimates."""

    deal: Deal
    closed: dt.date
    value: Decimal
    credited: Row[Opportunity] | None = None

    @property
    def record(self) -> Opportunity:
        """The won deal, or the credit."""
        return self.deal.record

    @property
    def estimate(self) -> Decimal | None:
        """The presumed value."""
        return self.deal.amount if self.credited is None else None

    @property
    def difference(self) -> Decimal | None:
        """Value − estimate; None where there is no estimate."""
        if self.credited is not None:
            return self.value
        return None if self.estimate is None else self.value - self.estimate

    @property
    def cell(self) -> CellRef:
        """The cell of the award."""
        return self.deal.row.ref("awarded")


@dataclass(frozen=True, slots=True)
class Left:
    """A won deal that stands outside the totals."""

    deal: Deal
    why: Outside


@dataclass(frozen=True, slots=True)
class Booked:
    """A subtotal: `count` won deals, and their `value` with `credits` (below zero) taken off; `credited` counts those.
    `value` is exactly the sum of the ledger's lines."""

    count: int = 0
    value: Decimal = ZERO
    credited: int = 0
    credits: Decimal = ZERO

    def __add__(self, other: "Booked") -> "Booked":
        return Booked(
            self.count + other.count,
            self.value + other.value,
            self.credited + other.credited,
            self.credits + other.credits,
        )


@dataclass(frozen=True)
class ClosedWon:
    """The ledger, in the order of close dates, then ids, and what stands outside it, in the order of the rows."""

    ledger: tuple[Booking, ...]
    outside: tuple[Left, ...]
    names: Mapping[str, str]
    """How each client's folded name is written."""

    @cached_property
    def by_day(self) -> Mapping[dt.date, Booked]:
        """Subtotals by close date."""
        return subtotals(self.ledger, attrgetter("closed"))

    @cached_property
    def total(self) -> Booked:
        """The whole ledger."""
        return sum(self.by_day.values(), Booked())

    def by(self, size: Size, first_month: int) -> Mapping[Period, Booked]:
        """Subtotals by period, in order and without a gap."""
        if (size, first_month) not in self._by:
            self._by[size, first_month] = self._by_period(size, first_month)
        return self._by[size, first_month]

    @cached_property
    def _by(self) -> dict[tuple[Size, int], Mapping[Period, Booked]]:
        return {}

    def _by_period(self, size: Size, first_month: int) -> dict[Period, Booked]:
        found = added(*({period_of(day, size, first_month): part} for day, part in self.by_day.items()))
        periods = spanning((period.start for period in found), size, first_month)
        return {period: found.get(period, Booked()) for period in periods}

    @cached_property
    def by_client(self) -> dict[str, Booked]:
        """Subtotals by the client's folded name ("" where there is none)."""
        by_text = subtotals(self.ledger, lambda line: line.deal.record.client or "")
        return added(*({fold(client): part} for client, part in by_text.items()))


def closed_won(deals: Iterable[Deal], book: Book) -> ClosedWon:
    """The ledger of a book's won deals."""
    ledger: list[Booking] = []
    outside: list[Left] = []
    for deal in deals:
        if deal.outcome is not WON:
            continue
        if deal.award is None or deal.day is None or deal.ahead:
            outside.append(Left(deal, outside_because(deal, book)))
        else:
            credit_of = deal.record.credit_of
            ledger.append(Booking(deal, deal.day, deal.award, book.by_id.get(credit_of) if credit_of else None))
    names: dict[str, str] = {}
    for client in {line.deal.record.client or "" for line in ledger}:
        name = fold(client)
        names[name] = min(names.get(name, client), client)
    # by id first, in the book's order, which mostly is theirs already
    ledger.sort(key=attrgetter("deal.record.id"))
    ledger.sort(key=attrgetter("closed"))
    return ClosedWon(tuple(ledger), tuple(outside), names)


def outside_because(deal: Deal, book: Book) -> Outside:
    """Why a won deal is not in the ledger: its award, else its close date, else the rate, else the as-of date."""
    if (why := refused(deal.record, book)) is not None:
        return why
    if deal.record.closed is None:
        return Outside.NO_CLOSE_DATE
    return Outside.NO_RATE if deal.award is None else Outside.AFTER_AS_OF


def booked(lines: Iterable[Booking]) -> Booked:
    """The subtotal of some lines."""
    told = [(line.value, line.credited) for line in lines]
    credits = [value for value, credited in told if credited is not None]
    return Booked(len(told) - len(credits), sum([value for value, _ in told], ZERO), len(credits), sum(credits, ZERO))


def subtotals(lines: Iterable[Booking], key: Callable[[Booking], Key]) -> dict[Key, Booked]:
    """Subtotals by key."""
    groups: dict[Key, list[Booking]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return {name: booked(found) for name, found in groups.items()}
