"""The Drive half: files as far as spreadsheets need them."""

import datetime as dt
from typing import Any

from . import masks
from .contract import parse_mask
from .errors import GoogleError, missing
from .state import Spreadsheet, Store

Json = Any
START = dt.datetime(2026, 1, 1)


def describe(book: Spreadsheet, mask: str = "") -> Json:
    """A file as Drive tells of it; without a mask only kind, id, name and type."""
    basic = {"kind": "drive#file", "id": book.id, "name": book.title, "mimeType": book.mime_type}
    if not mask:
        return basic
    moment = (START + dt.timedelta(seconds=book.version)).isoformat(timespec="milliseconds") + "Z"
    everything = basic | {
        "createdTime": START.isoformat(timespec="milliseconds") + "Z",
        "modifiedTime": moment,
        "version": str(book.version),
        "lastModifyingUser": {"displayName": "Somebody Else", "emailAddress": "somebody@example.com"},
        "capabilities": {"canEdit": book.can_edit},
    }
    return masks.keep(everything, parse_mask(mask)) or {}


def create(store: Store, body: Json) -> Json:
    """POST files: a new, empty spreadsheet."""
    return describe(store.create(body.get("name") or "Untitled"))


def delete(store: Store, file_id: str) -> None:
    """DELETE files/{id}."""
    if file_id not in store.books:
        raise missing_file(file_id)
    del store.books[file_id]


def missing_file(file_id: str) -> GoogleError:
    """404 in Drive's words."""
    error = missing()
    error.body["error"]["message"] = f"File not found: {file_id}."
    return error
