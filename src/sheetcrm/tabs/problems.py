"""The problems tab: every finding with a link to its cell, the gravest first."""

from sheetcrm.analyses.results import Results
from sheetcrm.report import Kind, Note, Tab, Table
from sheetcrm.wording import Words

from .opening import opening

KEY = "problems"


def build(results: Results, words: Words) -> Tab:
    """One row a problem, sorted by severity, then by place."""
    found = sorted(results.problems, key=lambda problem: (problem.severity.rank, problem.at, problem.code))
    columns = (
        words.column("severity"),
        words.column("code"),
        words.column("cell", Kind.LINK),
        words.column("value"),
        words.column("message"),
        words.column("hint"),
    )
    rows = [
        (words.value(say.severity), say.code, say.at, say.value, say.message, say.hint)
        for say in map(words.finding, found)
    ]
    table = Table("problems", words.table("problems"), columns, rows, empty=words.text("no_problems"), long=True)
    return opening(KEY, results, words, (Note(words.text("problems_note")), table))
