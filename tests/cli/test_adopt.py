"""`sheetcrm adopt`: what it prints, asks and writes, and that a second run keeps what somebody changed."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sheetcrm.cli.adopt import adopt
from sheetcrm.core.errors import BadOptions, CannotWrite, NoTable
from tests.helpers import workbook

DEALS = """
| Deal ID | Customer | Sales rep | Stage   | Deal value | Created    | Expected close | Close date |
| 1       | Rossi    | Anna      | Lead    | 1000       | 2026-09-01 | 2026-12-15     |            |
| 2       | Verdi    | Anna      | Limbo   | 2000       | 2026-09-02 | 2026-12-20     |            |
| 3       | Neri     | Luca      | Won     | 3000       | 2026-05-02 | 2026-10-20     | 2026-10-10 |
| 4       | Bruni    | Luca      | Lost    | 4000       | 2026-05-02 | 2026-09-20     | 2026-09-10 |
"""
NOTHING = "| Colour | Taste |\n| red | sweet |"


class Sheets:
    def __init__(self, table: str) -> None:
        self.table = table

    def read(self) -> object:
        return workbook(self.table)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tables = {"deals.xlsx": DEALS, "nothing.xlsx": NOTHING}
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(tables[Path(address).name]))
    (tmp_path / "deals.xlsx").write_bytes(b"")
    return tmp_path


def run(folder: Path, *args: str, book: str = "deals.xlsx", answers: str = "") -> Result:
    command = [str(folder / book), "--as-of", "2026-11-23", *args]
    return CliRunner().invoke(adopt, command, input=answers, catch_exceptions=False)


def said(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "sheetcrm.toml").read_text(encoding="utf-8"))


def test_yes_writes_the_file_without_asking(folder: Path) -> None:
    result = run(folder, "--yes")
    assert result.exit_code == 0
    assert said(folder)["opportunities"] == {
        "sheet": "Opportunities",
        "header_row": 1,
        "columns": {
            "id": "Deal ID",
            "client": "Customer",
            "owner": "Sales rep",
            "stage": "Stage",
            "value": "Deal value",
            "created": "Created",
            "expected_close": "Expected close",
            "closed": "Close date",
        },
    }
    stages = {stage["name"]: stage.get("outcome", "open") for stage in said(folder)["stages"]}  # type: ignore[attr-defined]
    assert stages == {"Lead": "open", "Limbo": "open", "Won": "won", "Lost": "lost"}
    assert "Read this way: 4 deals (2 open, 1 won, 1 lost)" in result.stdout
    assert "Is a deal in the stage “Limbo” open, won or lost?" in " ".join(result.stdout.split())


def test_no_probability_is_taken_on_a_guess(folder: Path) -> None:
    run(folder, "--yes")
    assert not [stage for stage in said(folder)["stages"] if "probability" in stage]  # type: ignore[attr-defined]


def test_answers_go_into_the_file(folder: Path) -> None:
    result = run(folder, answers="3\n2\ny\n")
    assert result.exit_code == 0, result.output
    stages = {stage["name"]: stage for stage in said(folder)["stages"]}  # type: ignore[attr-defined]
    assert stages["Limbo"]["outcome"] == "lost"
    assert 0 < stages["Lead"]["probability"] < 1


def test_a_column_that_is_not_there_is_not_spoken_of_in_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = DEALS.replace("Expected close", "Ice cream").replace("Close date", "Weather")
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(table))
    result = run(folder, "--dry-run")
    assert "No column for “Closed” was found" in " ".join(result.stderr.split())
    assert "closed" not in tomllib.loads(result.stdout)["opportunities"]["columns"]


def test_no_name_from_the_book_moves_the_cursor_of_who_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = DEALS.replace("| Limbo   |", "| Lim\x1b[2Jbo |")
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(table))
    result = run(folder, answers="1\n1\nn\n")
    assert "“Lim [2Jbo”" in result.stderr
    assert "\x1b" not in result.output


def test_nothing_is_written_where_the_answer_is_no(folder: Path) -> None:
    result = run(folder, answers="\n\nn\n")
    assert result.exit_code == 0
    assert not (folder / "sheetcrm.toml").exists()


def test_a_rehearsal_prints_the_file_and_writes_nothing(folder: Path) -> None:
    result = run(folder, "--dry-run")
    assert tomllib.loads(result.stdout)["opportunities"]["columns"]["client"] == "Customer"
    assert not (folder / "sheetcrm.toml").exists()


def test_run_again_it_keeps_what_somebody_changed(folder: Path) -> None:
    run(folder, "--yes")
    path = folder / "sheetcrm.toml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace('owner = "Sales rep"', 'owner = ""  # nobody').replace('language = "en"', "stale_days = 9")
    changed = changed.replace('name = "Limbo"', 'name = "Limbo"\noutcome = "lost"')
    path.write_text(changed, encoding="utf-8")
    result = run(folder, "--yes")
    assert result.exit_code == 0
    new = path.read_text(encoding="utf-8")
    assert 'owner = ""  # nobody' in new
    assert said(folder)["stale_days"] == 9
    assert "(1 open, 1 won, 2 lost)" in result.stdout
    assert [line for line in changed.splitlines() if line not in new.splitlines()] == []
    assert "says all of this already" in " ".join(run(folder, "--yes").stderr.split())


def test_in_italian(folder: Path) -> None:
    result = run(folder, "--yes", "--lang", "it")
    assert "Così si leggono 4 trattative (2 aperte, 1 vinta, 1 persa)" in result.stdout
    assert (folder / "sheetcrm.toml").read_text(encoding="utf-8").startswith("# Come sheetcrm legge ")
    assert "Si può cambiare tutto" in (folder / "sheetcrm.toml").read_text(encoding="utf-8")


def test_italians_are_asked_in_italian(folder: Path) -> None:
    result = run(folder, "--lang", "it", answers="3\n2\nboh\nsì\n")
    assert result.exit_code == 0, result.output
    assert "[S/n]" in result.stderr
    assert "Rispondere sì o no" in result.stderr
    assert (folder / "sheetcrm.toml").exists()


def test_dates_that_may_be_read_in_two_ways_are_asked_about(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = DEALS.replace("2026-12-15", "03/04/2027").replace("2026-12-20", "05/06/2027")
    table = table.replace("2026-10-20", "").replace("2026-09-20", "").replace("Limbo", "Offer")
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(table))
    unasked = run(folder, "--dry-run")
    assert "dates" not in tomllib.loads(unasked.stdout)["opportunities"]
    assert "such as “03/04/2027” in Opportunities!G2" in " ".join(unasked.stderr.split())
    result = run(folder, answers="2\n1\ny\n")
    assert result.exit_code == 0, result.output
    assert said(folder)["opportunities"]["dates"] == "dmy"  # type: ignore[index]
    assert "0 rows refused" in result.stdout


def test_of_several_currencies_one_is_chosen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = DEALS.replace("1000", "€ 1000").replace("2000", "$ 2000").replace("Limbo", "Offer")
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(table))
    result = run(folder, answers="3\n1\ny\n")
    assert "The amounts show several currencies (EUR, USD)." in " ".join(result.stderr.split())
    assert said(folder)["currency"] == "USD"


def test_a_currency_that_few_amounts_show_is_not_taken_unasked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = DEALS.replace("1000", "£ 1000").replace("2000", "$ 2000").replace("Limbo", "Offer")
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(table))
    unasked = run(folder, "--dry-run", "--yes")
    assert "currency" not in tomllib.loads(unasked.stdout)
    assert "The amounts show several currencies (GBP, USD)." in " ".join(unasked.stderr.split())


def test_an_outcome_that_nobody_said_stays_unsaid(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = """
| Deal ID | Customer | Stage      | Value | Probability | Expected close |
| 1       | Rossi    | Almost won | 1000  | 0.9         | 2026-12-15     |
"""
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(table))
    assert "outcome" not in tomllib.loads(run(folder, "--dry-run", "--yes").stdout)["stages"][0]
    result = run(folder, answers="1\ny\n")
    assert result.exit_code == 0, result.output
    assert said(folder)["stages"][0]["outcome"] == "open"  # type: ignore[index]


def test_a_blank_currency_is_never_taken_for_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = """
| Deal ID | Customer | Stage | Value | Currency | Expected close |
| 1       | Rossi    | Lead  | 1000  |          | 2026-12-15     |
| 2       | Verdi    | Lead  | 2000  | USD      | 2026-12-20     |
"""
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets(table))
    unasked = run(folder, "--dry-run", "--yes")
    assert "currency" not in tomllib.loads(unasked.stdout)
    result = run(folder, answers="3\n1\ny\n")
    assert "1 amount names no currency, others are in USD." in " ".join(result.stderr.split())
    assert said(folder)["currency"] == "EUR"


def test_questions_that_nobody_answers_end_with_the_way_out(folder: Path) -> None:
    with pytest.raises(BadOptions, match="nobody is there to answer") as refused:
        run(folder, answers="")
    assert "--yes" in refused.value.way_out
    assert not (folder / "sheetcrm.toml").exists()


def test_what_stops_it_says_why(folder: Path) -> None:
    with pytest.raises(NoTable, match="no table"):
        run(folder, "--yes", book="nothing.xlsx")
    (folder / "sheetcrm.toml").write_text("languag = 'en'\n")
    with pytest.raises(BadOptions, match="line 1: there is no option “languag”"):
        run(folder, "--yes")
    with pytest.raises(CannotWrite, match="cannot be written"):
        run(folder, "--yes", "--config", str(folder / "missing" / "sheetcrm.toml"))
