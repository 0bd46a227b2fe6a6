"""`sheetcrm refresh`, `demo` and `init` on real files, run inside this process."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from sheetcrm import starter
from sheetcrm.backends import Remark, Written
from sheetcrm.backends.excel import ExcelBook
from sheetcrm.cli.demo import demo
from sheetcrm.cli.init import init
from sheetcrm.cli.main import program
from sheetcrm.cli.refresh import refresh
from sheetcrm.core.models import Opportunity

AS_OF = ["--as-of", "2026-11-23"]
TABS = ["Forecast", "Forecast Detail", "Win-Loss", "Closed Won", "Playbook", "Problems"]
DEAL = Opportunity(
    id="D1",
    client="Adria",
    owner="Owner 1",
    product="Product A",
    stage="Offer sent",
    value=1000,
    created=dt.date(2026, 11, 10),
    expected_close=dt.date(2026, 12, 15),
    offer_date=dt.date(2026, 11, 20),
    next_step="Call",
)


def book(path: Path, *deals: Opportunity) -> Path:
    """A workbook of the ready kind."""
    path.write_bytes(starter.fill("en", {"opportunities": deals or (DEAL,)}))
    return path


def run(*arguments: str | Path) -> Result:
    """The command, without a process of its own."""
    return CliRunner().invoke(refresh, [*map(str, arguments), *AS_OF])


def test_tabs_stand_at_the_end_and_a_backup_is_kept(tmp_path: Path) -> None:
    path = book(tmp_path / "deals.xlsx")
    before = path.read_bytes()
    result = run(path)
    assert result.exit_code == 0, result.output
    assert load_workbook(path).sheetnames == ["How to", "Opportunities", "Activities", "Lists", *TABS]
    (backup,) = (tmp_path / ".sheetcrm" / "backups").iterdir()
    assert backup.read_bytes() == before
    assert result.stdout.splitlines() == [
        f"{path}: 1 opportunity (1 open, 0 won, 0 lost), 0 activities",
        "  no problems",
        f"  tabs in {path}: {', '.join(TABS)}",
        f"  before: {backup}",
    ]


def test_what_was_done_is_told_in_the_books_language_and_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("trattative.xlsx").write_bytes(starter.fill("it", {"opportunities": [DEAL]}))
    result = run("trattative.xlsx")
    first, second, third, fourth = result.stdout.splitlines()
    assert first == "trattative.xlsx: 1 trattativa (1 aperta, 0 vinte, 0 perse), 0 attività"
    assert second.startswith("  ")
    assert third.startswith("  fogli in trattative.xlsx: Previsione, ")
    assert fourth.startswith("  prima: .sheetcrm/backups/trattative.")


def test_problems_of_error_level_give_exit_code_1_and_are_counted(tmp_path: Path) -> None:
    wrong = DEAL.model_copy(update={"id": "D2", "stage": "Won", "closed": dt.date(2026, 11, 20)})
    result = run(book(tmp_path / "deals.xlsx", DEAL, wrong, DEAL))
    assert result.exit_code == 1
    assert "2 opportunities (1 open, 1 won, 0 lost), 1 row rejected" in result.stdout
    assert "2 errors" in result.stdout


def test_only_some_tabs(tmp_path: Path) -> None:
    path = book(tmp_path / "deals.xlsx")
    assert run(path, "--only", "forecast", "--only", "win-loss").exit_code == 0
    assert load_workbook(path).sheetnames[4:] == ["Forecast", "Win-Loss"]


@pytest.mark.parametrize(
    ("said", "reason", "way_out"),
    [
        ('["forcast", "deals"]', "There is no tab “forcast”", "Did you mean “forecast”?"),
        ('["x"]', "There is no tab “x”", "forecast, deals, win_loss, closed_won, playbook, problems"),
        ("[]", "tabs is empty", "Remove"),
    ],
)
def test_a_tab_that_is_none_takes_no_tab_away(said: str, reason: str, way_out: str, tmp_path: Path) -> None:
    path = book(tmp_path / "deals.xlsx")
    assert run(path).exit_code == 0
    before = path.read_bytes()
    (tmp_path / "sheetcrm.toml").write_text(f"tabs = {said}\n", encoding="utf-8")
    for mode in ([], ["--dry-run"], ["--output", tmp_path / "copy.xlsx"]):
        result = run(path, *mode)
        assert result.exit_code == 2
        assert reason in result.stderr
        assert way_out in result.stderr
    assert path.read_bytes() == before
    assert not (tmp_path / "copy.xlsx").exists()


def test_the_options_name_tabs_as_the_command_line_does(tmp_path: Path) -> None:
    path = book(tmp_path / "deals.xlsx")
    (tmp_path / "sheetcrm.toml").write_text('tabs = ["win-loss", "Acquisito", "closed_won"]\n', encoding="utf-8")
    assert run(path).exit_code == 0
    assert load_workbook(path).sheetnames[4:] == ["Win-Loss", "Closed Won"]


def test_a_rehearsal_writes_nothing_and_says_what_would_change(tmp_path: Path) -> None:
    path = book(tmp_path / "deals.xlsx")
    assert run(path, "--only", "forecast", "--only", "deals").exit_code == 0
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    result = run(path, "--dry-run", "--only", "forecast", "--only", "problems")
    assert result.exit_code == 0, result.output
    assert "  would add Problems\n  would replace Forecast\n  would remove Forecast Detail\n" in result.stdout
    assert {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()} == before


def test_no_name_from_the_book_moves_the_cursor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "deals.xlsx")
    done = Written("deals.xlsx", {"forecast": "Fore\x1b[2Jcast"}, (Remark("copy", {"name": "\x1b]0;x\x07"}),))
    monkeypatch.setattr("sheetcrm.cli.refresh.ending", lambda backend, wish: lambda tabs, revision: done)
    result = run(path)
    assert "tabs in deals.xlsx: Fore [2Jcast" in result.stdout
    assert "“ ]0;x ” is a copy" in result.stderr


def test_a_copy_leaves_the_book_as_it_is(tmp_path: Path) -> None:
    path, copy = book(tmp_path / "deals.xlsx"), tmp_path / "copy.xlsx"
    before = path.read_bytes()
    assert run(path, "--output", copy).exit_code == 0
    assert path.read_bytes() == before
    assert load_workbook(copy).sheetnames[4:] == TABS


@pytest.mark.parametrize(
    ("source", "name", "reason"),
    [
        ("deals.xlsx", "copy.csv", "--output must end in .xlsx or .xlsm."),
        ("deals.xlsx", "copy", "--output must end in .xlsx or .xlsm."),
        ("deals.xlsx", "copy.xlsm", "--output must end in .xlsx, as BOOK does"),
        ("deals.xlsm", "copy.xlsx", "--output must end in .xlsm, as BOOK does"),
    ],
)
def test_a_copy_is_a_workbook_of_the_same_kind(tmp_path: Path, source: str, name: str, reason: str) -> None:
    path, target = book(tmp_path / source), tmp_path / name
    result = run(path, "--output", target)
    assert result.exit_code == 2
    assert reason in result.stderr
    assert not target.exists()


def test_a_copy_replaces_no_file_that_is_no_workbook(tmp_path: Path) -> None:
    path, target = book(tmp_path / "deals.xlsx"), tmp_path / "notes.xlsx"
    target.write_text("what I must not forget", encoding="utf-8")
    result = run(path, "--output", target)
    assert result.exit_code == 2
    assert "notes.xlsx is there already, and is no Excel workbook" in result.stderr
    assert target.read_text(encoding="utf-8") == "what I must not forget"


def test_an_ending_in_capitals_is_the_same_kind(tmp_path: Path) -> None:
    assert run(book(tmp_path / "DEALS.XLSX"), "--output", tmp_path / "copy.xlsx").exit_code == 0
    assert (tmp_path / "copy.xlsx").exists()


def test_one_book_that_fails_does_not_stop_the_others_and_the_worst_counts(tmp_path: Path) -> None:
    first, last = book(tmp_path / "a.xlsx"), book(tmp_path / "c.xlsx")
    result = run(first, tmp_path / "missing.xlsx", last)
    assert result.exit_code == 2
    assert len(load_workbook(first).sheetnames) == len(load_workbook(last).sheetnames) == 4 + len(TABS)
    assert [line for line in result.stdout.splitlines() if not line.startswith(" ")] == [
        f"{path}: 1 opportunity (1 open, 0 won, 0 lost), 0 activities" for path in (first, last)
    ]
    (line,) = result.stderr.splitlines()
    assert "There is no file missing.xlsx" in line


def test_a_second_book_is_refreshed_when_the_first_runs_out_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sheetcrm.pipeline

    compute, calls = sheetcrm.pipeline.compute, []

    def short(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 1:
            raise MemoryError
        return compute(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sheetcrm.pipeline, "compute", short)
    result = run(book(tmp_path / "a.xlsx"), book(tmp_path / "b.xlsx"))
    assert result.exit_code == 2
    assert "not enough memory" in result.stderr
    assert "b.xlsx: 1 opportunity" in result.stdout


def test_the_demo_is_a_workbook_refreshed_and_its_forecast(tmp_path: Path) -> None:
    path = tmp_path / "demo.xlsx"
    result = CliRunner().invoke(demo, [str(path), *AS_OF])
    assert result.exit_code == 0, result.output
    assert load_workbook(path).sheetnames[4:] == TABS
    assert result.stdout.startswith("Forecast\n")
    assert "The whole book" in result.stdout
    assert "By month" not in result.stdout
    assert "errors" in result.stderr
    assert f"Next: open {path}" in result.stderr
    again = CliRunner().invoke(program, ["demo", str(path), *AS_OF])
    assert "never overwritten" in str(again.exception)


def test_the_demo_speaks_italian(tmp_path: Path) -> None:
    path = tmp_path / "demo.xlsx"
    result = CliRunner().invoke(demo, [str(path), *AS_OF, "--lang", "it"])
    assert result.exit_code == 0, result.output
    assert load_workbook(path).sheetnames[:5] == ["Istruzioni", "Opportunità", "Attività", "Elenchi", "Previsione"]


def test_init_gives_the_ready_workbook(tmp_path: Path) -> None:
    path = tmp_path / "trattative.xlsx"
    result = CliRunner().invoke(init, [str(path), "--lang", "it"])
    assert result.exit_code == 0, result.output
    assert path.read_bytes() == starter.fill("it", {})
    assert f"poi eseguire: sheetcrm refresh {path}" in result.stdout


def test_a_book_is_refreshed_again_and_again(tmp_path: Path) -> None:
    path = book(tmp_path / "deals.xlsx")
    assert run(path).exit_code == 0
    shutil.copyfile(path, tmp_path / "once.xlsx")
    assert run(path).exit_code == 0
    once, twice = load_workbook(tmp_path / "once.xlsx"), load_workbook(path)
    assert once.sheetnames == twice.sheetnames


@pytest.mark.parametrize("command", ["refresh", "check", "show"])
def test_an_open_workbook_stops_a_refresh_before_it_is_read_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path = tmp_path / "deals.xlsx"
    assert CliRunner().invoke(program, ["demo", str(path)]).exit_code == 0
    (tmp_path / "~$deals.xlsx").write_bytes(b"\x04Anna")
    reads: list[str] = []
    read = ExcelBook.read
    monkeypatch.setattr(ExcelBook, "read", lambda self: (reads.append(command), read(self))[1])
    done = CliRunner().invoke(program, [command, str(path)])
    assert ("is open in Excel by Anna" in done.stderr) is (command == "refresh")
    assert reads == ([] if command == "refresh" else [command])
