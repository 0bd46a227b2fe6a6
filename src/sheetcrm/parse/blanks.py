"""Cells that say nothing, and what the cells of a column have in common, found out once a column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from sheetcrm.core.cells import Cell, ErrorCell

from .vocabulary import LANGUAGES, parts

_SAYS_NOTHING = r"""[\s_\-\u2010-\u2015\u2212.\u2026,;:/\\*?·•'"()]*"""
"""Dashes, dots, blanks and their like; a currency sign or a pictograph says something."""
LONGEST_BLANK = 28


def is_blank(text: str) -> bool:
    """Whether a text says that there is nothing: blanks, dashes, `n/a`, `TBD`, in any language known."""
    if len(text) > LONGEST_BLANK or text[-1:].isdigit():
        return False  # quickly past most cells: amounts, dates, ids
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
    def blanks(self) -> frozenset[Cell]:
        """Those that say nothing: no value, or a text such as a dash."""
        return frozenset(cell for cell in self.values if cell is None or (isinstance(cell, str) and is_blank(cell)))

    @cached_property
    def untyped(self) -> frozenset[Cell]:
        """Those that nobody need have written: blanks, zeros, errors, formulas without a value."""
        zeros = (cell for cell in self.values if not cell or isinstance(cell, ErrorCell))
        return self.blanks.union(zeros)

    @cached_property
    def typed(self) -> bytes:
        """For each cell of the column 1 where somebody wrote something in it, else 0."""
        if not self.untyped:
            return b"\1" * len(self.cells)
        left = self.values - self.untyped
        return bytes(map(left.__contains__, self.cells))
