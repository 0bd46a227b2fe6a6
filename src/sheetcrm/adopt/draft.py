"""From what was understood to the options file that says so. Pure: what was asked comes in as answers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sheetcrm.core.cells import CellRef, Workbook, column_letters
from sheetcrm.core.models import Outcome
from sheetcrm.core.options import Options, TableOptions
from sheetcrm.parse.understanding import FieldMatch, How, Kind, StageProposal, TableMatch, Understanding
from sheetcrm.toml_lines import Place
from sheetcrm.wording import Words

from .file import Draft

KINDS: tuple[Kind, ...] = ("opportunities", "activities")
Answers = Mapping[Place, object]
"""What a person chose, by the place of the setting; a column answered with "" is left aside, one
answered with None is not spoken of."""
CURRENCY: Place = ("currency",)
USUAL: Place = ("stages", "probability")
"""The place of the answer whether stages without a probability take the usual one."""


def draft(found: Understanding, workbook: Workbook, options: Options, answers: Answers, say: Words) -> Draft:
    """The file's settings with a comment at each that a reader might want to change."""
    values: dict[str, Any] = {"language": found.language}
    if currency := answers.get(CURRENCY, found.currency):
        values["currency"] = currency
    comments: dict[Place, str] = {}
    for kind in KINDS:
        tables = found.of(kind)
        if tables:
            said = options.opportunities if kind == "opportunities" else options.activities
            values[kind] = _table(tables, said, workbook)
            values[kind] |= {
                str(place[1]): answer for place, answer in answers.items() if _of_table(place, kind, answer)
            }
            values[kind]["columns"] = _columns(kind, tables, workbook, answers)
            comments[(kind,)] = say.text("adopt_rows", n=sum(table.rows for table in tables))
            comments |= dict(_column_comments(kind, tables[0], answers, workbook, say))
    if any(stage.how != "list" for stage in found.stages):
        values["stages"] = [_stage(number, stage, answers) for number, stage in enumerate(found.stages)]
        comments |= dict(_stage_comments(found.stages, answers, say))
    return Draft(values, comments)


def _table(tables: Sequence[TableMatch], said: TableOptions, workbook: Workbook) -> dict[str, Any]:
    """Where a table is. What the options say of it already is left to them."""
    if said.sheet_names:
        return {}
    sheets = tuple(dict.fromkeys(table.at.sheet for table in tables))
    if len(sheets) > 1:
        return {"sheets": sheets}
    return {"sheet": sheets[0]} | ({"header_row": tables[0].at.row} if len(tables) == 1 else {})


def _of_table(place: Place, kind: Kind, answer: object) -> bool:
    """Whether an answer is a setting of the table itself, such as how its dates are written."""
    return len(place) == 2 and place[0] == kind and answer is not None


def _columns(kind: Kind, tables: Sequence[TableMatch], workbook: Workbook, answers: Answers) -> dict[str, object]:
    """Field = heading, for the headings that every one of the tables has."""
    first, *others = tables
    columns: dict[str, object] = {}
    for match in first.fields:
        same = all((other := table.field(match.field)) and other.texts == match.texts for table in others)
        if same:
            columns[match.field] = said_headings(match.headings, workbook)
    for place, answer in answers.items():
        if place[:2] == (kind, "columns") and answer is not None:
            columns[str(place[2])] = answer
    return columns


def said_headings(headings: Sequence[CellRef], workbook: Workbook) -> str | tuple[str, ...]:
    """Headings as the options file names them."""
    texts = tuple(said_heading(heading, workbook) for heading in headings)
    return texts[0] if len(texts) == 1 else texts


def said_heading(heading: CellRef, workbook: Workbook) -> str:
    """A heading's text; its column's letters, such as `F:F`, where the text is blank or stands there more than once."""
    grid = workbook.grids[heading.sheet]
    text = str(grid.at(heading.row, heading.col) or "").strip()
    row = grid.rows[heading.row - grid.top] if 0 <= heading.row - grid.top < len(grid.rows) else ()
    if text and sum(isinstance(cell, str) and cell.strip() == text for cell in row) == 1:
        return text
    letters = column_letters(heading.col)
    return f"{letters}:{letters}"


def _column_comments(
    kind: Kind, table: TableMatch, answers: Answers, workbook: Workbook, say: Words
) -> Iterator[tuple[Place, str]]:
    for match in table.fields:
        place = (kind, "columns", match.field)
        note = how(match, workbook, say)
        if note and place not in answers:
            yield place, note


def how(match: FieldMatch, workbook: Workbook, say: Words) -> str:
    """How sure a match is, where that is worth a word."""
    notes = []
    if match.how in (How.FUZZY, How.VALUES):
        notes.append(say.text(f"adopt_{match.how}"))
    if match.alternatives:
        others = ", ".join(f"“{said_heading(other, workbook)}”" for other in match.alternatives)
        notes.append(say.text("adopt_open", others=others))
    if match.scale != 1:
        notes.append(say.text("adopt_scale", scale=match.scale))
    return "; ".join(notes)


def _stage(number: int, proposal: StageProposal, answers: Answers) -> dict[str, object]:
    stage = proposal.stage
    answer = answers.get(("stages", number, "outcome"))
    outcome = answer or stage.outcome
    entry: dict[str, object] = {"name": stage.name, "order": stage.order}
    if answer == Outcome.OPEN:
        entry["outcome"] = str(Outcome.OPEN)  # said by somebody, unlike the default
    if outcome != Outcome.OPEN:
        return entry | {"outcome": str(outcome)}
    probability = None if is_usual(proposal) and not answers.get(USUAL) else stage.probability
    extra = {"category": stage.category and str(stage.category), "stale_days": stage.stale_days}
    known = {"probability": probability} | extra | {"offer": stage.offer or None}
    return entry | {key: value for key, value in known.items() if value is not None}


def _stage_comments(stages: Sequence[StageProposal], answers: Answers, say: Words) -> Iterator[tuple[Place, str]]:
    """A usual probability is told, not taken: whoever agrees writes it down."""
    for number, proposal in enumerate(stages):
        stage, place = proposal.stage, ("stages", number)
        answered = (*place, "outcome") in answers
        yield place, say.text("adopt_deals", n=proposal.deals) if answered else evidence(proposal, say)
        if is_usual(proposal) and not answered and USUAL not in answers:
            yield (*place, "order"), say.text("adopt_usual", probability=f"{stage.probability:f}")


def evidence(proposal: StageProposal, say: Words) -> str:
    """What a stage's outcome was taken from, and how many deals stand in it."""
    told = [facts(proposal, say), say.text(f"adopt_by_{proposal.how}")]
    return "; ".join(
        told if proposal.how in ("evidence", "asked") else [say.text("adopt_deals", n=proposal.deals), told[1]]
    )


def facts(proposal: StageProposal, say: Words) -> str:
    """How many deals stand in a stage, and what they have filled in."""
    counts = (
        (proposal.with_close_date, "adopt_with_close_date"),
        (proposal.with_loss_reason, "adopt_with_loss_reason"),
        (proposal.with_status, "adopt_with_status"),
    )
    told = (say.text(key, n=count) for count, key in counts if count)
    return ", ".join((say.text("adopt_deals", n=proposal.deals), *told))


def is_usual(proposal: StageProposal) -> bool:
    """Whether the probability of a stage is only what is usual, to be agreed to before it counts."""
    stage = proposal.stage
    return proposal.probability_how == "default" and stage.outcome is Outcome.OPEN and stage.probability is not None
