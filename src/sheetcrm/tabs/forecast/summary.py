"""The summary: the whole book in one column, what stands outside its totals included."""

from sheetcrm.analyses.lines import Line
from sheetcrm.analyses.results import Results
from sheetcrm.report import Kind, Table, Value
from sheetcrm.wording import Words


def build(results: Results, words: Words) -> Table:
    """Metric, value and, where deals stand behind it, how many. Open amount = dated + overdue + undated."""
    found, lines = results.forecast, results.forecast.lines
    won, outside = lines[Line.CLOSED_WON], (Line.OMITTED, Line.AHEAD)
    rows: list[tuple[str, Value, Value]] = [
        ("closed_won", won.closed_won, won.closed_won_count),
        ("open_amount", found.open.open_amount, found.open.open_count),
        *(
            (str(line), lines[line].open_amount, lines[line].open_count)
            for line in (Line.DATED, Line.OVERDUE, Line.UNDATED)
        ),
        ("weighted", found.open.weighted, found.open.open_count - found.open.unrated_count - found.open.unvalued_count),
        *(
            (f"weighted_{line}", lines[line].weighted, lines[line].open_count)
            for line in (Line.DATED, Line.OVERDUE, Line.UNDATED)
        ),
        ("unrated", found.open.unrated, found.open.unrated_count),
        ("unvalued", None, found.open.unvalued_count),
        ("won_undated", lines[Line.WON_UNDATED].closed_won, lines[Line.WON_UNDATED].closed_won_count),
        ("won_unvalued", None, lines[Line.WON_UNVALUED].closed_won_count),
        *((str(line), lines[line].open_amount, lines[line].open_count) for line in outside),
        ("largest_deal_share", *_largest(results)),
    ]
    columns = (words.column("metric"), words.column("value", Kind.MIXED), words.column("count", Kind.COUNT))
    return Table(
        "summary",
        words.table("summary"),
        columns,
        [(words.value(key), value, count) for key, value, count in rows],
        note=words.text("summary_rolled" if results.lines.rolled else "summary_note"),
    )


def _largest(results: Results) -> tuple[float | None, None]:
    amounts = [deal.amount for deal in results.lines.open if deal.amount is not None]
    whole = sum(amounts)
    return (float(max(amounts) / whole) if whole else None), None
