"""A workbook understood: the one path that both `parse` and `adopt` follow."""

from dataclasses import dataclass, replace
from functools import cached_property

from sheetcrm.core.cells import CellRef, Workbook
from sheetcrm.core.errors import SheetcrmError
from sheetcrm.core.options import Options

from .acts import columns_in_rows
from .candidate import Candidate
from .columns import Table, read_table
from .entries import Listed
from .lists import read_lists
from .readers import Value
from .shown import most_shown
from .stages import default_probability, propose, usage
from .survey import Survey, is_of_activities, survey, survey_deals
from .understanding import Question, StageProposal, TableMatch, Understanding

_COMMA_LANGUAGES = frozenset({"it", "fr", "de", "pt", "nl"})
"""Languages that have a comma for the decimal mark; Spanish has either. What is read by language alone is a thousand
with its mark, never an amount with three decimals: see `numbers.Marks.reads`."""


@dataclass(frozen=True)
class Reading:
    """A workbook read as far as columns: what `parse` makes records of, and `understand` tells."""

    survey: Survey
    deals: tuple[Table, ...]
    lists: Listed
    stages: tuple[StageProposal, ...]
    currency: str
    language: str
    mark: str
    """The decimal mark that the workbook's locale or language makes likely."""

    @cached_property
    def activities(self) -> tuple[Table, ...]:
        """The tables of activities, read when asked for: nothing of the deals depends on them."""
        return tuple(_table(candidate, self.mark) for candidate in self.survey.activities)


def read(workbook: Workbook, options: Options) -> Reading:
    """Finds the tables, reads their columns, and settles stages, currency and language. Raises NoTable, BadOptions."""
    return _read(survey(workbook, options), workbook, options)


def glance(workbook: Workbook, options: Options) -> Reading | None:
    """What a workbook says of its deals without its last sheet, which is still on its way and said to be of activities;
    None where it is not, and where the others hold no deals or nothing that the options can be followed in."""
    here = workbook.early()
    if here is None or not all(is_of_activities(name, options) for name in workbook.grids if name not in here.grids):
        return None
    try:
        return _read(survey_deals(here, options), here, options)
    except SheetcrmError:
        return None


def confirm(glanced: Reading, workbook: Workbook, options: Options) -> Reading | None:
    """The reading of a whole workbook, of which only the activities are new; None where all of its sheets together say
    otherwise of the deals than a glance at some did. Raises what `read` does."""
    found = survey(workbook, options, glanced.survey)
    before = (glanced.survey.language, glanced.survey.deals, glanced.lists)
    if (found.language, found.deals, _lists(found, glanced.mark)) != before:
        return None
    return replace(glanced, survey=found)


def _read(found: Survey, workbook: Workbook, options: Options) -> Reading:
    mark = _likely_mark(workbook.locale, found.language)
    deals = tuple(_table(candidate, mark) for candidate in found.deals)
    lists = _lists(found, mark)
    return Reading(
        survey=found,
        deals=deals,
        lists=lists,
        stages=propose(options.stages, lists.stages, usage(_stage_columns(deals))),
        currency=options.currency or lists.settings.get("currency") or most_shown(deals) or "EUR",
        language=options.language or lists.settings.get("language") or ("it" if found.language == "it" else "en"),
        mark=mark,
    )


def _lists(found: Survey, mark: str) -> Listed:
    used = {id(candidate.matching.block) for candidate in (*found.deals, *found.activities)}
    return read_lists((block for block in found.blocks if id(block) not in used), mark)


def understand(workbook: Workbook, options: Options) -> Understanding:
    """What a workbook is taken to say, and what is left to ask. Raises NoTable where it holds no opportunities."""
    reading = read(workbook, options)
    tables = tuple(_told(candidate) for candidate in (*reading.survey.deals, *reading.survey.activities))
    stages = tuple(
        replace(
            proposal,
            stage=proposal.stage.model_copy(update={"probability": default_probability(proposal, len(reading.stages))}),
        )
        if proposal.probability_how == "default"
        else proposal
        for proposal in reading.stages
    )
    asked = tuple(
        Question("stage-outcome", _stage_ref(reading), "stage", proposal.stage.name)
        for proposal in reading.stages
        if proposal.how == "asked"
    )
    questions = tuple(question for table in tables for question in table.questions)
    return Understanding(tables, stages, reading.language, reading.currency, questions + asked)


def _stage_ref(reading: Reading) -> CellRef:
    match = reading.deals[0].matching.found.get("stage")
    return match.headings[0] if match else reading.deals[0].matching.block.at


def _table(candidate: Candidate, mark: str) -> Table:
    return read_table(candidate.matching, candidate.rows.records, mark)


def _told(candidate: Candidate) -> TableMatch:
    matching = candidate.matching
    acts = columns_in_rows(matching)
    unknown = [place for place in range(len(matching.texts)) if matching.free(place) and place not in acts]
    missing = []
    if matching.kind == "opportunities":
        groups = (("value", "awarded"), ("stage", "status"), ("closed", "expected_close"))
        missing = [
            Question("no-such-column", matching.block.at, names[0])
            for names in groups
            if not set(names) & matching.found.keys()
        ]
    return TableMatch(
        kind=matching.kind,
        at=matching.block.at,
        rows=len(candidate.rows.records),
        fields=tuple(matching.found.values()),
        unknown=tuple(matching.block.heading(place) for place in unknown),
        questions=(*matching.questions, *missing),
        activities=tuple(matching.block.heading(place) for place in acts),
    )


def _stage_columns(deals: tuple[Table, ...]) -> dict[str, list[Value]]:
    """The columns that tell how stages are used, over all tables."""
    names = ("stage", "status", "closed", "loss_reason", "probability")
    return {name: [value for table in deals for value in table.column(name)] for name in names}


def _likely_mark(locale: str, language: str) -> str:
    """The decimal mark of the workbook's locale, else of its language where that has only one."""
    if locale:
        from babel import Locale, UnknownLocaleError
        from babel.numbers import get_decimal_symbol

        try:
            return get_decimal_symbol(Locale.parse(locale.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            return ""
    return "," if language in _COMMA_LANGUAGES else "." if language == "en" else ""
