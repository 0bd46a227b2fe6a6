"""The one path of data: read, parse, check, compute, lay out, write."""

from collections.abc import Callable, Iterable, Sequence, Set
from functools import partial
from typing import TypeVar

from .analyses.results import Results
from .backends import Backend, Written
from .beside import beside
from .checks import run_checks
from .core.book import Book
from .core.cells import Workbook
from .core.errors import BadOptions, ChangedMeanwhile
from .core.models import Outcome
from .core.options import Options
from .core.problem import by_place
from .parse import parse
from .parse.invoices import read_invoices
from .report import Counts, Document, Tab
from .tabs import NUMBERS, TABS
from .tabs.names import tab_key
from .wording import Words, words

Step = Callable[[str], None]
Done = TypeVar("Done")


WORTH_A_PROCESS = 10_000
"""Opportunities and activities from which on a second process pays."""


def load(workbook: Workbook, options: Options, invoices: Workbook | None = None) -> Results:
    """Parses and checks a workbook. `invoices` is the file of orders or invoices that the options name; where they name
    a sheet instead, it is a sheet of the workbook. Raises NoTable where it holds no opportunities."""
    return _checked(_parsed(workbook, options, invoices))


def _parsed(workbook: Workbook, options: Options, invoices: Workbook | None) -> Results:
    """A workbook's numbers before any check: the problems are those of reading alone."""
    parsed = parse(workbook, options)
    said = options.invoices
    here = said is not None and said.sheet is not None and said.file is None
    bare = parsed.book.bare_ids
    billed = read_invoices(invoices or workbook, said, bare) if said and (invoices or here) else None
    return Results(parsed.book, options, parsed.problems, invoices=billed)


def _checked(parsed: Results) -> Results:
    problems = (*parsed.problems, *run_checks(parsed.book, parsed.options))
    return parsed.checked(tuple(sorted(problems, key=by_place)))


def build(results: Results, keys: Iterable[str] | None = None) -> Document:
    """Lays the numbers out as tabs (those of `keys`, else all) in the book's language."""
    return _build(results, lambda: results, frozenset(TABS if keys is None else keys))


def _build(parsed: Results, check: Callable[[], Results], wanted: Set[str]) -> Document:
    """Tabs of numbers need no checks: they are made beside them, and beside the tabs that tell what was found."""
    book, say = parsed.book, words(parsed.book.language, parsed.book.currency)
    large = len(book.opportunities) + len(book.activities) >= WORTH_A_PROCESS
    numbers = partial(_lay_out, parsed, say, wanted & NUMBERS.keys())
    with beside(numbers, worth=large and not wanted.isdisjoint(NUMBERS)) as made:
        results = check()
        tabs = _lay_out(results, say, wanted - NUMBERS.keys())
        findings = tuple(say.finding(problem) for problem in results.problems)
        tabs |= made()
    return Document(
        origin=book.origin,
        as_of=results.options.as_of,
        currency=book.currency,
        language=book.language,
        tabs=tuple(tabs[key] for key in TABS if key in tabs),
        findings=findings,
        counts=count(book),
    )


def _lay_out(results: Results, say: Words, keys: Set[str]) -> dict[str, Tab]:
    return {key: make(results, say) for key, make in TABS.items() if key in keys}


def tabs_of(options: Options) -> tuple[str, ...]:
    """The keys of the tabs that the options ask for, all where they name none. Raises BadOptions for an unknown one and
    for an empty list: a write takes away the tabs that are not named, and must not do so for a slip of the pen."""
    if options.tabs is None:
        return tuple(TABS)
    if not options.tabs:
        raise BadOptions("tabs is empty: every tab would go.", "Remove the setting to write all tabs.")
    return tuple(map(tab_key, options.tabs))


def silent(step: str) -> None:
    """Nobody listens."""


def compute(
    backend: Backend, options: Options, step: Step = silent, invoices: Workbook | None = None
) -> tuple[Document, str]:
    """What a refresh writes, and the revision of the book that it was computed from. `step` hears each step's name.
    Raises BadOptions where the options name a tab that is none."""
    wanted = tabs_of(options)
    step("reading")
    workbook = backend.read()
    revision = workbook.revision
    step("checking")
    parsed = _parsed(workbook, options, invoices)
    del workbook  # its cells are models now
    step("computing")
    return _build(parsed, lambda: _checked(parsed), frozenset(wanted)), revision


Finish = Callable[[Sequence[Tab], str], Done]
"""What is done with the tabs of a book read at a revision: a backend's write, a rehearsal, a copy."""


def refresh(backend: Backend, options: Options, step: Step = silent) -> tuple[Document, Written]:
    """The main job: the workbook's own numbers, written back into it as tabs."""
    return finish(backend, lambda: compute(backend, options, step), backend.write, step)


def finish(
    backend: Backend, computed: Callable[[], tuple[Document, str]], end: Finish[Done], step: Step = silent
) -> tuple[Document, Done]:
    """Computes and ends; where the book was changed meanwhile, computes again as often as its backend allows."""
    for again in reversed(range(backend.recomputes + 1)):
        document, revision = computed()
        step("writing")
        try:
            return document, end(document.tabs, revision)
        except ChangedMeanwhile:
            if not again:
                raise
    raise AssertionError(backend.recomputes)


def count(book: Book) -> Counts:
    """How many records the book holds."""
    return Counts(
        opportunities=len(book.opportunities),
        rejected=book.rejected + len(book.duplicates),
        open=len(book.by_outcome[Outcome.OPEN]),
        won=len(book.by_outcome[Outcome.WON]),
        lost=len(book.by_outcome[Outcome.LOST]),
        activities=len(book.activities),
    )
