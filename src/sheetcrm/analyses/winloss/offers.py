"""The offer as a step of its own, and how amounts change on the way from estimate to offer to award."""

from dataclasses import dataclass

from sheetcrm.core.book import Book, fold
from sheetcrm.core.models import Outcome

from ..deals import ZERO
from .columns import Amounts, Columns
from .durations import Spread, spread, spread_of_days
from .tally import Tally, entries, tally


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


def offers(counted: Columns, book: Book) -> Offers | None:
    """The offer step over deals that count; None where the book tells of no offer. A deal has reached one where its row
    tells of it (date, reference or value), or where it stands, or stood last, in a stage with an offer out."""
    reached = _reached(counted, book)
    if not any(reached):
        return None
    with_offer, without = counted.only(reached), counted.only([not one for one in reached])
    won, lost = with_offer.of(Outcome.WON), with_offer.of(Outcome.LOST)
    return Offers(
        Reached(len(with_offer.outcome), tally(entries(won, lost))),
        Reached(len(without.outcome), tally(entries(without.of(Outcome.WON), without.of(Outcome.LOST)))),
        _days(won),
        _days(lost),
    )


def realisation(won: Columns, lost: Columns) -> Realisation:
    """The ratios over closed deals."""
    return Realisation(
        award_estimate=spread(_ratios(won.awarded, won.value)),
        offer_estimate=spread(_ratios(won.offer_value, won.value) + _ratios(lost.offer_value, lost.value)),
        award_offer=spread(_ratios(won.awarded, won.offer_value)),
    )


def _reached(deals: Columns, book: Book) -> list[bool]:
    offering = {fold(stage.name) for stage in book.stages if stage.offer}
    last_stages = {name for name in set(deals.last_stage) if name is not None and fold(name) in offering}
    stages = {
        name for name, stage in dict(zip(deals.spelled, deals.stage, strict=True)).items() if stage and stage.offer
    }
    told = zip(deals.offer_date, deals.offer_value, deals.offer_ref, deals.last_stage, deals.spelled, strict=True)
    return [
        date is not None or value is not None or bool(reference) or last in last_stages or stage in stages
        for date, value, reference, last, stage in told
    ]


def _days(deals: Columns) -> Spread:
    spans = zip(deals.offer_date, deals.closed, strict=True)
    return spread_of_days([(last - first).days for first, last in spans if first and last])


def _ratios(tops: Amounts, bottoms: Amounts) -> list[float]:
    known = ((top, bottom) for top, bottom in zip(tops, bottoms, strict=True) if top is not None and bottom is not None)
    return [float(top / bottom) for top, bottom in known if top > ZERO and bottom > ZERO]
