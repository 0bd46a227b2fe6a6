"""The summary: the whole book in one column, what stands outside its totals included."""

from sheetcrm.analyses.lines import OPEN_LINES, Line
from sheetcrm.analyses.results import Results
from sheetcrm.report import Kind, Table, Value
from sheetcrm.tabs.won_rows import joined, told
from sheetcrm.wording import Words


def build(results: Results, words: Words) -> Table:
    """Metric, value and, where deals stand behind it, how many. Open amount = dated + overdue + undated."""
    columns = (words.column("metric"), words.column("value", Kind.MIXED), words.column("count", Kind.COUNT))
    rows = [(words.value(key), value, count) for key, value, count in _rows(results)]
    note = joined(words.text("summary_rolled" if results.lines.rolled else "summary_note"), told(results, words))
    return Table("summary", words.table("summary"), columns, rows, note=note)


def _rows(results: Results) -> list[tuple[str, Value, Value]]:
    found, lines = results.forecast.open, results.forecast.lines
    won, no_date, no_award = lines[Line.CLOSED_WON], lines[Line.WON_UNDATED], lines[Line.WON_UNVALUED]
    weighted_count = found.open_count - found.unrated_count - found.unvalued_count
    return [
        ("closed_won", won.closed_won, won.closed_won_count),
        ("open_amount", found.open_amount, found.open_count),
        *((str(line), lines[line].open_amount, lines[line].open_count) for line in OPEN_LINES),
        ("weighted", found.weighted, weighted_count),
        *((f"weighted_{line}", lines[line].weighted, lines[line].open_count) for line in OPEN_LINES),
        ("unrated", found.unrated, found.unrated_count),
        ("unvalued", None, found.unvalued_count),
        ("won_undated", no_date.closed_won, no_date.closed_won_count),
        ("won_unvalued", None, no_award.closed_won_count),
        *((str(line), lines[line].open_amount, lines[line].open_count) for line in (Line.OMITTED, Line.AHEAD)),
        ("largest_deal_share", _largest(results), None),
    ]


def _largest(results: Results) -> float | None:
    amounts = [deal.amount for deal in results.lines.open if deal.amount is not None]
    whole = sum(amounts)
    return float(max(amounts) / whole) if whole else None
