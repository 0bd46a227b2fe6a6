"""The first screen: this quarter, the next and the fiscal year in a few lines."""

from collections.abc import Callable

from sheetcrm.analyses.outlook import Outlook, current
from sheetcrm.analyses.periods import Size
from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Column, Kind, Label, Note, Table, Value
from sheetcrm.wording import Words

Read = Callable[[Outlook, Words], Value]

ROWS: tuple[tuple[str, Read], ...] = (
    ("closed_won", lambda line, _: line.sums.closed_won),
    ("weighted", lambda line, _: line.sums.weighted),
    ("forecast", lambda line, _: line.sums.forecast),
    ("target", lambda line, _: line.target),
    ("gap", lambda line, _: line.gap),
    ("p10", lambda line, _: line.quantiles[0]),
    ("p50", lambda line, _: line.quantiles[1]),
    ("p90", lambda line, _: line.quantiles[2]),
    ("chance", lambda line, _: line.chance),
    ("commit", lambda line, _: line.sums.commit_forecast),
    ("best_case", lambda line, _: line.sums.best_case_forecast),
    ("coverage", lambda line, words: covered(line, words)),
    ("attainment", lambda line, _: line.attainment),
    ("new_business", lambda line, _: line.new_expected),
    ("new_business_p10", lambda line, _: line.new_quantiles[0]),
    ("new_business_p90", lambda line, _: line.new_quantiles[2]),
)


def build(results: Results, words: Words) -> list[Block]:
    """A sentence on this quarter, and the table `answer` beside which the charts stand."""
    quarters, years = results.outlooks[Size.QUARTER], results.outlooks[Size.YEAR]
    now, after, year = (
        current(quarters, results.options),
        current(quarters, results.options, later=1),
        current(years, results.options),
    )
    shown = [(key, line) for key, line in (("this_quarter", now), ("next_quarter", after), ("this_year", year)) if line]
    columns = (
        words.column("metric"),
        *(Column(key, words.text(key, period=line.period.key), Kind.MIXED) for key, line in shown),
    )
    rows = [(words.value(key), *(read(line, words) for _, line in shown)) for key, read in ROWS]
    table = Table("answer", words.table("answer"), columns, rows, note=words.text("band_note"))
    return [*([Note(_sentence(now, words), strong=True)] if now else []), table]


def covered(line: Outlook, words: Words) -> Label | float | None:
    """Coverage, or the word that nothing is left to cover."""
    return words.value("target_met") if line.target_met else line.coverage


def _sentence(line: Outlook, words: Words) -> str:
    said = words.text(
        "answer_forecast",
        period=line.period.key,
        closed=line.sums.closed_won,
        weighted=line.sums.weighted,
        forecast=line.sums.forecast,
    )
    if line.target is not None and line.gap is not None:
        key = "answer_above" if line.gap <= 0 else "answer_gap"
        said += " " + words.text(key, target=line.target, gap=abs(line.gap))
    if line.band:
        said += " " + words.text("answer_band", p10=line.band.p10, p90=line.band.p90)
    return said
