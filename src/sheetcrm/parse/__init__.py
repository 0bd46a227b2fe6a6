"""Raw cells to models: find the tables, match their headings, read their values. Never raises for what users typed."""

from dataclasses import dataclass

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Workbook
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem

from .understanding import FieldMatch, How, Question, StageProposal, TableMatch, Understanding

__all__ = [
    "FieldMatch",
    "How",
    "Parsed",
    "Question",
    "StageProposal",
    "TableMatch",
    "Understanding",
    "parse",
    "understand",
]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What parsing gives: the book, and what could not be read in it."""

    book: Book
    problems: tuple[Problem, ...]


def parse(workbook: Workbook, options: Options) -> Parsed:
    """Reads a workbook's opportunities, activities and lists. Raises NoTable where no opportunities are to be found,
    BadOptions where the options name a sheet or heading that is not there."""
    from .assemble import assemble
    from .reading import read

    book, problems = assemble(workbook, options, read(workbook, options))
    return Parsed(book, problems)


def understand(workbook: Workbook, options: Options) -> Understanding:
    """What a workbook is taken to say, for a person to agree to: the same reading that `parse` makes records of."""
    from .reading import understand as told

    return told(workbook, options)
