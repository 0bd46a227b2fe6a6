"""Dates damaged on their way through spreadsheets, as text cells: read to the truth, or not at all, and never wrong."""

import csv
import datetime as dt

import pytest

from sheetcrm.core.models import Opportunity
from sheetcrm.parse import Parsed, parse
from tests.helpers import options
from tests.shared import DATA, needs_shared

from .cases import as_text

FOLDER = DATA / "maven_crm"
WHOLE = ("shwezin_mdY_slash.csv", "sudeshna_dd-mm-YYYY.csv")
MIXED = "huyentpham_mixed_mdY_and_mm-dd-yy.csv"
Days = tuple[dt.date | None, dt.date | None]


def truth() -> dict[str, Days]:
    """Both dates of every deal, from the file that was never opened in a spreadsheet."""
    with (FOLDER / "sales_pipeline.csv").open(encoding="utf-8", newline="") as stream:
        return {
            row["opportunity_id"]: (day(row["engage_date"]), day(row["close_date"])) for row in csv.DictReader(stream)
        }


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def read(name: str) -> Parsed:
    return parse(as_text(FOLDER / name, "deals"), options())


def days(record: Opportunity) -> Days:
    return record.created, record.closed


@needs_shared
@pytest.mark.parametrize("name", WHOLE)
def test_one_order_throughout_is_read_to_the_truth(name: str) -> None:
    known, book = truth(), read(name).book
    assert {row.record.id: days(row.record) for row in book.opportunities} == known


@needs_shared
def test_mixed_orders_are_never_read_wrong() -> None:
    known, result = truth(), read(MIXED)
    assert len(known) == 8800
    for row in result.book.opportunities:
        for read_as, true in zip(days(row.record), known[row.record.id], strict=True):
            assert read_as in (true, None)
    told = {problem.at.row for problem in result.problems}
    assert len(result.book.opportunities) + len({row for row in told if row > 1}) >= 8800
