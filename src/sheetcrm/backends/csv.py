"""CSV for scripts and spreadsheets: keys as headings, values as in JSON, null as an empty cell."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TextIO

from sheetcrm.report import Column, Document, Finding, Label, Table, Value

from .decimals import number, places_of

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet take text for a formula, its full-width forms among them."""


def write(document: Document, stream: TextIO) -> None:
    """Writes the document's tables; its problems where it has no tabs.

    A single table is plain CSV: headings, then rows. Several follow one another with a blank line between, and each
    line then starts with the keys of its tab and table, so that a script picks a table without counting lines.
    """
    writer = csv.writer(stream, lineterminator="\n")
    tables = [(tab.key, table, tab.currency) for tab in document.tabs for table in tab.tables]
    if not document.tabs:
        tables = [("problems", _problems(document.findings), document.currency)]
    for place, (tab, table, currency) in enumerate(tables):
        several = len(tables) > 1
        if place:
            stream.write("\n")
        writer.writerow([*(("tab", "table") if several else ()), *(column.key for column in table.columns)])
        tags = (tab, table.key) if several else ()
        writer.writerows([*tags, *row] for row in _rows(table, currency))


def neutral(text: str) -> str:
    """Text that a spreadsheet takes as text: an apostrophe goes before what would start a formula."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def encode(value: Value, places: int = 0) -> str:
    """One value as CSV text; numbers stay numbers, minus sign and all."""
    if value is None:
        return ""
    if isinstance(value, Label):
        return "" if value.null else value.key
    if isinstance(value, Decimal):
        return number(value, places)
    if isinstance(value, float | int):
        return repr(value)
    return value.isoformat() if isinstance(value, dt.date) else neutral(str(value))


def _rows(table: Table, currency: str) -> Iterator[Iterable[str]]:
    places = places_of(table, currency)
    for row in table.rows:
        yield [encode(value, of(row)) for value, of in zip(row, places, strict=True)]


def _problems(findings: Iterable[Finding]) -> Table:
    keys = ("severity", "code", "cell", "value", "message", "hint")
    rows: list[tuple[Value, ...]] = [(f.severity, f.code, f.at, f.value, f.message, f.hint) for f in findings]
    return Table("problems", "", tuple(Column(key, key) for key in keys), rows)
