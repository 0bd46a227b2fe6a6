"""The rules that are tried: four forms, each with the moment (landmark) at which it is settled."""

from dataclasses import dataclass
from enum import StrEnum

AT_LEAST = (1, 2, 3)
"""Activities before the first of another type."""
WITHIN = (7, 14, 30)
"""Days from opening."""
GAPS = (7, 14, 30)
"""Days without a touch before the offer."""


class Family(StrEnum):
    """A form of rule."""

    AT_LEAST = "at_least"
    """At least `number` `first` before the first `second`; settled at the first `second`."""
    BEFORE = "before"
    """`first` before any `second`; settled at whichever comes first."""
    WITHIN = "within"
    """`first` within `number` days of opening; settled `number` days after opening, for deals still open then."""
    NO_GAP = "no_gap"
    """No gap over `number` days before the first offer; settled at the offer."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `first` and `second` are types of activity, "" where the form has none."""

    family: Family
    first: str = ""
    second: str = ""
    number: int = 0

    @property
    def subject(self) -> tuple[str, str, str]:
        """What the rule shares with its variants, which differ in the number alone."""
        return self.family.value, self.first, self.second
