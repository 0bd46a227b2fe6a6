"""What only the team can say: each a choice with the answer that is taken where nobody is asked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from sheetcrm.core.cells import Workbook
from sheetcrm.core.models import Outcome
from sheetcrm.core.problem import Problem
from sheetcrm.parse.understanding import FieldMatch, Question, TableMatch, Understanding
from sheetcrm.toml_lines import Place
from sheetcrm.wording import Words

from .draft import CURRENCY, KINDS, USUAL, facts, is_usual, said_heading, said_headings

SPELLINGS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "ambiguous-date": ("dates", ("dmy", "mdy", "ymd")),
    "ambiguous-number": ("decimals", (",", ".")),
}
"""The setting that answers each code of reading, and the values to choose from, as far as the cells may be so."""
_ORDER = re.compile(r"[dmy]{3}")


@dataclass(frozen=True, slots=True)
class Choice:
    """A question. `options` are values with what people read; `default` is the place of the answer taken unasked."""

    place: Place
    text: str
    options: tuple[tuple[object, str], ...]
    default: int = 0

    @property
    def unasked(self) -> object:
        """The answer taken where nobody is asked."""
        return self.options[self.default][0]


def choices(found: Understanding, workbook: Workbook, problems: Sequence[Problem], say: Words) -> tuple[Choice, ...]:
    """Every open question, in the order of the file. `problems` are those of reading the workbook as it was found."""
    return (
        *_currency(found, problems, say),
        *(choice for table in found.tables for choice in _columns(table, workbook, say)),
        *_spellings(found, problems, say),
        *_outcomes(found, say),
        *_probabilities(found, say),
    )


def _columns(table: TableMatch, workbook: Workbook, say: Words) -> Iterator[Choice]:
    for match in table.fields:
        if match.alternatives:
            yield _which(table, match, workbook, say)
    for question in table.questions:
        if question.code != "stage-outcome":
            yield _asked(table, question, workbook, say)


def _which(table: TableMatch, match: FieldMatch, workbook: Workbook, say: Words) -> Choice:
    """A field that several headings may be; the one taken comes first."""
    taken = said_headings(match.headings, workbook)
    first = (taken, taken if isinstance(taken, str) else " + ".join(taken))
    others = [said_heading(heading, workbook) for heading in match.alternatives]
    text = say.text("adopt_ask_which", field=label(table, match.field, say), sheet=table.at.sheet)
    return Choice((table.kind, "columns", match.field), text, (first, *_headings(others, say)))


def _asked(table: TableMatch, question: Question, workbook: Workbook, say: Words) -> Choice:
    """A field that nothing was taken for; unasked it stays without a column."""
    near = (*((question.at,) if question.text else ()), *question.alternatives) or table.unknown
    # what has no column need not be refused one in the file: it may get one some day
    none = None if question.code == "no-such-column" else ""
    options = _headings([said_heading(heading, workbook) for heading in near], say, none)
    said = {"field": label(table, question.field, say), "heading": question.text, "sheet": table.at.sheet}
    text = say.text(f"adopt_ask_{question.code.replace('-', '_')}", **said)
    return Choice((table.kind, "columns", question.field), text, options, len(options) - 1)


def _headings(headings: list[str], say: Words, none: str | None = "") -> tuple[tuple[object, str], ...]:
    return (*((heading, heading) for heading in headings), (none, say.text("adopt_none")))


def label(table: TableMatch, field: str, say: Words) -> str:
    """A field as people call it: by its heading in the ready workbook, where that has one."""
    words = import_module(f"sheetcrm.wording.{say.language}.template")
    headings: dict[str, str] = words.OPPORTUNITY if table.kind == "opportunities" else words.ACTIVITY
    return headings.get(field, field)


def _currency(found: Understanding, problems: Sequence[Problem], say: Words) -> Iterator[Choice]:
    """Which currency is the book's own, where the amounts show several; unasked the one that more than half
    of them show. Where some amounts name none while others do, nothing is taken unasked: it would become theirs."""
    mixed = next((problem for problem in problems if problem.code == "mixed-currencies"), None)
    blank = sum(problem.code == "blank-currency" for problem in problems)
    shown = str(mixed.args["found"]) if mixed else found.currency
    named = (code for code in shown.split(", ") if code.isalpha())
    codes = tuple((code, code) for code in dict.fromkeys((found.currency, *named, "EUR")))
    leave = ((None, say.text("adopt_leave" if blank else "adopt_leave_currency")),)
    if blank:
        yield Choice(CURRENCY, say.text("adopt_ask_own_currency", n=blank, found=shown), leave + codes)
    elif mixed:
        text = say.text("adopt_ask_currency", found=shown)
        yield Choice(CURRENCY, text, leave + codes if mixed.args["open"] else codes)


def _spellings(found: Understanding, problems: Sequence[Problem], say: Words) -> Iterator[Choice]:
    """How dates and numbers kept as text are written, where their column leaves it open; unasked they stay unread."""
    for kind in KINDS:
        sheets = {table.at.sheet for table in found.of(kind)}
        for code, (setting, spellings) in SPELLINGS.items():
            open_ = [problem for problem in problems if problem.code == code and problem.at.sheet in sheets]
            if open_:
                first = open_[0]
                said = {"n": len(open_), "value": first.value, "cell": first.at}
                possible = {order for problem in open_ for order in _ORDER.findall(str(problem.args.get("orders", "")))}
                offered = [each for each in spellings if not possible or each in possible]
                options = ((None, say.text("adopt_leave")), *((each, say.text(f"adopt_{each}")) for each in offered))
                yield Choice((kind, setting), say.text(f"adopt_ask_{setting}", **said), options)


def _outcomes(found: Understanding, say: Words) -> Iterator[Choice]:
    for number, proposal in enumerate(found.stages):
        if proposal.how == "asked":
            text = say.text("adopt_ask_stage", stage=proposal.stage.name, facts=facts(proposal, say))
            options = tuple((str(outcome), say.text(f"deal_{outcome}")) for outcome in Outcome)
            yield Choice(("stages", number, "outcome"), text, options)


def _probabilities(found: Understanding, say: Words) -> Iterator[Choice]:
    """One question for all usual probabilities; unasked none is taken, for a forecast must not rest on a guess."""
    usual = {proposal.stage.name: proposal.stage.probability for proposal in found.stages if is_usual(proposal)}
    if usual:
        told = ", ".join(f"{name} {say.text('adopt_share', share=share)}" for name, share in usual.items())
        options = ((False, say.text("adopt_no")), (True, say.text("adopt_yes")))
        yield Choice(USUAL, say.text("adopt_ask_probability", stages=told), options)
