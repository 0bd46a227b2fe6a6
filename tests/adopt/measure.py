"""How well headings are understood: fields mapped right, wrong, asked about, and missed."""

from dataclasses import dataclass, field

from sheetcrm.core.errors import NoTable
from sheetcrm.parse import understand
from tests.helpers import options

from .cases import Case


@dataclass
class Score:
    """Fields by what became of them, each as `field = heading`.

    `right`: read from its true heading, and nothing left to ask. `asked`: shown to the team as open, whether something
    right was taken meanwhile or nothing. `wrong`: read from another heading. `missed`: beyond doubt, yet not seen.
    """

    right: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Takes another score's fields in."""
        for name in ("right", "asked", "wrong", "missed"):
            getattr(self, name).extend(getattr(other, name))

    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {name: len(getattr(self, name)) for name in ("right", "wrong", "asked", "missed")}


def score(case: Case) -> Score:
    """The score of one workbook. A table on another sheet makes every field of it wrong, no table at all
    makes them missed."""
    told = Score()
    try:
        found = understand(case.workbook(), options())
    except NoTable:
        told.missed = [f"{case.name}: {name}" for name in case.must]
        return told
    seen: set[str] = set()
    for table in found.of("opportunities"):
        for match in table.fields:
            line = f"{case.name}: {match.field} = {' + '.join(match.texts)}"
            seen.add(match.field)
            if table.at.sheet != case.sheet or not case.right(match.field, match.texts):
                told.wrong.append(line)
            else:
                (told.asked if match.alternatives else told.right).append(line)
        asked = {question.field: question.text for question in table.questions if question.field not in seen}
        told.asked += [f"{case.name}: {name} ? {text}" for name, text in asked.items()]
        seen |= set(asked)
    told.missed += [f"{case.name}: {name} = {case.must[name]}" for name in case.must if name not in seen]
    return told
