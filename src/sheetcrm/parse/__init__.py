"""Raw cells to models: find the tables, match their headings, read their values. Never raises for what users typed."""

from dataclasses import dataclass

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Workbook
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Parsed:
    """What parsing gives: the book, and what could not be read in it."""

    book: Book
    problems: tuple[Problem, ...]


def parse(workbook: Workbook, options: Options) -> Parsed:
    """Reads a workbook's opportunities, activities and lists. Raises NoTable where no opportunities are to be found."""
    from .first import read_book

    book, problems = read_book(workbook, options)
    return Parsed(book, problems)
