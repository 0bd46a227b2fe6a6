"""Which awards may be booked, and why one may not."""

from enum import StrEnum

from .book import Book
from .models import Opportunity, Outcome


class Outside(StrEnum):
    """Why a won deal is in no total."""

    NO_AWARD = "no_award"
    NEGATIVE_AWARD = "negative_award"
    """Below zero, and no credit adjustment of a deal."""
    CREDIT_ABOVE_ZERO = "credit_above_zero"
    CREDIT_WITHOUT_DEAL = "credit_without_deal"
    """The credit names no won deal of the book."""
    NO_RATE = "no_rate"
    """In a currency for which no rate of the close date, or of an earlier day, is known."""
    NO_CLOSE_DATE = "no_close_date"
    AFTER_AS_OF = "after_as_of"


def refused(record: Opportunity, book: Book) -> Outside | None:
    """Why a won deal's award is not to be booked, by itself; None where it may. An award is not negative; a credit
    adjustment is not positive, and belongs to a deal that was won."""
    if record.awarded is None:
        return Outside.NO_AWARD
    if record.credit_of is None:
        return Outside.NEGATIVE_AWARD if record.awarded < 0 else None
    return refused_credit(record, record.credit_of, book)


def refused_credit(record: Opportunity, credit_of: str, book: Book) -> Outside | None:
    """Why a credit adjustment of the deal `credit_of` is not to be booked: it raises the total, or that deal is not
    here, not won, or itself a credit; None where it may."""
    if record.awarded is not None and record.awarded > 0:
        return Outside.CREDIT_ABOVE_ZERO
    credited = book.by_id.get(credit_of)
    won = credited is not None and credited.record.credit_of is None and book.outcome(credited.record) is Outcome.WON
    return None if won else Outside.CREDIT_WITHOUT_DEAL
