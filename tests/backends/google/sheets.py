"""Spreadsheets in the server as a test wants them: typed rows, and our tabs written by hand."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sheetcrm.backends.google.book import GoogleBook
from sheetcrm.backends.google.client import Client, Patience
from sheetcrm.core.cells import CellRef
from sheetcrm.report import Chart, ChartKind, Column, Kind, Series, Tab, Table
from tests.google_server import GoogleServer
from tests.google_server.state import CellData, Spreadsheet, new_sheet
from tests.helpers import cell, options

WRITTEN = dt.datetime(2026, 11, 23, 9, 30)
HASTY = Patience(attempts=8, seconds=20, first=0.001, longest=0.005)


def typed(text: str) -> CellData | None:
    """One cell of a pipe table as Google keeps it."""
    value = cell(text)
    if value is None:
        return None
    if isinstance(value, dt.date):
        days = (value - dt.date(1899, 12, 30)).days
        pattern = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
        return {"userEnteredValue": {"numberValue": days}, "userEnteredFormat": pattern}
    if isinstance(value, float):
        return {"userEnteredValue": {"numberValue": value}}
    return {"userEnteredValue": {"stringValue": str(value)}}


def spreadsheet(server: GoogleServer, **tables: str) -> Spreadsheet:
    """A spreadsheet with a sheet a pipe table."""
    book = Spreadsheet(server.store.fresh_id(), "Deals", [])
    for place, (name, table) in enumerate(tables.items()):
        lines = [line.strip().strip("|").split("|") for line in table.strip().split("\n")]
        sheet = new_sheet(name, place * 11, 1000, 26, place)
        sheet.rows = [[typed(part) for part in line] for line in lines]
        book.sheets.append(sheet)
    return server.store.add(book)


def open_sheet(book: Spreadsheet, said: list[str] | None = None, patience: Patience = HASTY) -> GoogleBook:
    """The backend of a spreadsheet, without the patience that the real Google needs; what it says goes into `said`."""
    say = (said if said is not None else []).append
    return GoogleBook(f"gsheet:{book.id}", options(), say, lambda: WRITTEN, Client(say, patience))


COLUMNS = (Column("id", "ID"), Column("value", "Value", Kind.MONEY, True), Column("cell", "Cell", Kind.LINK))


def forecast(rows: Sequence[tuple[str, int]], title: str = "Forecast") -> Tab:
    """A small tab with a table, its total and a chart."""
    lines = [(name, Decimal(value), CellRef("Deals", place, 2)) for place, (name, value) in enumerate(rows, 2)]
    total = ("Total", Decimal(sum(value for _, value in rows)), None)
    table = Table("by_deal", "By deal", COLUMNS, lines, total)
    chart = Chart(
        "chart", "Value by deal", ChartKind.COLUMN, "by_deal", "id", (Series("value", "Value"),), "Deal", "EUR"
    )
    return Tab("forecast", title, "What it is.", (table, chart))


def shown(book: Spreadsheet, title: str) -> list[list[object]]:
    """What a user sees of a sheet's values, blank rows and cells at the end left out."""
    sheet = book.titled(title)
    assert sheet is not None, [one.title for one in book.sheets]
    rows = [
        [next(iter(one["userEnteredValue"].values())) if one and "userEnteredValue" in one else None for one in row]
        for row in sheet.rows
    ]
    rows = [row[: max((place for place, one in enumerate(row, 1) if one is not None), default=0)] for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def now(server: GoogleServer, book: Spreadsheet) -> Spreadsheet:
    """The spreadsheet as it is now."""
    return server.store.books[book.id]
