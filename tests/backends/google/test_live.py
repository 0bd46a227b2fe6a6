"""The same acceptance on the real service: `pytest -m live`, with SHEETCRM_LIVE_KEY naming a service account's key.

Makes a spreadsheet, refreshes it twice, and deletes it (for which this test alone asks for the scope `drive`)."""

import os
from pathlib import Path

import pytest

from sheetcrm import pipeline
from sheetcrm.backends.google.book import GoogleBook
from sheetcrm.backends.google.client import DRIVE, Client
from sheetcrm.backends.google.create import create
from sheetcrm.demo import demo
from sheetcrm.starter import fill
from tests.helpers import AS_OF, options

KEY = os.environ.get("SHEETCRM_LIVE_KEY", "")

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not KEY, reason="SHEETCRM_LIVE_KEY names no service account's key"),
]


def test_a_real_spreadsheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(Path(KEY).resolve()))
    scopes = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")
    monkeypatch.setattr("sheetcrm.backends.google.credentials.SCOPES", scopes)
    client = Client()
    book_id = create(client, fill("en", demo(AS_OF, "en").records), "sheetcrm live test", "en")
    try:
        for _ in range(2):
            backend = GoogleBook(f"gsheet:{book_id}", options())
            document, written = pipeline.refresh(backend, options())
            assert document.counts.opportunities > 100
            assert backend.client.requests == 4
            assert set(written.names) == {tab.key for tab in document.tabs}
        state = GoogleBook(f"gsheet:{book_id}", options())
        state.read()
        assert state.state is not None
        assert not [sheet.title for sheet in state.state.sheets if sheet.edited]
    finally:
        client.http.request("delete", f"{DRIVE}/drive/v3/files/{book_id}")
