"""The records of a sales team: opportunities, the activities chained to them, and the lists they draw on.

Money is Decimal, dates are days without a clock, shares are Decimals in [0, 1]. Every model is frozen.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

CurrencyCode = Annotated[str, Field(pattern="^[A-Z]{3}$")]
"""A currency by its three capital letters (ISO 4217)."""
PeriodName = Annotated[str, Field(pattern=r"^\s*\d{4}(-([Qq][1-4]|0?[1-9]|1[0-2]))?\s*$")]
"""A year, a quarter or a month: `2026`, `2026-Q4`, `2026-11`."""


class Outcome(StrEnum):
    """Where a deal stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Category(StrEnum):
    """Forecast category, from least to most certain."""

    OMITTED = "omitted"
    PIPELINE = "pipeline"
    BEST_CASE = "best_case"
    COMMIT = "commit"
    CLOSED = "closed"


class ActivityStatus(StrEnum):
    """Whether an activity is still to come or took place."""

    PLANNED = "planned"
    DONE = "done"


class Model(BaseModel):
    """A frozen record that takes its declared fields only."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Opportunity(Model):
    """A deal, from its opening with a presumed value to the closing with the award or the reason it was lost."""

    id: str
    client: str | None = None
    title: str | None = None
    owner: str | None = None
    product: str | None = None
    stage: str | None = None
    """The stage in the team's own words; `Book.outcome` says what it amounts to."""
    status: Outcome | None = None
    """Where the sheet keeps a status beside the stage."""
    value: Decimal | None = None
    """The presumed value, net of VAT, in `currency`."""
    currency: str | None = None
    """ISO 4217; None is the book's own currency."""
    probability: Decimal | None = None
    """The owner's own estimate in [0, 1]."""
    category: Category | None = None
    created: dt.date | None = None
    expected_close: dt.date | None = None
    project: str | None = None
    """The project definition: what the client needs, as agreed before the offer."""
    offer_date: dt.date | None = None
    offer_ref: str | None = None
    offer_value: Decimal | None = None
    closed: dt.date | None = None
    awarded: Decimal | None = None
    """What the client signed for, in `currency`."""
    loss_reason: str | None = None
    competitor: str | None = None
    source: str | None = None
    client_type: str | None = None
    order_ref: str | None = None
    start: dt.date | None = None
    term_months: int | None = None
    recurring: Decimal | None = None
    """Amount a month while the term runs (MRR), in `currency`; never part of `value`."""
    credit_of: str | None = None
    """The won deal that this credit adjustment (a negative award) belongs to."""
    last_stage: str | None = None
    """The stage that a closed deal stood in before it was won or lost, where the sheet tells."""
    next_step: str | None = None
    notes: str | None = None


class Activity(Model):
    """A call, a visit, a demonstration, a request, an offer: something done, or planned, for a deal."""

    id: str | None = None
    opportunity: str
    type: str | None = None
    date: dt.date | None = None
    owner: str | None = None
    status: ActivityStatus | None = None
    outcome: str | None = None
    notes: str | None = None

    def planned(self, as_of: dt.date) -> bool:
        """Whether it is still to come: its status says so, or its day lies after `as_of`."""
        return self.status is ActivityStatus.PLANNED or (self.date is not None and self.date > as_of)

    def done(self, as_of: dt.date) -> bool:
        """Whether it took place by the end of `as_of`: it has a day, which has come, and is not said to be planned."""
        return self.date is not None and not self.planned(as_of)


class Stage(Model):
    """A step of the team's own process. `order` is its place, `stale_days` how long a deal may rest in it."""

    name: str
    order: int = 0
    probability: Annotated[Decimal | None, Field(ge=0, le=1)] = None
    outcome: Outcome = Outcome.OPEN
    category: Category | None = None
    stale_days: Annotated[int | None, Field(ge=1)] = None
    offer: bool = False
    """Whether a deal in this stage has an offer out."""


class Target(Model):
    """What a period should bring: `period` is `2026`, `2026-Q4` or `2026-11`, as the forecast names it."""

    period: PeriodName
    value: Decimal
    owner: str | None = None
    product: str | None = None


class Rate(Model):
    """What one unit of `currency` is worth in the book's currency, from `date` on (None: always)."""

    currency: CurrencyCode
    rate: Annotated[Decimal, Field(gt=0)]
    date: dt.date | None = None
    source: str | None = None


class PlaybookRule(Model):
    """A rule that the team took on: at least `at_least` activities `first` before the first `before`."""

    first: str
    before: str
    at_least: Annotated[int, Field(ge=1)] = 1
    since: dt.date | None = None
