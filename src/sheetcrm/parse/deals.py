"""Tables of opportunities to records: outcomes, and what one column says for two fields."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sheetcrm.core.book import fold
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Opportunity, Outcome, Stage
from sheetcrm.core.problem import Problem, Severity
from sheetcrm.core.records import Made

from .columns import Table
from .currencies import DOLLARS
from .readers import Value
from .records import kept
from .shown import currencies_shown

OUTCOME = frozenset({"outcome"})
"""What is settled of a deal, and no field of its record."""
OutcomeOf = Callable[[Value, Value], Outcome]


@dataclass(frozen=True, slots=True)
class Deals:
    """The records of all opportunity tables."""

    rows: tuple[Row[Opportunity], ...]
    duplicates: tuple[Row[Opportunity], ...]
    rejected_ids: frozenset[str]
    rejected: int


def outcomes_by(stages: Sequence[Stage]) -> OutcomeOf:
    """How a deal stands, by its stage and the status beside it; the same rule as `Book.outcome`."""
    closing = {fold(stage.name): stage.outcome for stage in stages if stage.outcome is not Outcome.OPEN}
    known: dict[Value, Outcome | None] = {}

    def outcome(stage: Value, status: Value) -> Outcome:
        if stage not in known:
            known[stage] = closing.get(fold(stage)) if isinstance(stage, str) else None
        return known[stage] or (status if isinstance(status, Outcome) else Outcome.OPEN)

    return outcome


def settle(table: Table, outcome_of: OutcomeOf, currency: str, told: bool) -> dict[str, int]:
    """Fills what one column says for two fields, and gives each field's column.

    One close date only: a closed deal closed then, an open one is expected then. No awarded column: a won deal is
    awarded its value. A currency shown by an amount is the deal's own where it differs from the book's; where the
    book's was `told`, number formats count only where those of one column disagree.
    """
    columns = {name: match.columns[0] for name, match in table.matching.found.items()}
    outcomes = list(map(outcome_of, table.column("stage"), table.column("status")))
    table.values["outcome"] = list(outcomes)
    if "value" in columns and "awarded" not in columns:
        values = table.column("value")
        table.values["awarded"] = [v if o is Outcome.WON else None for v, o in zip(values, outcomes, strict=True)]
        columns["awarded"] = columns["value"]
    _one_close_date(table, outcomes, columns)
    if "currency" not in columns:
        _shown_currency(table, currency, told, columns)
    return columns


def _one_close_date(table: Table, outcomes: Sequence[Outcome], columns: dict[str, int]) -> None:
    if ("closed" in columns) == ("expected_close" in columns):
        return
    name = "closed" if "closed" in columns else "expected_close"
    days = table.column(name)
    table.values["closed"] = [d if o is not Outcome.OPEN else None for d, o in zip(days, outcomes, strict=True)]
    if name == "closed":
        table.values["expected_close"] = [d if o is Outcome.OPEN else None for d, o in zip(days, outcomes, strict=True)]
    columns["closed"] = columns["expected_close"] = columns[name]


def _shown_currency(table: Table, currency: str, told: bool, columns: dict[str, int]) -> None:
    """Currencies that the amounts themselves show, where they are not the book's."""
    shown = currencies_shown(table, formats=not told)
    own = [None if code == currency or (code == "USD" and currency in DOLLARS) else code for code in shown]
    if any(own):
        table.values["currency"] = list(own)
        columns["currency"] = columns.get("value") or columns["awarded"]


def build(tables: Sequence[Table], columns: Sequence[Mapping[str, int]]) -> Deals:
    """Records of all tables in their order; refused rows stand out, later rows of an id seen already are duplicates."""
    found = [kept(table, Opportunity, refs, OUTCOME) for table, refs in zip(tables, columns, strict=True)]
    rejected = {str(table.column("id")[record]) for table in tables for record in table.refused}
    count = sum(len(table.refused) for table in tables)
    seen = set(chain.from_iterable(records.column("id") for records in found))
    if len(found) == 1 and len(seen) == len(found[0]):
        return Deals(Made.of(found[0]), (), frozenset(rejected - seen), count)
    rows: dict[str, Row[Opportunity]] = {}
    duplicates = [row for row in chain.from_iterable(found) if rows.setdefault(row.record.id, row) is not row]
    return Deals(tuple(rows.values()), tuple(duplicates), frozenset(rejected - seen), count)


def refuse_blank_currencies(table: Table) -> None:
    """Keeps out every amount whose cell in the currency column is blank while others name theirs: where nobody told the
    book's own currency, nothing says that a blank stands for it."""
    match = table.matching.found.get("currency")
    codes = table.column("currency")
    if match is None or not any(codes):
        return
    amounts = [table.column(name) for name in ("value", "awarded", "recurring")]
    for record, code in enumerate(codes):
        if code is None and record not in table.refused and any(column[record] is not None for column in amounts):
            at = table.ref(record, match.columns[0])
            table.problems.append(Problem(at, "blank-currency", Severity.ERROR))
            table.refused.add(record)
