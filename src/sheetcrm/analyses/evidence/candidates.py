"""Every rule that can be tried on what a walk found, with the deals that it is tried on."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations

from .landmarks import CAP, Cells, Landmarks
from .rules import AT_LEAST, GAPS, WITHIN, Family, Rule
from .trial import Population, join, less

Candidate = tuple[Rule, Population, Cells]
"""A rule, the deals that it is tried on, and of these those that it holds for, by their groups."""


def candidates(found: Landmarks, types: Sequence[str]) -> Iterator[Candidate]:
    """All rules of all four forms. `types` are the log's."""
    names = [types[kind] for kind in found.kinds]
    populations = {b: Population(cells) for b, cells in found.reached.items()}
    yield from _at_least(found, names, populations)
    yield from _before(found, names)
    yield from _within(found, names)
    if found.offered:
        population = Population(found.offered)
        for place, days in enumerate(GAPS):
            steady = join(found.steady[: place + 1])
            yield Rule(Family.NO_GAP, "", "", days), population, population.grouped(steady)


def _within(found: Landmarks, names: list[str]) -> Iterator[Candidate]:
    """Deals still open at a place in WITHIN are those that were last open there or at a later place."""
    for place, days in enumerate(WITHIN):
        population = Population(join(found.lasting[place:]))
        for name, by_last in zip(names, found.early, strict=True):
            still = by_last[place:]
            if early := join(parts[first] for first in range(place + 1) for parts in still):
                yield Rule(Family.WITHIN, name, "", days), population, population.grouped(early)


def _at_least(found: Landmarks, names: list[str], populations: Mapping[int, Population]) -> Iterator[Candidate]:
    for b, a in sorted({(b, a) for b, a, _ in found.before}):
        counted = [populations[b].grouped(found.before.get((b, a, count), {})) for count in range(CAP + 1)]
        exposed: Cells = {}
        above = CAP + 1
        for number in reversed(AT_LEAST):
            exposed, above = join((exposed, *counted[number:above])), number
            yield Rule(Family.AT_LEAST, names[a], names[b], number), populations[b], exposed


def _before(found: Landmarks, names: list[str]) -> Iterator[Candidate]:
    """One rule a pair of types (that the other comes first is the same rule told the other way round): of the deals
    that saw either, those that saw `first` on an earlier day than any `second`. Both first on one day: left out."""
    kinds = sorted(found.reached)
    alone = {(b, a): _unseen(found, b, a) for b, a in permutations(kinds, 2)}
    for a, b in combinations(kinds, 2):
        population = Population(join((alone[a, b], alone[b, a])))
        yield Rule(Family.BEFORE, names[a], names[b]), population, population.grouped(alone[a, b])


def _unseen(found: Landmarks, b: int, a: int) -> Cells:
    """Deals at their first b that had seen no a by the end of that day."""
    seen = (found.before.get((b, a, count), {}) for count in range(1, CAP + 1))
    return less(found.reached[b], *seen, found.tied.get((b, a), {}))
