"""Which file adopt writes, and that the other commands find that very one."""

from pathlib import Path

import pytest

from sheetcrm.adopt.place import head_line, place_for
from sheetcrm.settings import find_options


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("", encoding="utf-8")


def test_the_first_workbook_of_a_folder_takes_the_common_name(tmp_path: Path) -> None:
    touch(tmp_path, "deals.xlsx", "deals-copy.xlsx", "~$deals.xlsx")
    assert place_for(str(tmp_path / "deals.xlsx")).name == "sheetcrm.toml"
    assert place_for(str(tmp_path / "no such folder" / "deals.xlsx")).name == "sheetcrm.toml"


def test_a_workbooks_own_file_is_completed(tmp_path: Path) -> None:
    touch(tmp_path, "deals.xlsx", "deals.sheetcrm.toml", "sheetcrm.toml")
    assert place_for(str(tmp_path / "deals.xlsx")).name == "deals.sheetcrm.toml"


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("# " + head_line("deals.xlsx") + " (keep)", "sheetcrm.toml"),
        ("# " + head_line("other.xlsx"), "deals.sheetcrm.toml"),
        ("# our settings", "sheetcrm.toml"),
    ],
)
def test_a_common_file_is_completed_unless_adopt_wrote_it_for_another(tmp_path: Path, first: str, name: str) -> None:
    touch(tmp_path, "deals.xlsx", "other.xlsx")
    (tmp_path / "sheetcrm.toml").write_text(first + "\n", encoding="utf-8")
    assert place_for(str(tmp_path / "deals.xlsx")).name == name


def test_what_is_written_is_found(tmp_path: Path) -> None:
    touch(tmp_path, "deals.xlsx", "more.xlsx")
    for name in ("deals.xlsx", "more.xlsx"):
        book = str(tmp_path / name)
        place_for(book).write_text(f"# {head_line(book)}\n", encoding="utf-8")
        assert find_options(book) == place_for(book)
    assert sorted(path.name for path in tmp_path.glob("*.toml")) == ["more.sheetcrm.toml", "sheetcrm.toml"]


def test_an_online_book_keeps_its_options_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    url = "https://docs.google.com/spreadsheets/d/aB_c-1/edit#gid=0"
    assert place_for("gsheet:aB_c-1") == place_for(url) == Path("sheetcrm.toml")
    Path("sheetcrm.toml").write_text(f"# {head_line('gsheet:other')}\n", encoding="utf-8")
    assert place_for("gsheet:aB_c-1") == place_for(url) == Path("aB_c-1.sheetcrm.toml")
    place_for(url).write_text("", encoding="utf-8")
    assert find_options("gsheet:aB_c-1") == find_options(url) == Path("aB_c-1.sheetcrm.toml")
