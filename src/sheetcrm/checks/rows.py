"""What checks share: a problem at a field's cell, and one problem for a whole table that has no such column."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import compress, repeat
from operator import is_

from sheetcrm.core.book import Book
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Activity, Opportunity, Outcome
from sheetcrm.core.problem import Problem, Severity


def shown(value: object) -> str:
    """A value as the reader knows it: plain digits, ISO dates, nothing for blank."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def name_of(record: Opportunity) -> str:
    """What people call a deal: its client, else its title, else its id."""
    return record.client or record.title or record.id


def at_field(
    row: Row[Opportunity] | Row[Activity],
    name: str,
    code: str,
    severity: Severity,
    related: tuple[CellRef, ...] = (),
    /,
    **args: object,
) -> Problem:
    """A problem at the cell of one field, with the deal's id and name to say it by."""
    record = row.record
    if isinstance(record, Opportunity):
        args = {"id": record.id, "deal": name_of(record), **args}
    return Problem(row.ref(name), code, severity, shown(getattr(record, name)), args, related)


def blank(book: Book, name: str, outcome: Outcome | None = None) -> Iterator[Row[Opportunity]]:
    """The rows, of one outcome or of all, whose field is blank. All are read, one behind the other: to pick those of
    an outcome out of memory first takes longer."""
    empty = map(is_, book.column(name), repeat(None))
    for row, stands in compress(zip(book.opportunities, book.outcomes, strict=True), empty):
        if outcome is None or stands is outcome:
            yield row


def missing(
    book: Book, rows: Iterable[Row[Opportunity]], name: str, code: str, severity: Severity
) -> Iterator[Problem]:
    """A problem a row, whose field is blank; where a table has no column for it, one problem on its heading row."""
    columnless: dict[str, list[Row[Opportunity]]] = {}
    for row in rows:
        if name in row.columns:
            yield at_field(row, name, code, severity)
        else:
            columnless.setdefault(row.at.sheet, []).append(row)
    for sheet, found in columnless.items():
        args = {"rows": len(found), "field": name}
        yield Problem(heading_row(book, sheet, found[0].at), code, severity, args=args)


def heading_row(book: Book, sheet: str, otherwise: CellRef) -> CellRef:
    """The heading row of the table that a sheet holds."""
    heading = next((table.at for table in book.tables if table.at.sheet == sheet), otherwise)
    return CellRef(heading.sheet, heading.row)
