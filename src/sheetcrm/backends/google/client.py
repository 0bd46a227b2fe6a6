"""The conversation with Google: one session, counted requests, limited patience. The only user of gspread."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests
import tenacity
from google.auth.exceptions import GoogleAuthError
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from requests.adapters import HTTPAdapter

from sheetcrm.core.errors import SheetcrmError

from .credentials import EMULATOR, identify
from .failures import LostAnswer, explain, worth_repeating

if TYPE_CHECKING:
    from requests.models import PreparedRequest

Json = dict[str, Any]
SHEETS = "https://sheets.googleapis.com"
DRIVE = "https://www.googleapis.com"
TIMEOUT = (10, 180)
"""Seconds to connect, and to wait for an answer: Google itself gives up after 180."""


@dataclass(frozen=True)
class Patience:
    """How often and how long a request is tried: `attempts` in all, for `seconds` at most; waits double from `first`,
    with jitter, up to `longest`, and never less than a Retry-After asks for."""

    attempts: int = 6
    seconds: float = 90.0
    first: float = 1.0
    longest: float = 32.0


def to_stderr(line: str) -> None:
    """Tells the user, without mixing into the result."""
    sys.stderr.write(f"{line}\n")


@dataclass
class Client:
    """Talks to the two APIs as one identity. `requests` counts what was sent, repeats included."""

    say: Callable[[str], None] = to_stderr
    patience: Patience = field(default_factory=Patience)
    requests: int = 0
    repeats: int = 0
    waited: float = 0.0
    """Seconds spent waiting during the last request."""

    def __post_init__(self) -> None:
        host = os.environ.get(EMULATOR, "")
        self.identity = identify()
        self.http = HTTPClient(self.identity.credentials, session=_emulator(host) if host else None)
        self.http.set_timeout(TIMEOUT)

    def version(self, book_id: str) -> Json:
        """The state of a file on Drive: version, when and by whom it was last changed, whether we may edit it."""
        fields = "id,name,mimeType,version,modifiedTime,lastModifyingUser,capabilities(canEdit)"
        return self._ask("get", f"{DRIVE}/drive/v3/files/{book_id}", {"fields": fields, "supportsAllDrives": "true"})

    def get(self, book_id: str, fields: str) -> Json:
        """A spreadsheet, as far as `fields` ask for it."""
        return self._ask("get", f"{SHEETS}/v4/spreadsheets/{book_id}", {"fields": fields})

    def batch(self, book_id: str, body: Json) -> Json:
        """One atomic change. Raises LostAnswer where nobody can tell whether it took place."""
        return self._ask("post", f"{SHEETS}/v4/spreadsheets/{book_id}:batchUpdate", {}, body)

    def create(self, body: Json) -> Json:
        """A new spreadsheet."""
        return self._ask("post", f"{SHEETS}/v4/spreadsheets", {"fields": "spreadsheetId,sheets(properties)"}, body)

    def _ask(self, method: str, address: str, params: Mapping[str, str], body: Json | None = None) -> Json:
        self.waited = 0.0
        patient = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: worth_repeating(error, writing=body is not None)),
            stop=tenacity.stop_after_attempt(self.patience.attempts)
            | tenacity.stop_before_delay(self.patience.seconds),
            wait=self._wait,
            before_sleep=self._told,
            reraise=True,
        )
        try:
            return patient(self._once, method, address, params, body)
        except (APIError, GoogleAuthError, requests.RequestException) as error:
            raise self._explained(error, writing=body is not None) from error

    def _once(self, method: str, address: str, params: Mapping[str, str], body: Json | None) -> Json:
        self.requests += 1
        answer: Json = self.http.request(method, address, params=dict(params), json=body).json()
        return answer

    def _explained(self, error: Exception, writing: bool) -> SheetcrmError:
        if writing and LostAnswer.is_it(error):
            return LostAnswer("The connection to Google broke while writing.", "Refresh again.")
        return explain(error, self.identity.address, self.waited)

    def _wait(self, state: tenacity.RetryCallState) -> float:
        jitter = tenacity.wait_random_exponential(multiplier=self.patience.first, max=self.patience.longest)(state)
        error = state.outcome.exception() if state.outcome else None
        asked = error.response.headers.get("Retry-After", "") if isinstance(error, APIError) else ""
        return max(jitter, float(asked) if asked.isdigit() else 0.0)

    def _told(self, state: tenacity.RetryCallState) -> None:
        self.repeats += 1
        seconds = state.next_action.sleep if state.next_action else 0.0
        self.waited += seconds
        if seconds >= 1:
            last = self.patience.attempts
            self.say(f"Google asks to wait: trying again in {seconds:.0f} s ({state.attempt_number + 1} of {last}).")


class _Loopback(HTTPAdapter):
    """Sends what was meant for Google to a local emulator instead."""

    def __init__(self, host: str) -> None:
        super().__init__()
        self.host = host

    def send(self, request: "PreparedRequest", *args: Any, **kwargs: Any) -> requests.Response:
        """The same request, its scheme and host replaced."""
        parts = urlsplit(str(request.url))
        request.url = f"http://{self.host}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        return super().send(request, *args, **kwargs)


def _emulator(host: str) -> requests.Session:
    """A session that reaches loopback only, so that no credential can be sent elsewhere. Raises SheetcrmError."""
    name, _, port = host.rpartition(":")
    if name not in ("127.0.0.1", "localhost", "[::1]") or not port.isdigit():
        raise SheetcrmError(f"{EMULATOR}={host} is not a port of this machine.", f"Set {EMULATOR}=127.0.0.1:PORT.")
    session = requests.Session()
    session.trust_env = False
    session.headers["Authorization"] = "Bearer owner"
    for address in (SHEETS, DRIVE):
        session.mount(address, _Loopback(host))
    return session
