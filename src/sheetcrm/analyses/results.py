"""All numbers of one book at one date, each computed when first asked for."""

from dataclasses import dataclass
from functools import cached_property

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem

from .deals import Deal, deals
from .forecast import Forecast, forecast
from .lines import Lines, lines
from .outlook import Outlook, outlooks
from .periods import Size
from .targets import Targets, targets


@dataclass(frozen=True)
class Results:
    """What tabs are built from. Pure: the same book and options give the same numbers."""

    book: Book
    options: Options
    problems: tuple[Problem, ...]

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """The book's opportunities, ready to be counted."""
        return deals(self.book, self.options)

    @cached_property
    def lines(self) -> Lines:
        """Every deal on the one line of the forecast where it stands."""
        return lines(self.deals, self.options)

    @cached_property
    def targets(self) -> Targets:
        """Targets by period."""
        return targets(self.book.lists.targets, self.options.fiscal_year_start)

    @cached_property
    def forecast(self) -> Forecast:
        """Closed won and open pipeline, by month and by group."""
        return forecast(self.lines, self.book)

    @cached_property
    def outlooks(self) -> dict[Size, tuple[Outlook, ...]]:
        """One line a month, quarter and year."""
        return outlooks(self.forecast, self.options, self.targets)
