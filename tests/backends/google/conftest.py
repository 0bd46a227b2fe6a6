"""A server of our own in place of Google's, for each test."""

from collections.abc import Iterator

import pytest

from tests.google_server import GoogleServer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleServer]:
    """A running server that sheetcrm is told to talk to."""
    with GoogleServer() as running:
        monkeypatch.setenv("SHEETS_EMULATOR_HOST", running.address)
        yield running
