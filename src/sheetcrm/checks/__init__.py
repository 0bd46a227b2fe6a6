"""Checks of a book's consistency: one file a check, listed here. Each has `CODE` and `check(book, options)`."""

from collections.abc import Callable, Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, by_place

Check = Callable[[Book, Options], Iterator[Problem]]

CHECKS: tuple[Check, ...] = ()


def run_checks(book: Book, options: Options) -> tuple[Problem, ...]:
    """Every problem of every check, sorted by place and code."""
    return tuple(sorted((problem for check in CHECKS for problem in check(book, options)), key=by_place))
