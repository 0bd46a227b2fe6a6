"""On which line of the forecast a deal stands: every deal on exactly one, none dropped."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sheetcrm.core.models import Category
from sheetcrm.core.options import Options

from .deals import LOST, WON, Deal


class Line(StrEnum):
    """The lines of a forecast. Open total = dated + overdue + undated; the rest stands outside it."""

    CLOSED_WON = "closed_won"
    DATED = "dated"
    OVERDUE = "overdue"
    UNDATED = "undated"
    OMITTED = "omitted"
    """Open, yet of the forecast category that counts nowhere."""
    WON_UNDATED = "won_undated"
    """Won with an award, without the day it closed."""
    WON_UNVALUED = "won_unvalued"
    """Won without a usable award."""
    LOST = "lost"
    AHEAD = "ahead"
    """Created or closed only after the as-of date."""


OMITTED = Category.OMITTED
OPEN_LINES = (Line.DATED, Line.OVERDUE, Line.UNDATED)


@dataclass(frozen=True)
class Lines:
    """Every deal of a book by its line, in the book's order. Months are told by their first day."""

    deals: Mapping[Line, tuple[Deal, ...]]
    as_of: dt.date
    rolled: bool

    @cached_property
    def open(self) -> tuple[Deal, ...]:
        """Open deals that count: dated, overdue and undated."""
        return tuple(deal for line in OPEN_LINES for deal in self.deals[line])

    @cached_property
    def due(self) -> Mapping[dt.date, Sequence[Deal]]:
        """Open deals that fall in a period, by month: that of the expected close, which for overdue deals, where the
        options roll them, is the as-of date."""
        rolled = self.deals[Line.OVERDUE] if self.rolled else ()
        return _by_month(
            [(deal.day, deal) for deal in self.deals[Line.DATED]] + [(self.as_of, deal) for deal in rolled]
        )

    @cached_property
    def won(self) -> Mapping[dt.date, Sequence[Deal]]:
        """Closed won by the month in which it closed."""
        return _by_month((deal.day, deal) for deal in self.deals[Line.CLOSED_WON])


def _by_month(days: Iterable[tuple[dt.date | None, Deal]]) -> dict[dt.date, list[Deal]]:
    opening: dict[dt.date | None, list[Deal]] = {}
    found: dict[dt.date, list[Deal]] = {}
    for day, deal in days:
        if day in opening:
            opening[day].append(deal)
        elif day is not None:
            opening[day] = found.setdefault(day.replace(day=1), [])
            opening[day].append(deal)
    return found


def lines(deals: Iterable[Deal], options: Options) -> Lines:
    """Every deal on its line, as of the options' date."""
    placed: dict[Line, list[Deal]] = {line: [] for line in Line}
    for deal in deals:
        placed[line_of(deal, options.as_of)].append(deal)
    return Lines({line: tuple(found) for line, found in placed.items()}, options.as_of, options.overdue == "roll")


def line_of(deal: Deal, as_of: dt.date) -> Line:
    """The one line on which a deal stands."""
    _, _, outcome, _, category, _, _, _, award, _, day, ahead = deal
    if ahead:
        return Line.AHEAD
    if outcome is LOST:
        return Line.LOST
    if outcome is WON:
        return Line.WON_UNVALUED if award is None else Line.CLOSED_WON if day else Line.WON_UNDATED
    if category is OMITTED:
        return Line.OMITTED
    if day is None:
        return Line.UNDATED
    return Line.OVERDUE if day < as_of else Line.DATED
