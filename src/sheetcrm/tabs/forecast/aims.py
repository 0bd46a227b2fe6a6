"""Targets as stated, beside what is won and open."""

from sheetcrm.analyses.goals import Goal
from sheetcrm.analyses.results import Results
from sheetcrm.report import Kind, Table, Value
from sheetcrm.wording import Words

from .answer import above, covered, missing


def build(results: Results, words: Words) -> list[Table]:
    """One row a target; no table where none is stated. Targets of periods within each other are not added up."""
    if not results.goals:
        return []
    columns = (
        words.column("period", Kind.PERIOD),
        words.column("owner"),
        words.column("product"),
        words.column("target", Kind.MONEY),
        words.column("closed_won", Kind.MONEY),
        words.column("open_amount", Kind.MONEY),
        words.column("weighted", Kind.MONEY),
        words.column("forecast", Kind.MONEY),
        words.column("gap", Kind.MONEY),
        words.column("above_target", Kind.MONEY),
        words.column("coverage", Kind.NUMBER),
        words.column("attainment", Kind.SHARE),
    )
    rows = [_row(goal, words) for goal in results.goals]
    return [Table("targets", words.table("targets"), columns, rows, note=words.text("targets_note"))]


def _row(goal: Goal, words: Words) -> tuple[Value, ...]:
    line, sums = goal.line, goal.line.sums
    return (
        line.period.key,
        goal.owner,
        goal.product,
        line.target,
        sums.closed_won,
        sums.open_amount,
        sums.weighted,
        sums.forecast,
        missing(line),
        above(line),
        covered(line, words),
        line.attainment,
    )
