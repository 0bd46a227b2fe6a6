"""Win and loss: rates by period and group, reasons, the offer as a step, realisation, cycle. Formulas: docs/methods.md,
"Win and loss"."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from sheetcrm.core.book import Book, fold, quantum
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options

from ..deals import Deal, ahead
from ..parts import Part, added
from ..periods import Period, Size, period_of, spanning
from ..sizes import Band, step
from .losses import Loss, Why, losses
from .offers import Offers, Realisation, offers, realisation
from .tally import Cohort, Tally, cohorts, entry, tallied
from .velocity import Cycle, Velocity, cycle, velocity

__all__ = ["DIMENSIONS", "Tallies", "WinLoss", "win_loss"]

DIMENSIONS = ("product", "source", "client_type")
ALIKE = attrgetter(*DIMENSIONS)
"""What puts deals into groups: those alike in all of it are counted once."""


@dataclass(frozen=True)
class Tallies:
    """What is counted, all of it additive: `+` of two parts of a book is the whole.

    `months` by the first day of the month in which deals closed, `undated` for those without a close date; `groups` by
    dimension and folded name ("" where the cell is blank), `names` how each name is written, by dimension, "reason" and
    "stage": as the team's list has it, else the least of its spellings; `sizes` by the band of the
    estimate (None where there is none); `cohorts` by the first day of the month of creation.
    """

    months: Mapping[dt.date, Tally]
    undated: Tally
    groups: Mapping[str, Mapping[str, Tally]]
    sizes: Mapping[Band | None, Tally]
    cohorts: Mapping[dt.date, Cohort]
    losses: Mapping[Why, Loss]
    names: Mapping[str, Mapping[str, str]]

    def __add__(self, other: "Tallies") -> "Tallies":
        return Tallies(
            added(self.months, other.months),
            self.undated + other.undated,
            {key: added(self.groups[key], other.groups[key]) for key in DIMENSIONS},
            added(self.sizes, other.sizes),
            added(self.cohorts, other.cohorts),
            added(self.losses, other.losses),
            {key: _spellings((*self.names[key].values(), *other.names[key].values())) for key in self.names},
        )

    @property
    def all(self) -> Tally:
        """Every closed deal."""
        return sum(self.months.values(), self.undated)

    def by(self, size: Size, first_month: int) -> Mapping[Period, Tally]:
        """Closed deals by the period in which they closed, in order and without a gap."""
        if (size, first_month) not in self._by:
            self._by[size, first_month] = _by_period(self.months, size, first_month, Tally())
        return self._by[size, first_month]

    @cached_property
    def _by(self) -> dict[tuple[Size, int], Mapping[Period, Tally]]:
        return {}

    def cohorts_by(self, size: Size, first_month: int) -> dict[Period, Cohort]:
        """Deals by the period in which they were created."""
        return _by_period(self.cohorts, size, first_month, Cohort())


@dataclass(frozen=True)
class WinLoss:
    """What was won and lost, and how: deals created, or closed, beyond the as-of date and credit adjustments aside."""

    tallies: Tallies
    offers: Offers | None
    realisation: Realisation
    cycle: Cycle
    velocity: Velocity


def win_loss(deals: Iterable[Deal], book: Book, options: Options) -> WinLoss:
    """The win/loss analysis of a book's deals."""
    counted = [deal for deal in deals if deal.record.credit_of is None and not ahead(deal, options.as_of)]
    closed = [deal for deal in counted if deal.outcome is not Outcome.OPEN]
    still_open = [deal for deal in counted if deal.outcome is Outcome.OPEN]
    counts = tallies(counted, closed, book)
    times = cycle(counted, options.as_of)
    return WinLoss(
        tallies=counts,
        offers=offers(counted, book),
        realisation=realisation(closed),
        cycle=times,
        velocity=velocity(still_open, counts.all, times.won, quantum(book.currency)),
    )


def tallies(counted: list[Deal], closed: list[Deal], book: Book) -> Tallies:
    """The sums: `counted` are all deals that count, `closed` those of them that are closed."""
    entries, alike = [entry(deal) for deal in closed], [ALIKE(deal.record) for deal in closed]
    days = tallied([deal.record.closed for deal in closed], entries)
    parts = tallied(alike, entries)
    created = cohorts([deal.record.created for deal in counted], [deal.outcome for deal in counted])
    groups, spellings = {}, {}
    for place, dimension in enumerate(DIMENSIONS):
        by_text = added(*({texts[place] or "": found} for texts, found in parts.items()))
        groups[dimension] = added(*({fold(text): found} for text, found in by_text.items()))
        spellings[dimension] = list(by_text)
    lost, spellings["reason"], spellings["stage"] = losses(deal for deal in closed if deal.outcome is Outcome.LOST)
    # size by the estimate, since only that is measured alike for won and for lost
    sizes = tallied([step(deal.amount) if deal.amount else None for deal in closed], entries)
    return Tallies(
        months=added(*({day.replace(day=1): found} for day, found in days.items() if day)),
        undated=days.get(None, Tally()),
        groups=groups,
        sizes={None if size is None else Band(size): found for size, found in sizes.items()},
        cohorts=added(*({day.replace(day=1): found} for day, found in created.items() if day)),
        losses=lost,
        names={key: _spellings(texts, _listed(key, book)) for key, texts in spellings.items()},
    )


def _listed(key: str, book: Book) -> Iterable[str]:
    """The names that the team keeps a list of."""
    if key == "stage":
        return (stage.name for stage in book.stages)
    return {"product": book.lists.products, "reason": book.lists.loss_reasons}.get(key, ())


def _spellings(texts: Iterable[str], listed: Iterable[str] = ()) -> dict[str, str]:
    names: dict[str, str] = {}
    for text in texts:
        key = fold(text)
        names[key] = min(names.get(key, text), text)
    return names | {fold(name): name for name in listed if fold(name) in names}


def _by_period(months: Mapping[dt.date, Part], size: Size, first_month: int, nothing: Part) -> dict[Period, Part]:
    found = added(*({period_of(month, size, first_month): part} for month, part in months.items()))
    listed = spanning((period.start for period in found), size, first_month)
    return {period: found.get(period, nothing) for period in listed}
