"""The ledger: which awards are booked, at which rate, and how subtotals re-add."""

import datetime as dt
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.analyses.closed_won import Booked
from sheetcrm.analyses.deals import ZERO
from sheetcrm.analyses.lines import Line
from sheetcrm.analyses.periods import Size
from sheetcrm.core.booking import Outside
from sheetcrm.core.cells import CellRef
from sheetcrm.core.models import Opportunity, Outcome, Rate
from tests.analyses.made import COLUMNS, RATES, WHOLE_BOOKS, deal, opportunities, results

DEALS = opportunities()
WON = deal("W1", stage="Won", value="1000", awarded="900", closed="2026-02-01", client="Rossi", order_ref="O-1")


def test_a_line_of_the_ledger() -> None:
    (line,) = results([WON]).closed_won.ledger
    assert (line.value, line.estimate, line.difference) == (900, 1000, -100)
    assert (line.deal.rate, line.cell) == (None, CellRef("Deals", 2, COLUMNS["awarded"]))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"awarded": None}, Outside.NO_AWARD),
        ({"awarded": "-1"}, Outside.NEGATIVE_AWARD),
        ({"awarded": "-1", "credit_of": "D7"}, Outside.CREDIT_WITHOUT_DEAL),
        ({"awarded": "-1", "credit_of": "L1"}, Outside.CREDIT_WITHOUT_DEAL),
        ({"awarded": "-1", "credit_of": "C1"}, Outside.CREDIT_WITHOUT_DEAL),  # a credit of a credit
        ({"awarded": "1", "credit_of": "W1"}, Outside.CREDIT_ABOVE_ZERO),
        ({"currency": "GBP"}, Outside.NO_RATE),
        ({"currency": "USD", "closed": "2024-12-31"}, Outside.NO_RATE),  # only later rates are known
        ({"awarded": "-1", "credit_of": "W1", "currency": "GBP"}, Outside.NO_RATE),
        ({"closed": None}, Outside.NO_CLOSE_DATE),
        ({"closed": None, "currency": "USD"}, Outside.NO_CLOSE_DATE),
        ({"closed": "2026-11-24"}, Outside.AFTER_AS_OF),
    ],
)
def test_what_stands_outside_says_why(fields: dict[str, str | None], why: Outside) -> None:
    others = [
        WON,
        deal("L1", stage="Lost"),
        deal("C1", stage="Won", awarded="-5", credit_of="W1", closed="2026-03-01"),
    ]
    odd = deal("X", **{"stage": "Won", "awarded": "10", "closed": "2026-02-01"} | fields)
    found = results([*others, odd], RATES).closed_won
    assert [(left.deal.record.id, left.why) for left in found.outside] == [("X", why)]
    assert found.total == Booked(1, Decimal(895), 1, Decimal(-5))


def test_the_rate_is_that_of_the_close_date_else_the_nearest_earlier_one() -> None:
    won = [
        deal("A", stage="Won", value="200", awarded="100", currency="USD", closed="2025-12-31"),
        deal("B", stage="Won", value="200", awarded="100", currency="USD", closed="2026-01-01"),
        deal("C", stage="Won", value="200", awarded="100", currency="USD", closed="2026-10-01"),
    ]
    found = results(won, RATES).closed_won
    assert [(line.value, line.estimate, line.deal.rate) for line in found.ledger] == [
        (Decimal("90.00"), Decimal("180.00"), RATES[0]),
        (Decimal("80.00"), Decimal("160.00"), RATES[1]),
        (Decimal("80.00"), Decimal("160.00"), RATES[1]),
    ]
    assert found.total.value == 250


def test_amounts_are_never_valued_again_at_a_later_rate() -> None:
    """EspoCRM converts every amount at today's rate."""
    won = [deal("A", stage="Won", awarded="100", currency="USD", closed="2025-12-31")]
    today = (*RATES, Rate(currency="USD", rate=Decimal(2), date=dt.date(2026, 11, 1)))
    assert results(won, today).closed_won.total == results(won, RATES).closed_won.total


def test_currencies_are_never_summed_without_a_rate() -> None:
    """OCA's CRM shows USD 50 and EUR 50 as 100."""
    won = [
        deal("A", stage="Won", awarded="50", currency="USD", closed="2026-01-01"),
        deal("B", stage="Won", awarded="50", currency="EUR", closed="2026-01-01"),
    ]
    found = results(won).closed_won
    assert found.total == Booked(1, Decimal(50))
    assert [left.why for left in found.outside] == [Outside.NO_RATE]


def test_a_deal_is_booked_once_however_many_sell_it() -> None:
    """ERPNext credits the whole amount to every owner."""
    found = results([WON.model_copy(update={"owner": "Anna, Bruno"})]).closed_won
    assert found.total == Booked(1, Decimal(900))


def test_a_credit_stands_beside_its_deal_and_is_no_deal() -> None:
    credit = deal("C1", stage="Won", awarded="-100", closed="2026-04-10", credit_of="W1", client="rossi ")
    found = results([credit, WON]).closed_won
    deal_line, credit_line = found.ledger
    assert credit_line.credited is not None
    assert (credit_line.credited.record.id, credit_line.estimate, credit_line.difference) == ("W1", None, -100)
    assert found.by(Size.QUARTER, 1).popitem()[1] == Booked(0, Decimal(-100), 1, Decimal(-100))
    assert found.by_client == {"rossi": Booked(1, Decimal(800), 1, Decimal(-100))}
    assert found.names == {"rossi": "Rossi"}
    assert deal_line.difference == -100


def test_the_ledger_runs_by_close_date_then_by_id() -> None:
    found = [
        deal(name, stage="Won", awarded="1", closed=day)
        for name, day in (("B", "2026-02-01"), ("A", "2026-02-01"), ("C", "2026-01-01"))
    ]
    assert [line.record.id for line in results(found).closed_won.ledger] == ["C", "A", "B"]


@WHOLE_BOOKS
@given(DEALS)
def test_every_subtotal_adds_up_to_the_ledger_to_the_cent(found: list[Opportunity]) -> None:
    ledger = results(found, RATES).closed_won
    for size in Size:
        assert sum(ledger.by(size, 7).values(), Booked()) == ledger.total
    assert sum(ledger.by_client.values(), Booked()) == ledger.total
    assert sum((line.value for line in ledger.ledger), ZERO) == ledger.total.value


@WHOLE_BOOKS
@given(DEALS)
def test_every_won_deal_is_in_the_ledger_or_outside_with_a_reason(found: list[Opportunity]) -> None:
    book = results(found, RATES)
    ledger = book.closed_won
    listed = [line.record.id for line in ledger.ledger] + [left.deal.record.id for left in ledger.outside]
    won = [one.record.id for one in book.book.opportunities if book.book.outcome(one.record) is Outcome.WON]
    assert sorted(listed) == sorted(won)


@WHOLE_BOOKS
@given(DEALS)
def test_the_ledger_is_what_the_forecast_calls_closed_won(found: list[Opportunity]) -> None:
    book = results(found, RATES)
    closed = book.forecast.lines[Line.CLOSED_WON]
    total = book.closed_won.total
    assert (total.count, total.value) == (closed.closed_won_count, closed.closed_won)


@WHOLE_BOOKS
@given(DEALS, st.randoms())
def test_the_order_of_rows_does_not_matter(found: list[Opportunity], random: Random) -> None:
    shuffled = found.copy()
    random.shuffle(shuffled)
    one, other = results(found, RATES).closed_won, results(shuffled, RATES).closed_won
    assert [line.record for line in one.ledger] == [line.record for line in other.ledger]
    assert (one.total, one.by_client, one.names) == (other.total, other.by_client, other.names)


@WHOLE_BOOKS
@given(DEALS, st.integers(0, 12))
def test_parts_of_a_book_add_up_to_the_whole(found: list[Opportunity], cut: int) -> None:
    deals = [one for one in found if one.credit_of is None]
    first, second, whole = (results(part, RATES).closed_won for part in (deals[:cut], deals[cut:], deals))
    assert first.total + second.total == whole.total
