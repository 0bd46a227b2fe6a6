"""The run-rate of deals created and won within the horizon."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gamma

from sheetcrm.analyses.new_business import NewBusiness
from sheetcrm.analyses.outlook import Outlook
from sheetcrm.analyses.periods import Size
from sheetcrm.core.models import Opportunity
from sheetcrm.tabs import TABS
from sheetcrm.wording import words

from .books import results

QUARTER_END = dt.date(2026, 9, 30)


def order(name: str, created: str, closed: str, award: int) -> Opportunity:
    return Opportunity(
        id=name,
        stage="Won",
        created=dt.date.fromisoformat(created),
        closed=dt.date.fromisoformat(closed),
        awarded=Decimal(award),
    )


def quarter(deals: list[Opportunity], key: str = "2026-Q4", as_of: dt.date = QUARTER_END) -> Outlook:
    found = results(deals, as_of=as_of)
    return next(line for line in found.outlooks[Size.QUARTER] if line.period.key == key)


def history() -> list[Opportunity]:
    """Four new deals in each of three quarters of 92 days back from 30 September 2026, and long ones beside them."""
    deals = []
    # windows of the fourth quarter's 92 days: (06-30, 09-30], (03-30, 06-30], (2025-12-28, 03-30]
    for place, (created, closed) in enumerate(
        (("2026-07-05", "2026-08-01"), ("2026-04-05", "2026-05-01"), ("2026-01-05", "2026-02-01"))
    ):
        deals += [order(f"N{place}{n}", created, closed, 100 * (place + 1)) for n in range(4)]
    deals.append(
        order("LONG", "2026-06-30", "2026-07-20", 5000)
    )  # created on the day before the window: was open already
    deals.append(order("OLD", "2025-12-28", "2026-01-20", 7000))  # the first day that history covers
    deals.append(order("TYPO", "1926-07-05", "2026-02-01", 9000))  # one odd date does not stretch it
    return deals


def test_wins_created_and_won_within_such_a_horizon() -> None:
    new = quarter(history()).new_business
    assert new is not None
    # LONG: created 30 June, the day on which its window opens, so open already then; OLD the same
    assert (new.windows, new.deals) == (3, 12)
    # 4 × 100, 4 × 200, 4 × 300
    assert new.expected == Decimal("800.00")
    # between: (400² + 0 + 400²) ÷ 2 = 160,000; Poisson: 4 × (100² + 200² + 300²) ÷ 3 = 186,666.67, the larger; × 4/3
    assert new.variance == pytest.approx(186_666.67 * 4 / 3, rel=1e-6)


def test_history_that_is_not_enough() -> None:
    deals = history()
    assert quarter(deals[:9]).new_business is None  # nine deals
    late = [deal for deal in deals if deal.created and deal.created > dt.date(2026, 3, 30)]
    assert quarter(late).new_business is None  # two windows
    unknown = [deal.model_copy(update={"created": None}) if place % 3 else deal for place, deal in enumerate(deals)]
    assert quarter(unknown).new_business is None  # most creation dates unknown
    assert quarter(deals, "2026-Q3").new_business is None  # nothing of that quarter is left


def test_it_stands_on_its_own_line() -> None:
    open_deal = Opportunity(
        id="O", stage="Demo", value=Decimal(1000), expected_close=dt.date(2026, 11, 1), created=dt.date(2026, 9, 1)
    )
    line = quarter([*history(), open_deal])
    assert line.sums.forecast == Decimal("400.00")  # the pipeline alone: 1,000 × 0.4
    assert line.quantiles == (Decimal(0), Decimal(0), Decimal(1000))
    tab = TABS["forecast"](results([*history(), open_deal], as_of=QUARTER_END), words("en"))
    answer = {row[0].key: row[2] for row in tab.table("answer").rows}  # type: ignore[union-attr]
    assert answer["new_business"] == Decimal("800.00")
    assert answer["with_new"] == Decimal("1200.00")
    # a loose band around 1,200: wider than new business alone, narrower than the two bands stacked
    assert answer["new_business_p10"] < answer["with_new_p10"] < 1200 < answer["with_new_p90"]
    assert answer["with_new_p90"] <= answer["new_business_p90"] + 1000


@given(st.integers(1000, 10**7), st.floats(0.05, 0.9))
def test_the_band_is_that_of_a_gamma(cents: int, spread: float) -> None:
    mean = (Decimal(cents) / 100).quantize(Decimal("0.01"))
    new = NewBusiness(mean, (spread * float(mean)) ** 2, 4, 40)
    truth = gamma(1 / spread**2, scale=float(mean) * spread**2)
    for share in (0.1, 0.5, 0.9):
        assert float(new.quantile(share)) == pytest.approx(truth.ppf(share), rel=0.02, abs=0.02 * float(mean))
    grid = new.distribution(Decimal("0.01"), 1, 1024)
    for share in (0.1, 0.5, 0.9):
        assert grid.quantile(share) == pytest.approx(float(new.quantile(share)) * 100, abs=2 * grid.step)
