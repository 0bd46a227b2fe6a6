"""Win and loss: rates by period and group, reasons, the offer as a step, realisation, cycle. Formulas: docs/methods.md,
"Win and loss"."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sheetcrm.core.book import Book, fold, quantum
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options

from ..deals import Deal
from ..parts import Part, added
from ..periods import Period, Size, period_of, spanning
from ..sizes import Band, step
from .columns import Columns, columns
from .losses import Loss, Why, losses
from .offers import Offers, Realisation, offers, realisation
from .tally import Cohort, Tally, cohorts, entries, tallied
from .velocity import Cycle, Velocity, cycle, velocity

__all__ = ["DIMENSIONS", "Tallies", "WinLoss", "win_loss"]

DIMENSIONS = ("product", "source", "client_type")


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
    counted = columns(deal for deal in deals if deal.record.credit_of is None and not deal.ahead)
    won, lost, still_open = (counted[outcome] for outcome in (Outcome.WON, Outcome.LOST, Outcome.OPEN))
    counts = tallies(won, lost, still_open, book)
    times = cycle(won, lost, still_open, options.as_of)
    return WinLoss(
        tallies=counts,
        offers=offers(won, lost, still_open, book),
        realisation=realisation(won, lost),
        cycle=times,
        velocity=velocity(len(still_open.created), counts.all, times.won, quantum(book.currency)),
    )


def tallies(won: Columns, lost: Columns, still_open: Columns, book: Book) -> Tallies:
    """The sums over deals that count."""
    found = entries(won, lost)
    days = tallied(won.closed, lost.closed, found)
    created = cohorts(won.created, lost.created, still_open.created)
    groups, spellings = {}, {}
    parts = tallied(_alike(won), _alike(lost), found)
    for place, dimension in enumerate(DIMENSIONS):
        by_text = added(*({texts[place] or "": part} for texts, part in parts.items()))
        groups[dimension] = added(*({fold(text): part} for text, part in by_text.items()))
        spellings[dimension] = list(by_text)
    lost_for, spellings["reason"], spellings["stage"] = losses(lost)
    # size by the estimate, since only that is measured alike for won and for lost
    sizes = tallied(_steps(won), _steps(lost), found)
    return Tallies(
        months=added(*({day.replace(day=1): part} for day, part in days.items() if day)),
        undated=days.get(None, Tally()),
        groups=groups,
        sizes={None if size is None else Band(size): part for size, part in sizes.items()},
        cohorts=added(*({day.replace(day=1): part} for day, part in created.items() if day)),
        losses=lost_for,
        names={key: _spellings(texts, _listed(key, book)) for key, texts in spellings.items()},
    )


def _alike(deals: Columns) -> Iterable[tuple[str | None, ...]]:
    """What puts deals into groups: those alike in all of it are counted once."""
    return zip(*(getattr(deals, dimension) for dimension in DIMENSIONS), strict=True)


def _steps(deals: Columns) -> list[int | None]:
    return [step(amount) if amount else None for amount in deals.amount]


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
