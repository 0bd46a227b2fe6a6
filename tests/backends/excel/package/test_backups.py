import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheetcrm.backends.excel.package import backups
from sheetcrm.cli.main import program
from sheetcrm.core.errors import CannotWrite, SheetcrmError

DAY = dt.datetime(2026, 11, 24, 12, 0)


def book(folder: Path, content: str = "one") -> Path:
    path = folder / "deals.xlsx"
    path.write_text(content)
    return path


def contents(path: Path) -> list[str]:
    return [backup.path.read_text() for backup in backups.backups(path)]


def test_the_newest_five_are_kept_in_order_even_within_one_second(tmp_path: Path) -> None:
    for number in range(8):
        backups.keep(book(tmp_path, str(number)), DAY)
    assert contents(tmp_path / "deals.xlsx") == ["7", "6", "5", "4", "3"]


def test_backups_of_other_books_are_not_counted(tmp_path: Path) -> None:
    for name in ("deals.xlsx", "deals.2026.xlsx", "deals.xlsm", "deal.xlsx"):
        (tmp_path / name).write_text(name)
        backups.keep(tmp_path / name, DAY)
    (backups.folder_of(tmp_path / "deals.xlsx") / "deals.99999999T999999.xlsx").write_text("no date")
    assert contents(tmp_path / "deals.xlsx") == ["deals.xlsx"]
    assert contents(tmp_path / "deals.2026.xlsx") == ["deals.2026.xlsx"]


def test_a_restore_brings_back_the_newest_and_can_be_taken_back(tmp_path: Path) -> None:
    path = book(tmp_path, "before")
    backups.keep(path, DAY)
    book(tmp_path, "after")
    backups.restore(path, None, DAY + dt.timedelta(hours=1))
    assert path.read_text() == "before"
    backups.restore(path, None, DAY + dt.timedelta(hours=2))
    assert path.read_text() == "after"


def test_the_oldest_of_five_can_be_brought_back(tmp_path: Path) -> None:
    for number in range(5):
        backups.keep(book(tmp_path, str(number)), DAY + dt.timedelta(minutes=number))
    path = book(tmp_path, "now")
    oldest = backups.backups(path)[-1]
    assert backups.restore(path, oldest.path.name, DAY + dt.timedelta(hours=1)) == oldest.path
    assert path.read_text() == "0"
    assert contents(path)[0] == "now"


def test_a_workbook_that_was_deleted_comes_back(tmp_path: Path) -> None:
    path = book(tmp_path)
    backups.keep(path, DAY)
    path.unlink()
    backups.restore(path, None, DAY)
    assert path.read_text() == "one"


def test_an_open_workbook_is_not_restored(tmp_path: Path) -> None:
    path = book(tmp_path)
    backups.keep(path, DAY)
    (tmp_path / "~$deals.xlsx").write_bytes(b"\x04Anna")
    with pytest.raises(CannotWrite, match="Anna"):
        backups.restore(path, None, DAY)


@pytest.mark.parametrize("name", [None, "../../etc/passwd", "deals.20200101T000000.xlsx"])
def test_what_is_not_there_is_not_restored(tmp_path: Path, name: str | None) -> None:
    path = book(tmp_path)
    if name:
        backups.keep(path, DAY)
    with pytest.raises(SheetcrmError, match="There is no backup") as stopped:
        backups.restore(path, name, DAY)
    assert path.read_text() == "one"
    assert ("yet. A refresh makes the first" in str(stopped.value)) is (name is None)
    assert ("sheetcrm restore deals.xlsx --list" in str(stopped.value)) is (name is not None)


def test_the_command_lists_and_restores(tmp_path: Path) -> None:
    path = book(tmp_path, "before")
    kept = backups.keep(path, DAY)
    book(tmp_path, "after")
    listed = CliRunner().invoke(program, ["restore", str(path), "--list"])
    assert listed.output.split("\t")[0] == kept.name
    assert path.read_text() == "after"
    done = CliRunner().invoke(program, ["restore", str(path)])
    assert (done.exit_code, done.output) == (0, f"{path}: as it was in {kept.name}\n")
    assert path.read_text() == "before"


def test_a_clock_that_was_once_ahead_costs_no_backup(tmp_path: Path) -> None:
    for number in range(5):
        backups.keep(book(tmp_path, f"ahead {number}"), dt.datetime(2099, 1, 1, 12, number))
    for number in range(6):
        place = backups.keep(book(tmp_path, f"true {number}"), DAY + dt.timedelta(seconds=number))
        assert place.exists()
        if number == 2:
            assert contents(tmp_path / "deals.xlsx") == ["true 2", "true 1", "true 0", "ahead 4", "ahead 3"]
    assert contents(tmp_path / "deals.xlsx")[0] == "true 5"


def test_numbers_within_one_second_grow_beyond_three_digits(tmp_path: Path) -> None:
    first = backups.keep(book(tmp_path), DAY)
    first.rename(first.with_name(f"{first.stem}-999.xlsx"))
    assert backups.keep(book(tmp_path, "next"), DAY).name.endswith("-1000.xlsx")
    assert contents(tmp_path / "deals.xlsx") == ["next", "one"]
