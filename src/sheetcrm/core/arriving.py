"""What is still being read while what came first is used."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class Arriving(Mapping[str, Thing]):
    """Things by name, in the order of `names`. Asking for one that has not arrived waits for it, and raises what
    reading it raises; the names are known from the start.

    `arrivals` gives each of them once, in an order of its own: last what one would wait for longest.
    """

    def __init__(self, names: Sequence[str], arrivals: Iterator[tuple[str, Thing]]) -> None:
        self._names = tuple(names)
        self._arrivals = arrivals
        self._here: dict[str, Thing] = {}

    def __getitem__(self, name: str) -> Thing:
        if name not in self._names:
            raise KeyError(name)
        while name not in self._here:
            self._take()
        return self._here[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def but_last(self) -> Mapping[str, Thing]:
        """All but what arrives last, in the order of the names; all where that is here already."""
        while len(self._here) < len(self._names) - 1:
            self._take()
        return {name: self._here[name] for name in self._names if name in self._here}

    def _take(self) -> None:
        name, thing = next(self._arrivals)
        self._here[name] = thing
