"""A deal opened a few days ago that is already called nearly certain."""

from collections.abc import Iterator
from decimal import Decimal

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "high-probability-when-new"
SEVERITY = Severity.WARNING
NEW_DAYS = 14
HIGH = Decimal("0.8")


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal of at most NEW_DAYS days whose owner says at least HIGH and more than the stage does."""
    for row in book.by_outcome[Outcome.OPEN]:
        created, probability = row.record.created, row.record.probability
        if created is None or probability is None or not HIGH <= probability < 1:
            continue
        age = (options.as_of - created).days
        stage = book.stage(row.record)
        usual = stage.probability if stage else None
        if 0 <= age <= NEW_DAYS and (usual is None or probability > usual):
            yield at_field(row, "probability", CODE, SEVERITY, probability=probability, days=age)
