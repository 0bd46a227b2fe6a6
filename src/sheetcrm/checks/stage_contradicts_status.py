"""A stage that closes a deal beside a status that says otherwise: the stage is taken."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "stage-contradicts-status"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every deal whose stage is won or lost while its status is something else; an open stage may be the last one
    that a closed deal stood in, and says nothing against its status."""
    closing = book.spellings(lambda stage: stage.outcome is not Outcome.OPEN)
    for row, (spelling, status) in zip(book.opportunities, book.standing, strict=True):
        stage = closing.get(spelling)
        if stage is not None and status not in (None, stage.outcome):
            yield at_field(row, "status", CODE, SEVERITY, (row.ref("stage"),), stage=stage.name, status=status)
