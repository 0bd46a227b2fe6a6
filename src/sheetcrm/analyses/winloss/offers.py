"""The offer as a step of its own, and how amounts change on the way from estimate to offer to award."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from sheetcrm.core.book import Book, fold
from sheetcrm.core.models import Outcome

from ..deals import ZERO, Deal
from .durations import Spread, spread, spread_of_days
from .tally import Tally, entry, tally

Amounts = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Estimate, offer, award."""
AMOUNTS = attrgetter("value", "offer_value", "awarded")
TOLD = attrgetter("offer_date", "offer_value", "offer_ref", "last_stage")


@dataclass(frozen=True, slots=True)
class Reached:
    """Deals that reached an offer, or did not: all of them, open included, and the tally of the closed ones."""

    deals: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Offers:
    """Deals with and without an offer, and the days from the offer to the decision."""

    with_offer: Reached
    without: Reached
    days_won: Spread
    days_lost: Spread


@dataclass(frozen=True, slots=True)
class Realisation:
    """Ratios of one deal's amounts, in its own currency: award ÷ estimate and award ÷ offer over won deals, offer ÷
    estimate over closed ones; only deals that have both amounts, above zero."""

    award_estimate: Spread
    offer_estimate: Spread
    award_offer: Spread


def offers(deals: Iterable[Deal], book: Book) -> Offers | None:
    """The offer step over deals that count; None where the book tells of no offer. A deal has reached one where its row
    tells of it (date, reference or value), or where it stands, or stood last, in a stage with an offer out."""
    offering = {fold(stage.name) for stage in book.stages if stage.offer}
    with_offer: list[Deal] = []
    without: list[Deal] = []
    stood: dict[str | None, bool] = {None: False}
    for deal in deals:
        stage = deal.stage
        date, value, reference, last = TOLD(deal.record)
        if last not in stood:
            stood[last] = fold(last) in offering
        reached = date is not None or value is not None or reference or stood[last] or (stage and stage.offer)
        (with_offer if reached else without).append(deal)
    if not with_offer:
        return None
    return Offers(_reach(with_offer), _reach(without), _days(with_offer, Outcome.WON), _days(with_offer, Outcome.LOST))


def realisation(closed: Iterable[Deal]) -> Realisation:
    """The ratios over closed deals."""
    won: list[Amounts] = []
    lost: list[Amounts] = []
    for deal in closed:
        (won if deal.outcome is Outcome.WON else lost).append(AMOUNTS(deal.record))
    return Realisation(
        award_estimate=_ratios((awarded, value) for value, _, awarded in won),
        offer_estimate=_ratios((offered, value) for value, offered, _ in (*won, *lost)),
        award_offer=_ratios((awarded, offered) for _, offered, awarded in won),
    )


def _reach(deals: list[Deal]) -> Reached:
    return Reached(len(deals), tally([entry(deal) for deal in deals if deal.outcome is not Outcome.OPEN]))


def _days(deals: Iterable[Deal], outcome: Outcome) -> Spread:
    records = [deal.record for deal in deals if deal.outcome is outcome]
    spans = [(record.offer_date, record.closed) for record in records]
    return spread_of_days([(last - first).days for first, last in spans if first and last])


def _ratios(pairs: Iterable[tuple[Decimal | None, Decimal | None]]) -> Spread:
    known = [(top, bottom) for top, bottom in pairs if top is not None and bottom is not None]
    return spread([float(top / bottom) for top, bottom in known if top > ZERO and bottom > ZERO])
