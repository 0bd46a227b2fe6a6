"""The options file that a run goes by is named where it is shared, and where it stops the run."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sheetcrm import starter
from sheetcrm.cli.main import program
from sheetcrm.cli.tabnames import tab_key
from sheetcrm.core.errors import BadOptions, NoTable

from .test_refresh import DEAL

THEIRS = '# How sheetcrm reads d.xlsx. Written by: sheetcrm adopt\n\n[opportunities]\nsheet = "Trattative"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("d.xlsx", "new.xlsx"):
        Path(name).write_bytes(starter.fill("en", {"opportunities": [DEAL]}))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, [*arguments, "--as-of", "2026-11-23"])


@pytest.mark.parametrize("command", ["check", "show"])
def test_another_books_file_is_named_with_its_line_and_the_way_out(folder: Path, command: str) -> None:
    Path("sheetcrm.toml").write_text(THEIRS, encoding="utf-8")
    stopped = run(command, "new.xlsx").exception
    assert isinstance(stopped, BadOptions)
    assert stopped.reason == "sheetcrm.toml, line 4: There is no sheet “Trattative”."
    assert "new.sheetcrm.toml" in stopped.way_out
    assert "--config" in stopped.way_out


def test_a_refresh_names_it_too(folder: Path) -> None:
    Path("sheetcrm.toml").write_text(THEIRS, encoding="utf-8")
    result = run("refresh", "new.xlsx")
    assert result.exit_code == 2
    assert "sheetcrm.toml, line 4: There is no sheet “Trattative”." in result.stderr
    assert "new.sheetcrm.toml" in result.stderr


def test_a_file_of_its_own_is_named_without_that_advice(folder: Path) -> None:
    Path("new.sheetcrm.toml").write_text(THEIRS, encoding="utf-8")
    stopped = run("show", "new.xlsx").exception
    assert isinstance(stopped, BadOptions)
    assert stopped.reason.startswith("new.sheetcrm.toml, line 4: ")
    assert "--config" not in stopped.way_out


def test_a_book_without_a_table_is_not_laid_upon_a_file_that_says_nothing_of_tables(folder: Path) -> None:
    from openpyxl import Workbook

    Workbook().save("empty.xlsx")
    Path("empty.sheetcrm.toml").write_text("stale_days = 9\n", encoding="utf-8")
    stopped = run("show", "empty.xlsx").exception
    assert isinstance(stopped, NoTable)
    assert "toml" not in stopped.reason
    assert "(1 sheet was searched" in stopped.reason


@pytest.mark.parametrize("command", [["refresh"], ["check"], ["show", "--format", "json"]])
def test_a_file_that_others_share_is_told(folder: Path, command: list[str]) -> None:
    Path("sheetcrm.toml").write_text('language = "it"\n', encoding="utf-8")
    assert "letto come dice sheetcrm.toml" in run(*command, "new.xlsx").stderr
    Path("d.xlsx").unlink()
    assert "sheetcrm.toml" not in run(*command, "new.xlsx").stderr, "it is this workbook's alone"


def test_folders_and_missing_files_are_named_in_full(folder: Path) -> None:
    assert f"{folder} is a folder." in run("refresh", ".").stderr
    assert f"Look for it in {folder}." in run("refresh", "gone.xlsx").stderr


def test_what_was_perhaps_meant() -> None:
    assert "There is no command “refrsh”. Did you mean “refresh”?" in run("refrsh").stderr
    assert "The commands are demo, init" in run("xyz").stderr
    assert tab_key("Win-Loss") == "win_loss"
