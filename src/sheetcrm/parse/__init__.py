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
    "Mistaken",
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
    could not be read. It raises Mistaken where opportunities were read early, and NoTable or BadOptions as `parse`."""

    book: Book
    finish: Callable[[], Parsed]


class Mistaken(Exception):
    """A sheet that came last is not, or not only, of activities: it changes what the opportunities are."""


def parse(workbook: Workbook, options: Options) -> Parsed:
    """Reads a workbook's opportunities, activities and lists. Raises NoTable where no opportunities are to be found,
    BadOptions where the options name a sheet or heading that is not there."""
    return begin(workbook, options).finish()


def begin(workbook: Workbook, options: Options, early: bool = False) -> Begun:
    """The first part of `parse`: all but the activities, on which no deal depends. Raises what `parse` does.

    `early`: the opportunities are looked for while a sheet that is said to be of activities is still on its way;
    `finish` waits for it and looks whether it changes anything.
    """
    from .assemble import assemble, with_activities
    from .reading import confirm, glance, read

    glanced = glance(workbook, options) if early else None
    reading = glanced or read(workbook, options)
    book, problems = assemble(workbook, options, reading)

    def finish() -> Parsed:
        whole = confirm(reading, workbook, options) if glanced else reading
        if whole is None:
            raise Mistaken
        return Parsed(*with_activities(book, problems, whole))

    return Begun(book, finish)


def understand(workbook: Workbook, options: Options) -> Understanding:
    """What a workbook is taken to say, for a person to agree to: the same reading that `parse` makes records of."""
    from .reading import understand as told

    return told(workbook, options)
