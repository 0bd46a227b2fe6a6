"""On which line of the forecast a deal stands: every deal on exactly one, none dropped."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sheetcrm.core.models import Category, Outcome
from sheetcrm.core.options import Options

from .deals import Deal, ahead


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


OPEN_LINES = (Line.DATED, Line.OVERDUE, Line.UNDATED)


@dataclass(frozen=True)
class Lines:
    """Every deal of a book by its line; the deals of a line keep the book's order."""

    deals: Mapping[Line, tuple[Deal, ...]]
    as_of: dt.date
    rolled: bool

    @cached_property
    def open(self) -> tuple[Deal, ...]:
        """Open deals that count: dated, overdue and undated."""
        return tuple(deal for line in OPEN_LINES for deal in self.deals[line])

    @cached_property
    def due(self) -> tuple[tuple[dt.date, Deal], ...]:
        """Open deals that fall in a period, with the day: the expected close, which for overdue deals, where the
        options roll them, is the as-of date."""
        dated = tuple((day, deal) for deal in self.deals[Line.DATED] if (day := deal.record.expected_close))
        return dated + (tuple((self.as_of, deal) for deal in self.deals[Line.OVERDUE]) if self.rolled else ())

    @cached_property
    def won(self) -> tuple[tuple[dt.date, Deal], ...]:
        """Closed won with the day it closed."""
        return tuple((day, deal) for deal in self.deals[Line.CLOSED_WON] if (day := deal.record.closed))


def lines(deals: Iterable[Deal], options: Options) -> Lines:
    """Every deal on its line, as of the options' date."""
    placed: dict[Line, list[Deal]] = {line: [] for line in Line}
    as_of = options.as_of
    for deal in deals:
        placed[line_of(deal, as_of)].append(deal)
    return Lines({line: tuple(found) for line, found in placed.items()}, options.as_of, options.overdue == "roll")


def line_of(deal: Deal, as_of: dt.date) -> Line:
    """The one line on which a deal stands."""
    if ahead(deal, as_of):
        return Line.AHEAD
    if deal.outcome is Outcome.OPEN:
        return _open_line(deal, as_of)
    if deal.outcome is Outcome.LOST:
        return Line.LOST
    if deal.award is None:
        return Line.WON_UNVALUED
    return Line.CLOSED_WON if deal.record.closed else Line.WON_UNDATED


def _open_line(deal: Deal, as_of: dt.date) -> Line:
    if deal.category is Category.OMITTED:
        return Line.OMITTED
    if deal.record.expected_close is None:
        return Line.UNDATED
    return Line.OVERDUE if deal.record.expected_close < as_of else Line.DATED
