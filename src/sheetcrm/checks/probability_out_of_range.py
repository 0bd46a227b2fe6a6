"""A probability that is no share of one: the stage's is used in its place."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field

CODE = "probability-out-of-range"
SEVERITY = Severity.ERROR


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every probability below 0 or above 1."""
    for row, probability in zip(book.opportunities, book.column("probability"), strict=True):
        if probability is not None and not 0 <= probability <= 1:
            yield at_field(row, "probability", CODE, SEVERITY, probability=probability)
