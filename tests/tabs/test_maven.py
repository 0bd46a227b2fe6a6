"""Maven's 8,800 deals: the README's figures, and every win rate counted again from the file."""

from collections import Counter
from decimal import Decimal

import pytest

from sheetcrm.report import Kind, Label, Tab, Value
from sheetcrm.tabs import closed_won, win_loss
from sheetcrm.wording import words
from tests.maven import maven, pipeline
from tests.shared import needs_shared

pytestmark = needs_shared


def keyed(tab: Tab, table: str) -> dict[str, tuple[Value, ...]]:
    rows = tab.table(table).rows
    return {row[0].key if isinstance(row[0], Label) else str(row[0]): row[1:] for row in rows}


def test_closed_won_by_quarter() -> None:
    tab = closed_won.build(maven(), words("en"))
    assert {quarter: row[:2] for quarter, row in keyed(tab, "by_quarter").items()} == {
        "2017-Q1": (531, 1_134_672),
        "2017-Q2": (1254, 3_086_111),
        "2017-Q3": (1257, 2_982_255),
        "2017-Q4": (1196, 2_802_496),
    }
    assert (tab.table("by_year").total or ())[1:3] == (4238, 10_005_534)
    ledger = tab.table("ledger")
    assert (len(ledger.rows), (ledger.total or ())[ledger.column("value")]) == (4238, 10_005_534)
    assert not any(table.key == "outside" for table in tab.tables)


def test_closed_won_by_month_counted_again() -> None:
    won = [deal for deal in pipeline() if deal["deal_stage"] == "Won"]
    counts = Counter(deal["close_date"][:7] for deal in won)
    values = Counter[str]()
    for deal in won:
        values[deal["close_date"][:7]] += int(deal["close_value"])
    tab = closed_won.build(maven(), words("en"))
    assert {month: row[:2] for month, row in keyed(tab, "by_month").items()} == {
        month: (counts[month], values[month]) for month in sorted(counts)
    }


def test_the_win_rate() -> None:
    row = keyed(win_loss.build(maven(), words("en")), "summary")["all_closed"]
    assert row[:2] == (4238, 2473)
    assert row[2] == pytest.approx(0.6315, abs=5e-5)
    assert row[5] == 10_005_534
    assert row[6:] == (None, None)  # the lost carry no estimate: neither their value nor a rate by value is known


@pytest.mark.parametrize(("table", "column"), [("by_product", "product"), ("by_quarter", "close_date")])
def test_win_rates_counted_again(table: str, column: str) -> None:
    def group(deal: dict[str, str]) -> str:
        text = deal[column]
        return f"{text[:4]}-Q{(int(text[5:7]) + 2) // 3}" if column == "close_date" else text

    closed = Counter((group(deal), deal["deal_stage"]) for deal in pipeline() if deal["deal_stage"] in ("Won", "Lost"))
    found = keyed(win_loss.build(maven(), words("en")), table)
    assert found.keys() == {name for name, _ in closed}
    for name, row in found.items():
        won, lost = closed[name, "Won"], closed[name, "Lost"]
        assert row[:2] == (won, lost)
        assert row[2] == pytest.approx(won / (won + lost))


def test_every_table_re_adds() -> None:
    for tab in (win_loss.build(maven(), words("en")), closed_won.build(maven(), words("en"))):
        for table in tab.tables:
            if table.total is None or table.key == "summary":
                continue
            for place, column in enumerate(table.columns):
                values = [row[place] for row in table.rows]
                if column.total and column.kind in (Kind.COUNT, Kind.MONEY) and table.total[place] is not None:
                    known = [value for value in values if isinstance(value, int | Decimal)]
                    assert sum(known) == table.total[place], (table.key, column.key)


def test_cycle_counted_again() -> None:
    import datetime as dt
    from statistics import median

    days = {"Won": [], "Lost": []}  # type: dict[str, list[int]]
    for deal in pipeline():
        if deal["deal_stage"] in days:
            start, end = (dt.date.fromisoformat(deal[name]) for name in ("engage_date", "close_date"))
            days[deal["deal_stage"]].append((end - start).days)
    found = keyed(win_loss.build(maven(), words("en")), "cycle")
    assert (found["cycle_won"][0], found["cycle_won"][2]) == (4238, median(days["Won"]))
    assert (found["cycle_lost"][0], found["cycle_lost"][2]) == (2473, median(days["Lost"]))
