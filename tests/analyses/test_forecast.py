"""Laws of the forecast, whatever the book."""

import datetime as dt
import random
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetcrm.analyses.forecast import DIMENSIONS, merge
from sheetcrm.analyses.lines import OPEN_LINES, Line
from sheetcrm.analyses.periods import Size
from sheetcrm.analyses.results import Results
from sheetcrm.analyses.sums import NOTHING, total
from sheetcrm.core.models import Opportunity, Outcome
from sheetcrm.report import Tab, Table
from sheetcrm.tabs import TABS
from sheetcrm.wording import words
from tests.helpers import AS_OF
from tests.maven import maven
from tests.shared import needs_shared

from .books import BOOKS, book, results

SAID = st.fixed_dictionaries(
    {
        "overdue": st.sampled_from(("list", "roll")),
        "probability": st.sampled_from(("assigned", "calibrated")),
        "fiscal_year_start": st.sampled_from((1, 4, 11)),
    }
)
Deals = list[Opportunity]


def tabs(found: Results) -> list[Tab]:
    return [TABS[key](found, words("en")) for key in ("forecast", "deals")]


def tables(found: Results) -> list[Table]:
    return [table for tab in tabs(found) for table in tab.tables]


@given(BOOKS, SAID)
def test_every_deal_stands_on_one_line_and_lines_add_up(deals: Deals, said: dict[str, object]) -> None:
    found = results(deals, **said)
    assert sum(map(len, found.lines.deals.values())) == len(deals)
    counted = [deal for deal in found.deals if deal.outcome is Outcome.OPEN and deal.category != "omitted"]
    whole = found.forecast.open
    assert whole == total(found.forecast.lines[line] for line in OPEN_LINES)
    assert whole.open_count == len(counted)
    assert whole.open_amount == sum((deal.amount or Decimal(0) for deal in counted), Decimal(0))
    placed = total((found.forecast.lines[Line.DATED], found.forecast.lines[Line.CLOSED_WON]))
    if said["overdue"] == "roll":
        placed = placed + found.forecast.lines[Line.OVERDUE]
    for size in Size:
        assert total(line.sums for line in found.outlooks[size]) == placed
    for dimension in DIMENSIONS:
        assert total(found.forecast.groups[dimension].values()) == whole


@given(BOOKS, SAID)
@settings(max_examples=40)
def test_tables_close_with_what_their_rows_add_up_to(deals: Deals, said: dict[str, object]) -> None:
    for table in tables(results(deals, **said)):
        for place, column in enumerate(table.columns):
            if column.total and table.total is not None and table.total[place] is not None:
                assert sum(row[place] or 0 for row in table.rows) == table.total[place], (table.key, column.key)


@given(BOOKS, SAID)
@settings(max_examples=40)
def test_the_deals_tab_adds_up_to_the_forecast(deals: Deals, said: dict[str, object]) -> None:
    found = results(deals, **said)
    table = TABS["deals"](found, words("it")).table("deals")
    assert table.total is not None
    assert table.total[table.column("value")] == found.forecast.open.open_amount
    assert table.total[table.column("weighted")] == found.forecast.open.weighted
    assert len(table.rows) == found.forecast.open.open_count


@given(BOOKS, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_a_date_may_move_within_its_month(deals: Deals, draw: random.Random) -> None:
    """Only within the side of the as-of date on which it stands."""

    def moved(deal: Opportunity) -> Opportunity:
        day = deal.expected_close
        if day is None or (day.year, day.month) == (AS_OF.year, AS_OF.month):
            return deal
        return deal.model_copy(update={"expected_close": day.replace(day=draw.randint(1, 28))})

    before, after = results(deals), results(list(map(moved, deals)))
    assert before.outlooks == after.outlooks
    assert before.forecast == after.forecast


@given(BOOKS, BOOKS)
def test_two_halves_make_the_whole(one: Deals, two: Deals) -> None:
    whole = book(one + two)
    rows = whole.opportunities
    halves = [results([row.record for row in part]) for part in (rows[: len(one)], rows[len(one) :])]
    assert merge(*(half.forecast for half in halves)) == Results(whole, halves[0].options, ()).forecast


@given(BOOKS)
@settings(max_examples=50)
def test_amounts_scale(deals: Deals) -> None:
    def larger(deal: Opportunity) -> Opportunity:
        # whole amounts: a hundredth of them has no more digits than the minor unit, so that nothing is rounded
        change = {"value": deal.value and deal.value * 400, "awarded": deal.awarded and deal.awarded * 400}
        return deal.model_copy(update=change)

    def whole(deal: Opportunity) -> Opportunity:
        change = {"value": deal.value and deal.value * 100, "awarded": deal.awarded and deal.awarded * 100}
        return deal.model_copy(update=change)

    one, four = results(list(map(whole, deals))), results(list(map(larger, deals)))
    for size in Size:
        for before, after in zip(one.outlooks[size], four.outlooks[size], strict=True):
            assert after.sums.forecast == 4 * before.sums.forecast
            assert after.sums.open_amount == 4 * before.sums.open_amount
            assert after.quantiles == tuple(4 * value if value is not None else None for value in before.quantiles)


@given(BOOKS, SAID)
@settings(max_examples=50)
def test_bands_are_in_order_and_hold_what_can_be(deals: Deals, said: dict[str, object]) -> None:
    found = results(deals, **said)
    for lines in found.outlooks.values():
        for line in lines:
            if line.band is not None:
                slack = line.band.error + line.band.step
                assert line.sums.closed_won <= line.band.p10 <= line.band.p50 <= line.band.p90
                assert line.band.p90 <= line.sums.closed_won + line.sums.open_amount + slack


@given(BOOKS)
def test_before_all_deals_there_is_nothing(deals: Deals) -> None:
    found = results(deals, as_of=dt.date(2023, 12, 31))
    assert found.forecast.open == NOTHING
    assert total(found.forecast.months.values()) == NOTHING
    assert all(line.sums == NOTHING for lines in found.outlooks.values() for line in lines)
    assert found.forecast.lines[Line.AHEAD].open_count == len(deals)


@given(BOOKS, SAID, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_rows_never_matters(deals: Deals, said: dict[str, object], draw: random.Random) -> None:
    rows = book(deals).opportunities
    shuffled = list(rows)
    draw.shuffle(shuffled)
    one = results([row.record for row in rows], **said)
    two = results([row.record for row in shuffled], **said)
    for before, after in zip(tables(one), tables(two), strict=True):
        cell = {place for place, column in enumerate(before.columns) if column.key == "cell"}
        assert [[v for place, v in enumerate(row) if place not in cell] for row in before.rows] == [
            [v for place, v in enumerate(row) if place not in cell] for row in after.rows
        ]
        assert before.total == after.total


def test_periods_reach_to_the_last_expected_close_and_skip_empty_ones_beyond_the_horizon() -> None:
    far = Opportunity(id="F", stage="Demo", value=Decimal(100), expected_close=dt.date(2206, 5, 1))
    near = Opportunity(id="N", stage="Demo", value=Decimal(100), expected_close=dt.date(2028, 2, 1))
    keys = [line.period.key for line in results([far, near]).outlooks[Size.MONTH]]
    assert keys[:2] == ["2026-01", "2026-02"]
    assert keys[-2:] == ["2028-02", "2206-05"]
    assert len(keys) == 27  # 2026, 2027, January and February 2028, and one month far away
    years = [line.period.key for line in results([far, near], horizon=600).outlooks[Size.YEAR]]
    assert years == ["2026", "2027", "2028", "2206"]


def test_the_next_quarter_is_always_listed() -> None:
    assert [line.period.key for line in results([]).outlooks[Size.MONTH]][-3:] == ["2027-01", "2027-02", "2027-03"]
    assert [seen.key for seen in results([]).prospects] == ["this_quarter", "next_quarter", "this_year"]
    assert [line.period.key for line in results([], fiscal_year_start=4).outlooks[Size.YEAR]] == ["2027"]


def test_a_book_of_orders_alone_shows_periods_against_targets() -> None:
    orders = [
        Opportunity(id=f"W{n}", stage="Won", awarded=Decimal(100), closed=dt.date(2026, 10, 1 + n)) for n in range(20)
    ]
    found = results(orders)
    quarter = next(line for line in found.outlooks[Size.QUARTER] if line.period.key == "2026-Q4")
    assert (quarter.sums.closed_won, quarter.target, quarter.attainment) == (Decimal(2000), Decimal(5000), 0.4)
    assert quarter.quantiles == (None, None, None)
    assert quarter.coverage == 0.0
    tab = TABS["forecast"](found, words("en"))
    assert tab.table("by_stage").rows == []
    assert "2026-Q4" in [row[0] for row in tab.table("by_quarter").rows]


def test_an_empty_book_has_tabs() -> None:
    for language in ("en", "it"):
        for key in ("forecast", "deals"):
            assert TABS[key](results([]), words(language)).tables


def test_credits_lower_what_is_won_and_count_as_no_deal() -> None:
    won = Opportunity(id="W", stage="Won", awarded=Decimal(1000), closed=dt.date(2026, 10, 1))
    credit = Opportunity(id="C", stage="Won", awarded=Decimal(-200), closed=dt.date(2026, 11, 1), credit_of="W")
    found = results([won, credit])
    quarter = next(line for line in found.outlooks[Size.QUARTER] if line.period.key == "2026-Q4").sums
    assert (quarter.closed_won_count, quarter.closed_won) == (1, Decimal(800))


@needs_shared
def test_mavens_quarters_are_the_known_ones() -> None:
    lines = [line for line in maven().outlooks[Size.QUARTER] if line.sums.closed_won]
    assert {line.period.key: (line.sums.closed_won_count, line.sums.closed_won) for line in lines} == {
        "2017-Q1": (531, Decimal(1_134_672)),
        "2017-Q2": (1254, Decimal(3_086_111)),
        "2017-Q3": (1257, Decimal(2_982_255)),
        "2017-Q4": (1196, Decimal(2_802_496)),
    }


@given(BOOKS)
@settings(max_examples=40)
def test_the_ledger_and_the_forecast_agree_on_what_is_won(deals: Deals) -> None:
    found = results(deals)
    ledger, months = (
        {row[0]: row[1:3] for row in TABS["closed_won"](found, words("en")).table("by_month").rows if row[1]},
        {row[0]: row[3:5] for row in TABS["forecast"](found, words("en")).table("by_month").rows if row[3]},
    )
    assert ledger == months
