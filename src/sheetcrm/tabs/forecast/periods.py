"""The tables by month, quarter and year."""

from sheetcrm.analyses.deals import ZERO
from sheetcrm.analyses.outlook import Outlook
from sheetcrm.analyses.periods import Size
from sheetcrm.analyses.results import Results
from sheetcrm.analyses.sums import total
from sheetcrm.report import Column, Kind, Table, Value
from sheetcrm.wording import Words

from .answer import covered


def build(size: Size, results: Results, words: Words) -> Table:
    """One row a period; the total is of every deal that falls in one. Overdue and undated deals: see the summary."""
    key, lines = f"by_{size}", results.outlooks[size]
    columns = _columns(words)
    return Table(
        key,
        words.table(key),
        columns,
        [_row(line, words) for line in lines],
        _total(lines, words),
        note=words.text("periods_note"),
    )


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        words.column("period", Kind.PERIOD),
        words.column("start", Kind.DATE),
        words.column("end", Kind.DATE),
        words.column("closed_won_count", Kind.COUNT, total=True),
        words.column("closed_won", Kind.MONEY, total=True),
        words.column("open_count", Kind.COUNT, total=True),
        words.column("open_amount", Kind.MONEY, total=True),
        words.column("weighted", Kind.MONEY, total=True),
        words.column("forecast", Kind.MONEY, total=True),
        words.column("commit", Kind.MONEY, total=True),
        words.column("best_case", Kind.MONEY, total=True),
        words.column("p10", Kind.MONEY),
        words.column("p50", Kind.MONEY),
        words.column("p90", Kind.MONEY),
        words.column("new_business", Kind.MONEY),
        words.column("target", Kind.MONEY, total=True),
        words.column("coverage", Kind.NUMBER),
        words.column("attainment", Kind.SHARE),
    )


def _row(line: Outlook, words: Words) -> tuple[Value, ...]:
    sums = line.sums
    return (
        line.period.key,
        line.period.start,
        line.period.end,
        sums.closed_won_count,
        sums.closed_won,
        sums.open_count,
        sums.open_amount,
        sums.weighted,
        sums.forecast,
        sums.commit_forecast,
        sums.best_case_forecast,
        *line.quantiles,
        line.new_expected,
        line.target,
        covered(line, words),
        line.attainment,
    )


def _total(lines: tuple[Outlook, ...], words: Words) -> tuple[Value, ...]:
    sums = total(line.sums for line in lines)
    goals = [line.target for line in lines if line.target is not None]
    return (
        words.value("total"),
        None,
        None,
        sums.closed_won_count,
        sums.closed_won,
        sums.open_count,
        sums.open_amount,
        sums.weighted,
        sums.forecast,
        sums.commit_forecast,
        sums.best_case_forecast,
        *(None,) * 4,
        sum(goals, ZERO) if goals else None,
        None,
        None,
    )
