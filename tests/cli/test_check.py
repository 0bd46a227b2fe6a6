"""`sheetcrm check` and `sheetcrm explain`: each format, the exit codes, the terminal."""

import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from sheetcrm.backends.findings import FIRST, Screen, console, write
from sheetcrm.cli.check import check, linker
from sheetcrm.cli.explain import explain
from sheetcrm.core.cells import CellRef
from sheetcrm.wording import words
from tests.helpers import workbook

OPEN = "| D{n} | Rossi | Offer |  | 0.5 | 2026-11-01 | 2026-12-15 |"
BOOK = """
| id | client | stage | value | probability | created    | expected close |
| D0 | Rossi  | Offer | -5    | 0.5         | 2026-11-01 | 2026-12-15     |
""" + "\n".join(OPEN.format(n=n) for n in range(1, FIRST + 3))
FINE = """
| id | client | stage | value | probability | created    | expected close |
| D1 | Rossi  | Offer | 5     | 0.5         | 2026-11-01 | 2026-12-15     |
"""


class Sheets:
    def __init__(self, table: str) -> None:
        self.table = table

    def read(self) -> object:
        return workbook(self.table)


@pytest.fixture(autouse=True)
def _book(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"fine.xlsx": FINE, "deals.xlsx": BOOK, "blanks.xlsx": FINE.replace("Rossi", "'  Rossi  ")}
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(tables[address]))


def run(*args: str, book: str = "deals.xlsx") -> Result:
    return CliRunner().invoke(check, [book, "--as-of", "2026-11-23", *args])


def test_text_groups_by_severity_and_code_and_says_how_many_more() -> None:
    result = run()
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert lines[0].startswith("book.xlsx as of Nov 23, 2026: 1 error, ")
    assert lines.index("negative-value  (1)") < lines.index(f"missing-value  ({FIRST + 2})")
    assert "… and 2 more" in lines
    assert any("Opportunities!D2" in line and "“-5”" in line for line in lines)
    assert "\x1b" not in result.stdout


def test_nothing_found_ends_with_zero() -> None:
    result = run(book="fine.xlsx")
    assert result.exit_code == 0
    assert "nothing found" in result.stdout


def test_in_italian() -> None:
    result = run("--lang", "it")
    assert "non ha ancora un valore presunto" in " ".join(result.stdout.split())
    assert "1 errore" in result.stdout


def test_json_is_the_object_of_show_without_tabs() -> None:
    result = run("--format", "json")
    said = json.loads(result.stdout)
    assert next(iter(said)) == "format_version"
    assert "tabs" not in said
    assert said["problems"][0]["cell"] == "Opportunities!D2"
    assert said["problems"][0]["severity"] == "error"


def test_csv_lists_every_cell() -> None:
    rows = list(csv.reader(io.StringIO(run("--format", "csv").stdout)))
    assert rows[0] == ["severity", "code", "cell", "value", "message", "hint"]
    assert sum(row[1] == "missing-value" for row in rows) == FIRST + 2


def test_github_annotations_are_one_line_each() -> None:
    lines = run("--format", "github").stdout.splitlines()
    assert lines[0].startswith("::error file=deals.xlsx,title=negative-value::Opportunities!D2: ")
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_fix_plan_in_every_format(form: str) -> None:
    result = run("--fix-plan", "--format", form, book="blanks.xlsx")
    assert result.exit_code == 0
    if form == "json":
        (fix,) = json.loads(result.stdout)["fixes"]
        assert (fix["cell"], fix["old"], fix["new"]) == ("Opportunities!B2", "  Rossi", "Rossi")
    elif form == "csv":
        assert list(csv.reader(io.StringIO(result.stdout)))[1] == ["Opportunities!B2", "  Rossi", "Rossi", "blanks"]
    else:
        assert "Opportunities!B2" in result.stdout
        assert "nothing is written" in result.stdout


def test_a_fix_plan_is_no_annotation() -> None:
    assert run("--fix-plan", "--format", "github").exit_code == 2


def screen(width: int, plain: bool) -> str:
    from sheetcrm import pipeline
    from tests.helpers import options

    document = pipeline.build(pipeline.load(workbook(BOOK), options()), ())
    stream = io.StringIO()
    shown = console(stream, plain, width)
    shown._force_terminal = not plain
    write(document, Screen(shown, words("en").text, linker("deals.xlsx")))
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    assert max(map(len, screen(width, plain=True).splitlines())) <= width


def test_links_lead_to_the_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    at = CellRef("My deals", 12, 6)
    assert linker("deals.xlsx")(at).endswith("/deals.xlsx#'My%20deals'!F12")
    assert linker("gsheet:1AbCdEfGhIjKl")(at) == "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKl/edit"
    monkeypatch.setenv("TERM", "linux")
    assert linker("deals.xlsx")(at) == ""


def test_no_color_prints_neither_colour_nor_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b" not in screen(80, plain=True)


@pytest.mark.parametrize("code", sorted(words("en").problems))
@pytest.mark.parametrize("language", ["en", "it"])
def test_every_code_is_explained(code: str, language: str) -> None:
    result = CliRunner().invoke(explain, [code, "--lang", language])
    assert result.exit_code == 0
    entry = words(language).problems[code]
    assert " ".join(entry.why.split()) in " ".join(result.stdout.split())


def test_a_code_that_does_not_exist_names_the_nearest() -> None:
    result = CliRunner().invoke(explain, ["won-without-awards"])
    assert result.exit_code == 2
    assert "did you mean won-without-award?" in result.stderr
    assert "missing-rate" in CliRunner().invoke(explain, []).stdout
