"""Closed won in a sentence, by period and by client: every figure is a sum of the ledger's lines."""

from sheetcrm.analyses.closed_won import Booked
from sheetcrm.analyses.periods import Size, period_of
from sheetcrm.analyses.results import Results
from sheetcrm.report import Chart, ChartKind, Column, Kind, Label, Series, Table, Value
from sheetcrm.wording import Words

MONTHS = 36
CLIENTS = 20
"""Clients listed by name; the rest follows in one row, so that the table adds up."""


def sentence(results: Results, words: Words) -> str:
    """This quarter, this fiscal year, and the whole ledger."""
    found, options = results.closed_won, results.options
    first = options.fiscal_year_start
    said: dict[str, object] = {"count": found.total.count, "value": found.total.value}
    for key, size in (("quarter", Size.QUARTER), ("year", Size.YEAR)):
        now = period_of(options.as_of, size, first)
        booked = found.by(size, first).get(now, Booked())
        said |= {key: now.key, f"{key}_value": booked.value, f"{key}_count": booked.count}
    return words.text("closed_won_answer", **said)


def chart(results: Results, words: Words) -> list[Chart]:
    """Closed won by month, the last three years of it; none where nothing is won."""
    months = len(results.closed_won.by(Size.MONTH, results.options.fiscal_year_start))
    if not months:
        return []
    drawn = Chart(
        "closed_won_by_month",
        words.text("chart_closed_won"),
        ChartKind.COLUMN,
        "by_month",
        "period",
        (Series("value", words.text("closed_won")),),
        words.text("axis_closed_month"),
        words.text("axis_amount", currency=results.book.currency),
        min(months, MONTHS),
        max(0, months - MONTHS),
    )
    return [drawn]


def periods(results: Results, words: Words) -> list[Table]:
    """By year, quarter and month of the close date."""
    tables = []
    for size in (Size.YEAR, Size.QUARTER, Size.MONTH):
        found = results.closed_won.by(size, results.options.fiscal_year_start)
        rows = [_row(period.key, booked) for period, booked in found.items()]
        tables.append(_table(f"by_{size}", words.column("period", Kind.PERIOD), rows, results, words))
    return tables


def clients(results: Results, words: Words) -> Table:
    """By client, the largest first."""
    found, names = results.closed_won.by_client, results.closed_won.names
    ordered = sorted(found.items(), key=lambda item: (-item[1].value, item[0]))
    shown = ordered[:CLIENTS] if len(ordered) > CLIENTS + 1 else ordered
    rest = [booked for _, booked in ordered[len(shown) :]]
    rows = [_row(names[client] if client else words.value("none"), booked) for client, booked in shown]
    if rest:
        rows.append(_row(Label("rest", words.text("rest", n=len(rest))), sum(rest, Booked())))
    return _table("by_client", words.column("client"), rows, results, words)


def _table(key: str, first: Column, rows: list[tuple[Value, ...]], results: Results, words: Words) -> Table:
    columns = (
        first,
        words.column("count", Kind.COUNT, total=True),
        words.column("value", Kind.MONEY, total=True),
        words.column("credits", Kind.MONEY, total=True),
    )
    closing = _row(words.value("total"), results.closed_won.total) if rows else None
    return Table(key, words.table(f"won_{key}"), columns, rows, closing, empty=words.text("nothing_won"))


def _row(name: Value, booked: Booked) -> tuple[Value, ...]:
    return name, booked.count, booked.value, booked.credits if booked.credited else None
