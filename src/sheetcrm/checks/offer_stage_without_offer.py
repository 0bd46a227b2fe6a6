"""A deal in a stage that has an offer out, with nothing noted of the offer."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "offer-stage-without-offer"
SEVERITY = Severity.WARNING
FIELDS = ("offer_date", "offer_ref", "offer_value")


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every open deal in an offer stage without offer date, reference or value, where the table has such a column."""
    offering = book.spellings(lambda stage: stage.offer)
    for row in book.by_outcome[Outcome.OPEN]:
        stage = offering.get(row.record.stage)
        if stage is None or any(getattr(row.record, name) is not None for name in FIELDS):
            continue
        column = next((name for name in FIELDS if name in row.columns), None)
        if column is not None:
            yield at_field(row, column, CODE, SEVERITY, stage=stage.name)
