"""Credentials: found in a stated order, kept for the user only, never shown."""

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheetcrm.backends.google import credentials
from sheetcrm.backends.google.client import Client
from sheetcrm.cli.main import program
from sheetcrm.core.errors import SheetcrmError, Unavailable
from tests.google_server import GoogleServer

SECRET = "a-secret-that-nobody-may-see"
LOGIN = {
    "refresh_token": SECRET,
    "client_id": "id",
    "client_secret": SECRET,
    "token": SECRET,
    "account": "ada@example.com",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty config folder, and a machine without credentials of its own."""
    monkeypatch.setattr(credentials, "config_folder", lambda: tmp_path / "config")
    for name in ("GOOGLE_APPLICATION_CREDENTIALS", "SHEETS_EMULATOR_HOST"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(credentials, "from_default", lambda: None)
    finders = (credentials.from_emulator, credentials.from_service_account, credentials.from_login)
    monkeypatch.setattr(credentials, "FINDERS", finders)
    return tmp_path / "config"


def test_no_credentials_say_where_they_would_be(folder: Path) -> None:
    with pytest.raises(Unavailable, match=r"service_account\.json"):
        credentials.identify()


def test_a_login_is_kept_for_the_user_only(folder: Path) -> None:
    credentials.keep(credentials.token_file(), json.dumps(LOGIN))
    assert stat.S_IMODE(credentials.token_file().stat().st_mode) == 0o600
    found = credentials.identify()
    assert (found.kind, found.address) == ("login", "ada@example.com")
    assert SECRET not in repr(found)


def test_logout_forgets_it(folder: Path) -> None:
    credentials.keep(credentials.token_file(), json.dumps(LOGIN))
    assert credentials.logout() is True
    assert credentials.logout() is False
    assert not credentials.token_file().exists()


@pytest.mark.parametrize("text", ["", "not json", '{"type": "service_account"}', "[1]"])
def test_a_key_that_is_none_is_told_without_a_traceback(folder: Path, text: str) -> None:
    folder.mkdir()
    credentials.service_file().write_text(text)
    with pytest.raises(Unavailable) as told:
        credentials.identify()
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("host", ["sheets.googleapis.com:443", "10.0.0.1:80", "example.com:80", "127.0.0.1", ":80"])
def test_an_emulator_is_on_this_machine_or_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETS_EMULATOR_HOST", host)
    with pytest.raises(SheetcrmError, match="not a port of this machine"):
        Client()


def test_the_least_scopes_are_asked_for() -> None:
    assert [scope.rpartition("/")[2] for scope in credentials.SCOPES] == ["spreadsheets", "drive.metadata.readonly"]


def test_auth_shows_the_identity_and_no_secret(server: GoogleServer) -> None:
    shown = CliRunner().invoke(program, ["auth"])
    assert shown.exit_code == 0, shown.output
    assert "emulator@localhost" in shown.output


def test_init_makes_a_sheet_that_can_be_filled_in(server: GoogleServer) -> None:
    made = CliRunner().invoke(program, ["init", "gsheet:", "--lang", "it", "--title", "Vendite"])
    assert made.exit_code == 0, made.output
    book = server.store.books[made.output.split(":")[1]]
    assert (book.title, book.locale) == ("Vendite", "it_IT")
    assert any(cell and "dataValidation" in cell for sheet in book.sheets for row in sheet.rows for cell in row)
    assert len(server.asked) == 2


def test_a_key_that_is_named_and_not_there_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(folder / "gone.json"))
    credentials.keep(credentials.token_file(), json.dumps(LOGIN))
    with pytest.raises(Unavailable, match=r"gone\.json, which is not there"):
        credentials.identify()
