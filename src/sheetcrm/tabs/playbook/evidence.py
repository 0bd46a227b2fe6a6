"""Rules with their evidence: what was tried, what was found, what was left out."""

from collections.abc import Iterator

from sheetcrm.analyses.activity import LeftOut
from sheetcrm.analyses.evidence.distributions import wilson
from sheetcrm.analyses.evidence.engine import ENOUGH_DEALS, ENOUGH_OUTCOME, ENOUGH_SIDE, Ladder
from sheetcrm.analyses.evidence.landmarks import CAP
from sheetcrm.analyses.evidence.rules import Rule
from sheetcrm.analyses.evidence.verdicts import LEVEL, Judged, Verdict
from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Chart, ChartKind, Column, Kind, Label, Note, Series, Table, Value
from sheetcrm.wording import Words

MOST = 10
"""Rules that the table shows at most."""
ALIKE = 0.05
"""p of one odds ratio for all products and sizes, below which a finding is told to differ."""


def build(results: Results, words: Words) -> Iterator[Block]:
    """Notes on what was tried and left out, the rules, a sentence a finding, the chart of the most useful rule."""
    found = results.evidence
    shown = found.judged if results.options.evidence == "all" else found.best(MOST)
    yield Note(words.text("playbook_reading"))
    yield from _unrecorded(results, words)
    yield Note(_tried(results, words))
    yield Table(
        "evidence",
        words.table("evidence"),
        _columns(words),
        [_row(judged, words) for judged in shown],
        note=words.text("playbook_more") if len(shown) < found.tried else "",
        empty=words.text("playbook_no_rules"),
    )
    for judged in shown[:MOST]:
        if judged.verdict.found:
            yield Note(_sentence(judged, words))
    if results.activity_log.left_out != LeftOut() or results.mix.undated:
        yield Note(_left_out(results, words))
    if found.ladder is not None:
        yield from _ladder(found.ladder, words)


def say(rule: Rule, words: Words) -> str:
    """A rule in words."""
    return words.text(f"rule_{rule.family}", first=rule.first, second=rule.second, number=rule.number)


def _unrecorded(results: Results, words: Words) -> Iterator[Note]:
    mix = results.mix
    if mix.won_without:
        said = {"won": mix.won_without, "all_won": mix.won, "lost": mix.lost_without, "all_lost": mix.lost}
        yield Note(words.text("playbook_unrecorded", **said), strong=True)


def _tried(results: Results, words: Words) -> str:
    found, by = results.evidence, results.evidence.by
    used = (("product", by.by_product), ("size", by.by_size), ("owner", by.by_owner), ("age", True))
    alike = ", ".join(words.text(f"alike_{name}") for name, is_used in used if is_used)
    said = words.text("playbook_tried", tried=found.tried, deals=found.deals, by=alike)
    few = {"too_few": found.too_few, "side": ENOUGH_SIDE, "outcome": ENOUGH_OUTCOME}
    said += " " + words.text("playbook_few", **few) if found.too_few else ""
    every = len(results.activity_log.types)
    types = {"types": found.types, "every": every, "enough": ENOUGH_DEALS}
    return said + (" " + words.text("playbook_types", **types) if found.types < every else "")


def _left_out(results: Results, words: Words) -> str:
    out = results.activity_log.left_out
    return words.text(
        "playbook_left_out",
        undated=out.undated,
        untyped=out.untyped,
        planned=out.planned,
        late=out.after_closing,
        elsewhere=out.elsewhere,
        no_date=results.mix.undated,
    )


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        words.column("rule"),
        words.column("with_n", Kind.COUNT),
        words.column("with_won", Kind.COUNT),
        words.column("with_rate", Kind.SHARE),
        words.column("without_n", Kind.COUNT),
        words.column("without_won", Kind.COUNT),
        words.column("without_rate", Kind.SHARE),
        words.column("odds_ratio", Kind.NUMBER),
        words.column("low", Kind.NUMBER),
        words.column("high", Kind.NUMBER),
        words.column("p", Kind.SCORE),
        words.column("p_adjusted", Kind.SCORE),
        words.column("verdict"),
    )


def _row(judged: Judged, words: Words) -> tuple[Value, ...]:
    table = judged.table
    return (
        say(judged.rule, words),
        table.with_n,
        table.with_won,
        table.with_rate,
        table.without_n,
        table.without_won,
        table.without_rate,
        *judged.trial.common,
        judged.trial.p,
        judged.p_adjusted,
        _verdict(judged, words),
    )


def _verdict(judged: Judged, words: Words) -> Label:
    if judged.verdict is Verdict.NOT_ENOUGH:
        return Label(judged.verdict, words.text("more_deals", more=judged.more))
    if judged.verdict is Verdict.NO_DIFFERENCE and judged.p_adjusted <= LEVEL:
        return Label(judged.verdict, words.text("small_difference"))
    if judged.verdict is Verdict.WAITING:
        return Label(Verdict.NO_DIFFERENCE, words.text("no_difference_beyond_waiting"))
    return words.value(judged.verdict)


def _sentence(judged: Judged, words: Words) -> str:
    table = judged.table
    said = words.text(
        f"finding_{judged.verdict}",
        rule=say(judged.rule, words),
        with_n=table.with_n,
        with_won=table.with_won,
        without_n=table.without_n,
        without_won=table.without_won,
        left_out=judged.left_out,
        left_out_won=judged.left_out_won,
    )
    if judged.unlike is not None and judged.unlike < ALIKE:
        said += " " + words.text("finding_unlike", p=f"{judged.unlike:.3f}")
    return said


def _ladder(ladder: Ladder, words: Words) -> Iterator[Block]:
    names = {"first": ladder.first, "second": ladder.second}
    title = words.text("by_count_title", **names)
    series = (Series("win_rate", words.text("win_rate_axis"), low="low", high="high"),)
    x_title = words.text("by_count_axis", **names)
    yield Chart("by_count", title, ChartKind.COLUMN, "by_count", "times", series, x_title, words.text("win_rate_axis"))
    columns = (
        words.column("times"),
        words.column("deals", Kind.COUNT, total=True),
        words.column("won", Kind.COUNT, total=True),
        words.column("win_rate", Kind.SHARE),
        words.column("low", Kind.SHARE),
        words.column("high", Kind.SHARE),
    )
    rows: list[tuple[Value, ...]] = [
        (_times(step.count, words), step.deals, step.won, step.won / step.deals, step.low, step.high)
        for step in ladder.steps
    ]
    deals, won = sum(step.deals for step in ladder.steps), sum(step.won for step in ladder.steps)
    total = (words.value("total"), deals, won, won / deals, *(wilson(won, deals) or (None, None)))
    yield Table("by_count", title, columns, rows, total, words.text("by_count_note", second=ladder.second))


def _times(count: int, words: Words) -> str:
    return words.text("or_more", count=count) if count == CAP else str(count)
