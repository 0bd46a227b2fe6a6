"""The forecast tabs keep to the contract: tables, columns, charts on tables that are there, both languages."""

import datetime as dt
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from sheetcrm.analyses.results import Results
from sheetcrm.backends.csv import write as csv_of
from sheetcrm.backends.json import write as json_of
from sheetcrm.backends.text import write as text_of
from sheetcrm.core.book import Lists
from sheetcrm.core.models import Category, Opportunity
from sheetcrm.pipeline import build
from sheetcrm.report import Kind, Label, Note, Tab, Table
from sheetcrm.tabs import TABS
from sheetcrm.wording import LANGUAGES, words
from tests.analyses.books import results
from tests.helpers import book, options

PERIODS = [
    "period",
    "start",
    "end",
    "closed_won_count",
    "closed_won",
    "open_count",
    "open_amount",
    "weighted",
    "forecast",
    "commit",
    "best_case",
    "p10",
    "p50",
    "p90",
    "new_business",
    "target",
    "coverage",
    "attainment",
]
COLUMNS = {
    "by_month": PERIODS,
    "by_quarter": PERIODS,
    "by_year": PERIODS,
    "by_stage": ["group", "open_count", "open_amount", "weighted"],
    "by_product": ["group", "open_count", "open_amount", "weighted"],
    "by_owner": ["group", "open_count", "open_amount", "weighted"],
    "by_source": ["group", "open_count", "open_amount", "weighted"],
    "by_client": ["group", "open_count", "open_amount", "weighted"],
    "summary": ["metric", "value"],
    "calibration": ["stage", "deals", "won", "assigned", "observed", "low", "high", "calibrated"],
}
DEALS = [
    "id",
    "client",
    "owner",
    "product",
    "stage",
    "category",
    "expected_close",
    "period",
    "value",
    "probability",
    "weighted",
    "cell",
]
METRICS = {"open_amount", "weighted", "dated", "overdue", "undated", "closed_won", "largest_deal_share"}

OPEN = [
    Opportunity(
        id=f"O{n:02}",
        client=f"Client {n:02}",
        owner=("Bob", "Ada", "Cy")[n % 3],
        stage=("Lead", "Demo", "Offer")[n % 3],
        value=Decimal(100 * (n + 1)),
        expected_close=dt.date(2026, 12, 1) + dt.timedelta(20 * n),
    )
    for n in range(30)
]
WON = [Opportunity(id="W", stage="Won", awarded=Decimal(4000), closed=dt.date(2026, 10, 1))]


@pytest.fixture(params=LANGUAGES)
def tab(request: pytest.FixtureRequest) -> Tab:
    return TABS["forecast"](results(OPEN + WON), words(request.param))


def keys(table: Table) -> list[str]:
    return [column.key for column in table.columns]


def test_tables_and_columns(tab: Tab) -> None:
    for key, expected in COLUMNS.items():
        assert keys(tab.table(key))[: len(expected)] == expected, key
    assert {row[0].key for row in tab.table("summary").rows if isinstance(row[0], Label)} >= METRICS


def test_details_and_what_stands_outside() -> None:
    omitted = OPEN[0].model_copy(update={"id": "X", "category": Category.OMITTED})
    later = OPEN[0].model_copy(update={"id": "Y", "created": dt.date(2026, 12, 24)})
    for language in LANGUAGES:
        shown = TABS["deals"](results([*OPEN, omitted, later]), words(language))
        assert [key for key in keys(shown.table("deals")) if key in DEALS] == DEALS
        assert shown.table("deals").long
        assert [row[0] for row in shown.table("outside").rows] == ["X", "Y"]


def test_the_first_screen_answers(tab: Tab) -> None:
    first, second = tab.blocks[:2]
    assert isinstance(first, Note)
    assert first.strong
    assert "2026-Q4" in first.text
    assert isinstance(second, Table)
    answer = {row[0].key: row[1] for row in second.rows if isinstance(row[0], Label)}
    # won 4,000; in December O00 (Lead, 100 × 0.1) and O01 (Demo, 200 × 0.4); the target is 5,000
    assert answer["closed_won"] == Decimal(4000)
    assert answer["weighted"] == Decimal("90.00")
    assert (answer["target"], answer["gap"]) == (Decimal(5000), Decimal("910.00"))
    # neither 54 %, O00 alone 6 %, O01 alone 36 %, both 4 %
    assert (answer["p10"], answer["p50"], answer["p90"]) == (Decimal(4000), Decimal(4000), Decimal(4200))
    assert answer["without_largest_p90"] == Decimal(4000)  # O00 alone, 10 %
    assert answer["largest_share"] == pytest.approx(2 / 3)


def test_lines_that_say_nothing_of_any_period_are_left_out() -> None:
    aimless = replace(results(OPEN + WON).book, lists=Lists())
    found = TABS["forecast"](Results(aimless, options(), ()), words("en")).table("answer")
    told = {row[0].key for row in found.rows if isinstance(row[0], Label)}
    assert told >= {"closed_won", "weighted", "forecast", "p90"}
    assert not told & {"target", "gap", "above_target", "chance", "coverage", "attainment"}
    assert all(any(value is not None for value in row[1:]) for row in found.rows)


def test_what_is_above_the_target_is_said_so_and_never_negative() -> None:
    more = [one.model_copy(update={"id": f"W{n}", "awarded": Decimal(3000)}) for n, one in enumerate(WON * 2)]
    for language in LANGUAGES:
        found = TABS["forecast"](results(OPEN + more), words(language))
        answer = {row[0].key: row[1] for row in found.table("answer").rows if isinstance(row[0], Label)}
        assert "gap" not in answer
        assert answer["above_target"] == Decimal("1090.00")  # 6,000 won and 90 weighted of 5,000
        aims, quarter = found.table("targets"), found.table("targets").rows[0]
        assert (quarter[aims.column("gap")], quarter[aims.column("above_target")]) == (None, Decimal("1090.00"))


def test_where_commit_lies_above_p90_the_largest_deal_is_named() -> None:
    said = {"stage": "Offer", "value": Decimal(1000)}
    small = [OPEN[0].model_copy(update={"id": f"S{n}", **said}) for n in range(4)]
    big = {"id": "BIG", "client": "Adria", "value": Decimal(90000), "probability": Decimal("0.05")}
    table = TABS["forecast"](results([*small, small[0].model_copy(update=big)]), words("en")).table("answer")
    # 95 % of the weight lies where BIG is lost, and the four others bring 4,000 at most
    expected = "2026-Q4: Commit (94,000.00) lies above P90 (4,000.00), since it counts whole what is promised; "
    assert expected + "the largest open deal, BIG Adria, is 95.7% of the open amount." in table.note
    assert table.note.count("BIG") == 1, "it is the largest of the year as well"
    assert "promised" not in TABS["forecast"](results(WON), words("en")).table("answer").note


def test_the_longer_periods_come_first(tab: Tab) -> None:
    order = [table.key for table in tab.tables]
    assert order.index("by_year") < order.index("by_quarter") < order.index("by_month")


def test_charts_stand_on_tables_that_are_there(tab: Tab) -> None:
    assert [chart.key for chart in tab.charts] == ["forecast_by_month", "forecast_by_quarter", "pipeline_by_stage"]
    for chart in tab.charts:
        columns = keys(tab.table(chart.table))
        used = {chart.categories, *(name for one in chart.series for name in (one.column, one.low, one.high) if name)}
        assert used <= set(columns)
        assert chart.first_row < max(len(tab.table(chart.table).rows), 1)
        assert chart.title
        assert chart.x_title
        assert chart.y_title


def test_many_clients_close_with_the_rest(tab: Tab) -> None:
    table = tab.table("by_client")
    assert len(table.rows) == 21
    assert table.rows[0][0] == "Client 29"
    rest = table.rows[-1]
    assert isinstance(rest[0], Label)
    assert (rest[0].key, rest[1]) == ("rest", 10)
    assert table.total is not None
    assert table.total[2] == sum(Decimal(100 * (n + 1)) for n in range(30))


def test_owners_stand_by_name(tab: Tab) -> None:
    assert [row[0] for row in tab.table("by_owner").rows] == ["Ada", "Bob", "Cy"]
    assert [row[0] for row in tab.table("by_stage").rows] == ["Lead", "Demo", "Offer"]


def test_what_does_not_apply_is_blank(tab: Tab) -> None:
    table = tab.table("by_month")
    past = dict(zip(keys(table), table.rows[0], strict=True))
    assert past["period"] == "2026-01"
    assert past["closed_won"] == 0
    assert [past[key] for key in ("p10", "p50", "p90", "new_business", "target", "coverage", "attainment")] == [
        None
    ] * 7
    assert all(column.kind is Kind.MONEY for column in table.columns if column.key in ("p10", "p90", "target"))


def test_coverage_is_a_number_or_null_for_scripts_and_a_word_for_people() -> None:
    sheet = """
    | id | client | stage | value | created    | closed     | awarded | expected close |
    | D1 | Rossi  | Won   | 1000  | 2026-10-02 | 2026-11-02 | 900     |                |
    | D2 | Verdi  | Lead  | 1000  | 2026-10-02 |            |         | 2026-12-20     |
    """
    goals = [{"period": "2026-11", "value": 500}, {"period": "2026-12", "value": 500}, {"period": "2026", "value": 900}]
    read = book(sheet, said={"targets": goals})
    said = build(Results(read, options(targets=goals), ()), ("forecast",))
    one, two, three = io.StringIO(), io.StringIO(), io.StringIO()
    json_of(said, one), csv_of(said, two), text_of(said, three, width=300)
    found = json.loads(one.getvalue())["tabs"]["forecast"]
    by_month = {row["period"]: row["coverage"] for row in found["by_month"] if row["target"] is not None}
    assert by_month == {"2026-11": None, "2026-12": 2.0}
    assert [row["coverage"] for row in found["targets"]] == [None, None, 2.0]
    (line,) = [row for row in found["answer"] if row["metric"] == "coverage"]
    assert all(value is None or isinstance(value, float) for key, value in line.items() if key != "metric")
    assert "target_met" not in one.getvalue() + two.getvalue()
    assert "target met" in three.getvalue()
