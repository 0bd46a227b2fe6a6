"""Other people's data, where it is present: what reading must find without any option."""

import csv
import datetime as dt
import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.core.book import Book
from sheetcrm.core.cells import Cell, Grid, Workbook
from sheetcrm.core.errors import NoTable
from sheetcrm.parse import Parsed, parse
from tests.helpers import options
from tests.shared import DATA, needs_shared

pytestmark = needs_shared


def facts() -> dict[str, Any]:
    """What is known of the workbooks with rows."""
    path = DATA / "workbooks" / "FACTS.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {name: said for name, said in known.items() if "roles" in said}


def read(name: str) -> Book:
    return parse(read_workbook(DATA / "workbooks" / name, options()), options()).book


@pytest.mark.parametrize("name", facts())
def test_a_workbook_gives_its_known_rows_and_stages_without_any_option(name: str) -> None:
    known, book = facts()[name], read(name)
    assert {row.at.sheet for row in book.opportunities} == {known["sheet"]}
    assert book.tables[0].at.row == known["header_row"]
    assert len(book.opportunities) == known["data_rows(key not empty)"]
    assert not book.rejected
    stages = next((counts for key, counts in known.items() if key.startswith("counts[")), None)
    assert Counter(row.record.stage for row in book.opportunities) == stages


@pytest.mark.parametrize("name", ["maven_datamodel_only_no_rows.xlsx", "macro_crm_empty_tables.xlsm"])
def test_a_workbook_without_rows_is_refused_with_a_reason(name: str) -> None:
    with pytest.raises(NoTable) as refused:
        read(name)
    assert name in refused.value.reason
    assert refused.value.way_out


def test_the_table_on_the_ninth_of_twenty_sheets() -> None:
    book = read("maven_14_pivots_dashboard.xlsx")
    assert str(book.tables[0].at) == "sales_pipeline!A1"
    assert Counter(book.outcome(row.record).value for row in book.opportunities) == {
        "won": 4238,
        "lost": 2473,
        "open": 2089,
    }
    assert sum(row.record.awarded or 0 for row in book.opportunities) == 10005534


def maven(name: str) -> list[list[str]]:
    with (DATA / "maven_crm" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@cache
def truth() -> dict[str, tuple[dt.date | None, dt.date | None]]:
    """Engage and close date by opportunity."""
    head, *rows = maven("sales_pipeline.csv")
    engaged, closed = head.index("engage_date"), head.index("close_date")

    def day(text: str) -> dt.date | None:
        return dt.date.fromisoformat(text) if text else None

    return {row[0]: (day(row[engaged]), day(row[closed])) for row in rows}


def as_text(name: str) -> Parsed:
    """The file's cells, all of them text."""
    rows: list[list[Cell]] = [[cell or None for cell in row] for row in maven(name)]
    return parse(Workbook(name, "r", {"pipeline": Grid("pipeline", rows)}), options())


@pytest.mark.parametrize("name", ["shwezin_mdY_slash.csv", "sudeshna_dd-mm-YYYY.csv"])
def test_damaged_dates_that_the_column_proves_read_to_the_truth(name: str) -> None:
    result = as_text(name)
    assert len(result.book.opportunities) == 8800
    assert not [problem for problem in result.problems if problem.severity == "error"]
    for row in result.book.opportunities:
        assert (row.record.created, row.record.closed) == truth()[row.record.id]


def test_mixed_orders_are_refused_cell_by_cell_and_never_read_wrong() -> None:
    result = as_text("huyentpham_mixed_mdY_and_mm-dd-yy.csv")
    for row in result.book.opportunities:
        assert (row.record.created, row.record.closed) == truth()[row.record.id]
    assert len(result.book.opportunities) + result.book.rejected == 8800
    named = [problem for problem in result.problems if problem.code == "mixed-date-orders"]
    assert [problem.value for problem in named] == ["engage_date", "close_date"]
    assert all(problem.related for problem in named)
    codes = Counter(problem.code for problem in result.problems)
    assert codes["ambiguous-date"] == 2972 + 2423
