import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from sheetcrm.cli.show import show
from sheetcrm.tabs import TABS
from tests.helpers import workbook

BOOK = """
| id | client | stage | value | probability | created    | expected close |
| D1 | Rossi  | Offer | 1000  | 0.5         | 2026-10-01 | 2026-12-15     |
| D2 |        | Offer | 500   | 0.5         | 2026-10-01 | 2026-12-15     |
"""


class Sheets:
    def read(self) -> object:
        return workbook(BOOK)


@pytest.fixture(autouse=True)
def _book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets())


def run(*args: str) -> Result:
    return CliRunner().invoke(show, ["book.xlsx", "--as-of", "2026-11-23", *args], standalone_mode=True)


def test_every_tab_in_json() -> None:
    result = run("--format", "json")
    said = json.loads(result.stdout)
    assert list(said["tabs"]) == list(TABS)
    assert said["counts"]["opportunities"] == 2
    assert result.exit_code == int(any(problem["severity"] == "error" for problem in said["problems"]))


def test_the_tabs_that_are_named() -> None:
    assert list(json.loads(run("problems", "--format", "json").stdout)["tabs"]) == ["problems"]


@pytest.mark.parametrize("name", ["Previsione", "forecast", "Forecast"])
def test_a_tab_by_the_name_that_it_has_in_the_workbook(name: str) -> None:
    assert list(json.loads(run(name, "--format", "json").stdout)["tabs"]) == ["forecast"]


def test_one_table_of_a_tab_is_plain_csv() -> None:
    lines = list(csv.reader(io.StringIO(run("problems.problems", "--format", "csv").stdout)))
    assert lines[0] == ["severity", "code", "cell", "value", "message", "hint"]


def test_an_unknown_tab_or_table_names_those_there_are() -> None:
    unknown = run("pipeline")
    assert unknown.exit_code == 2
    assert "There is no tab “pipeline”. The tabs are" in " ".join(unknown.stderr.split())
    assert "Did you mean “forecast”?" in " ".join(run("forcast").stderr.split())
    assert ", ".join(TABS) in " ".join(unknown.stderr.split())
    table = run("problems.totals")
    assert table.exit_code == 2
    assert "problems.problems" in table.stderr


def test_the_terminal_shows_the_tabs() -> None:
    assert "\x1b" not in run().stdout
    assert run().stdout
