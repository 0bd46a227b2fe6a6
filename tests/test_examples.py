"""The options files of examples/ on the workbooks they were made for: the figures known of those, and nothing lost."""

import csv
import datetime as dt
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.shared import DATA, TOOLS, needs_shared

ROOT = Path(__file__).resolve().parents[1]
BOOKS = DATA / "workbooks"
MAVEN = BOOKS / "maven_formulas_xlookup_dashboard.xlsx"
GERMAN = BOOKS / "de_pipeline_vlookup_probability.xlsx"
ALLOWED = {"[content_types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "docprops/app.xml"}
pytestmark = needs_shared


def sheetcrm(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The program as a user runs it."""
    command = [sys.executable, "-m", "sheetcrm", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def refreshed(source: Path, example: str, as_of: str, folder: Path) -> tuple[Path, dict]:
    """A copy of a workbook after a refresh, and what `show` says of it then."""
    book = folder / source.name
    shutil.copyfile(source, book)
    said = ["--config", ROOT / "examples" / example, "--as-of", as_of]
    run = sheetcrm("refresh", book, *said)
    assert run.returncode in (0, 1), run.stderr
    shown = sheetcrm("show", book, *said, "--format", "json")
    assert shown.returncode == run.returncode, shown.stderr
    return book, json.loads(shown.stdout, parse_float=Decimal)


@pytest.fixture(scope="module")
def maven(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    return refreshed(MAVEN, "maven.sheetcrm.toml", "2017-12-31", tmp_path_factory.mktemp("maven"))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    return refreshed(GERMAN, "de_pipeline.sheetcrm.toml", "2025-06-15", tmp_path_factory.mktemp("german"))


def difference(before: Path, after: Path) -> dict:
    """What the write touched, as an independent tool sees it."""
    run = subprocess.run(
        [sys.executable, TOOLS / "workbook_diff.py", before, after], capture_output=True, text=True, check=False
    )
    found: dict = json.loads(run.stdout)
    return found


def formulas(book: Path) -> tuple[int, int]:
    """Formulas of the first sheet, and how many of them keep their value."""
    with zipfile.ZipFile(book) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode()
    cells = [cell for cell in re.findall(r"<c [^>]*?(?:/>|>.*?</c>)", text) if "<f" in cell]
    return len(cells), sum("<v>" in cell for cell in cells)


def test_maven_wins_by_quarter(maven: tuple[Path, dict]) -> None:
    told = maven[1]
    assert told["counts"] | {"rejected": 0} == told["counts"]
    assert {key: told["counts"][key] for key in ("opportunities", "open", "won", "lost")} == {
        "opportunities": 8800,
        "open": 2089,
        "won": 4238,
        "lost": 2473,
    }
    quarters = {row["period"]: row for row in told["tabs"]["closed_won"]["by_quarter"]}
    assert {period: (row["count"], row["value"]) for period, row in quarters.items() if row["count"]} == {
        "2017-Q1": (531, 1134672),
        "2017-Q2": (1254, 3086111),
        "2017-Q3": (1257, 2982255),
        "2017-Q4": (1196, 2802496),
    }
    ledger = told["tabs"]["closed_won"]["ledger"]
    assert (len(ledger), sum(row["value"] for row in ledger)) == (4238, 10005534)
    forecast = {row["period"]: row["closed_won"] for row in told["tabs"]["forecast"]["by_quarter"]}
    assert all(forecast[period] == quarters[period]["value"] for period in quarters if period in forecast)


def test_maven_months_equal_a_count_of_the_original_export(maven: tuple[Path, dict]) -> None:
    months: dict[str, Decimal] = {}
    with (DATA / "maven_crm" / "sales_pipeline.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["deal_stage"] == "Won":
                period = row["close_date"][:7]
                months[period] = months.get(period, Decimal(0)) + Decimal(row["close_value"])
    told = {row["period"]: row["value"] for row in maven[1]["tabs"]["closed_won"]["by_month"] if row["count"]}
    assert told == months


@pytest.mark.parametrize("name", ["maven", "german"])
def test_nothing_of_theirs_is_touched(name: str, request: pytest.FixtureRequest) -> None:
    after, _ = request.getfixturevalue(name)
    found = difference(MAVEN if name == "maven" else GERMAN, after)
    assert found["lost"] == []
    assert found["problems"] == {}
    assert set(found["touched"]) <= ALLOWED
    assert found["added"]


def test_mavens_formulas_keep_their_values(maven: tuple[Path, dict]) -> None:
    assert formulas(maven[0]) == formulas(MAVEN) == (44005, 44005)


def test_the_german_pipeline_weighs_what_an_independent_sum_says(german: tuple[Path, dict]) -> None:
    rows = CalamineWorkbook.from_path(GERMAN).get_sheet_by_name("Sales Pipeline").to_python()
    deals = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    amount, chance = "Expected Order Volume (€)", "Probability (%)"
    assert len(deals) == german[1]["counts"]["opportunities"] == 150
    assert sum(Decimal(repr(deal[amount])) for deal in deals) == 4240900
    still_open = [deal for deal in deals if deal["Stage"] not in ("Won", "Lost")]
    weighted = sum(
        (Decimal(repr(deal[amount])) * Decimal(repr(deal[chance]))).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        for deal in still_open
    )
    told = {row["metric"]: row["value"] for row in german[1]["tabs"]["forecast"]["summary"]}
    assert told["open_amount"] == sum(Decimal(repr(deal[amount])) for deal in still_open)
    assert told["weighted"] == weighted
    listed = german[1]["tabs"]["deals"]["deals"]
    assert sum(row["weighted"] for row in listed) == weighted


def test_a_second_refresh_changes_nothing_but_the_time(german: tuple[Path, dict], tmp_path: Path) -> None:
    again = tmp_path / german[0].name
    shutil.copyfile(german[0], again)
    run = sheetcrm("refresh", again, "--config", ROOT / "examples/de_pipeline.sheetcrm.toml", "--as-of", "2025-06-15")
    assert run.returncode in (0, 1), run.stderr
    found = difference(german[0], again)
    assert (found["lost"], found["added"], found["problems"]) == ([], [], {})
    for part in found["touched"]:
        assert unclocked(german[0], part) == unclocked(again, part), part


def unclocked(book: Path, part: str) -> str:
    """A part's text without its times of day and dates of today."""
    with zipfile.ZipFile(io.BytesIO(book.read_bytes())) as package:
        name = next(name for name in package.namelist() if name.lower() == part)
        text = package.read(name).decode()
    return re.sub(r"\b\d{1,2}:\d\d(:\d\d)?\b", "", text).replace(dt.date.today().isoformat(), "")
