"""Raw cells to models: find the tables, match their headings, read their values. Never raises for what users typed."""

from collections.abc import Callable
from dataclasses import dataclass

from sheetcrm.core.book import Book
from sheetcrm.core.cells import Workbook
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem

from .understanding import FieldMatch, How, Question, StageProposal, TableMatch, Understanding

__all__ = [
    "Begun",
    "FieldMatch",
    "How",
    "Parsed",
    "Question",
    "StageProposal",
    "TableMatch",
    "Understanding",
    "begin",
    "parse",
    "understand",
]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What parsing gives: the book, and what could not be read in it."""

    book: Book
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """A workbook whose opportunities are read. `book` has no activities yet; `finish` reads them, and tells all that
    could not be read."""

    book: Book
    finish: Callable[[], Parsed]


def parse(workbook: Workbook, options: Options) -> Parsed:
    """Reads a workbook's opportunities, activities and lists. Raises NoTable where no opportunities are to be found,
    BadOptions where the options name a sheet or heading that is not there."""
    return begin(workbook, options).finish()


def begin(workbook: Workbook, options: Options) -> Begun:
    """The first part of `parse`: all but the activities, on which no deal depends. Raises what `parse` does."""
    from .assemble import assemble, with_activities
    from .reading import read

    reading = read(workbook, options)
    book, problems = assemble(workbook, options, reading)
    return Begun(book, lambda: Parsed(*with_activities(book, problems, reading)))


def understand(workbook: Workbook, options: Options) -> Understanding:
    """What a workbook is taken to say, for a person to agree to: the same reading that `parse` makes records of."""
    from .reading import understand as told

    return told(workbook, options)
