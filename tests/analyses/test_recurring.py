"""Recurring deals: one-off, MRR and contract value apart; terms spread over months and years."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.analyses.recurring import equal_parts
from sheetcrm.core.models import Opportunity
from sheetcrm.report import Tab
from sheetcrm.tabs import TABS
from sheetcrm.wording import words

from .books import results

WON = Opportunity(
    id="W",
    stage="Won",
    awarded=Decimal("1000"),
    closed=dt.date(2026, 10, 1),
    start=dt.date(2026, 11, 15),
    term_months=3,
    recurring=Decimal("50"),
)
OPEN = Opportunity(
    id="O",
    stage="Demo",
    value=Decimal("600"),
    expected_close=dt.date(2026, 12, 1),
    start=dt.date(2027, 1, 1),
    term_months=2,
    recurring=Decimal("25.25"),
)
ENDLESS = Opportunity(id="E", stage="Demo", expected_close=dt.date(2026, 12, 1), recurring=Decimal("10"))


def tab(*deals: Opportunity, **said: object) -> Tab:
    return TABS["forecast"](results(deals, **said), words("en"))


def test_three_figures_stand_apart() -> None:
    found = results([WON, OPEN, ENDLESS]).recurring
    # won: one-off 1,000, 50 a month for 3 months: 1,000 + 150 in all
    assert (found.won.one_off, found.won.mrr, found.won.total) == (Decimal(1000), Decimal(50), Decimal(1150))
    # open: 600 + 2 × 25.25 = 650.50; ENDLESS has a monthly amount and no term: no total can be known
    assert (found.open.mrr, found.open.total, found.open.open_ended) == (Decimal("35.25"), Decimal("650.50"), 1)
    # weighted at 0.4, rounded a figure: 240; 10.10 + 4.00; 260.20
    assert found.weighted.one_off == Decimal("240.00")
    assert found.weighted.mrr == Decimal("14.10")
    assert found.weighted.total == Decimal("260.20")
    assert found.undated == 1


def test_recurring_amounts_are_never_in_the_forecast() -> None:
    bare = [deal.model_copy(update={"recurring": None, "start": None, "term_months": None}) for deal in (WON, OPEN)]
    assert results([WON, OPEN]).forecast == results(bare).forecast


def test_the_schedule_by_month_and_by_year() -> None:
    shown = tab(WON, OPEN, ENDLESS)
    rows = {row[0]: row[1:] for row in shown.table("recurring").rows}
    # 1,000 over three months from November: 333.34, 333.33, 333.33; 600 × 0.4 = 240 over two; 25.25 × 0.4 = 10.10
    assert rows == {
        "2026-11": (Decimal("333.34"), Decimal("50.00"), Decimal(0), Decimal(0)),
        "2026-12": (Decimal("333.33"), Decimal("50.00"), Decimal(0), Decimal(0)),
        "2027-01": (Decimal("333.33"), Decimal("50.00"), Decimal("120.00"), Decimal("10.10")),
        "2027-02": (Decimal(0), Decimal(0), Decimal("120.00"), Decimal("10.10")),
    }
    years = {row[0]: row[1:3] for row in shown.table("recurring_by_year").rows}
    assert years == {"2026": (Decimal("666.67"), Decimal(100)), "2027": (Decimal("333.33"), Decimal(50))}
    fiscal = tab(WON, OPEN, fiscal_year_start=12)  # December opens 2027
    assert [row[0] for row in fiscal.table("recurring_by_year").rows] == ["2026", "2027"]


def test_no_contracts_no_tables() -> None:
    plain = Opportunity(id="P", stage="Demo", value=Decimal(5))
    assert "recurring" not in {table.key for table in tab(plain).tables}


@pytest.mark.parametrize(("term", "recurring"), [(0, None), (-3, None), (None, Decimal(-5))])
def test_terms_and_amounts_that_mean_nothing(term: int | None, recurring: Decimal | None) -> None:
    odd = Opportunity(
        id="X", stage="Demo", value=Decimal(5), start=dt.date(2026, 1, 1), term_months=term, recurring=recurring
    )
    assert results([odd]).recurring.schedule == {}


@given(st.integers(0, 10**9), st.integers(1, 120))
def test_parts_add_up(cents: int, count: int) -> None:
    amount = Decimal(cents) / 100
    parts = equal_parts(amount, count, Decimal("0.01"))
    assert sum(parts, Decimal(0)) == amount
    assert max(parts) - min(parts) <= Decimal("0.01")
