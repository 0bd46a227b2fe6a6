"""A block as one kind of table: how much it looks like it, and its records."""

from dataclasses import dataclass, field
from functools import cached_property

from sheetcrm.core.errors import SheetcrmError

from .match import Matching
from .normal import plain
from .rows import Rows, activity_rows, deal_rows
from .understanding import Kind
from .vocabulary import known

_WEIGHTS = {
    "stage": 3.0,
    "value": 3.0,
    "awarded": 2.0,
    "expected_close": 2.0,
    "closed": 2.0,
    "probability": 2.0,
    "id": 1.0,
    "client": 1.0,
    "title": 1.0,
    "status": 1.0,
    "created": 1.0,
    "opportunity": 3.0,
    "date": 2.0,
    "type": 2.0,
}


@dataclass
class Candidate:
    """A block matched as one kind of table."""

    matching: Matching
    errors: list[SheetcrmError] = field(default_factory=list)

    @cached_property
    def rows(self) -> Rows:
        """Its records."""
        return deal_rows(self.matching) if self.matching.kind == "opportunities" else activity_rows(self.matching)

    @cached_property
    def score(self) -> tuple[float, int]:
        """How much it looks like its kind: what its fields weigh, then its length."""
        block = self.matching.block
        named = 2.0 if any(is_named(self.matching.kind, name) for name in (block.grid.name, block.name)) else 0.0
        return sum(_WEIGHTS.get(name, 0.5) for name in self.matching.found) + named, len(self.rows.records)

    @property
    def qualifies(self) -> bool:
        """Whether its fields make it this kind of table at all."""
        names = set(self.matching.found)
        if self.matching.kind == "activities":
            return "opportunity" in names and bool(names & {"date", "type"}) and len(names) >= 3
        some_name = names & {"id", "client", "title"}
        some_step = names & {"stage", "status", "probability", "category", "expected_close"}
        some_fact = names & {"value", "awarded", "expected_close", "closed", "created", "offer_value"}
        whole = {"stage", "value"} <= names or bool(self.matching.options.columns)
        return bool(some_name and some_step and some_fact) and len(names) >= (3 if whole else 4)


def is_named(kind: Kind, name: str) -> bool:
    """Whether a sheet or a table is called as those of a kind are."""
    words = known("DEAL_SHEETS" if kind == "opportunities" else "ACTIVITY_SHEETS")
    return not words.isdisjoint(plain(name).split())
