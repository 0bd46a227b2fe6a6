"""Sums of parts: whatever is counted by key adds up key by key."""

from collections.abc import Hashable, Mapping
from typing import Protocol, Self, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Addable(Protocol):
    """What has a sum."""

    def __add__(self, other: Self, /) -> Self: ...


Part = TypeVar("Part", bound=Addable)


def added(*tallies: Mapping[Key, Part]) -> dict[Key, Part]:
    """Tallies of parts, added key by key."""
    whole: dict[Key, Part] = {}
    for parts in tallies:
        for key, part in parts.items():
            whole[key] = whole[key] + part if key in whole else part
    return whole
