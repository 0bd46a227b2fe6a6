"""All numbers of one book at one date, each computed when first asked for."""

from dataclasses import dataclass
from functools import cached_property

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem

from .deals import Deal, deals


@dataclass(frozen=True)
class Results:
    """What tabs are built from. Pure: the same book and options give the same numbers."""

    book: Book
    options: Options
    problems: tuple[Problem, ...]

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """The book's opportunities, ready to be counted."""
        return deals(self.book, self.options)
