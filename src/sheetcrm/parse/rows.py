"""Which rows below a heading row are records: not blanks, totals, repeated headings, titles, or templates."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress

from .fields import Holds
from .match import Matching
from .normal import compact, plain, word_set
from .totals import totals
from .vocabulary import known

_BODY = word_set(
    "stage status value awarded owner product created expected_close closed offer_value recurring probability"
)
_FEW = re.compile(rb"[\0\1]")


@dataclass(frozen=True, slots=True)
class Rows:
    """Places of rows below the heading row: those that are records, and those with something in them that are not."""

    records: list[int]
    aside: list[int]
    doubtful: list[int] = field(default_factory=list)
    """Rows that may be deals, or add others up."""


def deal_rows(matching: Matching) -> Rows:
    """A deal has an id or a name (client, title) and something more: a formula's 0 or an error is nothing more."""
    ids, names, body = (_said(matching, fields) for fields in (("id",), ("client", "title"), _BODY))
    skip = _totals(matching, ("id", "client", "title", "stage")) | _repeated(matching)
    keyed = bool({"id", "client", "title"} & matching.found.keys())
    records: list[int] = []
    aside: list[int] = []
    for place, (key, name, more) in enumerate(zip(ids, names, body, strict=True)):
        if (key and (more or name)) or (name and more) or (not keyed and more > 1):
            records.append(place)
        elif (name and not key) or more > 1:
            aside.append(place)
    if skip:
        records = [place for place in records if place not in skip]
        aside = [place for place in aside if place not in skip]
    found = totals(matching, records)
    if found.sure or found.doubtful:
        records = [place for place in records if place not in found.sure | found.doubtful]
    return Rows(records, aside, sorted(found.doubtful))


def activity_rows(matching: Matching) -> Rows:
    """An activity names its deal and has a date, a type or something else; without its deal it stands aside."""
    deals = _said(matching, ("opportunity",))
    body = _said(matching, ("date", "type", "status", "outcome", "notes"))
    skip = _totals(matching, ("opportunity", "type")) | _repeated(matching)
    filled = list(compress(range(len(body)), body))
    if skip:
        filled = [place for place in filled if place not in skip]
    named = list(compress(filled, map(deals.__getitem__, filled)))
    return Rows(named, [place for place in filled if not deals[place]] if len(named) < len(filled) else [])


def _said(matching: Matching, names: Iterable[str]) -> bytes:
    """For each row, in how many columns of these fields somebody wrote something.

    The rows' counts are the bytes of one long number, so that columns are added in one go; no more than 255 of them.
    """
    matches = [match for name in names if (match := matching.found.get(name))]
    places = [column - matching.block.at.col for match in matches for column in match.columns]
    typed = [matching.block.distinct(place).typed for place in places]
    height = len(matching.block.columns[0]) if matching.block.columns else 0
    return sum(int.from_bytes(column, "little") for column in typed[:255]).to_bytes(height, "little")


def is_total(text: str) -> bool:
    """Whether a text is the label of a row of totals: `Total`, `Totale 2026`, `Rossi Total`."""
    if len(text) > 60:
        return False
    words = plain(text).split()
    return compact(text) in known("TOTALS") or (len(words) > 1 and bool({words[0], words[-1]} & known("TOTALS")))


def _totals(matching: Matching, names: Sequence[str]) -> set[int]:
    """Rows with a total's label where, beside the label, no telling field (`names`, dates) has anything. Only rows with
    at most one of those filled need a look."""
    telling = [*names, *(name for name, holds in matching.holds.items() if holds is Holds.DATE)]
    few = (found.start() for found in _FEW.finditer(_said(matching, telling)))
    return {place for place in few if _labelled(matching, place, telling)}


def _labelled(matching: Matching, place: int, telling: Sequence[str]) -> bool:
    """Whether a row has a total's label, and nothing in its telling fields but the label."""
    row = [column[place] for column in matching.block.columns]
    labels = {at for at, cell in enumerate(row) if isinstance(cell, str) and is_total(cell)}
    return bool(labels) and not any(
        at not in labels and name in telling and row[at] not in matching.block.distinct(at).untyped
        for at, name in matching.taken.items()
    )


def _repeated(matching: Matching) -> set[int]:
    """Rows that repeat the headings."""
    found: set[int] = set()
    for column in matching.taken:
        heading = matching.block.headings[column]
        if heading in matching.block.distinct(column).values:
            cells = matching.block.columns[column]
            found.update(place for place, cell in enumerate(cells) if cell == heading)
    return {place for place in found if _is_heading(matching, place)}


def _is_heading(matching: Matching, place: int) -> bool:
    columns = list(matching.taken)
    same = sum(matching.block.columns[column][place] == matching.block.headings[column] for column in columns)
    return 2 * same > len(columns)
