"""Trouble on the way: the sheet is the old one or the new one, whole, and nobody waits for ever."""

import copy
import random

import pytest
from google.auth.exceptions import RefreshError, TransportError

from sheetcrm.backends.google.client import Client, Patience
from sheetcrm.core.errors import SheetcrmError, Unavailable, UnreadableBook
from tests.google_server import GoogleServer
from tests.google_server.faults import Fault, Random, Sequence, none
from tests.google_server.state import Spreadsheet

from .sheets import HASTY, forecast, now, open_sheet, shown, spreadsheet

DEALS = "| id | value |\n| D1 | 1200 |"


def refresh(server: GoogleServer, book: Spreadsheet, value: int, said: list[str] | None = None) -> int:
    """The requests that one refresh took."""
    backend = open_sheet(now(server, book), said)
    revision = backend.read().revision
    backend.write([forecast([("D1", value)])], revision)
    return backend.client.requests


@pytest.mark.parametrize(
    "fault", [Fault.QUOTA, Fault.QUOTA_WAIT, Fault.INTERNAL, Fault.GATEWAY, Fault.RESET, Fault.SLOW]
)
def test_one_trouble_of_each_kind_while_reading_is_got_over(server: GoogleServer, fault: Fault) -> None:
    book = spreadsheet(server, Deals=DEALS)
    server.plan = Sequence([fault])
    assert refresh(server, book, 1) == (4 if fault is Fault.SLOW else 5)


@pytest.mark.parametrize("fault", list(Fault))
def test_one_trouble_of_each_kind_while_writing_is_got_over(server: GoogleServer, fault: Fault) -> None:
    book = spreadsheet(server, Deals=DEALS)
    server.plan = Sequence([fault], only=":batchUpdate")
    refresh(server, book, 1)
    assert shown(now(server, book), "Forecast")[5][1] == 1.0
    assert [sheet.title for sheet in now(server, book).sheets] == ["Deals", "Forecast"]


def test_a_write_whose_answer_got_lost_is_looked_for_and_not_repeated(server: GoogleServer) -> None:
    book, said = spreadsheet(server, Deals=DEALS), []  # type: ignore[var-annotated]
    server.plan = Sequence([Fault.LOST], only=":batchUpdate")
    refresh(server, book, 1, said)
    assert len([one for one in server.asked if one.path.endswith(":batchUpdate")]) == 1
    assert said == ["The answer to the write got lost: looking whether it took place."]


def test_a_write_that_was_lost_before_it_landed_is_sent_again(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    server.plan = Sequence([Fault.RESET, Fault.RESET], only=":batchUpdate")
    refresh(server, book, 1)
    assert len([one for one in server.asked if one.path.endswith(":batchUpdate")]) == 3


@pytest.mark.parametrize("fault", [Fault.QUOTA, Fault.INTERNAL, Fault.GATEWAY, Fault.RESET])
def test_trouble_without_end_ends_after_the_stated_attempts(server: GoogleServer, fault: Fault) -> None:
    book = spreadsheet(server, Deals=DEALS)
    server.plan = lambda verb, path: fault
    with pytest.raises(Unavailable):
        refresh(server, book, 1)
    assert len(server.asked) == HASTY.attempts


def test_the_stated_time_is_a_limit_too(server: GoogleServer) -> None:
    book, said = spreadsheet(server, Deals=DEALS), []  # type: ignore[var-annotated]
    server.plan = lambda verb, path: Fault.QUOTA
    client = Client(said.append, Patience(attempts=1000, seconds=0.3, first=0.01, longest=0.05))
    with pytest.raises(Unavailable, match="quota"):
        client.version(book.id)
    assert 1 < client.requests < 100


def test_waiting_for_the_quota_is_told(server: GoogleServer, monkeypatch: pytest.MonkeyPatch) -> None:
    book, said = spreadsheet(server, Deals=DEALS), []  # type: ignore[var-annotated]
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda seconds: None)
    server.plan = lambda verb, path: Fault.QUOTA
    with pytest.raises(Unavailable, match="Try again in a minute"):
        Client(said.append, Patience(attempts=8, first=30)).version(book.id)
    assert any(line.startswith("Google asks to wait: trying again in ") for line in said)


def test_five_hundred_refreshes_under_random_faults(server: GoogleServer) -> None:
    """Each ends with the old tab or the new one, whole; never two of them; the team's sheet as it was."""
    book = spreadsheet(server, Deals=DEALS, Notes="| mine |")
    refresh(server, book, 0)
    theirs = copy.deepcopy([sheet.rows for sheet in now(server, book).sheets[:2]])
    server.plan, value, failed = Random(random.Random(1), 0.35), 0.0, 0
    for attempt in range(1, 501):
        server.asked.clear()
        try:
            refresh(server, book, attempt)
            value = float(attempt)
        except SheetcrmError:
            failed += 1
        present = now(server, book)
        assert [sheet.title for sheet in present.sheets] == ["Deals", "Notes", "Forecast"]
        found = shown(present, "Forecast")
        assert found[5][1] == found[6][1], "half of a refresh"
        assert found[5][1] in (value, float(attempt))
        value = float(found[5][1])  # type: ignore[arg-type]  # a refresh that failed may have landed with its last try
        assert [sheet.rows for sheet in present.sheets[:2]] == theirs
        assert len(server.asked) <= 4 * HASTY.attempts + 3 * HASTY.attempts, "a storm of retries"
    server.plan = none
    refresh(server, book, 999)
    assert shown(now(server, book), "Forecast")[5][1] == 999.0
    assert failed < 100


def test_what_google_refuses_says_what_to_do(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    book.shared = False
    with pytest.raises(UnreadableBook, match="share the sheet with emulator@localhost as editor"):
        refresh(server, book, 1)
    book.shared, book.mime_type = True, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    with pytest.raises(UnreadableBook, match="Excel file kept on Drive"):
        refresh(server, book, 1)
    book.id = "1NoSuchSpreadsheetAtAll"
    server.store.books = {}
    with pytest.raises(UnreadableBook, match="No such Google Sheet"):
        open_sheet(book).read()


def test_a_retry_after_beyond_the_limit_is_not_waited_for(
    server: GoogleServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, slept = spreadsheet(server, Deals=DEALS), []  # type: ignore[var-annotated]
    monkeypatch.setattr("tenacity.nap.time.sleep", slept.append)
    server.plan, server.retry_after = Sequence([Fault.QUOTA_WAIT]), "3600"
    with pytest.raises(Unavailable, match="quota is used up"):
        Client(lambda line: None, Patience()).version(book.id)
    assert (slept, len(server.asked)) == ([], 1)


@pytest.mark.parametrize(
    ("error", "told"),
    [(RefreshError("revoked"), "did not accept the credentials"), (TransportError("down"), "cannot be reached")],
)
def test_credentials_that_fail_on_the_way_are_told(
    server: GoogleServer, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    book = spreadsheet(server, Deals=DEALS)
    backend = open_sheet(book)

    def fails(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(backend.client.http, "request", fails)
    with pytest.raises(Unavailable, match=told):
        backend.read()
