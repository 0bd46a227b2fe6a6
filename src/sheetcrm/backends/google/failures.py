"""What Google's refusals mean to a user, and which are worth another try."""

import requests
from google.auth.exceptions import GoogleAuthError, TransportError
from gspread.exceptions import APIError

from sheetcrm.core.errors import CannotWrite, SheetcrmError, Unavailable, UnreadableBook

REPEATABLE = frozenset((408, 429, 500, 502, 503, 504))


class LostAnswer(Unavailable):
    """A write was sent and its answer never came: it may have taken place or not."""

    @staticmethod
    def is_it(error: BaseException) -> bool:
        """Whether an error leaves the outcome of a write unknown."""
        if isinstance(error, APIError):
            return error.response.status_code in (408, 500, 502, 503, 504)
        return isinstance(error, requests.RequestException) and not isinstance(error, requests.ConnectTimeout)


def worth_repeating(error: BaseException, writing: bool) -> bool:
    """Whether to send the request again: what Google put off, and, for reading only, what got lost on the way."""
    if writing and LostAnswer.is_it(error):
        return False
    if isinstance(error, APIError):
        return error.response.status_code in REPEATABLE
    lost = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError, TransportError)
    return isinstance(error, lost)


def explain(error: Exception, address: str, seconds: float) -> SheetcrmError:
    """One line that says what happened, and one that says what to do. `address` is whom a sheet is shared with."""
    if isinstance(error, APIError):
        return _answered(error, address, seconds)
    if isinstance(error, GoogleAuthError) and not isinstance(error, TransportError):
        return Unavailable("Google did not accept the credentials.", "Run `sheetcrm auth` to see which were used.")
    return Unavailable("Google cannot be reached.", "Check the connection and refresh again; nothing was written.")


def _answered(error: APIError, address: str, seconds: float) -> SheetcrmError:
    code, said = error.response.status_code, str(error.error.get("message", "")).strip()
    whom = (
        f"share the sheet with {address} as editor" if address else "share the sheet with the account used, as editor"
    )
    if code == 401:
        return Unavailable("Google did not accept the credentials.", "Run `sheetcrm auth` to see which were used.")
    if code == 403 and "permission" in said.lower():
        return UnreadableBook("Google says that we may not open this sheet.", f"Please {whom}.")
    if code == 404:
        return UnreadableBook("No such Google Sheet, or it is not shared with us.", f"Check the address, and {whom}.")
    if code == 400 and error.error.get("status") == "FAILED_PRECONDITION":
        return UnreadableBook(
            "This is an Excel file kept on Drive, not a Google Sheet.",
            "Open it in Google Sheets (File > Save as Google Sheets), or download it and refresh the file.",
        )
    if code == 429:
        waited = f"; waited {seconds:.0f} s" if seconds >= 1 else ""
        return Unavailable(f"Google's quota is used up{waited}.", "Try again in a minute.")
    if code in REPEATABLE:
        return Unavailable(f"Google answers with an error of its own ({code}).", "Try again in a few minutes.")
    return CannotWrite(f"Google refused: {said or code}.", "Nothing was written; please report this line.")
