"""The book: what parsing returns, and what everything after it reads."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import compress, repeat
from operator import is_
from typing import Any, NamedTuple

from .cells import CellRef, Row
from .models import Activity, ActivityStatus, Opportunity, Outcome, PlaybookRule, Rate, Stage, Target
from .records import column


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


class ActivityColumns(NamedTuple):
    """What most questions ask of all activities, in the order of their rows: a column is read several times as fast as
    a field of every record."""

    deals: Sequence[int | None]
    """The place of each one's deal in `Book.opportunities`; None where the deal is not there."""
    days: Sequence[dt.date | None]
    statuses: Sequence[ActivityStatus | None]
    types: Sequence[str | None]


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
    activities: Sequence[Row[Activity]] = ()
    stages: tuple[Stage, ...] = ()
    lists: Lists = field(default_factory=Lists)
    duplicates: tuple[Row[Opportunity], ...] = ()
    rejected_ids: frozenset[str] = frozenset()
    rejected: int = 0
    bare_ids: Mapping[str, str] = field(default_factory=dict)
    """Ids that have their sheet's name before them, by what the sheet says, where one deal only is called so."""
    tables: tuple[Columns, ...] = ()
    """The tables of opportunities."""

    @cached_property
    def stage_by_name(self) -> Mapping[str, Stage]:
        """Stages by `fold`ed name."""
        return {fold(stage.name): stage for stage in self.stages}

    @cached_property
    def standing(self) -> Sequence[tuple[str | None, Outcome | None]]:
        """What each row says of where its deal stands: stage and status, in the order of the rows."""
        return list(zip(self.column("stage"), self.column("status"), strict=True))

    def column(self, name: str) -> Sequence[Any]:
        """What each opportunity holds in a field, in the order of the rows."""
        return column(self.opportunities, name)

    @cached_property
    def stage_by_spelling(self) -> Mapping[str, Stage | None]:
        """The stage of every spelling that occurs; None for one that is not in the list."""
        spellings = {stage for stage, _ in set(self.standing) if stage}
        return {spelling: self.stage_by_name.get(fold(spelling)) for spelling in spellings}

    def spellings(self, wanted: Callable[[Stage], bool]) -> Mapping[str | None, Stage]:
        """Every spelling that occurs of the stages that are wanted."""
        return {name: stage for name, stage in self.stage_by_spelling.items() if stage is not None and wanted(stage)}

    def stage(self, opportunity: Opportunity) -> Stage | None:
        """The stage a deal stands in; None where it is blank or not in the list."""
        return self._stage(opportunity.stage)

    def _stage(self, spelling: str | None) -> Stage | None:
        if not spelling:
            return None
        known = self.stage_by_spelling
        return known[spelling] if spelling in known else self.stage_by_name.get(fold(spelling))

    def outcome(self, opportunity: Opportunity) -> Outcome:
        """A stage that is won or lost decides; else the status beside it; else the deal is open."""
        return self._outcome(opportunity.stage, opportunity.status)

    def _outcome(self, spelling: str | None, status: Outcome | None) -> Outcome:
        stage = self._stage(spelling)
        if stage is not None and stage.outcome is not Outcome.OPEN:
            return stage.outcome
        return status or Outcome.OPEN

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """The outcome of each opportunity, in the order of their rows."""
        known = {standing: self._outcome(*standing) for standing in set(self.standing)}
        return tuple(map(known.__getitem__, self.standing))

    @cached_property
    def by_outcome(self) -> Mapping[Outcome, tuple[Row[Opportunity], ...]]:
        """Opportunities that are open, won, and lost, each in the order of their rows."""
        return {
            outcome: tuple(compress(self.opportunities, map(is_, self.outcomes, repeat(outcome))))
            for outcome in Outcome
        }

    @cached_property
    def by_id(self) -> Mapping[str, Row[Opportunity]]:
        """Opportunities by id."""
        return dict(zip(self.column("id"), self.opportunities, strict=True))

    @cached_property
    def activity_columns(self) -> ActivityColumns:
        """The activities by column."""
        places = {id_: place for place, id_ in enumerate(self.column("id"))}
        named, *others = (column(self.activities, name) for name in ("opportunity", "date", "status", "type"))
        return ActivityColumns(list(map(places.get, named)), *others)

    @cached_property
    def activities_by_deal(self) -> Mapping[int | None, Sequence[int]]:
        """The places of activities by that of their deal, in the order of their rows."""
        grouped: dict[int | None, list[int]] = {}
        for place, deal in enumerate(self.activity_columns.deals):
            grouped.setdefault(deal, []).append(place)
        return grouped


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
