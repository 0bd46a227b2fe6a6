"""Win rates, reasons, offers and cycles beside a second way to count each, and the laws they hold to."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from sheetcrm.analyses.periods import Size
from sheetcrm.analyses.results import Results
from sheetcrm.analyses.winloss import Tallies, tallies
from sheetcrm.analyses.winloss.columns import columns
from sheetcrm.analyses.winloss.losses import Said, Why, by_class, by_reason, by_stage, said
from sheetcrm.analyses.winloss.tally import Cohort, Tally
from sheetcrm.core.book import Lists
from sheetcrm.core.models import Opportunity, Outcome, Stage
from sheetcrm.tabs import win_loss
from sheetcrm.wording import words
from tests.analyses.made import RATES, STAGES, WHOLE_BOOKS, deal, made, opportunities, results
from tests.helpers import AS_OF, options

DEALS = opportunities()


def counted(found: Results) -> Tallies:
    """The tallies of a book, made without the rest."""
    by_outcome = columns(one for one in found.deals if one.record.credit_of is None and not one.ahead)
    return tallies(by_outcome[Outcome.WON], by_outcome[Outcome.LOST], by_outcome[Outcome.OPEN], found.book)


def test_win_rates_by_count_by_value_and_by_cohort() -> None:
    found = results(
        [
            deal("W1", stage="Won", value="100", awarded="90", created="2026-01-05", closed="2026-02-01"),
            deal("W2", stage="Won", value="100", awarded="110", created="2026-02-05", closed="2026-05-01"),
            deal("L1", stage="Lost", value="300", created="2026-01-07", closed="2026-02-09"),
            deal("O1", stage="Demo", value="500", created="2026-01-08"),
        ]
    ).win_loss.tallies
    assert found.all == Tally(2, 1, Decimal(200), 2, Decimal(300), 1)
    assert found.all.win_rate == 2 / 3
    assert found.all.win_rate_value == 200 / 500
    assert {period.key: cohort for period, cohort in found.cohorts_by(Size.MONTH, 1).items()} == {
        "2026-01": Cohort(created=3, won=1, lost=1),
        "2026-02": Cohort(created=1, won=1),
    }
    assert found.cohorts_by(Size.QUARTER, 1).popitem()[1].win_rate == 2 / 4  # the open deal counts as not won so far


def test_the_lost_count_and_an_open_deal_does_not() -> None:
    """Frappe's funnel drops the lost, and its forecast counts them at 100 %; EspoCRM takes a stage without a
    probability for lost."""
    stages = (*STAGES, Stage(name="Talk"))
    book = made([deal("L", stage="Lost", value="10"), deal("O", stage="Talk", value="10")], stages=stages)
    found = Results(book, options(), ())
    assert (found.win_loss.tallies.all.won, found.win_loss.tallies.all.lost) == (0, 1)
    assert found.win_loss.tallies.all.win_rate == 0


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_interval_is_wilsons(won: int, lost: int) -> None:
    tally = Tally(won, lost)
    if not tally.closed:
        assert (tally.win_rate, tally.interval) == (None, (None, None))
    else:
        expected = proportion_confint(won, won + lost, method="wilson")
        assert tally.interval == pytest.approx(expected)
        low, high = tally.interval
        assert (low or 0) - 1e-9 <= tally.won / tally.closed <= (high or 1) + 1e-9


def test_without_estimates_the_lost_value_is_not_known_rather_than_nothing() -> None:
    lost = [deal("L1", stage="Lost"), deal("L2", stage="Lost", value="0")]  # an estimate of zero is none
    found = results([deal("W1", stage="Won", awarded="90"), *lost]).win_loss.tallies.all
    assert (found.lost_value, found.win_rate_value) == (None, None)
    assert found.won_value == 90


def test_where_nothing_was_lost_the_lost_value_is_nothing() -> None:
    found = results([deal("W1", stage="Won", awarded="90")]).win_loss.tallies.all
    assert (found.lost_value, found.win_rate_value) == (0, 1.0)


def test_won_deals_without_an_award_count_and_have_no_value() -> None:
    found = results([deal("W1", stage="Won", value="90"), deal("L1", stage="Lost", value="10")]).win_loss.tallies.all
    assert (found.won, found.won_value, found.win_rate_value) == (1, None, None)


def test_currencies_are_added_at_the_rate_of_the_close_date_only() -> None:
    """OCA adds USD 50 and EUR 50 to USD 100; EspoCRM values old deals at today's rate."""
    lost = [
        deal("L1", stage="Lost", value="100", currency="USD", closed="2025-06-01"),  # 0.9
        deal("L2", stage="Lost", value="100", currency="USD", closed="2026-06-01"),  # 0.8
        deal("L3", stage="Lost", value="100", currency="GBP", closed="2026-06-01"),  # no rate
        deal("L4", stage="Lost", value="100", currency="USD"),  # no close date, and so no rate of that date
    ]
    found = results(lost, RATES).win_loss.tallies.all
    assert (found.lost, found.lost_value, found.estimated) == (4, Decimal("170.00"), 2)


def test_quarters_are_those_of_the_fiscal_year() -> None:
    won = deal("W1", stage="Won", awarded="1", closed="2026-03-31")
    found = results([won], fiscal_year_start=4).win_loss.tallies.by(Size.QUARTER, 4)
    assert [period.key for period in found] == ["2026-Q4"]


def test_months_of_different_years_are_never_merged() -> None:
    """ERPNext adds the Marches of all years."""
    closed = [deal("W1", stage="Won", closed="2025-03-09"), deal("W2", stage="Won", closed="2026-03-09")]
    found = results(closed).win_loss.tallies.by(Size.MONTH, 1)
    assert (len(found), sum(tally.won for tally in found.values())) == (13, 2)
    assert [period.key for period, tally in found.items() if tally.won] == ["2025-03", "2026-03"]


def test_what_came_after_the_as_of_date_is_not_there() -> None:
    later = [
        deal("W1", stage="Won", awarded="1", closed="2026-11-24"),
        deal("L1", stage="Lost", value="1", created="2026-12-01"),
    ]
    assert results(later).win_loss.tallies.all == Tally()


def test_credits_are_no_deals() -> None:
    found = results(
        [
            deal("W1", stage="Won", awarded="100", closed="2026-01-01"),
            deal("C1", stage="Won", awarded="-20", closed="2026-02-01", credit_of="W1"),
        ]
    ).win_loss.tallies.all
    assert (found.won, found.won_value) == (1, 100)


@pytest.mark.parametrize(
    ("reason", "tells"),
    [
        ("Price", Said.REASON),
        (" OTHER ", Said.OTHER),
        ("Altro", Said.OTHER),
        ("Not known", Said.OTHER),
        ("No decision", Said.NO_DECISION),
        ("Nessuna decisione", Said.NO_DECISION),
        ("-", Said.BLANK),
        ("n/a", Said.BLANK),
        (None, Said.BLANK),
    ],
)
def test_what_a_reason_tells(reason: str | None, tells: Said) -> None:
    found = by_class(results([deal("L", stage="Lost", loss_reason=reason)]).win_loss.tallies.losses)
    assert [kind for kind, loss in found.items() if loss.count] == [tells]


def test_reasons_by_last_stage_and_value() -> None:
    lost = [
        deal("L1", stage="Lost", loss_reason="Price", last_stage="Offer", value="100"),
        deal("L2", stage="Lost", loss_reason=" price", last_stage="Offer", value="50"),
        deal("L3", stage="Lost", loss_reason="Price", last_stage="Demo"),
        deal("L4", stage="Lost", value="7"),
        deal("L5", status="lost", stage="Demo", loss_reason="-", value="3"),  # the stage it still stands in
    ]
    found = results(lost).win_loss.tallies.losses
    assert {why: (loss.count, loss.known_value) for why, loss in found.items()} == {
        Why("price", "offer"): (2, 150),
        Why("price", "demo"): (1, None),
        Why("", ""): (1, 7),
        Why("-", "demo"): (1, 3),
    }
    assert {reason: loss.count for reason, loss in by_reason(found).items()} == {"price": 3, "": 2}
    assert {stage: loss.count for stage, loss in by_stage(found).items()} == {"offer": 2, "demo": 2, "": 1}


def test_the_offer_is_a_step_of_its_own() -> None:
    found = results(
        [
            deal("W1", stage="Won", offer_date="2026-01-10", closed="2026-01-20", created="2026-01-01"),
            deal("W2", stage="Won", offer_ref="A-7", closed="2026-02-20"),
            deal("L1", stage="Lost", last_stage="offer", closed="2026-02-20"),  # Offer is a stage with an offer out
            deal("L2", stage="Lost", last_stage="Demo", closed="2026-02-20"),
            deal("L3", stage="Lost", offer_value="10", offer_date="2026-03-01", closed="2026-02-20"),  # impossible
            deal("O1", stage="Offer"),
            deal("O2", stage="Demo"),
        ]
    ).win_loss.offers
    assert found is not None
    assert (found.with_offer.deals, found.without.deals) == (5, 2)
    assert (found.with_offer.tally.won, found.with_offer.tally.lost) == (2, 2)
    assert (found.without.tally.won, found.without.tally.lost) == (0, 1)
    assert (found.days_won.n, found.days_won.median) == (1, 10)
    assert (found.days_lost.n, found.days_lost.left_out) == (0, 1)


def test_a_book_without_offers_says_nothing_of_them() -> None:
    assert results([deal("W1", stage="Won"), deal("O", stage="Demo")]).win_loss.offers is None


def test_realisation_compares_amounts_of_one_deal_in_its_own_currency() -> None:
    found = results(
        [
            deal("W1", stage="Won", value="100", offer_value="80", awarded="60"),
            deal("W2", stage="Won", value="200", offer_value="200", awarded="220", currency="GBP"),  # no rate needed
            deal("W3", stage="Won", value="0", awarded="5"),
            deal("L1", stage="Lost", value="50", offer_value="100"),
        ]
    ).win_loss.realisation
    assert (found.award_estimate.n, found.award_estimate.median) == (2, pytest.approx((0.6 + 1.1) / 2))
    assert (found.award_offer.n, found.award_offer.median) == (2, pytest.approx((0.75 + 1.1) / 2))
    assert (found.offer_estimate.n, found.offer_estimate.median) == (3, pytest.approx(1.0))


def test_cycle_age_and_velocity() -> None:
    found = results(
        [
            deal("W1", stage="Won", awarded="100", created="2026-01-01", closed="2026-01-11"),  # 10 days
            deal("W2", stage="Won", awarded="300", created="2026-01-01", closed="2026-01-31"),  # 30 days
            deal("W3", stage="Won", awarded="200", created="2026-02-01", closed="2026-01-31"),  # before it was created
            deal("L1", stage="Lost", created="2026-01-01", closed="2026-01-05"),
            deal("O1", stage="Demo", created="2026-11-13"),
            deal("O2", stage="Demo"),
        ]
    ).win_loss
    assert (found.cycle.won.n, found.cycle.won.median, found.cycle.won.left_out) == (2, 20, 1)
    assert (found.cycle.lost.median, found.cycle.age.median) == (4, 10)
    # 2 open × mean award 200 × 3/4 won ÷ mean cycle 20 days = 15 a day
    assert found.velocity.per_day == Decimal("15.00")
    assert (found.velocity.open_count, found.velocity.mean_won, found.velocity.mean_days) == (2, 200, 20)


def test_velocity_is_not_known_where_a_part_of_it_is_not() -> None:
    assert results([deal("O1", stage="Demo")]).win_loss.velocity.per_day is None
    same_day = deal("W1", stage="Won", awarded="100", created="2026-01-01", closed="2026-01-01")
    assert results([same_day, deal("O1", stage="Demo")]).win_loss.velocity.per_day is None


def test_a_name_is_written_as_its_own_list_has_it() -> None:
    """A source called CRM changes nothing of the product crm, nor of a stage; a listed name is never respelt."""
    rows = [
        deal("1", stage="Lost", product="CRM", source="crm", loss_reason="PRICE", closed="2026-02-01"),
        deal("2", stage="Lost", product="Crm", source="Fair", loss_reason="Price", closed="2026-02-01"),
    ]
    rows = [one.model_copy(update={"last_stage": "DEMO"}) for one in rows]
    lists = Lists(products=("crm",), loss_reasons=("price",))
    book = replace(made(rows), lists=lists)
    found = Results(book, options(), ())
    names = found.win_loss.tallies.names
    assert names["product"] == {"crm": "crm"}
    assert names["source"] == {"crm": "crm", "fair": "Fair"}
    assert names["reason"] == {"price": "price"}
    assert names["stage"] == {"demo": "Demo"}
    forecast = Results(replace(book, opportunities=made([deal("3", product="CRM")]).opportunities), options(), ())
    assert forecast.forecast.names["product"] == {"crm": "crm"}
    tab = win_loss.build(found, words("en"))
    assert [row[0] for row in tab.table("by_product").rows] == ["crm"]
    assert [row[0] for row in tab.table("by_source").rows] == ["crm", "Fair"]


@WHOLE_BOOKS
@given(DEALS, st.randoms())
def test_the_order_of_rows_does_not_matter(found: list[Opportunity], random: Random) -> None:
    shuffled = found.copy()
    random.shuffle(shuffled)
    assert results(shuffled, RATES).win_loss == results(found, RATES).win_loss


@WHOLE_BOOKS
@given(DEALS, st.integers(0, 12))
def test_parts_of_a_book_add_up_to_the_whole(found: list[Opportunity], cut: int) -> None:
    deals = [one for one in found if one.credit_of is None]
    first, second, whole = (counted(results(part, RATES)) for part in (deals[:cut], deals[cut:], deals))
    assert first + second == whole


@WHOLE_BOOKS
@given(DEALS)
def test_every_table_adds_up_to_the_closed_deals(found: list[Opportunity]) -> None:
    book = results(found, RATES)
    tallies = book.win_loss.tallies
    closed = [one for one in book.book.opportunities if one.record.credit_of is None]
    outcomes = [book.book.outcome(one.record) for one in closed if not _later(one.record)]
    assert (tallies.all.won, tallies.all.lost) == (outcomes.count(Outcome.WON), outcomes.count(Outcome.LOST))
    for groups in (*tallies.groups.values(), tallies.sizes):
        assert sum(groups.values(), Tally()) == tallies.all
    for size in Size:
        assert sum(tallies.by(size, 4).values(), tallies.undated) == tallies.all
    assert sum(loss.count for loss in tallies.losses.values()) == tallies.all.lost
    assert sum(loss.value for loss in tallies.losses.values()) == tallies.all.estimates
    assert all(said(why.reason) in Said for why in tallies.losses)


def _later(record: Opportunity) -> bool:
    days = (record.created, record.closed if record.stage in ("Won", "Lost") else None)
    return any(day is not None and day > AS_OF for day in days)


@WHOLE_BOOKS
@given(DEALS, st.integers(1, 1000))
def test_scaling_amounts_scales_values_and_leaves_rates(found: list[Opportunity], factor: int) -> None:
    def scaled(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else amount * factor

    own = [one.model_copy(update={"currency": None}) for one in found]
    larger = [one.model_copy(update={"value": scaled(one.value), "awarded": scaled(one.awarded)}) for one in own]
    before, after = results(own).win_loss.tallies.all, results(larger).win_loss.tallies.all
    assert (after.awards, after.estimates) == (before.awards * factor, before.estimates * factor)
    assert (after.win_rate, after.win_rate_value) == (before.win_rate, pytest.approx(before.win_rate_value))


@WHOLE_BOOKS
@given(DEALS)
def test_before_all_deals_there_is_nothing(found: list[Opportunity]) -> None:
    dated = [one.model_copy(update={"created": one.created or dt.date(2024, 1, 1)}) for one in found]
    assert results(dated, RATES, as_of=dt.date(2020, 1, 1)).win_loss.tallies.all == Tally()


@WHOLE_BOOKS
@given(DEALS)
def test_moving_a_close_date_within_its_month_changes_no_rate(found: list[Opportunity]) -> None:
    own = [one.model_copy(update={"currency": None}) for one in found]
    moved = [one.model_copy(update={"closed": one.closed and one.closed.replace(day=1)}) for one in own]
    assert counted(results(moved)) == counted(results(own))
