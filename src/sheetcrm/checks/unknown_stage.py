"""A stage that is not in the team's list: nobody can say whether it is open, won or lost."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .lists import nearest
from .rows import at_field

CODE = "unknown-stage"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every stage that is not listed, with the listed one that looks most like it."""
    if not book.stages:
        return
    names = [stage.name for stage in book.stages]
    for row in book.opportunities:
        if row.record.stage and book.stage(row.record) is None:
            yield at_field(row, "stage", CODE, SEVERITY, nearest=nearest(row.record.stage, names))
