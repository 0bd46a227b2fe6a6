"""The book: what parsing returns, and what everything after it reads."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from .cells import CellRef, Row
from .models import Activity, Opportunity, Outcome, PlaybookRule, Rate, Stage, Target


@dataclass(frozen=True)
class Lists:
    """The lists that a book's values should hold to; an empty tuple means that the team keeps no such list."""

    products: tuple[str, ...] = ()
    loss_reasons: tuple[str, ...] = ()
    activity_types: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    rates: tuple[Rate, ...] = ()
    playbook: tuple[PlaybookRule, ...] = ()


@dataclass(frozen=True)
class Columns:
    """How one table's headings were understood: the heading's cell by field name, and the headings left aside."""

    at: CellRef
    fields: Mapping[str, CellRef] = field(default_factory=dict)
    unknown: tuple[CellRef, ...] = ()


@dataclass(frozen=True)
class Book:
    """A parsed workbook. `opportunities` have unique ids, in the order of their rows.

    `duplicates` are later rows whose id was seen already: they stand out of every number. `rejected_ids` are ids of
    rows that could not be read, so that what refers to them stays silent; `rejected` counts those rows.
    """

    origin: str
    currency: str
    language: str
    opportunities: tuple[Row[Opportunity], ...]
    activities: tuple[Row[Activity], ...] = ()
    stages: tuple[Stage, ...] = ()
    lists: Lists = field(default_factory=Lists)
    duplicates: tuple[Row[Opportunity], ...] = ()
    rejected_ids: frozenset[str] = frozenset()
    rejected: int = 0
    bare_ids: Mapping[str, str] = field(default_factory=dict)
    """Ids that have their sheet's name before them, by what the sheet says, where one deal only is called so."""
    tables: tuple[Columns, ...] = ()

    @cached_property
    def stage_by_name(self) -> Mapping[str, Stage]:
        """Stages by `fold`ed name."""
        return {fold(stage.name): stage for stage in self.stages}

    @cached_property
    def stage_by_spelling(self) -> Mapping[str, Stage | None]:
        """The stage of every spelling that occurs; None for one that is not in the list."""
        spellings = {row.record.stage for row in self.opportunities if row.record.stage}
        return {spelling: self.stage_by_name.get(fold(spelling)) for spelling in spellings}

    def stage(self, opportunity: Opportunity) -> Stage | None:
        """The stage a deal stands in; None where it is blank or not in the list."""
        spelling = opportunity.stage
        if not spelling:
            return None
        known = self.stage_by_spelling
        return known[spelling] if spelling in known else self.stage_by_name.get(fold(spelling))

    def outcome(self, opportunity: Opportunity) -> Outcome:
        """A stage that is won or lost decides; else the status beside it; else the deal is open."""
        stage = self.stage(opportunity)
        if stage is not None and stage.outcome is not Outcome.OPEN:
            return stage.outcome
        return opportunity.status or Outcome.OPEN

    @cached_property
    def by_outcome(self) -> Mapping[Outcome, tuple[Row[Opportunity], ...]]:
        """Opportunities that are open, won, and lost, each in the order of their rows."""
        grouped: dict[Outcome, list[Row[Opportunity]]] = {outcome: [] for outcome in Outcome}
        for row in self.opportunities:
            grouped[self.outcome(row.record)].append(row)
        return {outcome: tuple(rows) for outcome, rows in grouped.items()}

    @cached_property
    def by_id(self) -> Mapping[str, Row[Opportunity]]:
        """Opportunities by id."""
        return {row.record.id: row for row in self.opportunities}

    def has(self, name: str) -> bool:
        """Whether the opportunity tables have a column for this field at all."""
        return any(name in row.columns for row in self.opportunities[:1]) or any(name in t.fields for t in self.tables)

    @cached_property
    def activities_by_deal(self) -> Mapping[str, tuple[Row[Activity], ...]]:
        """Activities by opportunity id, in the order of their rows."""
        grouped: dict[str, list[Row[Activity]]] = {}
        for row in self.activities:
            grouped.setdefault(row.record.opportunity, []).append(row)
        return {key: tuple(rows) for key, rows in grouped.items()}

    @cached_property
    def activity_span(self) -> Mapping[str, tuple[dt.date, dt.date]]:
        """The first and the last day of each deal's dated activities, planned ones among them."""
        days: dict[str, list[dt.date]] = {}
        for row in self.activities:
            activity = row.record
            if activity.date is not None:
                days.setdefault(activity.opportunity, []).append(activity.date)
        return {key: (min(dated), max(dated)) for key, dated in days.items()}


def fold(text: str) -> str:
    """What two spellings of one name share: case and stray blanks do not matter."""
    return " ".join(text.split()).casefold()


_BY_DECIMALS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
MINOR_UNITS: Mapping[str, int] = {code: places for places, codes in _BY_DECIMALS.items() for code in codes.split()}
"""Decimals of a currency's minor unit (ISO 4217) where they are not two."""


def quantum(currency: str) -> Decimal:
    """The smallest amount of a currency: 0.01 for most."""
    return Decimal(1).scaleb(-MINOR_UNITS.get(currency, 2))
