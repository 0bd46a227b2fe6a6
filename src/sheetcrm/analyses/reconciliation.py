"""Awards held against the lines of orders or invoices: award − Σ lines, deal by deal."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sheetcrm.core.book import fold, quantum
from sheetcrm.core.invoices import InvoiceLine, Invoices, UnreadLine

from .closed_won import Booking, ClosedWon
from .deals import ZERO, minor


class State(StrEnum):
    """How an award and its lines agree, what asks for a look first."""

    SHORT = "short"
    """The lines are less than the award."""
    OVER = "over"
    MISSING = "missing"
    """An award without a line."""
    ORPHAN = "orphan"
    """A line without an award in the ledger."""
    OTHER_CURRENCY = "other_currency"
    """Award and lines are in different currencies, which are never compared."""
    MATCHED = "matched"


@dataclass(frozen=True, slots=True)
class Match:
    """An award, or those that share one order, with its lines, in their own currency. `difference` is awarded −
    invoiced; amounts are None where there is nothing to sum, or where currencies differ."""

    state: State
    currency: str
    bookings: tuple[Booking, ...]
    lines: tuple[InvoiceLine, ...]
    awarded: Decimal | None
    invoiced: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Awarded − invoiced, what is not there counting as nothing."""
        if self.state is State.OTHER_CURRENCY:
            return None
        return (self.awarded or ZERO) - (self.invoiced or ZERO)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Every award and every line, each in one match; `unread` lines and `later` ones, dated after the as-of date,
    stand aside."""

    origin: str
    tolerance: Decimal
    matches: tuple[Match, ...]
    unread: tuple[UnreadLine, ...]
    later: int


def reconcile(found: ClosedWon, invoices: Invoices, tolerance: Decimal, own: str, as_of: dt.date) -> Reconciliation:
    """Matches lines with deals by the deal's id, else by the order's reference. Deals that share a reference are held
    against its lines together; credits lower the award of their deal."""
    orders = _Orders(found.ledger)
    billed: dict[str, list[InvoiceLine]] = {}
    orphans: list[InvoiceLine] = []
    lines = [line for line in invoices.lines if line.date is None or line.date <= as_of]
    for line in lines:
        order = orders.of(line)
        orphans.append(line) if order is None else billed.setdefault(order, []).append(line)
    matches = [_match(booked, billed.get(order, ()), tolerance, own) for order, booked in orders.bookings.items()]
    matches += [Match(State.ORPHAN, line.currency or own, (), (line,), None, _whole(line, own)) for line in orphans]
    places = list(State)
    matches.sort(key=lambda match: (places.index(match.state), _first(match)))
    return Reconciliation(invoices.origin, tolerance, tuple(matches), invoices.unread, len(invoices.lines) - len(lines))


class _Orders:
    """The ledger's lines by order: those that share a reference, and the credits of their deals."""

    def __init__(self, ledger: Iterable[Booking]) -> None:
        self.bookings: dict[str, list[Booking]] = {}
        self._by_deal: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._by_reference: dict[str, str] = {}
        for booking in sorted(ledger, key=lambda line: line.credited is not None):
            self._add(booking)

    def of(self, line: InvoiceLine) -> str | None:
        """The order that a line belongs to."""
        order = None
        if line.deal:
            order = self._by_deal.get(line.deal) or self._by_name.get(fold(line.deal)) or None
        if order is None and line.reference:
            order = self._by_reference.get(fold(line.reference))
        return order

    def _add(self, booking: Booking) -> None:
        record = booking.record
        reference = fold(record.order_ref or "")
        if booking.credited is not None and booking.credited.record.id in self._by_deal:
            order = self._by_deal[booking.credited.record.id]
        else:
            order = self._by_reference.get(reference, "") or record.id
        self._by_deal[record.id] = order
        name = fold(record.id)
        self._by_name[name] = order if self._by_name.get(name, order) == order else ""  # two deals: neither is guessed
        if reference:
            self._by_reference.setdefault(reference, order)
        self.bookings.setdefault(order, []).append(booking)


def _match(booked: Sequence[Booking], lines: Sequence[InvoiceLine], tolerance: Decimal, own: str) -> Match:
    currencies = {booking.record.currency or own for booking in booked} | {line.currency or own for line in lines}
    currency = booked[0].record.currency or own
    if len(currencies) > 1:
        return Match(State.OTHER_CURRENCY, currency, tuple(booked), tuple(lines), None, None)
    unit = quantum(currency)
    awarded = sum((minor(booking.record.awarded or ZERO, unit) for booking in booked), ZERO)
    if not lines:
        return Match(State.MISSING, currency, tuple(booked), (), awarded, None)
    invoiced = sum((_whole(line, own) for line in lines), ZERO)
    return Match(_state(awarded - invoiced, tolerance), currency, tuple(booked), tuple(lines), awarded, invoiced)


def _whole(line: InvoiceLine, own: str) -> Decimal:
    return minor(line.amount, quantum(line.currency or own))


def _state(difference: Decimal, tolerance: Decimal) -> State:
    if -tolerance <= difference <= tolerance:
        return State.MATCHED
    return State.SHORT if difference > 0 else State.OVER


def _first(match: Match) -> tuple[dt.date, str, int]:
    if match.bookings:
        return match.bookings[0].closed, match.bookings[0].record.id, 0
    line = match.lines[0]
    return line.date or dt.date.max, "", line.at.row


@dataclass(frozen=True, slots=True)
class Sum:
    """Matches of one state in one currency."""

    count: int = 0
    awarded: Decimal = ZERO
    invoiced: Decimal = ZERO

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.count + other.count, self.awarded + other.awarded, self.invoiced + other.invoiced)


def by_state(found: Reconciliation) -> Mapping[tuple[State, str], Sum]:
    """Sums by state and currency, in the order of the matches; currencies are never added."""
    sums: dict[tuple[State, str], Sum] = {}
    for match in found.matches:
        key = match.state, match.currency
        sums[key] = sums.get(key, Sum()) + Sum(1, match.awarded or ZERO, match.invoiced or ZERO)
    return sums
