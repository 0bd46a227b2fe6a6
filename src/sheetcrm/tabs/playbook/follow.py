"""The team's own rules over time, and the next steps of open deals."""

from collections.abc import Iterator

from sheetcrm.analyses.adopted import Followed
from sheetcrm.analyses.evidence.fourfold import Fourfold
from sheetcrm.analyses.evidence.rules import Family, Rule
from sheetcrm.analyses.results import Results
from sheetcrm.report import Block, Kind, Label, Note, Table, Value
from sheetcrm.wording import Words

from .evidence import say


def build(results: Results, words: Words) -> Iterator[Block]:
    """Adopted rules, where there are any, with what each leaves out."""
    if results.followed:
        yield _adopted(results.followed, words)
        for followed in results.followed:
            said = {"left_out": followed.left_out, "before": followed.rule.before}
            yield Note(words.text("adopted_note", **said))


def _adopted(rules: tuple[Followed, ...], words: Words) -> Table:
    columns = (
        words.column("rule"),
        words.column("since", Kind.DATE),
        words.column("period"),
        words.column("with_n", Kind.COUNT),
        words.column("with_won", Kind.COUNT),
        words.column("with_rate", Kind.SHARE),
        words.column("without_n", Kind.COUNT),
        words.column("without_won", Kind.COUNT),
        words.column("without_rate", Kind.SHARE),
    )
    rows = []
    for followed in rules:
        rule = followed.rule
        name = say(Rule(Family.AT_LEAST, rule.first, rule.before, rule.at_least), words)
        periods: list[tuple[str | Label, Fourfold]] = list(followed.years)
        if followed.since is not None:
            periods.append((words.value("since_adopted"), followed.since))
        rows += [(name, rule.since, period, *_counts(table)) for period, table in periods]
    return Table("adopted", words.table("adopted"), columns, rows, empty=words.text("playbook_no_rules"))


def _counts(table: Fourfold) -> tuple[Value, ...]:
    return table.with_n, table.with_won, table.with_rate, table.without_n, table.without_won, table.without_rate


def steps(results: Results, words: Words) -> Table:
    """One row a hint, the weightiest deals first."""
    columns = (words.column("id"), words.column("client"), words.column("hint"), words.column("cell", Kind.LINK))
    rows = [
        (step.deal.record.id, step.deal.record.client, words.finding(step.problem).message, step.problem.at)
        for step in results.next_steps
    ]
    note, empty = words.text("steps_note"), words.text("no_steps")
    return Table("next_steps", words.table("next_steps"), columns, rows, note=note, empty=empty, long=True)
