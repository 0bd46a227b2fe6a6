"""What was understood of a workbook, told so that a person can agree or say otherwise. Plain data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sheetcrm.core.cells import CellRef
from sheetcrm.core.models import Stage

Kind = Literal["opportunities", "activities"]


class How(StrEnum):
    """How a heading was matched with a field."""

    OPTIONS = "options"
    SYNONYM = "synonym"
    FUZZY = "fuzzy"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """A field and the heading (or headings, whose amounts are added and whose texts are joined) that it is read from.

    `confidence` is in [0, 1]. `alternatives` are headings that might have been meant as well: where there are any the
    choice was open, and the safer one was taken.
    """

    field: str
    headings: tuple[CellRef, ...]
    texts: tuple[str, ...]
    how: How
    confidence: float
    alternatives: tuple[CellRef, ...] = ()
    scale: int = 1
    """What the heading multiplies amounts by: 1000 for `Value (k€)`."""

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns' numbers."""
        return tuple(heading.col for heading in self.headings)


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the team can say; until then the heading is left aside. `code` names the kind of question:

    `values-differ`: the heading says `field`, its cells do not. `which-column`: several headings may be `field` and
    none is safer. `no-such-column`: nothing was found for `field`. `stage-outcome`: is a stage open, won or lost?
    """

    code: str
    at: CellRef
    field: str
    text: str = ""
    alternatives: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True)
class TableMatch:
    """A table that is read: its heading row, and what each heading was understood as."""

    kind: Kind
    at: CellRef
    """The first cell of the heading row."""
    rows: int
    """Rows that hold a record."""
    fields: tuple[FieldMatch, ...]
    unknown: tuple[CellRef, ...]
    """Headings left aside."""
    questions: tuple[Question, ...] = ()
    activities: tuple[CellRef, ...] = ()
    """Headings of a deal's row that are read as activities: dates of calls and visits, with what stands beside them."""

    def field(self, name: str) -> FieldMatch | None:
        """The match of a field, if any."""
        return next((match for match in self.fields if match.field == name), None)


@dataclass(frozen=True, slots=True)
class StageProposal:
    """One stage of the team's own, what it is taken for, and on what evidence.

    `how` the outcome is known: `options`, `list` (the workbook's own list of stages), `words` (its name says it),
    `evidence` (what its deals have filled in), or `asked` (taken as open until somebody says).
    """

    stage: Stage
    how: Literal["options", "list", "words", "evidence", "asked"]
    confidence: float
    deals: int
    with_close_date: int
    with_loss_reason: int
    with_status: int
    probability_how: Literal["options", "list", "column", "default"]
    """`column`: what the deals' own probability column mostly says. `default` is a proposal to agree to, never used
    unless the options say so."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A workbook as it is read: its tables, its stages, and what is left to ask."""

    tables: tuple[TableMatch, ...]
    stages: tuple[StageProposal, ...]
    language: str
    currency: str
    questions: tuple[Question, ...] = ()

    def of(self, kind: Kind) -> tuple[TableMatch, ...]:
        """The tables of a kind."""
        return tuple(table for table in self.tables if table.kind == kind)
