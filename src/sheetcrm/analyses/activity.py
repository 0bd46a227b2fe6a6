"""The activities of each deal, dated and done, up to its closing: what every question about selling starts from."""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from sheetcrm.core.book import Book, fold
from sheetcrm.core.models import ActivityStatus

from .deals import OPEN, WON, Deal

BITS = 20
KIND = (1 << BITS) - 1
"""On the way a touch is one number, `day << BITS | kind`, that sorts by day, then by kind."""
PLANNED = ActivityStatus.PLANNED
"""Looked up once: in an enumeration that takes longer than everything else that is asked of an activity."""


class Trail(NamedTuple):
    """A deal with its touches, in order: the days, and beside them the kinds, places in `ActivityLog.types`. All days
    are ordinals."""

    deal: Deal
    opened: int | None
    closed: int | None
    """None unless the deal is won or lost."""
    days: list[int]
    kinds: tuple[int, ...]
    offered: int | None
    """The first offer: the offer date where the deal has one, else its first activity that is an offer; None where
    there is none, or where it lies after the closing."""
    won: bool

    def first(self, kind: int) -> int | None:
        """The day of the first touch of a kind."""
        return self.days[self.kinds.index(kind)] if kind in self.kinds else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Activities that count nowhere here, by reason."""

    undated: int = 0
    planned: int = 0
    after_closing: int = 0
    untyped: int = 0
    elsewhere: int = 0
    """Of a deal that is not in the book, was refused, or lies beyond the as-of date."""


@dataclass(frozen=True, slots=True)
class ActivityLog:
    """All trails, in the order of the deals. Deals beyond the as-of date and credit adjustments are no trails."""

    types: tuple[str, ...]
    trails: tuple[Trail, ...]
    left_out: LeftOut

    @property
    def decided(self) -> Iterator[Trail]:
        """Trails of deals that are won or lost, with a close date."""
        return (trail for trail in self.trails if trail.closed is not None)

    @property
    def activities(self) -> int:
        """How many activities the trails hold."""
        return sum(len(trail.days) for trail in self.trails)


def activity_log(book: Book, deals: Sequence[Deal], as_of: dt.date) -> ActivityLog:
    """The trails of a book, whose deals are given, each in its place. An activity is done where its status says so or,
    without a status, its day has come; one dated after the as-of date, or after its deal's closing, never counts."""
    touches: list[list[int] | None] = [
        None if deal.ahead or deal.record.credit_of is not None else [] for deal in deals
    ]
    places, days, statuses, spellings = book.activity_columns
    types, kinds = _kinds((*book.lists.activity_types, *_by_use(spellings)))
    undated = planned = untyped = elsewhere = 0
    for place, date, status, kind in zip(places, days, statuses, map(kinds.get, spellings), strict=True):
        found = None if place is None else touches[place]
        if found is None:
            elsewhere += 1
        elif status is PLANNED or (date is not None and date > as_of):
            planned += 1
        elif date is None:
            undated += 1
        elif kind is None:
            untyped += 1
        else:
            found.append(date.toordinal() << BITS | kind)
    offers = offer_kinds(types)
    # made as tuples are, without a call of Python each
    trails: tuple[Trail, ...] = tuple(map(tuple.__new__, repeat(Trail), _trails(deals, touches, offers)))
    late = sum(map(len, filter(None, touches))) - sum(len(trail.days) for trail in trails)
    return ActivityLog(types, trails, LeftOut(undated, planned, late, untyped, elsewhere))


def _kinds(spellings: Iterable[str]) -> tuple[tuple[str, ...], dict[str | None, int]]:
    """The types, and the kind of each spelling: those that differ in case or blanks are one, shown as first named."""
    names: dict[str, str] = {}
    folded = {spelling: fold(spelling) for spelling in spellings}
    for spelling, name in folded.items():
        names.setdefault(name, spelling)
    places = {name: kind for kind, name in enumerate(names)}
    return tuple(names.values()), {spelling: places[name] for spelling, name in folded.items()}


def _by_use(spellings: Iterable[str | None]) -> list[str]:
    """Every spelling of a type, the most used first: the order of rows decides nothing, not even within a day."""
    met = Counter(spellings)
    return sorted((name for name in met if name is not None), key=lambda name: (-met[name], name))


def _trails(
    deals: Iterable[Deal], touches: Iterable[list[int] | None], offers: frozenset[int]
) -> Iterator[tuple[object, ...]]:
    """The fields of each trail."""
    for deal, done in zip(deals, touches, strict=True):
        if done is None:
            continue
        record, outcome = deal.record, deal.outcome
        created, offered_on, day = record.created, record.offer_date, deal.day
        opened = None if created is None else created.toordinal()
        closed = None if day is None or outcome is OPEN else day.toordinal()
        done.sort()
        days, kinds = [touch >> BITS for touch in done], tuple([touch & KIND for touch in done])
        if closed is not None and days and days[-1] > closed:
            until = bisect_right(days, closed)
            days, kinds = days[:until], kinds[:until]
        if offered_on is None:
            offered = _first_offer(days, kinds, offers)
        else:
            offered = offered_on.toordinal()
            if closed is not None and offered > closed:
                offered = None
        yield deal, opened, closed, days, kinds, offered, outcome is WON


def _first_offer(days: list[int], kinds: tuple[int, ...], offers: frozenset[int]) -> int | None:
    for place, kind in enumerate(kinds):
        if kind in offers:
            return days[place]
    return None


OFFER_WORDS = frozenset(
    {"offer", "offers", "quote", "quotation", "proposal", "offerta", "offerte", "preventivo", "proposta"}
)
"""What people call an offer in the languages that sheetcrm speaks."""


def offer_kinds(types: Sequence[str]) -> frozenset[int]:
    """The types of activity that are an offer, by their name."""
    return frozenset(kind for kind, name in enumerate(types) if OFFER_WORDS & set(fold(name).replace("/", " ").split()))
