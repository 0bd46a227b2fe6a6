"""Calibrated stages, by hand and against independent intervals; and what is not known stays unknown."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from statsmodels.stats.proportion import proportion_confint

from sheetcrm.analyses.calibration import Basis, Calibration
from sheetcrm.analyses.results import Results
from sheetcrm.core.models import Opportunity, Outcome
from sheetcrm.tabs import TABS
from sheetcrm.wording import words
from tests.helpers import options

from .books import BOOKS, book, results


def closed(won: int, lost: int, last: str | None, **said: object) -> list[Opportunity]:
    """Deals won and lost, whose last stage was this."""
    day = dt.date(2026, 6, 1)
    return [
        Opportunity.model_validate(
            {
                "id": f"{last}{place}{said.get('status', '')}",
                "stage": "Won" if place < won else "Lost",
                "last_stage": last,
                "created": day,
                "closed": day,
                "awarded": Decimal(100) if place < won else None,
            }
            | said
        )
        for place in range(won + lost)
    ]


def rates(learned: Calibration) -> dict[str, tuple[int, int, Decimal | None]]:
    return {rate.stage.name: (rate.deals, rate.won, rate.calibrated) for rate in learned.stages}


def test_a_stage_leans_on_the_overall_rate() -> None:
    found = results(closed(4, 16, "Lead") + closed(15, 15, "Demo") + closed(3, 2, "Offer")).calibration
    # 22 of 55 won: 0.4. Lead (4 + 10 × 0.4) ÷ (20 + 10) = 8 ÷ 30; Demo (15 + 4) ÷ 40; Offer has 5 deals, below 10
    assert found.basis is Basis.LAST_STAGE
    assert (found.deals, found.won) == (55, 22)
    assert rates(found) == {
        "Lead": (20, 4, Decimal("0.2667")),
        "Demo": (30, 15, Decimal("0.4750")),
        "Offer": (5, 3, None),
        "Hold": (0, 0, None),
    }
    lead = found.stages[0]
    assert lead.posterior is not None
    assert (lead.posterior.won, lead.posterior.lost) == pytest.approx((8, 22))
    assert lead.interval == pytest.approx(proportion_confint(4, 20, method="wilson"))


def test_a_deal_that_is_won_says_nothing_of_the_stage_before() -> None:
    found = results(closed(20, 0, None) + closed(0, 60, "Lead"))
    assert found.calibration.basis is Basis.NOT_TOLD
    assert (found.calibration.deals, found.calibration.won) == (80, 20)
    assert all(rate.calibrated is None and rate.deals == 0 for rate in found.calibration.stages)
    table = TABS["forecast"](found, words("en")).table("calibration")
    assert "does not keep" in table.note
    assert {row[table.column("calibrated")] for row in table.rows} == {None}
    assert found.reliability.deals == 0
    assert TABS["forecast"](found, words("en")).table("brier").rows == []


def test_a_status_beside_the_stage_keeps_the_stage() -> None:
    won = closed(12, 0, None, stage="Offer", status=Outcome.WON)
    lost = closed(0, 12, None, stage="Offer", status=Outcome.LOST)
    found = results(won + lost).calibration
    assert found.basis is Basis.LAST_STAGE
    assert rates(found)["Offer"] == (24, 12, Decimal("0.5000"))


def test_a_history_counts_every_stage_that_was_reached() -> None:
    deals = closed(10, 30, None)
    reached = {
        deal.id: frozenset({"lead", "won"} if place % 2 else {"lead", "demo"}) for place, deal in enumerate(deals)
    }
    found = Results(book(deals), options(), (), reached).calibration
    assert found.basis is Basis.HISTORY
    # demo: every other deal, 5 of the 10 won and 15 of the 30 lost; (5 + 10 × 0.25) ÷ (20 + 10)
    assert rates(found)["Lead"] == (40, 10, Decimal("0.2500"))
    assert rates(found)["Demo"] == (20, 5, Decimal("0.2500"))


def test_what_closed_after_the_as_of_date_teaches_nothing() -> None:
    deals = closed(10, 10, "Demo")
    assert results(deals, as_of=dt.date(2026, 5, 31)).calibration.deals == 0
    assert results(deals, as_of=dt.date(2026, 6, 1)).calibration.deals == 20


def test_monotone_where_asked() -> None:
    deals = closed(15, 5, "Lead") + closed(5, 15, "Demo") + closed(18, 2, "Offer")
    free, rising = results(deals).calibration, results(deals, monotone=True).calibration
    # 38 of 60 won. Lead (15 + 6.33) ÷ 30 = 0.7111; Demo (5 + 6.33) ÷ 30 = 0.3778; Offer (18 + 6.33) ÷ 30 = 0.8111
    assert [rate.calibrated for rate in free.stages[:3]] == [Decimal("0.7111"), Decimal("0.3778"), Decimal("0.8111")]
    assert [rate.calibrated for rate in rising.stages[:3]] == [Decimal("0.7111"), Decimal("0.7111"), Decimal("0.8111")]


def test_the_option_chooses_and_the_owners_figure_stays() -> None:
    open_deal = Opportunity(
        id="O", stage="Lead", value=Decimal(1000), probability=Decimal("0.9"), expected_close=dt.date(2026, 12, 1)
    )
    deals = [*closed(4, 16, "Lead"), open_deal]
    for chosen, weighted in (("assigned", "900.00"), ("calibrated", "200.00")):  # 4 of 20: (4 + 10 × 0.2) ÷ 30 = 0.2
        found = results(deals, probability=chosen)
        assert found.forecast.open.weighted == Decimal(weighted)
        table = TABS["deals"](found, words("en")).table("deals")
        row = dict(zip((column.key for column in table.columns), table.rows[0], strict=True))
        assert (row["assigned"], row["calibrated"]) == (Decimal("0.9"), Decimal("0.2000"))
        assert found.deals[-1].record.probability == Decimal("0.9")


def test_a_stage_that_always_won_is_certain_and_no_posterior() -> None:
    deals = [
        *closed(20, 0, "Demo"),
        Opportunity(id="O", stage="Demo", value=Decimal(10), expected_close=dt.date(2026, 12, 1)),
    ]
    found = results(deals, probability="calibrated")
    assert rates(found.calibration)["Demo"] == (20, 20, Decimal("1.0000"))
    assert found.calibration.stages[1].posterior is None
    assert found.forecast.open.weighted == Decimal(10)


def test_brier_scores_and_bins() -> None:
    # Lead is assigned 0.10, Demo 0.40; one lost deal kept its owner's own 0.5
    deals = closed(4, 16, "Lead") + closed(15, 15, "Demo") + closed(0, 1, "Offer", probability=Decimal("0.5"))
    held = results(deals).reliability
    assert held.deals == 51
    # Lead: 4 × 0.9² + 16 × 0.1² = 3.4; Demo: 15 × 0.6² + 15 × 0.4² = 7.8; the other 0.5² = 0.25
    assert held.assigned == pytest.approx((3.4 + 7.8 + 0.25) / 51)
    # 19 of 51 won: 19 × (32 ÷ 51)² + 32 × (19 ÷ 51)²
    assert held.pooled == pytest.approx((19 * (32 / 51) ** 2 + 32 * (19 / 51) ** 2) / 51)
    pooled = 19 / 51
    # each deal judged by the others: a won one of Lead by (3 + 10p) ÷ 29, a lost one by (4 + 10p) ÷ 29 …
    others = [
        (4, 1 - (3 + 10 * pooled) / 29),
        (16, (4 + 10 * pooled) / 29),
        (15, 1 - (14 + 10 * pooled) / 39),
        (15, (15 + 10 * pooled) / 39),
        (1, pooled),
    ]
    assert held.calibrated == pytest.approx(sum(count * miss**2 for count, miss in others) / 51)
    assert [(float(one.low), one.deals, one.won) for one in held.bins] == [(0.1, 20, 4), (0.4, 30, 15), (0.5, 1, 0)]


@given(BOOKS)
def test_calibrated_lies_between_observed_and_the_overall_rate(deals: list[Opportunity]) -> None:
    found = results(deals).calibration
    for rate in found.stages:
        if rate.calibrated is not None and rate.observed is not None:
            low, high = sorted((rate.observed, found.won / found.deals))
            assert low - 1e-4 <= float(rate.calibrated) <= high + 1e-4
