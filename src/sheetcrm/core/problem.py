"""Problems: what is wrong, or worth asking about, in the user's own cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .cells import CellRef


class Severity(StrEnum):
    """How much it matters: an error keeps a value out of the totals, or leaves open which ones it belongs to (a stage
    that is not in the list); a warning asks, a hint helps."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the gravest, for sorting."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding at one cell. Its words are made later, from `code` and `args`, in the reader's language.

    `value` is the cell's content as the user sees it; `args` are what the message names (plain values: str, int,
    Decimal, date, CellRef); `related` are other cells that the finding rests on.
    """

    at: CellRef
    code: str
    severity: Severity
    value: str = ""
    args: Mapping[str, object] = field(default_factory=dict)
    related: tuple[CellRef, ...] = ()


def by_place(problem: Problem) -> tuple[CellRef, str]:
    """The order in which problems are listed."""
    return problem.at, problem.code
