"""The offer as a step of its own, and how amounts change on the way from estimate to offer to award."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from sheetcrm.core.book import Book, fold

from ..deals import ZERO
from .columns import Amounts, Columns
from .durations import Spread, spread, spread_of_days
from .tally import Tally, entries, tallied


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


def offers(won: Columns, lost: Columns, still_open: Columns, book: Book) -> Offers | None:
    """The offer step over deals that count; None where the book tells of no offer. A deal has reached one where its row
    tells of it (date, reference or value), or where it stands, or stood last, in a stage with an offer out."""
    reached_won, reached_lost, reached_open = (_reached(deals, book) for deals in (won, lost, still_open))
    reached = Counter(chain(reached_won, reached_lost, reached_open))
    if not reached[True]:
        return None
    found = tallied(reached_won, reached_lost, entries(won, lost))
    with_offer, without = (Reached(reached[one], found.get(one, Tally())) for one in (True, False))
    return Offers(with_offer, without, _days(won), _days(lost))


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
    # a deal with the date of an offer has reached one
    spans = zip(deals.offer_date, deals.closed, strict=True)
    return spread_of_days([(last - first).days for first, last in spans if first and last])


def _ratios(tops: Amounts, bottoms: Amounts) -> list[float]:
    known = ((top, bottom) for top, bottom in zip(tops, bottoms, strict=True) if top is not None and bottom is not None)
    return [float(top / bottom) for top, bottom in known if top > ZERO and bottom > ZERO]
