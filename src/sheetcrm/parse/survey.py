"""Which of a workbook's blocks are the opportunities and the activities."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheetcrm.core.cells import Workbook
from sheetcrm.core.errors import BadOptions, NoTable
from sheetcrm.core.options import Options, TableOptions

from .blocks import Block, blocks
from .candidate import Candidate, is_named
from .headings import is_other, meanings
from .match import match
from .normal import compact, without_unit
from .rules import refine
from .understanding import Kind
from .vocabulary import senses


def is_of_activities(sheet: str, options: Options) -> bool:
    """Whether a sheet is said to hold activities, by its name or by the options."""
    return is_named("activities", sheet) or sheet in options.activities.sheet_names


@dataclass(frozen=True)
class Survey:
    """All blocks of a workbook, and those that are read as deals and as activities, in the workbook's order."""

    blocks: tuple[Block, ...]
    language: str
    deals: tuple[Candidate, ...]
    activities: tuple[Candidate, ...] = ()
    tried: Mapping[int, Candidate | BadOptions] = field(default_factory=dict)
    """What each block, by its identity, is as a table of deals."""


def survey(workbook: Workbook, options: Options, before: Survey | None = None) -> Survey:
    """Finds the tables. Raises NoTable where there are no deals, BadOptions where options name what is not there. What
    `before` found in some of the sheets is not looked for again."""
    _check_sheets(workbook, options)
    found = survey_deals(workbook, options, before)
    used = {id(deal.matching.block) for deal in found.deals}
    others = [block for block in found.blocks if id(block) not in used]
    activities = _candidates(others, "activities", options.activities, found.language, {})
    if not activities and (options.activities.sheet_names or options.activities.columns):
        raise BadOptions(
            "No table of activities is where the options say.",
            "It needs headings for the opportunity and for a date or a type: name them under [activities.columns].",
        )
    return replace(found, activities=_chosen(activities))


def survey_deals(workbook: Workbook, options: Options, before: Survey | None = None) -> Survey:
    """The first half of `survey`: all blocks, and those that are deals."""
    found = tuple(_all_blocks(workbook, options, before.blocks if before else ()))
    language = _language(found)
    tried = dict(before.tried) if before and before.language == language else {}
    deals = _chosen(_candidates(found, "opportunities", options.opportunities, language, tried))
    if not deals:
        raise _no_deals(workbook, found)
    return Survey(found, language, deals, tried=tried)


def _check_sheets(workbook: Workbook, options: Options) -> None:
    for table in (options.opportunities, options.activities):
        for name in table.sheet_names:
            if name not in workbook.grids:
                raise BadOptions(f"There is no sheet “{name}”.", f"The sheets are: {', '.join(workbook.grids)}.")


def _all_blocks(workbook: Workbook, options: Options, before: Sequence[Block]) -> Iterator[Block]:
    said = {
        compact(text)
        for table in (options.opportunities, options.activities)
        for texts in table.columns.values()
        for text in ([texts] if isinstance(texts, str) else texts)
    }

    def knows(text: str) -> bool:
        if len(text) > 80:
            return False
        spellings = (compact(text), compact(without_unit(text)))
        return any(word in said or any(word in senses(table) for table in _TABLES) for word in spellings) or is_other(
            text
        )

    tables = [table for table in (options.opportunities, options.activities) if table.header_row]
    for grid in workbook.grids.values():
        here = [table for table in tables if not table.sheet_names or grid.name in table.sheet_names]
        rows = {table.header_row for table in here if table.header_row}
        known = [block for block in before if block.grid is grid]
        yield from known or blocks(grid, knows, rows, only=any(table.sheet_names for table in here))


_TABLES = ("OPPORTUNITY", "ACTIVITY", "LISTS")


def _language(found: Iterable[Block]) -> str:
    """The language that most headings are in; English where none stands out."""
    votes: dict[str, float] = {}
    for block in found:
        for cell in block.headings:
            said = senses("OPPORTUNITY").get(compact(cell)) if isinstance(cell, str) else None
            languages = {sense.language for sense in said or ()}
            for language in languages:
                votes[language] = votes.get(language, 0.0) + 1 / len(languages)
    return max(votes, key=lambda language: (votes[language], language == "en")) if votes else "en"


def _candidates(
    found: Iterable[Block], kind: Kind, options: TableOptions, language: str, tried: dict[int, Candidate | BadOptions]
) -> list[Candidate]:
    """The blocks that qualify as a kind of table, on the sheets that the options name, if any. What each block is found
    to be is added to `tried`."""
    here = [block for block in found if not options.sheet_names or block.grid.name in options.sheet_names]
    for block in here:
        if id(block) not in tried:
            tried[id(block)] = _try(block, kind, options, language)
    made = [(block, tried[id(block)]) for block in here]
    qualified = [candidate for _, candidate in made if isinstance(candidate, Candidate) and candidate.qualifies]
    errors = [(block.hits, error) for block, error in made if isinstance(error, BadOptions)]
    if not qualified and errors:
        raise max(errors, key=lambda error: error[0])[1]
    return qualified


def _try(block: Block, kind: Kind, options: TableOptions, language: str) -> Candidate | BadOptions:
    """A block as one kind of table, or why the options cannot be followed in it."""
    try:
        matching = match(block, kind, options, language)
    except BadOptions as error:
        return error
    if kind == "opportunities":
        refine(matching)
    return Candidate(matching, list(matching.errors))


def _chosen(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """The best candidate that has records, with those of its shape that hold other records."""
    filled = [candidate for candidate in candidates if candidate.rows.records]
    if not filled:
        return ()
    best = max(filled, key=lambda candidate: candidate.score)
    chosen = [best]
    for candidate in filled:
        if candidate is not best and _alike(best, candidate) and not any(_copies(other, candidate) for other in chosen):
            chosen.append(candidate)
    for candidate in chosen:
        if candidate.errors:
            raise candidate.errors[0]
    return tuple(candidate for candidate in filled if candidate in chosen)


_SAME = {"closed": "expected_close", "awarded": "value"}
"""A table of won deals has these where one of open deals has those."""


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether two tables have the same shape: the same fields but for a few. Sheets that the options name all are."""
    if one.matching.options.sheet_names:
        return True
    here, there = ({_SAME.get(name, name) for name in each.matching.found} for each in (one, other))
    return 4 * len(here & there) >= 3 * len(here | there)


def _copies(one: Candidate, other: Candidate) -> bool:
    """Whether more than half of the smaller table's records stand in the other one too."""
    first, second = _contents(one), _contents(other)
    return 2 * len(first & second) > min(len(first), len(second))


def _contents(candidate: Candidate) -> set[tuple[object, ...]]:
    """What tells records apart: id, names, amounts, date."""
    matching = candidate.matching
    names = [name for name in ("id", "client", "title", "opportunity", "date", "type") if name in matching.found]
    columns = [matching.block.columns[matching.found[name].columns[0] - matching.block.at.col] for name in names]
    return {tuple(column[place] for column in columns) for place in candidate.rows.records}


def _no_deals(workbook: Workbook, found: Iterable[Block]) -> NoTable:
    """Why nothing was found, as far as can be told."""
    for block in found:
        fields = {
            said.field
            for cell in block.headings
            if isinstance(cell, str)
            for said in meanings(cell, "OPPORTUNITY", "en")
        }
        if len(fields) >= 4 and fields & {"stage", "status"} and fields & {"value", "awarded", "expected_close"}:
            return NoTable(
                f"{workbook.origin}: the table at {block.at} has headings but no deals.",
                "Type the first deal below its headings, or say in the options file where the deals are.",
            )
    count = len(workbook.grids)
    searched = "1 sheet was" if count == 1 else f"{count} sheets were"
    return NoTable(
        f"{workbook.origin}: no table of opportunities was found ({searched} searched for a "
        "heading row with a name, a stage and a value or a date).",
        "Say in the options file which sheet and headings hold the deals, or start from `sheetcrm init`.",
    )
