"""The forecast's details: one row an open deal, adding up to the forecast's open total."""

import datetime as dt
from collections.abc import Mapping, Sequence
from operator import itemgetter

from sheetcrm.analyses.deals import ZERO, Deal, assigned
from sheetcrm.analyses.lines import OPEN_LINES, Line
from sheetcrm.analyses.periods import Size, period_of
from sheetcrm.analyses.rated import rate_of
from sheetcrm.analyses.results import Results
from sheetcrm.core.models import Category
from sheetcrm.report import Block, Column, Kind, Label, Tab, Table, Value
from sheetcrm.wording import Words

from .opening import opening

KEY = "deals"
ID, EXPECTED_CLOSE = 0, 6
"""Places in a row of what rows are sorted by."""


def build(results: Results, words: Words) -> Tab:
    """The open deals by expected close, then those that stand outside the totals, with the reason."""
    return opening(KEY, results, words, tuple(_blocks(results, words)))


def _blocks(results: Results, words: Words) -> list[Block]:
    columns = _columns(words)
    deals = results.lines.open
    closing, rows = _total(columns, deals, words), _rows(results, words)
    table = Table("deals", words.table("deals"), columns, rows, closing, empty=words.text("no_open"), long=True)
    outside = [(line, deal) for line in (Line.OMITTED, Line.AHEAD) for deal in results.lines.deals[line]]
    if not outside:
        return [table]
    return [table, _outside(sorted(outside, key=lambda placed: _by_close(placed[1])), words)]


def _by_close(deal: Deal) -> tuple[dt.date, str]:
    record = deal.record
    return record.expected_close or dt.date.max, record.id


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        words.column("id"),
        words.column("client"),
        words.column("owner"),
        words.column("product"),
        words.column("stage"),
        words.column("category"),
        words.column("expected_close", Kind.DATE),
        words.column("period", Kind.PERIOD),
        words.column("value", Kind.MONEY, total=True),
        words.column("probability", Kind.SHARE),
        words.column("weighted", Kind.MONEY, total=True),
        words.column("assigned", Kind.SHARE),
        words.column("calibrated", Kind.SHARE),
        words.column("cell", Kind.LINK),
    )


def _rows(results: Results, words: Words) -> list[tuple[Value, ...]]:
    """The rows by expected close. What the deals of one line, stage or category share is worded once."""
    categories = {key: Label(str(key), words.text(f"category_{key}")) for key in Category}
    rows: list[tuple[Value, ...]] = []
    standing = {deal.record.stage: deal for deal in results.lines.open}
    rates = {stage: rate_of(deal, results.calibration) for stage, deal in standing.items()}
    calibrated = {stage: rate.calibrated if rate else None for stage, rate in rates.items()}
    for line in OPEN_LINES:
        deals = results.lines.deals[line]
        periods = {day: _period(line, day, results, words) for day in {deal.day for deal in deals}}
        rows += [_row(deal, periods, calibrated, categories) for deal in deals]
    # made in the book's order, which is that in memory; by id first, which they mostly are already
    rows.sort(key=itemgetter(ID))
    rows.sort(key=_close_of)
    return rows


def _close_of(row: tuple[Value, ...]) -> dt.date:
    expected = row[EXPECTED_CLOSE]
    return expected if isinstance(expected, dt.date) else dt.date.max


def _row(
    deal: Deal,
    periods: Mapping[dt.date | None, Value],
    calibrated: Mapping[str | None, Value],
    categories: Mapping[Category, Label],
) -> tuple[Value, ...]:
    record = deal.record
    return (
        record.id,
        record.client,
        record.owner,
        record.product,
        record.stage,
        categories[deal.category],
        record.expected_close,
        periods[record.expected_close],
        deal.amount,
        deal.probability,
        deal.weighted,
        assigned(record, deal.outcome, deal.stage),
        calibrated[record.stage],
        deal.row.ref("value"),
    )


def _period(line: Line, expected: dt.date | None, results: Results, words: Words) -> Value:
    rolled = line is Line.OVERDUE and results.lines.rolled
    day = results.options.as_of if rolled else expected
    if day is None or (line is Line.OVERDUE and not rolled):
        return Label(str(line), words.text(f"period_{line}"))
    return period_of(day, Size.MONTH, results.options.fiscal_year_start).key


def _total(columns: tuple[Column, ...], deals: Sequence[Deal], words: Words) -> tuple[Value, ...]:
    sums: dict[str, Value] = {
        "id": words.value("total"),
        "value": sum((deal.amount for deal in deals if deal.amount is not None), ZERO),
        "weighted": sum((deal.weighted for deal in deals if deal.weighted is not None), ZERO),
    }
    return tuple(sums.get(column.key) for column in columns)


def _outside(placed: list[tuple[Line, Deal]], words: Words) -> Table:
    columns = (
        words.column("id"),
        words.column("client"),
        words.column("reason"),
        words.column("value", Kind.MONEY),
        words.column("cell", Kind.LINK),
    )
    rows = [
        (deal.record.id, deal.record.client, words.value(line), deal.amount or deal.award, deal.row.ref("value"))
        for line, deal in placed
    ]
    return Table("outside", words.table("outside"), columns, rows, note=words.text("outside_note"), long=True)
