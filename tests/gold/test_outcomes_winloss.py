"""A year of a small team, worked by hand: what was won, what was lost, and the Win-Loss tab that says so."""

from decimal import Decimal

import pytest

from sheetcrm.analyses.results import Results
from sheetcrm.core.cells import CellRef
from sheetcrm.report import Label, Tab, Value
from sheetcrm.tabs.win_loss import build
from sheetcrm.wording import words
from tests.helpers import book, options

SAID: dict[str, object] = {"currency": "EUR"}
STAGES = """
| stage       | order | probability | outcome | offer |
| Demo        | 1     | 0.2         | open    |       |
| Offer       | 2     | 0.5         | open    | yes   |
| Won         | 3     | 1           | won     |       |
| Lost        | 4     | 0           | lost    |       |
"""
BOOK = """
| id | client  | product | source | stage | value | created    | expected close | offer date | offer value | closed     | awarded | loss reason | last stage |
| D1 | Rossi   | Pump    | Web    | Won   | 1000  | 2026-01-01 | 2026-03-01     | 2026-01-11 | 1000        | 2026-01-31 | 900     |             |            |
| D2 | Bianchi | Pump    | Web    | Won   | 2000  | 2026-01-01 | 2026-03-01     | 2026-02-01 | 1800        | 2026-03-02 | 1800    |             |            |
| D3 | Verdi   | Pump    | Fair   | Lost  | 2500  | 2026-01-01 | 2026-03-01     | 2026-02-10 | 2500        | 2026-02-20 |         | Price       | Offer      |
| D4 | Neri    | Valve   | Fair   | Lost  | 400   | 2026-02-01 | 2026-03-01     |            |             | 2026-04-12 |         | Other       | Demo       |
| D5 | Gialli  | Valve   | Web    | Lost  | 600   | 2026-02-01 | 2026-03-01     |            |             | 2026-05-12 |         |             | Demo       |
| D6 | Viola   | Valve   |        | Won   |       | 2026-04-01 | 2026-05-01     |            |             | 2026-04-11 | 300     |             |            |
| D7 | Blu     | Valve   | Fair   | Lost  | 700   | 2026-04-01 | 2026-05-01     |            |             | 2026-06-30 |         | No decision | Demo       |
| D8 | Rosa    | Pump    | Web    | Offer | 5000  | 2026-09-24 | 2026-12-01     | 2026-10-01 | 5000        |            |         |             |            |
| D9 | Grigi   | Pump    | Fair   | Demo  | 1200  | 2026-10-24 | 2026-12-01     |            |             |            |         |             |            |
"""


def win_loss(language: str = "en") -> Tab:
    read = book(BOOK, Lists=STAGES, said=SAID)
    return build(Results(read, options(**SAID), ()), words(language))


TAB = win_loss()


def rows(table: str, tab: Tab = TAB) -> dict[str, tuple[Value, ...]]:
    """A table's rows by their first cell."""
    return {key(row[0]): row[1:] for row in tab.table(table).rows}


def key(value: Value) -> str:
    return value.key if isinstance(value, Label) else str(value)


def test_win_rate() -> None:
    # 3 won of 7 closed = 42.857 %.
    # Wilson, z = 1.959964, z² = 3.841459, n = 7, p = 3/7:
    #   centre = (0.428571 + 3.841459/14) / (1 + 3.841459/7) = 0.702961 / 1.548780 = 0.453881
    #   half   = 1.959964 · √(0.428571·0.571429/7 + 3.841459/196) / 1.548780
    #          = 1.959964 · √(0.034985 + 0.019599) / 1.548780 = 0.295659
    #   low = 0.158222, high = 0.749540
    # won value = 900 + 1,800 + 300 = 3,000; lost = 2,500 + 400 + 600 + 700 = 4,200; by value 3,000/7,200 = 41.667 %
    won, lost, rate, low, high, won_value, lost_value, by_value = rows("summary")["all_closed"]
    assert (won, lost, won_value, lost_value) == (3, 4, 3000, 4200)
    assert rate == pytest.approx(3 / 7)
    assert (low, high) == (pytest.approx(0.158222, abs=1e-5), pytest.approx(0.749540, abs=1e-5))
    assert by_value == pytest.approx(0.416667, abs=1e-6)


def test_by_quarter_of_the_close_date() -> None:
    # Q1: D1, D2 won, D3 lost. Q2: D6 won, D4, D5, D7 lost.
    found = rows("by_quarter")
    assert {quarter: row[:2] for quarter, row in found.items()} == {"2026-Q1": (2, 1), "2026-Q2": (1, 3)}
    assert [row[5:7] for row in found.values()] == [(2700, 2500), (300, 1700)]
    # months without a gap: January to June
    months = rows("by_month")
    assert list(months) == ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"]
    assert months["2026-02"][:3] == (0, 1, 0.0)


def test_by_product_source_and_size() -> None:
    assert {name: row[:2] for name, row in rows("by_product").items()} == {"Pump": (2, 1), "Valve": (1, 3)}
    assert {name: row[:2] for name, row in rows("by_source").items()} == {"Fair": (0, 3), "Web": (2, 1), "none": (1, 0)}
    # estimates: 400, 600, 700 | 1,000, 2,000, 2,500 | D6 has none
    found = rows("by_size")
    assert {name: row[:2] for name, row in found.items()} == {
        "300-1000": (0, 3),
        "1000-3000": (2, 1),
        "no_estimate": (1, 0),
    }


def test_cohorts_hold_the_open_as_well() -> None:
    # created in Q1: D1–D5 (2 won, 3 lost); Q2: D6, D7; Q3: D8; Q4: D9
    found = rows("by_cohort")
    assert {quarter: row[:5] for quarter, row in found.items()} == {
        "2026-Q1": (5, 2, 3, 0, 0.4),
        "2026-Q2": (2, 1, 1, 0, 0.5),
        "2026-Q3": (1, 0, 0, 1, 0.0),
        "2026-Q4": (1, 0, 0, 1, 0.0),
    }


def test_reasons() -> None:
    # four lost, each for another reason: 25 % each, cumulated 25, 50, 75, 100; blank first, then by name
    found = rows("by_reason")
    assert {reason: (key(row[0]), *row[1:]) for reason, row in found.items()} == {
        "blank": ("blank", 1, 600, 0.25, 0.25),
        "No decision": ("no_decision", 1, 700, 0.25, 0.5),
        "Other": ("other", 1, 400, 0.25, 0.75),
        "Price": ("reason", 1, 2500, 0.25, 1.0),
    }
    assert rows("by_last_stage") == {
        "Demo": (3, 1700, 0.75),
        "Offer": (1, 2500, 0.25),
    }
    assert (TAB.table("by_reason").total or ())[1:] == (None, 4, 4200, 1.0, None)


def test_the_offer_as_a_step() -> None:
    # with: D1, D2, D3, D8 = 4 of 9 deals, 2 won and 1 lost; without: D4, D5, D6, D7, D9, 1 won and 3 lost
    found = rows("offers")
    assert found["with_offer"][:5] == (4, 4 / 9, 2, 1, 2 / 3)
    assert found["without_offer"][:5] == (5, 5 / 9, 1, 3, 0.25)
    # from the offer to the decision: D1 11→31 January 20 days, D2 1 February→2 March 29 days; D3 10→20 February 10
    assert rows("cycle")["offer_won"] == (2, 22.25, 24.5, 26.75, 24.5, 0)
    assert rows("cycle")["offer_lost"] == (1, 10, 10, 10, 10, 0)


def test_realisation() -> None:
    # award ÷ estimate: D1 0.9, D2 0.9 (D6 has no estimate)
    # offer ÷ estimate of closed deals: D1 1.0, D2 0.9, D3 1.0; quartiles 0.95, 1.0, 1.0
    # award ÷ offer: D1 0.9, D2 1.0; quartiles 0.925, 0.95, 0.975
    found = rows("realisation")
    assert found["award_estimate"] == (2, 0.9, 0.9, 0.9)
    assert found["offer_estimate"] == (3, pytest.approx(0.95), 1.0, 1.0)
    assert found["award_offer"] == (2, pytest.approx(0.925), pytest.approx(0.95), pytest.approx(0.975))


def test_cycle_and_time_to_close() -> None:
    # won: D1 30 days, D2 60, D6 10: median 30, quartiles 20 and 45, mean 33.33
    # lost: D3 50, D4 70, D5 100, D7 90: median 80, quartiles 65 and 92.5, mean 77.5
    # open on 23 November: D8 60 days, D9 30 days: median 45
    found = rows("cycle")
    assert found["cycle_won"] == (3, 20, 30, 45, pytest.approx(100 / 3), 0)
    assert found["cycle_lost"] == (4, 65, 80, 92.5, 77.5, 0)
    assert found["age_open"][:3] == (2, 37.5, 45)
    # Kaplan–Meier of 10, 30, 30+, 50, 60, 60+, 70, 90, 100 (+ is censored):
    #   day 10: 1 of 9 → 8/9; day 30: 1 of 8 → 7/9; day 50: 1 of 6 → 35/54; day 60: 1 of 5 → 14/27 = 0.518519
    #   day 70: 1 of 3 → 28/81 = 0.345679 (the median); day 90: 1 of 2 → 14/81; day 100: 1 of 1 → 0
    assert found["time_to_close"][:3] == (9, None, 70)
    assert rows("time_to_close") == {
        "30": (8, pytest.approx(2 / 9), pytest.approx(7 / 9)),
        "60": (5, pytest.approx(13 / 27), pytest.approx(14 / 27)),
        "90": (2, pytest.approx(67 / 81), pytest.approx(14 / 81)),
    }


def test_velocity() -> None:
    # 2 open × mean award 3,000/3 = 1,000 × 3/7 ÷ mean cycle 100/3 days = 857.142857 ÷ 33.333… = 25.714… a day
    assert TAB.table("velocity").rows[0] == (2, 1000, 3 / 7, pytest.approx(100 / 3), Decimal("25.71"))


def test_what_a_reader_is_told() -> None:
    notes = " ".join(block.text for block in TAB.blocks if hasattr(block, "text"))
    assert "3 of 7 closed deals were won: a win rate of 42.9% (95% interval: 15.8% to 75%)." in notes
    assert "Of 4 lost deals: without a reason 1 (25%); with no more than “other” or “not known” 1 (25%)" in notes


def test_italian_gives_the_same_numbers() -> None:
    italian = win_loss("it")
    for table in TAB.tables:
        other = italian.table(table.key)
        assert [tuple(map(plain, row)) for row in table.rows] == [tuple(map(plain, row)) for row in other.rows]
        assert table.title != other.title


def plain(value: Value) -> Value:
    return value.key if isinstance(value, Label) else value


def test_nobody_is_ranked() -> None:
    assert not any(column.key == "owner" for table in TAB.tables for column in table.columns)


def test_every_row_is_as_wide_as_its_table() -> None:
    for table in TAB.tables:
        assert {len(row) for row in (*table.rows, *([table.total] if table.total else []))} <= {len(table.columns)}
    for chart in TAB.charts:
        columns = {column.key for column in TAB.table(chart.table).columns}
        assert {chart.categories, *(series.column for series in chart.series)} <= columns


def test_cells_are_links_never_names() -> None:
    assert not any(isinstance(value, CellRef) for table in TAB.tables for row in table.rows for value in row)
