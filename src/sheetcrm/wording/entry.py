"""One entry of the catalogue of problems."""

from collections.abc import Mapping
from dataclasses import dataclass

from sheetcrm.core.problem import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """A code's words: `message` and `hint` are filled from the problem; the rest explains the code itself.

    `whole` stands in for `message` where one problem speaks for a whole table that has no such column (the problem
    then has the argument `rows`: how many deals it concerns).
    """

    message: str
    hint: str
    meaning: str
    why: str
    fix: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A code's example: the sheets that bring it about, the cell, and the message in every language."""

    severity: Severity
    cell: str
    sheet: str
    messages: Mapping[str, str]
