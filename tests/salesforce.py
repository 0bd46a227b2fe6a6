"""Salesforce's sample sales organisation as the workbook that its team would have had at the end of a day.

The point-in-time history tells each deal's stage, amount and close date on any day; rows of one day follow the order of
the file (external ids count down). The stage history up to that day comes with the book, for whoever may use it.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from sheetcrm.analyses.calibration import Reached
from sheetcrm.core.book import fold
from sheetcrm.core.cells import Cell, Grid, Workbook

ASSIGNED = {"Qualification": "0.10", "Needs Analysis": "0.20", "Proposal/Quote": "0.75", "Negotiation": "0.90"}
"""Salesforce's own default probabilities of these stages; the sample itself gives none."""
STAGES = [
    *({"name": name, "order": place, "probability": p} for place, (name, p) in enumerate(ASSIGNED.items())),
    {"name": "Closed Won", "order": 8, "outcome": "won"},
    {"name": "Closed Lost", "order": 9, "outcome": "lost"},
]
HEADINGS = ("ID", "Owner", "Source", "Stage", "Value", "Created", "Expected close", "Closed", "Awarded value")


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the history."""

    day: dt.date
    place: int
    stage: str
    amount: Decimal
    close: dt.date


@dataclass(frozen=True)
class Sample:
    """The sample's deals, their history, and what became of them."""

    folder: Path

    @cached_property
    def deals(self) -> dict[str, dict[str, str]]:
        """Rows of the opportunities by id, as they stand at the end."""
        return {row["External_Id__c"]: row for row in _rows(self.folder / "Opportunity.csv")}

    @cached_property
    def steps(self) -> dict[str, list[Step]]:
        """The history by deal, in order."""
        found: dict[str, list[Step]] = {}
        for row in _rows(self.folder / "OpportunityHistory.csv"):
            found.setdefault(row["Opportunity.External_Id__c"], []).append(_step(row))
        return {key: sorted(steps, key=lambda step: (step.day, step.place)) for key, steps in found.items()}

    def workbook(self, as_of: dt.date) -> Workbook:
        """The opportunities sheet at the end of a day."""
        rows: list[list[Cell]] = [list(HEADINGS)]
        for key, steps in self.steps.items():
            past = [step for step in steps if step.day <= as_of]
            if past:
                rows.append(self._row(key, past[-1]))
        return Workbook("salesforce.xlsx", f"{as_of}", {"Opportunities": Grid("Opportunities", rows)})

    def reached(self, as_of: dt.date) -> Reached:
        """The stages that each deal has stood in up to a day."""
        past = {key: [step for step in steps if step.day <= as_of] for key, steps in self.steps.items()}
        return {key: frozenset(fold(step.stage) for step in steps) for key, steps in past.items() if steps}

    def won(self, start: dt.date, end: dt.date) -> Decimal:
        """What was won in [start, end), in the end."""
        rows = (row for row in self.deals.values() if row["StageName"] == "Closed Won")
        return sum((Decimal(row["Amount"]) for row in rows if start <= _day(row["CloseDate"]) < end), Decimal(0))

    def _row(self, key: str, step: Step) -> list[Cell]:
        deal = self.deals[key]
        won, closed = step.stage == "Closed Won", step.stage.startswith("Closed")
        return [
            key,
            deal["Owner.External_Id__c"],
            deal["LeadSource"],
            step.stage,
            float(step.amount),
            _day(deal["DateTimeCreated__c"]),
            step.close,
            step.day if closed else None,
            float(step.amount) if won else None,
        ]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _step(row: dict[str, str]) -> Step:
    return Step(
        _day(row["CreatedDate__c"]),
        -int(row["External_Id__c"].rpartition(".")[2]),
        row["StageName__c"],
        Decimal(row["Amount__c"]),
        _day(row["CloseDate__c"]),
    )


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text[:10])
