"""A product or service that is not in the team's list."""

from collections.abc import Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from .lists import unlisted

CODE = "unknown-product"
SEVERITY = Severity.WARNING


def check(book: Book, options: Options) -> Iterator[Problem]:
    """Every product that is not listed, where the team keeps a list."""
    yield from unlisted(book.opportunities, "product", book.lists.products, CODE, SEVERITY)
