"""What checks share: a problem at a field's cell, and one problem for a whole table that has no such column."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from sheetcrm.core.book import Book
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Activity, Opportunity
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
    row: Row[Opportunity] | Row[Activity], name: str, code: str, severity: Severity, **args: object
) -> Problem:
    """A problem at the cell of one field, with the deal's id and name to say it by."""
    record = row.record
    known: dict[str, object] = {}
    if isinstance(record, Opportunity):
        known = {"id": record.id, "deal": name_of(record)}
    return Problem(row.ref(name), code, severity, shown(getattr(record, name)), known | args)


def blank(
    book: Book,
    rows: Iterable[Row[Opportunity]],
    name: str,
    problem: Callable[[Row[Opportunity]], Problem],
) -> Iterator[Problem]:
    """A problem a row whose field is blank; where a table has no column for it, one problem on its heading row."""
    columnless: dict[str, list[Row[Opportunity]]] = {}
    for row in rows:
        if getattr(row.record, name) is not None:
            continue
        if name in row.columns:
            yield problem(row)
        else:
            columnless.setdefault(row.at.sheet, []).append(row)
    for sheet, found in columnless.items():
        first = problem(found[0])
        args = {"rows": len(found), "field": name}
        yield Problem(heading_row(book, sheet, found[0].at), first.code, first.severity, args=args)


def heading_row(book: Book, sheet: str, otherwise: CellRef) -> CellRef:
    """The heading row of the table that a sheet holds."""
    heading = next((table.at for table in book.tables if table.at.sheet == sheet), otherwise)
    return CellRef(heading.sheet, heading.row)
