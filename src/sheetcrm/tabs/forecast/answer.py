"""The first screen: this quarter, the next and the fiscal year in a few lines."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from sheetcrm.analyses.outlook import UNKNOWN, Band, Outlook, Quantiles
from sheetcrm.analyses.prospects import Prospect
from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Column, Kind, Label, Note, Table, Value
from sheetcrm.wording import Words

Read = Callable[[Prospect, Words], Value]

ROWS: tuple[tuple[str, Read], ...] = (
    ("closed_won", lambda seen, _: seen.line.sums.closed_won),
    ("weighted", lambda seen, _: seen.line.sums.weighted),
    ("forecast", lambda seen, _: seen.line.sums.forecast),
    ("target", lambda seen, _: seen.line.target),
    ("gap", lambda seen, _: missing(seen.line)),
    ("above_target", lambda seen, _: above(seen.line)),
    ("p10", lambda seen, _: seen.line.quantiles[0]),
    ("p50", lambda seen, _: seen.line.quantiles[1]),
    ("p90", lambda seen, _: seen.line.quantiles[2]),
    ("chance", lambda seen, _: seen.line.chance),
    ("commit", lambda seen, _: seen.line.sums.commit_forecast),
    ("best_case", lambda seen, _: seen.line.sums.best_case_forecast),
    ("coverage", lambda seen, words: covered(seen.line, words)),
    ("attainment", lambda seen, _: seen.line.attainment),
    ("largest_share", lambda seen, _: seen.share),
    ("without_largest", lambda seen, _: seen.without),
    ("without_largest_p10", lambda seen, _: _of(seen.without_band)[0]),
    ("without_largest_p50", lambda seen, _: _of(seen.without_band)[1]),
    ("without_largest_p90", lambda seen, _: _of(seen.without_band)[2]),
    ("new_business", lambda seen, _: seen.line.new_expected),
    ("new_business_p10", lambda seen, _: seen.line.new_quantiles[0]),
    ("new_business_p90", lambda seen, _: seen.line.new_quantiles[2]),
    ("with_new", lambda seen, _: seen.with_new),
    ("with_new_p10", lambda seen, _: _of(seen.with_new_band)[0]),
    ("with_new_p90", lambda seen, _: _of(seen.with_new_band)[2]),
)


def build(results: Results, words: Words) -> list[Block]:
    """A sentence on this quarter, and the table `answer` beside which the charts stand: the lines that say something
    of one of its periods at least."""
    shown = results.prospects
    columns = (
        words.column("metric"),
        *(Column(seen.key, words.text(seen.key, period=seen.line.period.key), Kind.MIXED) for seen in shown),
    )
    read_all = [(key, [read(seen, words) for seen in shown]) for key, read in ROWS]
    rows = [(words.value(key), *values) for key, values in read_all if any(value is not None for value in values)]
    note = " ".join([words.text("band_note"), *_promises(shown, words)])
    table = Table("answer", words.table("answer"), columns, rows, note=note)
    now = next((seen.line for seen in shown if seen.key == "this_quarter"), None)
    return [*([Note(_sentence(now, words), strong=True)] if now else []), table]


def _of(band: Band | None) -> Quantiles:
    return UNKNOWN if band is None else band.quantiles


def missing(line: Outlook) -> Decimal | None:
    """What the forecast still lacks to the target; None without one, and where it is above."""
    return None if line.gap is None or line.gap < 0 else line.gap


def above(line: Outlook) -> Decimal | None:
    """How far the forecast is above the target; None where it is not."""
    return None if line.gap is None or line.gap >= 0 else -line.gap


def _promises(shown: Sequence[Prospect], words: Words) -> Iterator[str]:
    """Why commit or best case lies above P90, where it does: promised deals count whole, the largest above all. A deal
    is named once, in the first period that it is the largest of."""
    named: set[str] = set()
    for seen in shown:
        sums, band = seen.line.sums, seen.line.band
        if band is None or seen.largest is None or max(sums.commit_forecast, sums.best_case_forecast) <= band.p90:
            continue
        if seen.largest.record.id in named:
            continue
        named.add(seen.largest.record.id)
        key = "commit" if sums.commit_forecast > band.p90 else "best_case"
        yield words.text(
            "answer_promised",
            period=seen.line.period.key,
            category=words.text(f"category_{key}"),
            amount=sums.commit_forecast if key == "commit" else sums.best_case_forecast,
            p90=band.p90,
            deal=" ".join(filter(None, (seen.largest.record.id, seen.largest.record.client))),
            share=seen.share,
        )


def covered(line: Outlook, words: Words) -> Label | float | None:
    """Coverage, or for people the word that nothing is left to cover: for scripts it is a number or null."""
    return words.null("target_met") if line.target_met else line.coverage


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
