"""Books of opportunities made directly from records, for tests of analyses that need no sheet."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from sheetcrm.analyses.results import Results
from sheetcrm.core.book import Book, Lists
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Opportunity, Outcome, Rate, Stage
from tests.helpers import options

STAGES = (
    Stage(name="Demo", order=1, probability=Decimal("0.2")),
    Stage(name="Offer", order=2, probability=Decimal("0.5"), offer=True),
    Stage(name="Won", order=3, outcome=Outcome.WON),
    Stage(name="Lost", order=4, outcome=Outcome.LOST),
)
COLUMNS = {name: place for place, name in enumerate(Opportunity.model_fields, 1)}
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2026, 11, 23))
AMOUNTS = st.decimals(0, 1_000_000, places=2, allow_nan=False, allow_infinity=False)
OWN = "EUR"
WHOLE_BOOKS = settings(max_examples=40)
"""Laws of whole books cost some milliseconds an example."""


def made(
    opportunities: Iterable[Opportunity], rates: tuple[Rate, ...] = (), stages: tuple[Stage, ...] = STAGES
) -> Book:
    """A book of these opportunities, one a row from row 2 on."""
    rows = tuple(Row(record, CellRef("Deals", place), COLUMNS) for place, record in enumerate(opportunities, 2))
    return Book("made.xlsx", OWN, "en", rows, stages=stages, lists=Lists(rates=rates))


def results(opportunities: Iterable[Opportunity], rates: tuple[Rate, ...] = (), **said: object) -> Results:
    """Their numbers as of 23 November 2026."""
    return Results(made(opportunities, rates), options(**said), ())


def deal(name: str, **fields: object) -> Opportunity:
    """An opportunity; dates and amounts may be given as text."""
    return Opportunity.model_validate({"id": name} | fields)


@st.composite
def opportunities(draw: st.DrawFn, least: int = 0, most: int = 12) -> list[Opportunity]:
    """Any deals: open, won and lost, with and without what may be missing, credits of won deals among them."""
    found: list[Opportunity] = []
    for place in range(draw(st.integers(least, most))):
        found.append(deal(f"D{place}", **_fields(draw)))
    won = [one.id for one in found if one.stage == "Won"]
    if won and draw(st.booleans()):
        less = -draw(AMOUNTS)
        found.append(
            deal("C1", stage="Won", credit_of=draw(st.sampled_from(won)), awarded=less, closed=draw(DAYS), client="A")
        )
    return found


def _fields(draw: st.DrawFn) -> Mapping[str, object]:
    stage = draw(st.sampled_from(["Demo", "Offer", "Won", "Lost"]))
    fields: dict[str, object] = {
        "stage": stage,
        "client": draw(st.sampled_from(["A", "a", "B", None])),
        "product": draw(st.sampled_from(["Pump", "Valve", None])),
        "source": draw(st.sampled_from(["Web", "web ", None])),
        "value": draw(st.none() | AMOUNTS),
        "created": draw(st.none() | DAYS),
        "offer_date": draw(st.none() | DAYS),
        "currency": draw(st.sampled_from([None, "EUR", "USD", "GBP"])),
    }
    if stage in ("Won", "Lost"):
        fields["closed"] = draw(st.none() | DAYS)
    if stage == "Won":
        fields |= {"awarded": draw(st.none() | AMOUNTS), "order_ref": draw(st.sampled_from([None, "O1", "O2"]))}
    if stage == "Lost":
        fields |= {
            "loss_reason": draw(st.sampled_from([None, "Price", "price", "Other", "No decision"])),
            "last_stage": draw(st.sampled_from([None, "Demo", "Offer"])),
        }
    return fields


RATES = (
    Rate(currency="USD", rate=Decimal("0.9"), date=dt.date(2025, 1, 1), source="bank"),
    Rate(currency="USD", rate=Decimal("0.8"), date=dt.date(2026, 1, 1), source="bank"),
)
"""Dollars from 2025 on; no rate for pounds at all."""
