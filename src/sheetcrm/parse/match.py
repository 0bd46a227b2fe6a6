"""Headings to fields: by the options, by known words, by nearly known ones, each weighed against the column's cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sheetcrm.core.cells import column_number
from sheetcrm.core.errors import BadOptions, NoTable
from sheetcrm.core.options import TableOptions

from .blocks import Block
from .fields import ACTIVITY, OPPORTUNITY, Holds
from .headings import Meaning, activity_detail, activity_heading, is_other, meanings, nearly, scale_of
from .normal import compact, plain
from .profile import Profile, fits
from .understanding import FieldMatch, How, Kind, Question

_LETTERS = re.compile(r"([A-Z]{1,3}):\1")
TABLES: Mapping[Kind, tuple[str, Mapping[str, Holds]]] = {
    "opportunities": ("OPPORTUNITY", OPPORTUNITY),
    "activities": ("ACTIVITY", ACTIVITY),
}


@dataclass
class Matching:
    """One block's headings while they are being matched. Columns are places in the block, from 0."""

    block: Block
    kind: Kind
    options: TableOptions
    language: str
    found: dict[str, FieldMatch] = field(default_factory=dict)
    taken: dict[int, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    unmapped: set[str] = field(default_factory=set)
    """Fields that the options leave out on purpose."""
    errors: list[NoTable] = field(default_factory=list)
    """What would stop the run if this block were read."""

    @property
    def holds(self) -> Mapping[str, Holds]:
        """What the fields of this kind of table hold."""
        return TABLES[self.kind][1]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The headings' texts, blank where there is none."""
        return tuple(cell.strip() if isinstance(cell, str) else "" for cell in self.block.headings)

    def profile(self, place: int) -> Profile:
        """What a column looks like."""
        return self.block.profile(place)

    def free(self, place: int) -> bool:
        """Whether a column has a heading that no field has taken."""
        return bool(self.texts[place]) and place not in self.taken

    def beside(self, place: int) -> dict[str, int]:
        """The columns that tell more of the activity whose date stands in a deal's row: those that follow it."""
        found: dict[str, int] = {}
        for other in range(place + 1, min(place + 5, len(self.texts))):
            name = activity_detail(self.texts[other], self.language)
            if name is None or name in found or activity_heading(self.texts[other]) or not self.free(other):
                break
            found[name] = other
        return found

    def fits(self, name: str, place: int) -> bool:
        """Whether a column's cells may be a field's."""
        return fits(self.holds[name], self.profile(place))

    def take(self, name: str, places: Sequence[int], how: How, confidence: float, others: Sequence[int] = ()) -> None:
        """Settles that a field is read from these columns."""
        texts = tuple(self.texts[place] for place in places)
        self.found[name] = FieldMatch(
            field=name,
            headings=tuple(self.block.heading(place) for place in places),
            texts=texts,
            how=how,
            confidence=confidence,
            alternatives=tuple(self.block.heading(place) for place in others),
            scale=max(map(scale_of, texts)) if self.holds[name] is Holds.MONEY else 1,
        )
        self.taken.update(dict.fromkeys(places, name))

    def ask(self, code: str, name: str, place: int, others: Sequence[int] = ()) -> None:
        """Leaves something to the team."""
        alternatives = tuple(self.block.heading(other) for other in others)
        self.questions.append(Question(code, self.block.heading(place), name, self.texts[place], alternatives))


def match(block: Block, kind: Kind, options: TableOptions, language: str) -> Matching:
    """Every field that a block's headings name for sure. Raises BadOptions where the options name a heading that is not
    there; two headings of one field that are the same are an error of the matching."""
    matching = Matching(block, kind, options, language)
    by_options(matching)
    by_words(matching)
    by_near_words(matching)
    if block.grid.merges:
        for place, name in matching.taken.items():
            if name in ("client", "owner", "source", "client_type"):
                block.fill_down(place)
    return matching


def by_options(matching: Matching) -> None:
    """What the options say beats everything; a field given no heading stays without one."""
    for name, said in matching.options.columns.items():
        if name not in matching.holds:
            raise BadOptions(f"{name}: no such field of {matching.kind}.", _meant(name, matching.holds))
        headings = (said,) if isinstance(said, str) else said
        places = [_named(matching, name, heading) for heading in headings if heading.strip()]
        if places:
            matching.take(name, places, How.OPTIONS, 1.0)
        else:
            matching.unmapped.add(name)


def _named(matching: Matching, name: str, heading: str) -> int:
    """The place of a heading that the options name, or of a column such as `F:F`."""
    if letters := _LETTERS.fullmatch(heading.strip()):
        place = column_number(letters[1]) - matching.block.grid.left - matching.block.left
        if 0 <= place < len(matching.texts):
            return place
    for alike in (str.strip, plain, compact):
        hits = [place for place, text in enumerate(matching.texts) if text and alike(text) == alike(heading)]
        if len(hits) > 1:
            raise _twice(matching, name, hits)
        if hits:
            return hits[0]
    where = f"{matching.block.at.sheet}, row {matching.block.at.row}"
    raise BadOptions(
        f"{matching.kind}: {name}: there is no heading “{heading}” on {where}.",
        _meant(heading, [text for text in matching.texts if text]),
    )


def _meant(name: str, names: "Sequence[str] | Mapping[str, object]") -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(names), 1, 0.6)
    return f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(names)}."


def _twice(matching: Matching, name: str, places: Sequence[int]) -> NoTable:
    cells = " and ".join(str(matching.block.heading(place)) for place in places)
    return NoTable(
        f"The heading “{matching.texts[places[0]]}” ({name}) occurs more than once: {cells}.",
        "Rename one of them, or name the column in the options file, such as "
        f'{name} = "{_letters(matching, places[0])}".',
    )


def _letters(matching: Matching, place: int) -> str:
    letters = matching.block.heading(place).address.rstrip("0123456789")
    return f"{letters}:{letters}"


def by_words(matching: Matching) -> None:
    """Headings that are known words. Of several for one field the most usual whose cells fit is taken."""
    table = TABLES[matching.kind][0]
    claims: dict[str, list[tuple[Meaning, int]]] = {}
    details = _details(matching)
    for place, text in enumerate(matching.texts):
        if matching.free(place) and place not in details:
            for meaning in meanings(text, table, matching.language):
                claims.setdefault(meaning.field, []).append((meaning, place))
    for name, claimed in claims.items():
        if name not in matching.found and name not in matching.unmapped:
            _settle(matching, name, claimed)


def _details(matching: Matching) -> set[int]:
    """Columns that belong to activities kept wide, one date after the other, in the deals' rows."""
    dates = [place for place, text in enumerate(matching.texts) if activity_heading(text)]
    if matching.kind == "activities" or len(dates) < 2:
        return set()
    return {place for date in dates for place in matching.beside(date).values()}


def _settle(matching: Matching, name: str, claimed: list[tuple[Meaning, int]]) -> None:
    """Takes the best of the headings that claim a field."""
    fitting = [claim for claim in claimed if matching.fits(name, claim[1])]
    if not fitting:
        matching.ask("values-differ", name, claimed[0][1], [place for _, place in claimed[1:]])
        return
    filled = [claim for claim in fitting if matching.profile(claim[1]).filled] or fitting
    filled.sort(key=lambda claim: (claim[0].rank, -claim[0].confidence, claim[1]))
    best, place = filled[0]
    same = [other for _, other in fitting if compact(matching.texts[other]) == compact(matching.texts[place])]
    if len(same) > 1:
        matching.errors.append(_twice(matching, name, same))
    others = [other for _, other in filled[1:]]
    matching.take(name, [place], best.how, best.confidence if not others else min(best.confidence, 0.8), others)


def by_near_words(matching: Matching) -> None:
    """Misspelt headings, for fields that nothing else names and whose kind the cells bear out."""
    table = TABLES[matching.kind][0]
    for place, text in enumerate(matching.texts):
        if not matching.free(place) or meanings(text, table, matching.language) or is_other(text):
            continue
        meaning = nearly(text, table)
        if meaning is None or meaning.field in matching.found or meaning.field in matching.unmapped:
            continue
        if matching.fits(meaning.field, place) and matching.profile(place).filled:
            matching.take(meaning.field, [place], meaning.how, meaning.confidence)
