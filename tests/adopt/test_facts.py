"""Other people's workbooks, adopted with `--yes` alone: rows, sums, ranges and stage counts as known of each."""

import datetime as dt
import json
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.cli.main import program
from sheetcrm.core.book import Book
from sheetcrm.core.cells import Workbook
from sheetcrm.core.errors import NoTable
from sheetcrm.core.models import Opportunity
from sheetcrm.parse import parse
from sheetcrm.settings import read_options
from tests.helpers import AS_OF
from tests.shared import DATA, needs_shared

from .cases import EMPTY

WORKBOOKS = DATA / "workbooks"


def facts() -> dict[str, Any]:
    """What is known of the workbooks with rows."""
    if not WORKBOOKS.is_dir():
        return {}
    known = json.loads((WORKBOOKS / "FACTS.json").read_text(encoding="utf-8"))
    return {name: said for name, said in known.items() if "roles" in said}


def adopted(name: str, folder: Path) -> tuple[Workbook, Book]:
    """The cells, and the book as the adopted options read it."""
    path = folder / name
    shutil.copyfile(WORKBOOKS / name, path)
    before = path.read_bytes()
    result = CliRunner().invoke(program, ["adopt", str(path), "--yes"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert path.read_bytes() == before
    assert (folder / "sheetcrm.toml").is_file()
    options = read_options(str(path), AS_OF)
    workbook = read_workbook(path, options)
    return workbook, parse(workbook, options).book


def by_hand(text: str) -> Decimal:
    """A German amount such as `€ 3.500,00`."""
    return Decimal(text.replace("€", "").replace(".", "").replace(",", ".").strip() or 0)


def when(record: Opportunity, role: str) -> dt.date | None:
    """A date; a column of close dates holds the expected one while a deal is open."""
    day: dt.date | None = getattr(record, role)
    return record.expected_close if day is None and role == "closed" else day


@needs_shared
@pytest.mark.parametrize("name", facts())
def test_an_adopted_workbook_gives_the_known_numbers(name: str, tmp_path: Path) -> None:
    known, (workbook, book) = facts()[name], adopted(name, tmp_path)
    sheet = workbook.grids[known["sheet"]]
    rows = [row for row in (*book.opportunities, *book.duplicates) if row.at.sheet == known["sheet"]]
    records = [row.record for row in rows]
    assert not book.rejected
    assert len(records) == len(book.opportunities) == known["data_rows(key not empty)"]
    assert min(row.at.row for row in rows) > known["header_row"]
    for role, heading in known["roles"].items():
        if f"sum[{heading}]" in known:
            raw = [(sheet.at(row.at.row, row.columns[role]), getattr(row.record, role) or 0) for row in rows]
            # the known sums are of numbers only; amounts kept as text ("€ 3.500,00") come on top
            numbers = sum((amount for cell, amount in raw if isinstance(cell, int | float)), Decimal(0))
            assert round(numbers, 2) == Decimal(str(known[f"sum[{heading}]"]))
            assert all(amount == by_hand(cell) for cell, amount in raw if isinstance(cell, str))
        if f"range[{heading}]" in known:
            first, last, count = known[f"range[{heading}]"]
            days = [day for record in records if (day := when(record, role)) is not None]
            assert (str(min(days)), str(max(days)), len(days)) == (first[:10], last[:10], count)
        if f"counts[{heading}]" in known:
            assert Counter(getattr(record, role) for record in records) == known[f"counts[{heading}]"]


@needs_shared
def test_the_pipeline_among_twenty_sheets_is_found(tmp_path: Path) -> None:
    _, book = adopted("maven_14_pivots_dashboard.xlsx", tmp_path)
    won = [row.record for row in book.opportunities if row.record.stage == "Won"]
    assert {row.at.sheet for row in book.opportunities} == {"sales_pipeline"}
    assert (len(book.opportunities), len(won)) == (8800, 4238)
    assert sum(record.awarded or 0 for record in won) == 10005534


@needs_shared
@pytest.mark.parametrize("name", EMPTY)
def test_a_workbook_without_deals_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    shutil.copyfile(WORKBOOKS / name, tmp_path / name)
    with pytest.raises(NoTable, match=r"no table|no deals") as refused:
        CliRunner().invoke(program, ["adopt", str(tmp_path / name), "--yes"], catch_exceptions=False)
    assert refused.value.way_out
    assert not list(tmp_path.glob("*.toml"))
