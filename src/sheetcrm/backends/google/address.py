"""Addresses of Google spreadsheets."""

import re

from sheetcrm.core.errors import UnreadableBook

PATTERN = re.compile(
    r"(?:gsheet:|https://docs\.google\.com/spreadsheets/(?:u/\d+/)?d/)([A-Za-z0-9_-]{10,})(?:[/?#].*)?"
)


def spreadsheet_id(address: str) -> str:
    """The id in a Google Sheets URL or in `gsheet:ID`. Raises UnreadableBook where there is none."""
    found = PATTERN.fullmatch(address.strip())
    if found is None:
        raise UnreadableBook(
            f"{address}: not the address of a Google Sheet.",
            "Copy it from the browser (https://docs.google.com/spreadsheets/d/…), or write gsheet:ID.",
        )
    return found.group(1)


def stem(address: str) -> str:
    """What files about the spreadsheet are named for: its id. Raises UnreadableBook."""
    return spreadsheet_id(address)


def link(address: str) -> str:
    """Where a browser opens the spreadsheet. Raises UnreadableBook."""
    return url(spreadsheet_id(address))


def url(book_id: str) -> str:
    """Where a browser opens the spreadsheet."""
    return f"https://docs.google.com/spreadsheets/d/{book_id}/edit"
