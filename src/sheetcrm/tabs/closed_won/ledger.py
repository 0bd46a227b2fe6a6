"""The ledger, one line a won deal, and the won deals that stand outside it."""

from decimal import Decimal

from sheetcrm.analyses.closed_won import Booking
from sheetcrm.analyses.deals import ZERO, Deal, minor
from sheetcrm.analyses.results import Results
from sheetcrm.core.book import quantum
from sheetcrm.report import Column, Kind, Table, Value
from sheetcrm.tabs.labels import label
from sheetcrm.wording import Words


def build(results: Results, words: Words) -> Table:
    """The ledger by close date, closed by its exact sums. Where a deal has no estimate, estimates and differences have
    no total either, since value − estimate would not be the difference."""
    lines, own, total = results.closed_won.ledger, results.book.currency, results.closed_won.total.value
    estimates = [line.estimate for line in lines if line.credited is None]
    known = [estimate for estimate in estimates if estimate is not None]
    sums: dict[str, Value] = {"id": words.value("total"), "value": total}
    if compared := len(known) == len(estimates):
        sums |= {"estimate": sum(known, ZERO), "difference": total - sum(known, ZERO)}
    columns = _columns(words, own, compared)
    return Table(
        "ledger",
        words.table("ledger"),
        columns,
        [_row(line, own) for line in lines],
        tuple(sums.get(column.key) for column in columns),
        words.text("ledger_note", currency=own),
        words.text("nothing_won"),
        long=True,
    )


def outside(results: Results, words: Words) -> list[Table]:
    """The won deals in no total, with the reason; no table where there are none."""
    left = results.closed_won.outside
    if not left:
        return []
    columns = (
        words.column("id"),
        words.column("client"),
        words.column("reason"),
        words.column("closed", Kind.DATE),
        words.column("currency"),
        words.column("awarded", Kind.AMOUNT),
        words.column("cell", Kind.LINK),
    )
    rows: list[tuple[Value, ...]] = [
        (
            one.deal.record.id,
            one.deal.record.client,
            label(words, "outside", one.why),
            one.deal.record.closed,
            one.deal.record.currency or results.book.currency,
            _awarded(one.deal, results.book.currency),
            one.deal.row.ref("awarded"),
        )
        for one in left
    ]
    return [Table("outside", words.table("won_outside"), columns, rows, note=words.text("won_outside_note"))]


def _awarded(deal: Deal, own: str) -> Decimal | None:
    """The award in its own currency, in whole minor units of that."""
    given = deal.record.awarded
    return None if given is None else minor(given, quantum(deal.record.currency or own))


def _columns(words: Words, own: str, compared: bool) -> tuple[Column, ...]:
    return (
        words.column("id"),
        words.column("client"),
        words.column("product"),
        words.column("closed", Kind.DATE),
        words.column("currency"),
        words.column("awarded", Kind.AMOUNT),
        words.column("rate", Kind.RATE),
        Column("value", words.text("value_in", currency=own), Kind.MONEY, total=True),
        Column("estimate", words.text("estimate_in", currency=own), Kind.MONEY, total=compared),
        Column("difference", words.text("difference_in", currency=own), Kind.MONEY, total=compared),
        words.column("reference"),
        words.column("cell", Kind.LINK),
        words.column("rate_date", Kind.DATE),
        words.column("rate_source"),
        words.column("credit_of"),
        words.column("credit_cell", Kind.LINK),
    )


def _row(line: Booking, own: str) -> tuple[Value, ...]:
    deal, closed, value, credited = line
    record, rate = deal.record, deal.rate
    return (
        record.id,
        record.client,
        record.product,
        closed,
        record.currency or own,
        # without a rate, the value is the award itself
        value if rate is None else _awarded(deal, own),
        rate.rate if rate else None,
        value,
        line.estimate,
        line.difference,
        record.order_ref,
        line.cell,
        rate.date if rate else None,
        rate.source if rate else None,
        credited.record.id if credited else None,
        credited.ref("awarded") if credited else None,
    )
