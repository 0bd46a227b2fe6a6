"""Which rows below a heading row are records: not blanks, totals, repeated headings, titles, or templates."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sheetcrm.core.cells import Cell, ErrorCell

from .fields import Holds
from .match import Matching
from .normal import compact, plain, word_set
from .readers import is_blank
from .vocabulary import known

_BODY = word_set(
    "stage status value awarded owner product created expected_close closed offer_value recurring probability"
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Places of rows below the heading row: those that are records, and those with something in them that are not."""

    records: list[int]
    aside: list[int]


def deal_rows(matching: Matching) -> Rows:
    """A deal has an id or a name (client, title) and something more: a formula's 0 or an error is nothing more."""
    ids = _said(matching, ["id"], _is_typed)
    names = _said(matching, ["client", "title"], _is_typed)
    body = _said(matching, _BODY, _is_typed)
    height = len(matching.block.columns[0]) if matching.block.columns else 0
    skip = _totals(matching) | _repeated(matching)
    keyed = bool({"id", "client", "title"} & matching.found.keys())
    records: list[int] = []
    aside: list[int] = []
    for place, (key, name, more) in enumerate(zip(ids or [0] * height, names or [0] * height, body, strict=True)):
        if not (key or name or more) or place in skip:
            continue
        if ((key or name) and more) or (key and name) or (not keyed and more > 1):
            records.append(place)
        elif (name and not key) or more > 1:
            aside.append(place)
    return Rows(records, aside)


def activity_rows(matching: Matching) -> Rows:
    """An activity names its deal and has a date, a type or something else; without its deal it stands aside."""
    deals = _said(matching, ["opportunity"], _is_typed)
    body = _said(matching, ["date", "type", "status", "outcome", "notes"], _is_typed)
    skip = _totals(matching) | _repeated(matching)
    records: list[int] = []
    aside: list[int] = []
    for place, (deal, more) in enumerate(zip(deals, body, strict=True)):
        if place not in skip and more:
            (records if deal else aside).append(place)
    return Rows(records, aside)


def _is_typed(cell: Cell) -> bool:
    """Whether somebody wrote something: no blank, no zero, no error, no formula without a value."""
    if isinstance(cell, str):
        return not is_blank(cell)
    return bool(cell) and not isinstance(cell, ErrorCell)


def _said(matching: Matching, names: Iterable[str], test: Callable[[Cell], bool]) -> list[int]:
    """For each row, in how many columns of these fields something passes the test; empty if no such field is mapped."""
    columns = []
    for name in names:
        if match := matching.found.get(name):
            for column in match.columns:
                cells = matching.block.columns[column - matching.block.at.col]
                passed = {cell: test(cell) for cell in set(cells)}
                columns.append(list(map(passed.__getitem__, cells)))
    height = len(matching.block.columns[0]) if matching.block.columns else 0
    if not columns:
        return [0] * height
    return list(map(sum, zip(*columns, strict=True)))


def is_total(text: str) -> bool:
    """Whether a text is the label of a row of totals: `Total`, `Totale 2026`, `Rossi Total`."""
    if len(text) > 60 or not _stems().search(text):
        return False
    words = plain(text).split()
    return compact(text) in known("TOTALS") or (len(words) > 1 and bool({words[0], words[-1]} & known("TOTALS")))


@cache
def _stems() -> re.Pattern[str]:
    """Finds texts that may be a total's label, quickly: most cells are not."""
    return re.compile("|".join(sorted({word[:4] for word in known("TOTALS")})), re.IGNORECASE)


def _totals(matching: Matching) -> set[int]:
    """Rows with a total's label, no id of their own, no date, and no stage beside the label."""
    labelled: dict[int, set[int]] = {}
    for column, cells in enumerate(matching.block.columns):
        if column > 2 and matching.holds.get(matching.taken.get(column, "")) not in (Holds.TEXT, Holds.ID):
            continue
        words = {cell for cell in set(cells) if isinstance(cell, str) and is_total(cell)}
        if words:
            for place, cell in enumerate(cells):
                if cell in words:
                    labelled.setdefault(place, set()).add(column)
    return {place for place, columns in labelled.items() if _nothing_else(matching, place, columns)}


def _nothing_else(matching: Matching, place: int, labels: set[int]) -> bool:
    """Whether beside its labels a row has no id, no name, no stage and no date."""
    for column, name in matching.taken.items():
        cell = matching.block.columns[column][place]
        telling = name in ("id", "stage", "client", "title", "opportunity") or matching.holds[name] is Holds.DATE
        if telling and column not in labels and _is_typed(cell):
            return False
    return True


def _repeated(matching: Matching) -> set[int]:
    """Rows that repeat the headings."""
    places = list(matching.taken)
    found: set[int] = set()
    for column in places:
        heading = matching.block.headings[column]
        found.update(place for place, cell in enumerate(matching.block.columns[column]) if cell == heading)
    return {place for place in found if _is_heading(matching, place, places)}


def _is_heading(matching: Matching, place: int, columns: Sequence[int]) -> bool:
    same = sum(matching.block.columns[column][place] == matching.block.headings[column] for column in columns)
    return 2 * same > len(columns)
