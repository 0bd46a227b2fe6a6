"""What was understood, as lines for people to read: one section a table, one for the stages, one for what is open."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sheetcrm.core.cells import Workbook
from sheetcrm.core.models import Outcome
from sheetcrm.parse.understanding import How, StageProposal, TableMatch, Understanding
from sheetcrm.wording import Words

from .draft import evidence, how, is_usual, said_heading, said_headings
from .questions import Choice


class Section(NamedTuple):
    """A title, rows of columns to be aligned, and a line below."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    foot: str = ""


def report(found: Understanding, workbook: Workbook, open_: Sequence[Choice], say: Words) -> Iterator[Section]:
    """The sections in reading order; what is open comes last."""
    for table in found.tables:
        yield _table(table, workbook, say)
    if found.stages:
        yield Section(say.text("adopt_stages"), tuple(_stage(stage, say) for stage in found.stages))
    if open_:
        rows = tuple(("•", f"{choice.text} → {choice.options[choice.default][1]}") for choice in open_)
        yield Section(say.text("adopt_questions", n=len(open_)), rows)


def _table(table: TableMatch, workbook: Workbook, say: Words) -> Section:
    title = say.text(f"adopt_table_{table.kind}", sheet=table.at.sheet, row=table.at.row, n=table.rows)
    rows = []
    for match in table.fields:
        headings = said_headings(match.headings, workbook)
        text = headings if isinstance(headings, str) else " + ".join(headings)
        sure = "" if match.how is How.OPTIONS else say.text("adopt_share", share=match.confidence)
        rows.append((match.field, text, sure, how(match, workbook, say) or say.text(f"adopt_{match.how}")))
    if table.activities:
        dated = ", ".join(said_heading(at, workbook) for at in table.activities)
        rows.append(("activities", dated, "", say.text("adopt_synonym")))
    aside = ", ".join(str(workbook.grids[at.sheet].at(at.row, at.col)) for at in table.unknown)
    return Section(title, tuple(rows), say.text("adopt_aside", headings=aside) if aside else "")


def _stage(proposal: StageProposal, say: Words) -> tuple[str, ...]:
    stage = proposal.stage
    known = stage.outcome is Outcome.OPEN and not is_usual(proposal) and stage.probability is not None
    share = say.text("adopt_share", share=stage.probability) if known else ""
    return stage.name, say.text(f"deal_{stage.outcome}"), share, evidence(proposal, say)
