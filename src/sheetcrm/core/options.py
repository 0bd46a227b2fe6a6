"""Options: everything that changes a result, as read from `sheetcrm.toml` and the command line."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .models import CurrencyCode, Model, PlaybookRule, Rate, Stage, Target

Language = Literal["en", "it"]


class TableOptions(Model):
    """Where one table is and how its headings map: field name to heading (or headings, whose amounts are added)."""

    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    header_row: Annotated[int, Field(ge=1)] | None = None
    columns: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    dates: Literal["dmy", "mdy", "ymd"] | None = None
    """How dates kept as text are written, where the column itself cannot tell."""
    decimals: Literal[".", ","] | None = None
    """The decimal mark of numbers kept as text, where the column itself cannot tell."""

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The sheets to read together; empty means: find them."""
        return ((self.sheet,) if self.sheet else ()) + self.sheets


class InvoiceOptions(Model):
    """Where orders or invoices are kept, to reconcile closed-won deals with: a sheet of the book or a file."""

    file: str | None = None
    sheet: str | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    dates: Literal["dmy", "mdy", "ymd"] | None = None
    decimals: Literal[".", ","] | None = None


class Options(Model):
    """All settings of a run. What the options file says beats the workbook's own lists, which beat the defaults."""

    as_of: dt.date = Field(exclude=True)
    language: Language | None = None
    currency: CurrencyCode | None = None
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] = 1
    probability: Literal["assigned", "calibrated"] = "assigned"
    monotone: bool = False
    """Whether a calibrated probability may not fall from one stage to the next."""
    overdue: Literal["list", "roll"] = "list"
    horizon: Annotated[int, Field(ge=1, le=600)] = 36
    """Months ahead that the forecast lists without a gap; later ones appear where they hold something."""
    tolerance: Annotated[Decimal, Field(ge=0)] = Decimal("0.00")
    stale_days: Annotated[int, Field(ge=1)] = 30
    opportunities: TableOptions = Field(default_factory=TableOptions)
    activities: TableOptions = Field(default_factory=TableOptions)
    invoices: InvoiceOptions | None = None
    stages: tuple[Stage, ...] = ()
    rates: tuple[Rate, ...] = ()
    targets: tuple[Target, ...] = ()
    playbook: tuple[PlaybookRule, ...] = ()
    evidence: Literal["best", "all"] = "best"
    """Which of the rules that were tried the playbook lists: the ten most useful, or all."""
    tabs: tuple[str, ...] | None = None
    """Keys of the tabs to write; None means all."""
    max_unpacked_mb: Annotated[int, Field(ge=1)] = 2048
    """A workbook that unpacks to more than this is refused as a bomb."""

    @model_validator(mode="after")
    def _one_way_to_name_sheets(self) -> "Options":
        for table in (self.opportunities, self.activities):
            if table.sheet and table.sheets:
                raise ValueError("give either sheet or sheets, not both")
        return self
