"""The book from a reading: records, lists, and every problem of reading them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from sheetcrm.core.book import Book, Columns, Lists
from sheetcrm.core.cells import CellRef, Row, Workbook
from sheetcrm.core.models import Activity
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity

from . import acts, deals
from .candidate import Candidate
from .columns import Table
from .ids import name_rows
from .match import Matching
from .outcomes import outcome_of, speaks_of_closing
from .reading import Reading
from .shown import mixed_currencies
from .understanding import Question, StageProposal

Problems = tuple[Problem, ...]


def assemble(workbook: Workbook, options: Options, reading: Reading) -> tuple[Book, Problems]:
    """Makes the opportunities of a reading, and a book of them without activities. The problems are those that making
    them meets."""
    stages = tuple(proposal.stage for proposal in reading.stages)
    bare = name_rows(reading.deals)
    outcome_of = deals.outcomes_by(stages)
    told = bool(options.currency or "currency" in reading.lists.settings)
    mixed = [] if told else mixed_currencies(reading.deals, reading.currency)
    for table in () if told else reading.deals:
        deals.refuse_blank_currencies(table)
    columns = [deals.settle(table, outcome_of, reading.currency, told) for table in reading.deals]
    found = deals.build(reading.deals, columns)
    book = Book(
        origin=workbook.origin,
        currency=reading.currency,
        language=reading.language,
        opportunities=found.rows,
        stages=stages,
        lists=_lists(reading, options),
        duplicates=found.duplicates,
        rejected_ids=found.rejected_ids,
        rejected=found.rejected,
        bare_ids=bare,
        tables=tuple(map(_understood, reading.survey.deals)),
    )
    return book, (*_no_amount(reading.deals), *mixed, *_unclear_stages(reading))


def with_activities(book: Book, problems: Problems, reading: Reading) -> tuple[Book, Problems]:
    """The book with its activities, and all problems of a reading, in no particular order."""
    made: list[Sequence[Row[Activity]]] = []
    for table in reading.activities:
        acts.refer(table, book.opportunities, book.rejected_ids, book.bare_ids)
        made.append(acts.build(table))
    made += [acts.in_rows(table, table.column("id")) for table in reading.deals]
    filled = [rows for rows in made if rows]
    activities = filled[0] if len(filled) == 1 else tuple(chain.from_iterable(filled))
    return replace(book, activities=activities), (*problems, *_met(reading))


def _met(reading: Reading) -> Iterator[Problem]:
    """What was met on the way through the tables of a reading."""
    for candidate in reading.survey.activities:
        yield from acts.without_deal(candidate.matching, candidate.rows.aside)
    for table in (*reading.deals, *reading.activities):
        yield from table.problems
    yield from reading.lists.problems
    for candidate in reading.survey.deals:
        yield from _aside(candidate)
        yield from _asked(candidate.matching)


def _lists(reading: Reading, options: Options) -> Lists:
    """The workbook's lists; what the options say beats them."""
    lists = reading.lists
    return Lists(
        products=lists.of("products"),
        loss_reasons=lists.of("loss_reasons"),
        activity_types=lists.of("activity_types"),
        owners=lists.of("owners"),
        targets=options.targets or tuple(lists.targets),
        rates=options.rates or tuple(lists.rates),
        playbook=options.playbook or tuple(lists.playbook),
    )


def _understood(candidate: Candidate) -> Columns:
    matching = candidate.matching
    read = acts.columns_in_rows(matching)
    places = (place for place in range(len(matching.texts)) if matching.free(place) and place not in read)
    unknown = tuple(map(matching.block.heading, places))
    return Columns(matching.block.at, {name: match.headings[0] for name, match in matching.found.items()}, unknown)


def _aside(candidate: Candidate) -> list[Problem]:
    """A hint for every row that has something in it, yet too little to be a deal; a warning for every one that may be a
    deal or add others up."""
    block = candidate.matching.block
    aside = [
        Problem(CellRef(block.grid.name, block.row(place)), "row-left-aside", Severity.HINT)
        for place in candidate.rows.aside
    ]
    return aside + [
        Problem(CellRef(block.grid.name, block.row(place)), "row-may-be-total", Severity.WARNING)
        for place in candidate.rows.doubtful
    ]


def _asked(matching: Matching) -> list[Problem]:
    """Headings that say one thing while their cells say another are left aside, and told once."""
    return [_left(question) for question in matching.questions]


def _left(question: Question) -> Problem:
    args = {"field": question.field}
    return Problem(question.at, "column-left-aside", Severity.WARNING, question.text, args, question.alternatives)


def _no_amount(tables: Sequence[Table]) -> list[Problem]:
    """Said once a table that has no column of amounts at all."""
    return [
        Problem(table.matching.block.at, "no-value-column", Severity.WARNING)
        for table in tables
        if not {"value", "awarded"} & table.matching.found.keys()
    ]


def _unclear_stages(reading: Reading) -> list[Problem]:
    """One warning for every stage whose name speaks of winning or losing, yet not surely of having won or lost: its
    deals count as open until somebody says. It stands at the first of them."""
    unclear = {
        proposal.stage.name: proposal.deals
        for proposal in reading.stages
        if proposal.deals and _unsaid(proposal) and speaks_of_closing(proposal.stage.name)
    }
    problems = []
    for name, count in unclear.items():
        cells = (
            table.ref(stages.index(name), table.matching.found["stage"].columns[0])
            for table in reading.deals
            if name in (stages := table.column("stage"))
        )
        at = next(cells, reading.deals[0].matching.block.at)
        problems.append(Problem(at, "unclear-stage", Severity.WARNING, name, {"count": count}))
    return problems


def _unsaid(proposal: StageProposal) -> bool:
    """Whether nobody has said what a stage's deals are: a stage that the options only name is open by default."""
    if proposal.how == "options":
        return "outcome" not in proposal.stage.model_fields_set and outcome_of(proposal.stage.name) is None
    return proposal.how == "asked"
