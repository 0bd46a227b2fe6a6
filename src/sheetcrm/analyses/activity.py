"""The activities of each deal, dated and done, up to its closing: what every question about selling starts from."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sheetcrm.core.book import Book, fold
from sheetcrm.core.models import Outcome

from .deals import Deal, ahead

BITS = 20
KIND = (1 << BITS) - 1


class Trail(NamedTuple):
    """A deal with its touches. `opened` and `closed` are days as ordinals, `closed` only where the deal is won or lost;
    a touch is `day << BITS | kind`, sorted, and a kind is a place in `ActivityLog.types`."""

    deal: Deal
    opened: int | None
    closed: int | None
    touches: list[int]
    won: bool

    @property
    def days(self) -> list[int]:
        """The touches' days, in order."""
        return [touch >> BITS for touch in self.touches]

    @property
    def kinds(self) -> list[int]:
        """The touches' kinds, in order of their days."""
        return [touch & KIND for touch in self.touches]

    def first_offer(self, offers: frozenset[int]) -> int | None:
        """The day of the first offer, as an ordinal: the offer date where the deal has one, else its first activity
        that is an offer (`offers` are their kinds). None where there is none, or where it lies after the closing."""
        date = self.deal.row.record.offer_date
        if date is not None:
            day = date.toordinal()
            return day if self.closed is None or day <= self.closed else None
        return next((touch >> BITS for touch in self.touches if touch & KIND in offers), None)


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
        return sum(len(trail.touches) for trail in self.trails)


class Kinds:
    """Activity types as numbers: spellings that differ in case or blanks are one type, shown as first named."""

    def __init__(self, known: Iterable[str]) -> None:
        self.names: list[str] = []
        self.by_spelling: dict[str, int] = {}
        self._by_fold: dict[str, int] = {}
        for name in known:
            self.number(name)

    def number(self, spelling: str) -> int:
        """The kind of a spelling, a new one where it was not met before."""
        kind = self.by_spelling.get(spelling)
        if kind is None:
            kind = self._by_fold.setdefault(fold(spelling), len(self.names))
            if kind == len(self.names):
                self.names.append(spelling)
            self.by_spelling[spelling] = kind
        return kind


def activity_log(book: Book, deals: Iterable[Deal], as_of: dt.date) -> ActivityLog:
    """The trails of a book. An activity is done where its status says so or, without a status, its day has come; one
    dated after the as-of date, or after its deal's closing, never counts."""
    counted = [deal for deal in deals if not ahead(deal, as_of) and deal.record.credit_of is None]
    touches: dict[str, list[int]] = {deal.record.id: [] for deal in counted}
    kinds = Kinds((*book.lists.activity_types, *_by_use(book)))
    known = kinds.by_spelling
    undated = planned = untyped = elsewhere = 0
    for row in book.activities:
        record = row.record
        found, date, spelling = touches.get(record.opportunity), record.date, record.type
        if found is None:
            elsewhere += 1
        elif record.planned(as_of):
            planned += 1
        elif date is None:
            undated += 1
        elif spelling is None:
            untyped += 1
        else:
            found.append(date.toordinal() << BITS | (known[spelling] if spelling in known else kinds.number(spelling)))
    trails = tuple(_trail(deal, touches[deal.record.id]) for deal in counted)
    late = sum(map(len, touches.values())) - sum(len(trail.touches) for trail in trails)
    return ActivityLog(tuple(kinds.names), trails, LeftOut(undated, planned, late, untyped, elsewhere))


def _by_use(book: Book) -> list[str]:
    """Every spelling of a type, the most used first: the order of rows decides nothing, not even within a day."""
    met = Counter([row.record.type for row in book.activities])
    return sorted((name for name in met if name is not None), key=lambda name: (-met[name], name))


def _trail(deal: Deal, touches: list[int]) -> Trail:
    record = deal.row.record
    opened = record.created.toordinal() if record.created is not None else None
    if len(touches) > 1:
        touches.sort()
    if deal.outcome is Outcome.OPEN or record.closed is None:
        return Trail(deal, opened, None, touches, deal.outcome is Outcome.WON)
    end = record.closed.toordinal()
    if touches and touches[-1] >> BITS > end:
        touches = [touch for touch in touches if touch >> BITS <= end]
    return Trail(deal, opened, end, touches, deal.outcome is Outcome.WON)
