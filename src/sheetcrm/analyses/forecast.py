"""The forecast: closed won and weighted pipeline by period and by group. Formulas: docs/methods.md, "Forecast"."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from sheetcrm.core.book import Book, fold
from sheetcrm.core.options import Options

from .deals import Deal
from .lines import OPEN_LINES, Line, Lines
from .parts import added
from .periods import Period, Size, add_months, period_of, span
from .sums import Sums, sum_open, sum_won, total
from .targets import Targets

OTHERS = tuple(line for line in Line if line not in (Line.CLOSED_WON, Line.LOST))
"""Lines whose deals are added up for themselves: closed won is the sum of its months."""
DIMENSIONS = ("stage", "product", "owner", "source", "client")


@dataclass(frozen=True)
class Forecast:
    """The sums of a book, all additive: `merge` of two parts' forecasts is the forecast of the whole.

    `lines` are the sums of each line but the lost; `months` the sums by the first day of each month that holds a deal;
    `groups` the open sums by dimension and folded name ("" where the cell is blank); `names` how each is written.
    """

    lines: Mapping[Line, Sums]
    months: Mapping[dt.date, Sums]
    groups: Mapping[str, Mapping[str, Sums]]
    names: Mapping[str, Mapping[str, str]]

    @property
    def open(self) -> Sums:
        """Dated, overdue and undated together."""
        return total(self.lines[line] for line in OPEN_LINES)

    def by(self, size: Size, first_month: int) -> dict[Period, Sums]:
        """Sums by period of a size, those that hold something, in order."""
        parts = ({period_of(day, size, first_month): sums} for day, sums in sorted(self.months.items()))
        return added(*parts)


def forecast(placed: Lines, book: Book) -> Forecast:
    """The forecast of a book's deals."""
    won = {month: sum_won(found) for month, found in placed.won.items()}
    due = {month: sum_open(found) for month, found in placed.due.items()}
    groups, names = _groups(placed.open, book)
    return Forecast(
        lines={Line.CLOSED_WON: total(won.values())} | {line: _sum_line(line, placed.deals[line]) for line in OTHERS},
        months=added(won, due),
        groups=groups,
        names=names,
    )


def merge(*parts: Forecast) -> Forecast:
    """The forecast of several parts of a book, or of several books in one currency."""
    return Forecast(
        lines=added(*(part.lines for part in parts)),
        months=added(*(part.months for part in parts)),
        groups={key: added(*(part.groups[key] for part in parts)) for key in DIMENSIONS},
        names={key: _spellings(part.names[key] for part in parts) for key in DIMENSIONS},
    )


def listed(found: Mapping[Period, Sums], size: Size, options: Options, goals: Targets) -> tuple[Period, ...]:
    """The periods to list: without a gap from the opening of this fiscal year to its end, the end of the next quarter
    or, where later, the last period that holds something within the horizon; outside, those that hold a deal or a
    target."""
    first, as_of = options.fiscal_year_start, options.as_of
    year = period_of(as_of, Size.YEAR, first)
    quarter = period_of(period_of(as_of, Size.QUARTER, first).end, Size.QUARTER, first)
    limit = add_months(as_of, options.horizon)
    last = max((period.start for period in found if period.start <= limit), default=year.start)
    core = span(year.start, max(last, year.last_day, quarter.last_day), size, first)
    return tuple(sorted({*core, *found, *goals.periods[size]}, key=lambda period: period.start))


def _sum_line(line: Line, deals: tuple[Deal, ...]) -> Sums:
    if line in (Line.WON_UNDATED, Line.WON_UNVALUED):
        return sum_won(deals)
    return sum_open(deals)


def _groups(deals: tuple[Deal, ...], book: Book) -> tuple[dict[str, dict[str, Sums]], dict[str, dict[str, str]]]:
    """The open sums and the spellings of every dimension."""
    by_text = _by_text(deals)
    listed = {
        "stage": tuple(stage.name for stage in book.stages),
        "product": book.lists.products,
        "owner": book.lists.owners,
    }
    groups, names = {}, {}
    for dimension in DIMENSIONS:
        found = by_text[dimension]
        groups[dimension] = added(*({fold(text): sums} for text, sums in found.items()))
        spelled = _spellings([{fold(text): text} for text in found])
        names[dimension] = spelled | {fold(name): name for name in listed.get(dimension, ()) if fold(name) in spelled}
    return groups, names


def _by_text(deals: tuple[Deal, ...]) -> dict[str, dict[str, Sums]]:
    """The open sums by dimension and text."""
    read = attrgetter(*DIMENSIONS)
    texts = [read(deal.record) for deal in deals]
    found: dict[str, dict[str, Sums]] = {}
    for place, dimension in enumerate(DIMENSIONS):
        own: defaultdict[str, list[Deal]] = defaultdict(list)
        for text, deal in zip(map(itemgetter(place), texts), deals, strict=True):
            own[text or ""].append(deal)
        found[dimension] = {text: sum_open(inside) for text, inside in own.items()}
    return found


def _spellings(parts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        for key, name in part.items():
            found[key] = min(found.get(key, name), name)
    return found
