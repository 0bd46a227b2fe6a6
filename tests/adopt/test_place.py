"""Which file adopt writes, and that the other commands find that very one."""

from pathlib import Path

import pytest

from sheetcrm.adopt.place import head_line, place_for, shared, start_from
from sheetcrm.settings import find_options
from sheetcrm.wording import words

EN, IT = words("en"), words("it")


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("", encoding="utf-8")


def test_the_only_workbook_of_a_folder_takes_the_common_name(tmp_path: Path) -> None:
    touch(tmp_path, "deals.xlsx", "~$deals.xlsx", ".~lock.deals.xlsx", "notes.txt")
    assert place_for(str(tmp_path / "deals.xlsx")).name == "sheetcrm.toml"
    assert place_for(str(tmp_path / "no such folder" / "deals.xlsx")).name == "sheetcrm.toml"


def test_a_workbooks_own_file_is_completed(tmp_path: Path) -> None:
    touch(tmp_path, "deals.xlsx", "deals.sheetcrm.toml", "sheetcrm.toml")
    assert place_for(str(tmp_path / "deals.xlsx")).name == "deals.sheetcrm.toml"


@pytest.mark.parametrize(
    ("first", "others", "name"),
    [
        ("# " + head_line("deals.xlsx", EN) + " (keep)", ["other.xlsx"], "sheetcrm.toml"),
        ("# " + head_line("deals.xlsx", IT), ["other.xlsx"], "sheetcrm.toml"),
        ("# " + head_line("other.xlsx", EN), ["other.xlsx"], "deals.sheetcrm.toml"),
        ("# " + head_line("other.xlsx", IT), [], "deals.sheetcrm.toml"),
        ("# our settings", ["other.xlsm"], "deals.sheetcrm.toml"),
        ("# our settings", [], "sheetcrm.toml"),
    ],
)
def test_a_common_file_is_completed_where_it_is_this_workbooks_alone(
    tmp_path: Path, first: str, others: list[str], name: str
) -> None:
    touch(tmp_path, "deals.xlsx", *others)
    (tmp_path / "sheetcrm.toml").write_text(first + "\n", encoding="utf-8")
    book = str(tmp_path / "deals.xlsx")
    assert place_for(book).name == name
    assert (shared(book) is None) == (name == "sheetcrm.toml"), "a run says so where others share the file"


def test_what_a_person_wrote_for_the_folder_is_taken_along(tmp_path: Path) -> None:
    touch(tmp_path, "deals.xlsx", "other.xlsx")
    book, common = str(tmp_path / "deals.xlsx"), tmp_path / "sheetcrm.toml"
    assert start_from(book) is None
    common.write_text("stale_days = 9\n", encoding="utf-8")
    assert start_from(book) == common
    common.write_text(f"# {head_line('other.xlsx', IT)}\n", encoding="utf-8")
    assert start_from(book) is None
    place_for(book).write_text("", encoding="utf-8")
    assert start_from(book) == place_for(book)
    assert shared(book) is None


def test_what_is_written_is_found(tmp_path: Path) -> None:
    touch(tmp_path, "deals.xlsx")
    for name in ("deals.xlsx", "more.xlsx"):
        touch(tmp_path, name)
        book = str(tmp_path / name)
        place_for(book).write_text(f"# {head_line(book, EN)}\n", encoding="utf-8")
        assert find_options(book) == place_for(book)
    assert sorted(path.name for path in tmp_path.glob("*.toml")) == ["more.sheetcrm.toml", "sheetcrm.toml"]


def test_an_online_book_keeps_its_options_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    url = "https://docs.google.com/spreadsheets/d/aB_c-1dEfGhI/edit#gid=0"
    assert place_for("gsheet:aB_c-1dEfGhI") == place_for(url) == Path("sheetcrm.toml")
    Path("sheetcrm.toml").write_text(f"# {head_line('gsheet:other', EN)}\n", encoding="utf-8")
    assert place_for("gsheet:aB_c-1dEfGhI") == place_for(url) == Path("aB_c-1dEfGhI.sheetcrm.toml")
    place_for(url).write_text("", encoding="utf-8")
    assert find_options("gsheet:aB_c-1dEfGhI") == find_options(url) == Path("aB_c-1dEfGhI.sheetcrm.toml")
