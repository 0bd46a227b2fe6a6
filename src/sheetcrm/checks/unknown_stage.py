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
    unknown = {spelling for spelling, stage in book.stage_by_spelling.items() if stage is None}
    names = [stage.name for stage in book.stages]
    for row in book.opportunities if unknown and names else ():
        spelling = row.record.stage
        if spelling in unknown:
            yield at_field(row, "stage", CODE, SEVERITY, nearest=nearest(spelling, names))
