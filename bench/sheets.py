"""A refresh of a Google Sheet of 10, 10,000 and 100,000 deals against the loopback server: requests, bytes, seconds.

The server's own time is in the seconds: they compare sizes, and say nothing of Google's speed."""

import datetime as dt
import os
import random
import time
from typing import Any

from sheetcrm import pipeline
from sheetcrm.backends.google.book import GoogleBook
from sheetcrm.core.options import Options
from tests.google_server import GoogleServer
from tests.google_server.state import CellData, Spreadsheet, new_sheet

AS_OF = dt.date(2026, 11, 23)
SIZES = (10, 10_000, 100_000)
HEADINGS = ("ID", "Client", "Owner", "Product", "Stage", "Value", "Created", "Expected close", "Closed", "Awarded")
STAGES = ("Lead", "Proposal", "Won", "Won", "Lost")
DATE = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}


def run() -> dict[str, Any]:
    """Figures by size."""
    return {str(deals): refresh(deals) for deals in SIZES}


def refresh(deals: int) -> dict[str, Any]:
    """One refresh of a book of that many deals."""
    options = Options(as_of=AS_OF, language="en")
    with GoogleServer() as server:
        os.environ["SHEETS_EMULATOR_HOST"] = server.address
        book = server.store.add(_book(server, deals))
        backend = GoogleBook(f"gsheet:{book.id}", options)
        started = time.perf_counter()
        document, _ = pipeline.refresh(backend, options)
        seconds = time.perf_counter() - started
        sent = next(one.size for one in server.asked if one.path.endswith(":batchUpdate"))
    rows = sum(len(table.rows) for tab in document.tabs for table in tab.tables)
    return {
        "requests": backend.client.requests,
        "rows_written": rows,
        "bytes": sent,
        "bytes_per_row": round(sent / rows),
        "seconds": round(seconds, 2),
    }


def _book(server: GoogleServer, deals: int) -> Spreadsheet:
    sheet, source = new_sheet("Deals", 0, deals + 1, len(HEADINGS)), random.Random(1)
    sheet.rows = [[_text(name) for name in HEADINGS], *(_deal(source, number) for number in range(deals))]
    return Spreadsheet(server.store.fresh_id(), "Deals", [sheet])


def _deal(source: random.Random, number: int) -> list[CellData | None]:
    created = 45_000 + source.randrange(1200)
    stage, value = source.choice(STAGES), source.randrange(100, 100_000)
    closed = min(created + source.randrange(5, 200), 46_349)
    ended = _day(closed) if stage in ("Won", "Lost") else None
    return [
        _text(f"D{number}"),
        _text(f"Client {source.randrange(500)}"),
        _text(f"Owner {source.randrange(9)}"),
        _text(f"Product {source.randrange(6)}"),
        _text(stage),
        {"userEnteredValue": {"numberValue": value}},
        _day(created),
        _day(46_349 + source.randrange(400)),
        ended,
        {"userEnteredValue": {"numberValue": value}} if stage == "Won" else None,
    ]


def _text(value: str) -> CellData:
    return {"userEnteredValue": {"stringValue": value}}


def _day(number: int) -> CellData:
    return {"userEnteredValue": {"numberValue": number}, "userEnteredFormat": DATE}


if __name__ == "__main__":
    for size, figures in run().items():
        print(f"{size:>8} deals: {figures}")
