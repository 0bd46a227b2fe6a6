"""The ledger held against orders or invoices: what agrees, and what asks for a look."""

from sheetcrm.analyses.reconciliation import Match, Reconciliation, State, Sum, by_state
from sheetcrm.analyses.results import Results
from sheetcrm.core.cells import CellRef
from sheetcrm.report import Block, Column, Kind, Note, Table, Value
from sheetcrm.tabs.labels import label
from sheetcrm.wording import Words


def build(results: Results, words: Words) -> list[Block]:
    """A sentence, sums by state and currency, and one row an order; nothing where no file or sheet was given."""
    found = results.reconciliation
    if found is None:
        return []
    return [Note(_sentence(found, words)), _summary(found, words), _table(found, results, words)]


def _sentence(found: Reconciliation, words: Words) -> str:
    lines = sum(len(match.lines) for match in found.matches)
    said = words.text("reconciliation_answer", origin=found.origin, lines=lines, tolerance=found.tolerance)
    if found.unread:
        cells = ", ".join(str(line.at) for line in found.unread[:5]) + (" …" if len(found.unread) > 5 else "")
        said += " " + words.text("reconciliation_unread", n=len(found.unread), cells=cells)
    if found.later:
        said += " " + words.text("reconciliation_later", n=found.later)
    return said


def _summary(found: Reconciliation, words: Words) -> Table:
    columns = (
        words.column("state"),
        words.column("currency"),
        Column("count", words.text("entries"), Kind.COUNT, total=True),
        words.column("awarded", Kind.AMOUNT),
        words.column("invoiced", Kind.AMOUNT),
        words.column("difference", Kind.AMOUNT),
    )
    rows: list[tuple[Value, ...]] = [
        (label(words, "state", state), currency, sums.count, *_amounts(state, sums))
        for (state, currency), sums in by_state(found).items()
    ]
    closing = (words.value("total"), None, len(found.matches), None, None, None)
    return Table("reconciliation_summary", words.table("reconciliation_summary"), columns, rows, closing)


def _amounts(state: State, sums: Sum) -> tuple[Value, Value, Value]:
    if state is State.OTHER_CURRENCY:
        return None, None, None
    return sums.awarded, sums.invoiced, sums.awarded - sums.invoiced


def _table(found: Reconciliation, results: Results, words: Words) -> Table:
    columns = (
        words.column("state"),
        words.column("id"),
        words.column("client"),
        words.column("reference"),
        words.column("currency"),
        words.column("awarded", Kind.AMOUNT),
        words.column("invoiced", Kind.AMOUNT),
        words.column("difference", Kind.AMOUNT),
        words.column("lines", Kind.COUNT),
        words.column("cell", Kind.LINK),
        words.column("line"),
    )
    inside = found.origin == results.book.origin
    rows = [_row(match, inside, words) for match in found.matches]
    note, empty = words.text("reconciliation_note"), words.text("nothing_won")
    return Table("reconciliation", words.table("reconciliation"), columns, rows, note=note, empty=empty, long=True)


def _row(match: Match, inside: bool, words: Words) -> tuple[Value, ...]:
    line = match.lines[0] if match.lines else None
    records = [booking.record for booking in match.bookings]
    return (
        label(words, "state", match.state),
        ", ".join(record.id for record in records) or (line.deal if line else None),
        next((record.client for record in records if record.client), None),
        next((record.order_ref for record in records if record.order_ref), line.reference if line else None),
        match.currency,
        match.awarded,
        match.invoiced,
        match.difference,
        len(match.lines),
        match.bookings[0].cell if match.bookings else None,
        _place(line.at, inside) if line else None,
    )


def _place(at: CellRef, inside: bool) -> Value:
    """A link into the book; the name of a place in another file, where no link leads."""
    return at if inside else str(at)
