"""What can go wrong on the way, on demand."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """One kind of trouble. LOST lands the request and then breaks the connection: the caller cannot know."""

    QUOTA = "429"
    QUOTA_WAIT = "429 with Retry-After"
    INTERNAL = "500"
    GATEWAY = "502 as HTML"
    RESET = "connection reset before the request is read"
    LOST = "request done, answer lost"
    SLOW = "a slow answer"


Plan = Callable[[str, str], Fault | None]
"""Given the HTTP verb and the path of a request, the trouble it meets."""


def none(verb: str, path: str) -> Fault | None:
    """No trouble."""
    return None


@dataclass
class Sequence:
    """The given troubles one after another, then none; only requests whose path contains `only` meet them."""

    faults: list[Fault | None]
    only: str = ""

    def __call__(self, verb: str, path: str) -> Fault | None:
        """The next trouble."""
        return self.faults.pop(0) if self.faults and self.only in path else None


@dataclass
class Random:
    """Trouble with the given probability, drawn from a seed."""

    source: random.Random
    share: float
    kinds: tuple[Fault, ...] = tuple(fault for fault in Fault if fault is not Fault.SLOW)

    def __call__(self, verb: str, path: str) -> Fault | None:
        """Trouble, or none."""
        return self.source.choice(self.kinds) if self.source.random() < self.share else None
