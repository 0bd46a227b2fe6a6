"""A probability that says something else than the outcome: won is 100 %, lost is 0 %, open lies between."""

from collections.abc import Iterator
from decimal import Decimal

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome, Stage
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "probability-contradicts-stage"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every won deal below 1, every lost deal above 0, and every open deal at 0 or 1 where its stage is not."""
    for row, probability, outcome in zip(book.opportunities, book.column("probability"), book.outcomes, strict=True):
        if probability is None or not 0 <= probability <= 1:
            continue
        if _contradicts(probability, outcome, book.stage(row.record)):
            yield at_field(row, "probability", CODE, SEVERITY, probability=probability, outcome=outcome)


def _contradicts(probability: Decimal, outcome: Outcome, stage: Stage | None) -> bool:
    if outcome is not Outcome.OPEN:
        return probability != (1 if outcome is Outcome.WON else 0)
    return probability in (0, 1) and (stage is None or stage.probability != probability)
