"""Cells that say nothing, and what the cells of a column have in common, found out once a column."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, compress, filterfalse
from operator import itemgetter, not_
from typing import cast

from sheetcrm.core.cells import Cell, ErrorCell

from .vocabulary import LANGUAGES, parts

_SAYS_NOTHING = r"""[\s_\-\u2010-\u2015\u2212.\u2026,;:/\\*?·•'"()]*"""
"""Dashes, dots, blanks and their like; a currency sign or a pictograph says something."""
LONGEST_BLANK = 28
_LAST = itemgetter(slice(-1, None))
_NOT = bytes.maketrans(b"\0\1", b"\1\0")


def is_blank(text: str) -> bool:
    """Whether a text says that there is nothing: blanks, dashes, `n/a`, `TBD`, in any language known."""
    if len(text) > LONGEST_BLANK or text[-1:].isdigit():
        return False
    return _blank().fullmatch(text) is not None


@cache
def _blank() -> re.Pattern[str]:
    words = {word for _, module in LANGUAGES for word in parts(module.BLANK)}
    spelled = ("".join(_letter(sign) for sign in word) for word in sorted(words))
    return re.compile(f"{_SAYS_NOTHING}(?:(?:{'|'.join(spelled)}){_SAYS_NOTHING})?", re.IGNORECASE)


def _letter(sign: str) -> str:
    return r"\W*" if sign == " " else re.escape(sign) + r"\.?"


@dataclass(frozen=True)
class Distinct:
    """The different cells of one column."""

    cells: Sequence[Cell]

    @cached_property
    def values(self) -> frozenset[Cell]:
        """Every different cell."""
        return frozenset(self.cells)

    @cached_property
    def empty(self) -> int:
        """How many cells are None."""
        return self.cells.count(None) if None in self.values else 0

    @cached_property
    def each(self) -> Collection[Cell]:
        """Every different cell, some perhaps again: the column in its own order, which is the order in memory and so
        the faster to go through, where most are different."""
        return self.cells if 2 * len(self.values) > len(self.cells) else self.values

    @cached_property
    def kinds(self) -> frozenset[type]:
        """The types of the different cells."""
        return frozenset(map(type, self.each))

    @property
    def texts(self) -> Collection[str]:
        """The texts, in `each`."""
        if self.kinds == {str}:
            return cast("Collection[str]", self.each)
        return [cell for cell in self.each if isinstance(cell, str)] if str in self.kinds else []

    @cached_property
    def blanks(self) -> frozenset[Cell]:
        """Those that say nothing: no value, or a text such as a dash."""
        texts = self.texts
        ends = map(str.isdigit, map(_LAST, texts))  # with a figure, as most ids, amounts and dates: never blank
        return (self.values & {None}).union(filter(is_blank, compress(texts, map(not_, ends))))

    @cached_property
    def untyped(self) -> frozenset[Cell]:
        """Those that nobody need have written: blanks, zeros, errors, formulas without a value."""
        zeros = filterfalse(None, self.each)
        errors = (cell for cell in self.each if isinstance(cell, ErrorCell)) if ErrorCell in self.kinds else ()
        return self.blanks.union(chain(zeros, errors))

    @cached_property
    def typed(self) -> bytes:
        """For each cell of the column 1 where somebody wrote something in it, else 0."""
        if not self.untyped:
            return b"\1" * len(self.cells)
        return bytes(map(self.untyped.__contains__, self.cells)).translate(_NOT)
