"""A small book whose forecast was worked out by hand, line by line."""

from decimal import Decimal

import pytest

from sheetcrm.analyses.lines import Line
from sheetcrm.analyses.outlook import Outlook
from sheetcrm.analyses.periods import Size
from sheetcrm.analyses.results import Results
from sheetcrm.tabs import TABS
from sheetcrm.wording import words
from tests.helpers import book, options

STAGES = [
    {"name": "Lead", "order": 1, "probability": "0.10"},
    {"name": "Demo", "order": 2, "probability": "0.50", "category": "best_case"},
    {"name": "Offer", "order": 3, "probability": "0.75", "category": "commit"},
    {"name": "Hold", "order": 4},  # no probability: its deals are unrated
    {"name": "Won", "order": 5, "outcome": "won"},
    {"name": "Lost", "order": 6, "outcome": "lost"},
]
TARGETS = [
    {"period": "2026-Q4", "value": "10000"},
    {"period": "2026-11", "value": "3000"},
    {"period": "2026-11", "value": "1000", "owner": "Ada"},
    {"period": "2026", "value": "4000"},
]
BOOK = """
    | ID | Client | Owner | Product | Source  | Stage | Value    | Probability | Category | Created    | Expected close | Closed     | Awarded value |
    | W1 | Alfa   | Ada   | Press   | Fair    | Won   | 3000     |             |          | 2026-07-01 |                | 2026-10-05 | 2800.50       |
    | W2 | Beta   | Bob   | Lathe   | Web     | Won   | 1000     |             |          | 2026-03-01 |                | 2026-11-23 | 1200          |
    | W3 | Beta   | Ada   | Press   | Web     | Won   | 500      |             |          | 2025-03-01 |                | 2025-12-31 | 500           |
    | L1 | Gamma  | Ada   | Press   | Fair    | Lost  | 9000     |             |          | 2026-05-01 |                | 2026-11-02 |               |
    | O1 | Alfa   | Ada   | Press   | Fair    | Offer | 1000.01  |             |          | 2026-09-01 | 2026-11-23     |            |               |
    | O2 | Beta   | Bob   | Lathe   | Web     | Demo  | 3000.01  |             |          | 2026-09-01 | 2026-12-31     |            |               |
    | O3 | Delta  | Ada   | Lathe   | Web     | Lead  | 2000     | 0.3         |          | 2026-09-01 | 2027-01-01     |            |               |
    | O4 | Delta  | Ada   |         |         | Demo  | 800      |             |          | 2026-02-01 | 2026-11-22     |            |               |
    | O5 | Gamma  |       | Press   |         | Lead  | 400      |             |          | 2026-09-01 |                |            |               |
    | O6 | Gamma  | Bob   | Press   | Fair    | Hold  | 600      |             |          | 2026-09-01 | 2028-04-10     |            |               |
    | O7 | Gamma  | Bob   | Press   | Fair    | Lead  | 5000     |             | omitted  | 2026-09-01 | 2026-12-01     |            |               |
    | N1 | Zeta   | Bob   | Press   | Fair    | Lead  | 700      |             |          | 2026-11-24 | 2027-02-01     |            |               |
"""


@pytest.fixture(scope="module")
def results() -> Results:
    said = {"stages": STAGES, "targets": TARGETS, "currency": "EUR"}
    return Results(book(BOOK, said=said), options(**said), ())


def line(results: Results, size: Size, key: str) -> Outlook:
    return next(line for line in results.outlooks[size] if line.period.key == key)


def test_open_is_dated_overdue_and_undated(results: Results) -> None:
    found = results.forecast
    # dated: O1 1,000.01 + O2 3,000.01 + O3 2,000 + O6 600; a close expected on the as-of date itself is still to come
    assert found.lines[Line.DATED].open_amount == Decimal("6600.02")
    assert found.lines[Line.OVERDUE].open_amount == Decimal("800")  # O4, expected the day before
    assert found.lines[Line.UNDATED].open_amount == Decimal("400")  # O5
    assert found.open.open_amount == Decimal("7800.02")  # 6,600.02 + 800 + 400
    assert found.open.open_count == 6
    # O1 1,000.01 × 0.75 = 750.0075 -> 750.01; O2 3,000.01 × 0.5 = 1,500.005 -> 1,500.00 (half to even);
    # O3 2,000 × 0.3 (the owner's own, not the stage's 0.1) = 600; O4 800 × 0.5 = 400; O5 400 × 0.1 = 40; O6 has none
    assert found.open.weighted == Decimal("3290.01")
    assert found.open.unrated == Decimal("600")  # O6
    assert found.lines[Line.OMITTED].open_amount == Decimal("5000")  # O7, in no other figure
    assert found.lines[Line.AHEAD].open_amount == Decimal("700")  # N1, created the day after


@pytest.mark.parametrize(
    ("size", "key", "closed", "opened", "weighted", "commit", "best_case"),
    [
        (Size.MONTH, "2025-12", "500", "0", "0", "500", "500"),  # W3
        (Size.MONTH, "2026-10", "2800.50", "0", "0", "2800.50", "2800.50"),  # W1
        # W2, and O1 in commit: 1,200 + 1,000.01
        (Size.MONTH, "2026-11", "1200", "1000.01", "750.01", "2200.01", "2200.01"),
        (Size.MONTH, "2026-12", "0", "3000.01", "1500.00", "0", "3000.01"),  # O2 in best case
        # 2,800.50 + 1,200; 1,000.01 + 3,000.01; 750.01 + 1,500; + 1,000.01; + 3,000.01
        (Size.QUARTER, "2026-Q4", "4000.50", "4000.02", "2250.01", "5000.51", "8000.52"),
        (Size.QUARTER, "2027-Q1", "0", "2000", "600", "0", "0"),  # O3
        (Size.YEAR, "2026", "4000.50", "4000.02", "2250.01", "5000.51", "8000.52"),
        (Size.YEAR, "2028", "0", "600", "0", "0", "0"),  # O6: open, unrated
    ],
)
def test_a_period(
    results: Results, size: Size, key: str, closed: str, opened: str, weighted: str, commit: str, best_case: str
) -> None:
    sums = line(results, size, key).sums
    assert sums.closed_won == Decimal(closed)
    assert sums.open_amount == Decimal(opened)
    assert sums.weighted == Decimal(weighted)
    assert sums.forecast == Decimal(closed) + Decimal(weighted)
    assert sums.commit_forecast == Decimal(commit)
    assert sums.best_case_forecast == Decimal(best_case)


def test_targets(results: Results) -> None:
    quarter = line(results, Size.QUARTER, "2026-Q4")
    assert quarter.target == Decimal(10000)
    assert quarter.gap == Decimal("3749.49")  # 10,000 − (4,000.50 + 2,250.01)
    assert quarter.coverage == pytest.approx(4000.02 / 5999.50)  # open ÷ (10,000 − 4,000.50)
    assert quarter.attainment == pytest.approx(0.40005)
    year = line(results, Size.YEAR, "2026")
    assert year.target_met  # 4,000.50 of 4,000
    assert year.coverage is None
    assert line(results, Size.MONTH, "2026-12").target is None  # nobody said how the quarter divides
    ada = next(goal for goal in results.goals if goal.owner == "Ada")
    # of November only Ada's: nothing won (W1 is October's), O1 open
    assert (ada.line.sums.closed_won, ada.line.sums.open_amount) == (Decimal(0), Decimal("1000.01"))


def test_the_band_of_the_quarter(results: Results) -> None:
    quarter = line(results, Size.QUARTER, "2026-Q4")
    # O1 (75 %) and O2 (50 %) on top of 4,000.50 closed: neither 12.5 %, O1 alone 37.5 %, O2 alone 12.5 %, both 37.5 %.
    # In order: 4,000.50 (12.5 %), 5,000.51 (50 %), 7,000.51 (62.5 %), 8,000.52 (100 %)
    assert quarter.quantiles == (Decimal("4000.50"), Decimal("5000.51"), Decimal("8000.52"))
    assert quarter.band is not None
    assert quarter.band.error == 0
    assert quarter.chance == 0.0  # 10,000 is out of reach


def test_groups(results: Results) -> None:
    groups = results.forecast.groups
    assert {key: (sums.open_count, sums.open_amount) for key, sums in groups["stage"].items()} == {
        "lead": (2, Decimal("2400")),  # O3, O5
        "demo": (2, Decimal("3800.01")),  # O2, O4
        "offer": (1, Decimal("1000.01")),
        "hold": (1, Decimal("600")),
    }
    assert groups["owner"][""].open_amount == Decimal("400")  # O5 has no owner
    for dimension in ("stage", "product", "owner", "source", "client"):
        assert sum((sums.open_amount for sums in groups[dimension].values()), Decimal(0)) == Decimal("7800.02")


def test_tables_close_with_totals_that_re_add(results: Results) -> None:
    for language in ("en", "it"):
        for key in ("forecast", "deals"):
            for table in TABS[key](results, words(language)).tables:
                for place, column in enumerate(table.columns):
                    if column.total and table.total is not None and column.key != "target":
                        assert sum(row[place] or 0 for row in table.rows) == table.total[place], (table.key, column.key)
    deals = TABS["deals"](results, words("en")).table("deals")
    assert deals.total is not None
    assert deals.total[deals.column("value")] == results.forecast.open.open_amount
    assert deals.total[deals.column("weighted")] == results.forecast.open.weighted
    assert [row[0] for row in deals.rows] == ["O4", "O1", "O2", "O3", "O6", "O5"]
    assert [str(row[deals.column("period")]) for row in deals.rows][1:4] == ["2026-11", "2026-12", "2027-01"]
    assert deals.rows[0][deals.column("period")].key == "overdue"


def test_rolled_deals_count_in_the_present_period() -> None:
    said = {"stages": STAGES, "currency": "EUR", "overdue": "roll"}
    rolled = Results(book(BOOK, said=said), options(**said), ())
    # November: O1 1,000.01 and O4 800, rolled; the overdue line still tells it
    assert line(rolled, Size.MONTH, "2026-11").sums.open_amount == Decimal("1800.01")
    assert rolled.forecast.lines[Line.OVERDUE].open_amount == Decimal("800")
    assert rolled.forecast.open.open_amount == Decimal("7800.02")


def test_a_fiscal_year_from_april() -> None:
    said = {"stages": STAGES, "currency": "EUR", "fiscal_year_start": 4}
    results = Results(book(BOOK, said=said), options(**said), ())
    # April 2026 to March 2027 is 2027: W1 + W2 won; O1 + O2 + O3 open
    year = line(results, Size.YEAR, "2027").sums
    assert (year.closed_won, year.open_amount) == (Decimal("4000.50"), Decimal("6000.02"))
    assert line(results, Size.QUARTER, "2027-Q3").sums.closed_won == Decimal("4000.50")  # October to December
