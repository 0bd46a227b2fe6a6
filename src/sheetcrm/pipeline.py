"""The one path of data: read, parse, check, compute, lay out, write."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from .analyses.results import Results
from .backends import Backend, Written
from .beside import shared
from .checks import OF_ACTIVITIES, OF_DEALS, run_checks
from .core.book import Book
from .core.cells import Workbook
from .core.errors import BadOptions, ChangedMeanwhile
from .core.invoices import Invoices
from .core.models import Outcome
from .core.options import Options
from .core.problem import Problem, by_place
from .parse import Mistaken, begin, parse
from .parse.invoices import read_invoices
from .report import Counts, Document, Tab
from .tabs import ALIKE, NUMBERS, TABS
from .tabs.names import tab_key
from .wording import Words, words

Step = Callable[[str], None]
Done = TypeVar("Done")


WORTH_A_PROCESS = 2_000
"""Opportunities from which on a second process pays."""


def load(workbook: Workbook, options: Options, invoices: Workbook | None = None) -> Results:
    """Parses and checks a workbook. `invoices` is the file of orders or invoices that the options name; where they name
    a sheet instead, it is a sheet of the workbook. Raises NoTable where it holds no opportunities."""
    parsed = parse(workbook, options)
    problems = _by_place(parsed.problems, run_checks(parsed.book, options))
    return Results(parsed.book, options, problems, invoices=_billed(parsed.book, workbook, options, invoices))


def build(results: Results, keys: Iterable[str] | None = None) -> Document:
    """Lays the numbers out as tabs (those of `keys`, else all) in the book's language."""
    say = words(results.book.language, results.book.currency)
    return _document(results, _lay_out(results, TABS.keys() if keys is None else frozenset(keys), say), say)


def _by_place(*problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(chain.from_iterable(problems), key=by_place))


def _billed(book: Book, workbook: Workbook, options: Options, file: Workbook | None) -> Invoices | None:
    said = options.invoices
    here = said is not None and said.sheet is not None and said.file is None
    return read_invoices(file or workbook, said, book.bare_ids) if said and (file or here) else None


def _lay_out(results: Results, keys: Set[str], say: Words) -> dict[str, Tab]:
    return {key: make(results, say) for key, make in TABS.items() if key in keys}


def _document(results: Results, tabs: Mapping[str, Tab], say: Words) -> Document:
    """A whole run; what `say` has worded for the tabs is not worded again."""
    book = results.book
    return Document(
        origin=book.origin,
        as_of=results.options.as_of,
        currency=book.currency,
        language=book.language,
        tabs=tuple(tabs[key] for key in TABS if key in tabs),
        findings=tuple(say.finding(problem) for problem in results.problems),
        counts=count(book),
    )


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


class Computed(NamedTuple):
    """What a refresh writes, the revision of the book that it was computed from, and the numbers as they are."""

    document: Document
    revision: str
    results: Results


def compute(
    backend: Backend,
    options: Options,
    step: Step = silent,
    invoices: Workbook | None = None,
    keys: Iterable[str] | None = None,
) -> Computed:
    """What a refresh writes: the tabs of `keys`, else those that the options ask for. `step` hears each step's name.
    Raises BadOptions for a tab of the options that is none.

    Nothing that is only about opportunities needs the activities: in a large book a second process does it beside
    them, begun while the activities are still being read.
    """
    wanted = frozenset(tabs_of(options) if keys is None else keys)
    try:
        return _compute(backend, options, step, invoices, wanted, early=True)
    except Mistaken:
        pass  # what was begun early is worth nothing: everything once more, in the order of the sheets
    return _compute(backend, options, step, invoices, wanted, early=False)


def _compute(
    backend: Backend, options: Options, step: Step, invoices: Workbook | None, wanted: Set[str], early: bool
) -> Computed:
    step("reading")
    workbook = backend.read()
    revision = workbook.revision
    begun = begin(workbook, options, early)
    step("checking")
    results = Results(begun.book, options, (), invoices=_billed(begun.book, workbook, options, invoices))
    del workbook
    say = words(begun.book.language, begun.book.currency)

    def of_deals() -> tuple[Problem, ...]:
        return run_checks(results.book, options, OF_DEALS)

    def lay_out(keys: Set[str]) -> dict[str, Tab]:
        return _lay_out(results, keys, say)

    # what nobody has begun by the time it is fetched is done here, with the results of then
    works: list[Callable[[], Any]] = [of_deals, *(partial(lay_out, wanted & alike) for alike in ALIKE)]
    with shared(works, worth=len(results.book.opportunities) >= WORTH_A_PROCESS) as (checked, *made):
        parsed = begun.finish()
        del begun  # all cells are models now
        results = replace(results, book=parsed.book)
        found = run_checks(parsed.book, options, OF_ACTIVITIES)
        results = replace(results, problems=_by_place(parsed.problems, found, checked()))
        step("computing")
        tabs = lay_out(wanted - NUMBERS.keys())
        for fetch in made:
            tabs |= fetch()
    return Computed(_document(results, tabs, say), revision, results)


Finish = Callable[[Sequence[Tab], str], Done]
"""What is done with the tabs of a book read at a revision: a backend's write, a rehearsal, a copy."""


def refresh(backend: Backend, options: Options, step: Step = silent) -> tuple[Document, Written]:
    """The main job: the workbook's own numbers, written back into it as tabs."""
    return finish(backend, lambda: compute(backend, options, step), backend.write, step)


def finish(
    backend: Backend, computed: Callable[[], Computed], end: Finish[Done], step: Step = silent
) -> tuple[Document, Done]:
    """Computes and ends; where the book was changed meanwhile, computes again as often as its backend allows."""
    for again in reversed(range(backend.recomputes + 1)):
        document, revision, _ = computed()
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
