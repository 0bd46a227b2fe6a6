"""JSON: one object, `format_version` first, a table's row on a line of its own.

History of the format: 1, the first.
"""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TextIO

from sheetcrm.core.cells import CellRef, column_letters
from sheetcrm.report import Document, Finding, Label, Tab, Table, Value

from .decimals import number, places_of

FORMAT_VERSION = 1


def write(document: Document, stream: TextIO) -> None:
    """Writes the document as one JSON object; `tabs` is left out where the document has none."""
    stream.writelines(_pieces(document))
    stream.write("\n")


def encode(value: Value, places: int = 0) -> str:
    """One value as JSON: a Label as its key (null where it says so), a CellRef as text, an ISO date; no number is null.

    A Decimal is written to the last digit it has, and with at least `places` digits after the point.
    """
    if value is None:
        return "null"
    if isinstance(value, Label):
        return "null" if value.null else encode_basestring(value.key)
    if isinstance(value, Decimal):
        return number(value, places)
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else "null"
    if isinstance(value, int):
        return str(value)
    return encode_basestring(value.isoformat() if isinstance(value, dt.date) else str(value))


def _pieces(document: Document) -> Iterator[str]:
    head: dict[str, Value] = {
        "book": document.origin,
        "as_of": document.as_of,
        "currency": document.currency,
        "language": document.language,
    }
    yield f'{{"format_version": {FORMAT_VERSION}'
    yield from (f',\n "{key}": {encode(value)}' for key, value in head.items())
    if document.tabs:
        yield ',\n "tabs": {'
        for place, tab in enumerate(document.tabs):
            yield ("," if place else "") + f"\n  {encode(tab.key)}: {{"
            yield from _tables(tab)
            yield "}"
        yield "}"
    yield ',\n "problems": ['
    yield from _lines(map(_finding, document.findings), "  ")
    yield "]"
    counts = ", ".join(f'"{key}": {count}' for key, count in asdict(document.counts).items())
    yield f',\n "counts": {{{counts}}}}}'


def _tables(tab: Tab) -> Iterator[str]:
    for place, table in enumerate(tab.tables):
        yield ("," if place else "") + f"\n   {encode(table.key)}: ["
        yield from _lines(_rows(table, tab.currency), "    ")
        yield "]"


def _lines(objects: Iterator[str], indent: str) -> Iterator[str]:
    for place, text in enumerate(objects):
        yield ("," if place else "") + "\n" + indent + text


def _rows(table: Table, currency: str) -> Iterator[str]:
    keys = [encode(column.key) for column in table.columns]
    places = places_of(table, currency)
    for row in table.rows:
        cells = zip(keys, row, places, strict=True)
        yield "{" + ", ".join(f"{key}: {encode(value, of(row))}" for key, value, of in cells) + "}"


def _finding(finding: Finding) -> str:
    at = finding.at
    said: dict[str, Value] = {
        "code": finding.code,
        "severity": finding.severity,
        "cell": at,
        "sheet": at.sheet,
        "row": at.row,
        "column": column_letters(at.col) or None,
        "value": finding.value,
        "message": finding.message,
        "hint": finding.hint,
    }
    related = ", ".join(encode(str(CellRef(*ref))) for ref in finding.related)
    return "{" + ", ".join(f'"{key}": {encode(value)}' for key, value in said.items()) + f', "related": [{related}]}}'
