"""`sheetcrm review` on a real file."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from sheetcrm import starter
from sheetcrm.cli.main import program
from sheetcrm.core.models import Opportunity


@pytest.fixture
def book(tmp_path: Path) -> Path:
    said = {"stage": "Lead", "created": dt.date(2026, 11, 1), "expected_close": dt.date(2026, 12, 15)}
    deals = [
        Opportunity(id="D1", client="Adria", owner="Ada Neri", value=1000, **said),
        Opportunity(id="D2", client="Brenta", owner="Bo Lund", value=2000, **said),
    ]
    path = tmp_path / "book.xlsx"
    path.write_bytes(starter.fill("en", {"opportunities": deals}))
    return path


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(program, ["review", *map(str, args), "--as-of", "2026-11-23"])


def test_a_private_workbook_is_written_and_the_book_stays_as_it_is(book: Path, tmp_path: Path) -> None:
    before, out = book.read_bytes(), tmp_path / "ada.xlsx"
    result = run(book, "--owner", "ada neri", "--output", out)
    assert (result.exit_code, result.stdout) == (0, f"{out}\n"), result.output
    assert book.read_bytes() == before
    cells = {str(cell) for row in load_workbook(out).active.iter_rows(values_only=True) for cell in row if cell}
    assert {"D1", "Adria"} <= cells
    assert not {"D2", "Brenta", "Bo Lund"} & cells


def test_a_file_that_is_there_stays(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "ada.xlsx"
    out.write_text("mine")
    result = run(book, "--owner", "Ada Neri", "--output", out)
    assert result.exit_code != 0
    assert out.read_text() == "mine"


@pytest.mark.parametrize(("owner", "name"), [("Nobody", "n.xlsx"), ("Ada Neri", "ada.txt")])
def test_what_cannot_be_done_leaves_nothing(book: Path, tmp_path: Path, owner: str, name: str) -> None:
    assert run(book, "--owner", owner, "--output", tmp_path / name).exit_code != 0
    assert not (tmp_path / name).exists()
