"""Awards held against lines of orders or invoices."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.analyses.deals import ZERO
from sheetcrm.analyses.reconciliation import Reconciliation, State, by_state, reconcile
from sheetcrm.core.cells import CellRef
from sheetcrm.core.invoices import InvoiceLine, Invoices
from sheetcrm.core.models import Opportunity
from tests.analyses.made import RATES, WHOLE_BOOKS, deal, opportunities, results
from tests.helpers import AS_OF

ROSSI = deal("D1", stage="Won", awarded="1000", closed="2026-02-01", order_ref="O-1")


def line(row: int, amount: str, **fields: object) -> InvoiceLine:
    return InvoiceLine(CellRef("invoices.csv", row, 3), Decimal(amount), **fields)  # type: ignore[arg-type]


def held(won: list[Opportunity], lines: list[InvoiceLine], tolerance: str = "0.00") -> Reconciliation:
    found = results(won, RATES).closed_won
    return reconcile(found, Invoices("invoices.csv", tuple(lines)), Decimal(tolerance), "EUR", AS_OF)


def states(found: Reconciliation) -> list[tuple[State, Decimal | None]]:
    return [(match.state, match.difference) for match in found.matches]


@pytest.mark.parametrize(
    ("amounts", "state", "difference"),
    [
        (["600", "400"], State.MATCHED, "0"),
        (["600", "399.99"], State.SHORT, "0.01"),
        (["600", "400.01"], State.OVER, "-0.01"),
        (["1200", "-200"], State.MATCHED, "0"),  # a credit note among the invoices
        (["600", "399.9999999997"], State.MATCHED, "0"),  # what a formula left behind the cents
        ([], State.MISSING, "1000"),
    ],
)
def test_an_award_and_its_lines(amounts: list[str], state: State, difference: str) -> None:
    lines = [line(row, amount, reference=" o-1") for row, amount in enumerate(amounts, 2)]
    assert states(held([ROSSI], lines)) == [(state, Decimal(difference))]


@pytest.mark.parametrize(
    ("tolerance", "state"), [("0.00", State.SHORT), ("0.49", State.SHORT), ("0.50", State.MATCHED)]
)
def test_the_tolerance_is_what_it_says(tolerance: str, state: State) -> None:
    assert held([ROSSI], [line(2, "999.50", reference="O-1")], tolerance).matches[0].state is state


@pytest.mark.parametrize("name", ["d1", " D1 "])
def test_a_deals_id_is_matched_like_a_reference(name: str) -> None:
    assert states(held([ROSSI], [line(2, "1000", deal=name)])) == [(State.MATCHED, Decimal(0))]


def test_ids_that_differ_in_case_alone_are_matched_by_the_letter() -> None:
    other = deal("d1", stage="Won", awarded="50", closed="2026-03-01")
    found = held([ROSSI, other], [line(2, "50", deal="d1"), line(3, "1000", deal="D1"), line(4, "7", deal="D1 ")])
    assert {(match.state, match.invoiced) for match in found.matches} == {
        (State.ORPHAN, Decimal(7)),
        (State.MATCHED, Decimal(1000)),
        (State.MATCHED, Decimal(50)),
    }


def test_the_deals_id_comes_before_the_orders_reference() -> None:
    other = deal("D2", stage="Won", awarded="50", closed="2026-02-01", order_ref="O-2")
    found = held(
        [ROSSI, other], [line(2, "50", deal="D2", reference="O-1"), line(3, "1000", deal="?", reference="O-1")]
    )
    assert states(found) == [(State.MATCHED, 0), (State.MATCHED, 0)]


def test_a_line_that_fits_no_deal_is_an_orphan() -> None:
    open_deal = deal("D2", stage="Demo", order_ref="O-2")
    found = held([ROSSI, open_deal], [line(2, "1000", reference="O-1"), line(3, "70", reference="O-2"), line(4, "5")])
    assert states(found) == [(State.ORPHAN, -70), (State.ORPHAN, -5), (State.MATCHED, 0)]


def test_deals_that_share_an_order_are_held_against_it_together() -> None:
    other = deal("D2", stage="Won", awarded="500", closed="2026-03-01", order_ref="o-1")
    (match,) = held([other, ROSSI], [line(2, "1500", reference="O-1")]).matches
    assert (match.state, match.awarded, [one.record.id for one in match.bookings]) == (
        State.MATCHED,
        1500,
        ["D1", "D2"],
    )


def test_a_credit_lowers_the_award_of_its_deal() -> None:
    credit = deal("C1", stage="Won", awarded="-100", closed="2026-03-01", credit_of="D1", order_ref="CN-1")
    lines = [line(2, "1000", reference="O-1"), line(3, "-100", reference="CN-1")]
    assert states(held([ROSSI, credit], lines)) == [(State.MATCHED, 0)]
    assert states(held([ROSSI, credit], lines[:1])) == [(State.OVER, -100)]


def test_a_credit_dated_before_its_deal_belongs_to_it_all_the_same() -> None:
    credit = deal("C1", stage="Won", awarded="-100", closed="2026-01-01", credit_of="D1")
    assert states(held([credit, ROSSI], [line(2, "900", reference="O-1")])) == [(State.MATCHED, 0)]


def test_currencies_are_never_compared() -> None:
    dollars = deal("D2", stage="Won", awarded="100", currency="USD", closed="2026-02-01", order_ref="O-2")
    in_euro, in_dollars = line(2, "100", reference="O-2"), line(2, "100", reference="O-2", currency="USD")
    assert states(held([dollars], [in_euro])) == [(State.OTHER_CURRENCY, None)]
    assert states(held([dollars], [in_dollars])) == [(State.MATCHED, 0)]


def test_lines_after_the_as_of_date_are_left_aside() -> None:
    lines = [
        line(2, "1000", reference="O-1", date=AS_OF),
        line(3, "7", reference="O-1", date=AS_OF + dt.timedelta(days=1)),
    ]
    found = held([ROSSI], lines)
    assert (states(found), found.later) == ([(State.MATCHED, 0)], 1)


LINES = st.lists(
    st.builds(
        InvoiceLine,
        at=st.builds(CellRef, st.just("i.csv"), st.integers(2, 99), st.just(3)),
        amount=st.decimals(-1000, 1000, places=2),
        deal=st.sampled_from([None, "D0", "D1", "D2", "nobody"]),
        reference=st.sampled_from([None, "O1", "o2", "O9"]),
        currency=st.sampled_from([None, "EUR", "USD"]),
    ),
    max_size=8,
)


@WHOLE_BOOKS
@given(opportunities(), LINES)
def test_every_award_and_every_line_is_in_one_match_and_sums_re_add(
    won: list[Opportunity], lines: list[InvoiceLine]
) -> None:
    found = held(won, lines)
    assert Counter(one for match in found.matches for one in match.lines) == Counter(lines)
    ids = [booking.record.id for match in found.matches for booking in match.bookings]
    assert sorted(ids) == sorted(booking.record.id for booking in results(won, RATES).closed_won.ledger)
    comparable = [match for match in found.matches if match.state is not State.OTHER_CURRENCY]
    sums = by_state(found).values()
    assert sum((one.awarded for one in sums), ZERO) == sum((one.awarded or ZERO for one in comparable), ZERO)
    assert sum(one.count for one in sums) == len(found.matches)
    assert all(match.difference == (match.awarded or 0) - (match.invoiced or 0) for match in comparable)
