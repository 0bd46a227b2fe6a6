"""The problems tab: every finding with a link to its cell, the gravest first."""

from sheetcrm.analyses.results import Results
from sheetcrm.core.problem import Severity, by_place
from sheetcrm.report import Kind, Note, Tab, Table
from sheetcrm.wording import Words

from .opening import opening

KEY = "problems"


def build(results: Results, words: Words) -> Tab:
    """One row a problem, sorted by severity, then by place."""
    placed = sorted(results.problems, key=by_place)
    found = [problem for severity in Severity for problem in placed if problem.severity is severity]
    levels = {severity: words.value(severity) for severity in Severity}
    columns = (
        words.column("severity"),
        words.column("code"),
        words.column("cell", Kind.LINK),
        words.column("value"),
        words.column("message"),
        words.column("hint"),
    )
    rows = [
        (levels[say.severity], say.code, say.at, say.value, say.message, say.hint) for say in map(words.finding, found)
    ]
    table = Table("problems", words.table("problems"), columns, rows, empty=words.text("no_problems"), long=True)
    return opening(KEY, results, words, (Note(words.text("problems_note")), table))
