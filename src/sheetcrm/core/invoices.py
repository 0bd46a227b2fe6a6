"""Lines of orders or invoices, as read from a file or a sheet, to hold the ledger of bookings against."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from .cells import CellRef


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line. `deal` is an opportunity's id, `reference` an order's; a line has at least one of them, or belongs
    nowhere. `currency` None is the book's own."""

    at: CellRef
    amount: Decimal
    deal: str | None = None
    reference: str | None = None
    number: str | None = None
    currency: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A line with a cell that could not be read: it is in no sum."""

    at: CellRef
    value: str


@dataclass(frozen=True, slots=True)
class Invoices:
    """What was found at `origin` (a file's name, or the book's)."""

    origin: str
    lines: tuple[InvoiceLine, ...]
    unread: tuple[UnreadLine, ...] = ()
