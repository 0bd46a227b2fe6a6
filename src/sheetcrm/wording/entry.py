"""One entry of the catalogue of problems."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A code's words: `message` and `hint` are filled from the problem; the rest explains the code itself."""

    message: str
    hint: str
    meaning: str
    why: str
    fix: str
