"""All numbers of one book at one date, each computed when first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sheetcrm.core.book import Book, quantum
from sheetcrm.core.invoices import Invoices
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem

from .activity import ActivityLog, activity_log
from .adopted import Followed, follow
from .bands import Bands, bands
from .calibration import Calibration, Reached, calibrate
from .closed_won import ClosedWon, closed_won
from .deals import Deal, deals, minor
from .evidence.engine import Evidence, evidence
from .forecast import Forecast, forecast
from .goals import Goal, goals
from .lines import Line, Lines, lines
from .mix import Mix, mix
from .new_business import History, history
from .outlook import Basis, Outlook, outlooks
from .periods import Size
from .prospects import Prospect, prospects
from .rated import rated
from .reconciliation import Reconciliation, reconcile
from .recurring import Recurring, recurring
from .reliability import Reliability, reliability
from .steps import NextStep, next_steps
from .targets import Targets, targets
from .winloss import WinLoss, win_loss
from .won_rows import won_rows


@dataclass(frozen=True)
class Results:
    """What tabs are built from. Pure: the same book and options give the same numbers."""

    book: Book
    options: Options
    problems: tuple[Problem, ...]
    reached: Reached | None = None
    """The stages that each deal stood in, where a history tells; else only the last stage can be known."""
    invoices: Invoices | None = None
    """Orders or invoices to hold the ledger against, where some were given."""

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """The book's opportunities, ready to be counted."""
        return deals(self.book, self.options)

    @cached_property
    def unit(self) -> Decimal:
        """The smallest amount of the book's currency."""
        return quantum(self.book.currency)

    @cached_property
    def calibration(self) -> Calibration:
        """What the stages' probabilities are worth."""
        return calibrate(self.deals, self.book, self.options, self.reached)

    @cached_property
    def reliability(self) -> Reliability:
        """How well probabilities given beforehand held."""
        return reliability(self.calibration)

    @cached_property
    def lines(self) -> Lines:
        """Every deal on the one line of the forecast where it stands, at the probability that the options ask for."""
        return lines(rated(self.deals, self.calibration, self.options, self.unit), self.options)

    @cached_property
    def won_rows(self) -> Mapping[str, int]:
        """Every row that is won, by where it counts."""
        return won_rows(self.lines)

    @cached_property
    def targets(self) -> Targets:
        """Targets by period."""
        stated = [
            target.model_copy(update={"value": minor(target.value, self.unit)}) for target in self.book.lists.targets
        ]
        return targets(stated, self.options.fiscal_year_start)

    @cached_property
    def forecast(self) -> Forecast:
        """Closed won and open pipeline, by month and by group."""
        return forecast(self.lines, self.book)

    @cached_property
    def bands(self) -> Bands:
        """How the results of months, quarters and years are distributed."""
        return bands(self.lines, self.calibration, self.options, self.unit)

    @cached_property
    def history(self) -> History:
        """Won deals as the run-rate of new business needs them."""
        created = [deal.record.created for deal in self.deals if deal.record.created]
        return history(self.lines.deals[Line.CLOSED_WON], created)

    @cached_property
    def outlooks(self) -> dict[Size, tuple[Outlook, ...]]:
        """One line a month, quarter and year."""
        return outlooks(self._basis)

    @cached_property
    def prospects(self) -> list[Prospect]:
        """This quarter, the next and this year, without the largest deal and with new business."""
        return prospects(self._basis, self.outlooks, self.lines, self.calibration)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """What was aimed at, for the team, its owners and products, beside what is won and open."""
        return goals(self.targets, self.lines)

    @cached_property
    def recurring(self) -> Recurring:
        """Recurring deals: MRR, total contract value, and their schedule."""
        return recurring(self.lines, self.book, self.options, self.unit)

    @cached_property
    def _basis(self) -> Basis:
        return Basis(self.forecast, self.targets, self.bands, self.history, self.options, self.unit)

    @cached_property
    def win_loss(self) -> WinLoss:
        """What was won and lost, and how."""
        return win_loss(self.deals, self.book, self.options)

    @cached_property
    def closed_won(self) -> ClosedWon:
        """The ledger of bookings."""
        return closed_won(self.deals, self.book)

    @cached_property
    def activity_log(self) -> ActivityLog:
        """The activities of each deal, dated and done, up to its closing."""
        return activity_log(self.book, self.deals, self.options.as_of)

    @cached_property
    def mix(self) -> Mix:
        """Which activities won and lost deals have."""
        return mix(self.activity_log)

    @cached_property
    def evidence(self) -> Evidence:
        """Rules about activities, tried on closed deals."""
        return evidence(self.activity_log)

    @cached_property
    def followed(self) -> tuple[Followed, ...]:
        """The team's own rules, over time."""
        rules, first_month = self.book.lists.playbook, self.options.fiscal_year_start
        return tuple(follow(rule, self.activity_log, first_month) for rule in rules)

    @cached_property
    def next_steps(self) -> tuple[NextStep, ...]:
        """Hints about open deals, the weightiest first."""
        return next_steps(self.deals, self.problems)

    @cached_property
    def reconciliation(self) -> Reconciliation | None:
        """The ledger held against orders or invoices."""
        if self.invoices is None:
            return None
        own, options = self.book.currency, self.options
        return reconcile(self.closed_won, self.invoices, options.tolerance, own, options.as_of)
