"""A stage that closes a deal beside a status that says otherwise: the stage is taken."""

from collections.abc import Iterator
from dataclasses import replace

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
    for row in book.opportunities:
        stage, status = book.stage(row.record), row.record.status
        if stage is None or status is None or stage.outcome in (Outcome.OPEN, status):
            continue
        problem = at_field(row, "status", CODE, SEVERITY, stage=stage.name, status=status)
        yield replace(problem, related=(row.ref("stage"),))
