"""The commands, on a Google Sheet as on a file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sheetcrm.backends.google.book import GoogleBook
from sheetcrm.cli.main import program
from sheetcrm.core.cells import Workbook
from sheetcrm.demo import demo
from sheetcrm.starter import fill
from tests.google_server import GoogleServer
from tests.google_server.state import Spreadsheet
from tests.google_server.xlsx import load
from tests.helpers import AS_OF

from .sheets import now, spreadsheet

DEALS = """
| ID | Client | Stage | Value | Expected close | Created    |
| D1 | Acme   | Won   | 1200  | 2026-12-01     | 2026-10-01 |
| D2 | Bolt   | Lead  | 500   | 2026-12-01     | 2026-10-01 |
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(program, [*words, "--as-of", "2026-11-23"])


@pytest.fixture
def full(server: GoogleServer, tmp_path: Path) -> Spreadsheet:
    """The demo book as a spreadsheet."""
    path = tmp_path / "demo.xlsx"
    path.write_bytes(fill("en", demo(AS_OF, "en").records))
    return server.store.add(load(path, server.store.fresh_id(), server.store))


def test_refresh_writes_every_tab_and_counts_its_requests(server: GoogleServer, full: Spreadsheet) -> None:
    for _ in range(2):
        done = run("refresh", f"gsheet:{full.id}")
        assert done.exit_code in (0, 1), done.output
        assert "4 requests to Google." in done.output
        titles = [sheet.title for sheet in now(server, full).sheets]
        assert titles[-6:] == ["Forecast", "Forecast Detail", "Win-Loss", "Closed Won", "Playbook", "Problems"]


def test_check_and_show_read_a_sheet(server: GoogleServer, full: Spreadsheet) -> None:
    assert run("check", f"https://docs.google.com/spreadsheets/d/{full.id}/edit").exit_code in (0, 1)
    shown = run("show", f"gsheet:{full.id}", "--format", "json")
    assert json.loads(shown.stdout)["counts"]["opportunities"] > 100
    assert not [one for one in server.asked if one.verb != "GET"]


def test_adopt_writes_its_options_into_the_working_folder(
    server: GoogleServer, full: Spreadsheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    address = f"https://docs.google.com/spreadsheets/d/{full.id}/edit#gid=0"
    done = run("adopt", address, "--yes")
    assert done.exit_code == 0, done.output
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix != ".xlsx"] == [".toml"]
    before = run("show", address, "--format", "json").stdout
    for path in tmp_path.glob("*.toml"):
        path.unlink()
    assert json.loads(before)["counts"] == json.loads(run("show", address, "--format", "json").stdout)["counts"]
    assert not [one for one in server.asked if one.verb != "GET"]


def test_a_rehearsal_writes_nothing(server: GoogleServer, full: Spreadsheet) -> None:
    done = run("refresh", f"gsheet:{full.id}", "--dry-run")
    assert "would add Forecast" in done.output
    assert not [one for one in server.asked if one.verb != "GET"]


def test_only_one_tab_removes_the_others_of_ours(server: GoogleServer, full: Spreadsheet) -> None:
    run("refresh", f"gsheet:{full.id}")
    run("refresh", f"gsheet:{full.id}", "--only", "forecast")
    titles = [sheet.title for sheet in now(server, full).sheets]
    assert titles == [sheet.title for sheet in full.sheets[:4]] + ["Forecast"]


def test_a_copy_is_refused_with_a_way_out(server: GoogleServer, full: Spreadsheet, tmp_path: Path) -> None:
    done = run("refresh", f"gsheet:{full.id}", "--output", str(tmp_path / "copy.xlsx"))
    assert done.exit_code == 2
    assert "download it as .xlsx" in done.output


@pytest.mark.parametrize(("edits", "code"), [(1, 0), (2, 2)])
def test_a_book_changed_meanwhile_is_computed_once_more(
    server: GoogleServer, monkeypatch: pytest.MonkeyPatch, edits: int, code: int
) -> None:
    book, left = spreadsheet(server, Deals=DEALS), [edits]
    reading = GoogleBook.read

    def read_then_edited(self: GoogleBook) -> Workbook:
        found = reading(self)
        if left[0]:
            left[0] -= 1
            now(server, book).version += 1
        return found

    monkeypatch.setattr(GoogleBook, "read", read_then_edited)
    done = run("refresh", f"gsheet:{book.id}")
    assert done.exit_code == code, done.output
    written = [one for one in server.asked if one.verb == "POST"]
    assert len(written) == (1 if code == 0 else 0)


def test_what_stops_a_refresh_is_one_line(server: GoogleServer) -> None:
    done = run("refresh", "gsheet:1NoSuchSpreadsheetAtAll")
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert "share the sheet with emulator@localhost as editor" in done.output
