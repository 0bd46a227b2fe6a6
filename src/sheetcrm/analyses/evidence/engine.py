"""The evidence of a book: every rule tried, judged together, the most useful first."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from ..activity import ActivityLog, Trail
from .candidates import Candidate, candidates
from .distributions import wilson
from .landmarks import CAP, WON, Landmarks, walk
from .rules import Family, Rule
from .strata import Strata, strata
from .stratified import homogeneity
from .trial import Population, trial
from .verdicts import LEVEL, Judged, Verdict, about, adjust, bar, verdict
from .waiting import among_equal_waits

ENOUGH_DEALS = 20
"""A type of activity is compared where at least so many decided deals have it …"""
MOST_TYPES = 30
"""… and it is among so many most frequent ones: with hundreds of types nothing could be told from chance."""
ENOUGH_SIDE = 10
"""A rule is tried where it holds for at least so many deals, and does not hold for at least so many …"""
ENOUGH_OUTCOME = 5
"""… of which at least so many were won and so many lost."""


@dataclass(frozen=True, slots=True)
class Step:
    """Deals with exactly `count` activities before the landmark (`CAP`: or more), how many were won, and the win
    rate's 95 % interval."""

    count: int
    deals: int
    won: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ladder:
    """Win rate by the number of `first` before the first `second`."""

    first: str
    second: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All rules that were tried, the most useful first; what was not tried, and why."""

    judged: tuple[Judged, ...]
    too_few: int
    """Rules that occur, but too seldom to be tried."""
    deals: int
    """Decided deals: won or lost, with a close date."""
    types: int
    """Types of activity that are compared."""
    by: Strata
    ladder: Ladder | None

    @property
    def tried(self) -> int:
        """How many rules were tried: each p is adjusted for all of them."""
        return len(self.judged)

    @property
    def findings(self) -> tuple[Judged, ...]:
        """Rules with a difference found."""
        return tuple(judged for judged in self.judged if judged.verdict.found)

    def best(self, limit: int) -> tuple[Judged, ...]:
        """The most useful rules, one of each set of variants."""
        subjects: dict[tuple[str, str, str], Judged] = {}
        for judged in self.judged:
            subjects.setdefault(judged.rule.subject, judged)
        return tuple(subjects.values())[:limit]


def evidence(log: ActivityLog) -> Evidence:
    """Tries every rule on a log's decided deals."""
    trails = list(log.decided)
    by = strata(trails)
    found = walk(trails, by.of, frequent(trails))
    tried, too_few = [], 0
    for candidate in candidates(found, log.types):
        if _enough(candidate):
            tried.append(candidate)
        else:
            too_few += 1
    judged = judge(tried, trails, partial(_lasts, log, trails, by))
    return Evidence(judged, too_few, len(trails), len(found.kinds), by, _ladder(found, log.types, judged))


def frequent(trails: Iterable[Trail]) -> tuple[int, ...]:
    """The kinds that enough decided deals have, most frequent first."""
    counts = Counter(chain.from_iterable([set(trail.kinds) for trail in trails]))
    order = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return tuple(kind for kind in order[:MOST_TYPES] if counts[kind] >= ENOUGH_DEALS)


def _enough(candidate: Candidate) -> bool:
    """Looks at margins only, never at how the rule and the outcome meet."""
    _, population, exposed = candidate
    n = sum(exposed.values()) % WON
    outcomes = min(population.won, population.lost)
    return n >= ENOUGH_SIDE and population.n - n >= ENOUGH_SIDE and outcomes >= ENOUGH_OUTCOME


def judge(tried: Sequence[Candidate], trails: Sequence[Trail], lasts: Callable[[Rule], bool]) -> tuple[Judged, ...]:
    """All trials, judged together: findings first, then no difference, then not enough data. `lasts` tells whether a
    rule that more of an activity goes with losing says more than that waiting does."""
    trials = [trial(*candidate) for candidate in tried]
    adjusted = adjust(trials)
    level = bar([trial.p for trial in trials], adjusted)
    won = sum(trail.won for trail in trails)
    judged = []
    for (_, population, exposed), tested, p in zip(tried, trials, adjusted, strict=True):
        said, factor = verdict(tested, p, level)
        if said is Verdict.CONTRADICTED and not lasts(tested.rule):
            said = Verdict.WAITING
        more = about((factor - 1) * len(trails)) if said is Verdict.NOT_ENOUGH else None
        unlike = homogeneity(population.by_stratum(exposed)) if said.found else None
        out = len(trails) - population.n, won - population.won
        judged.append(Judged(tested, p, said, *out, more, unlike))
    return tuple(sorted(judged, key=_usefulness))


def _lasts(log: ActivityLog, trails: Sequence[Trail], by: Strata, rule: Rule) -> bool:
    """Whether a rule about repeats holds among deals that waited alike (other rules are not about repeats)."""
    if rule.family is not Family.AT_LEAST or rule.number < 2:
        return True
    kinds = log.types.index(rule.first), log.types.index(rule.second)
    alike = among_equal_waits(trails, by.of, kinds, rule.number)
    return alike.p <= LEVEL and alike.common is not None and alike.common.odds_ratio < 1


def _usefulness(judged: Judged) -> tuple[int, float, int, str, str, int]:
    rank = (0, 0, 1, 1, 2)[list(Verdict).index(judged.verdict)]
    weight = judged.trial.p if judged.verdict.found else float(judged.more or 0)
    rule = judged.rule
    return rank, weight, -judged.table.n, rule.first, rule.second, rule.number


def _ladder(found: Landmarks, types: Sequence[str], judged: Sequence[Judged]) -> Ladder | None:
    """For the most useful rule of the form "at least k A before the first B"."""
    rule = next((judged.rule for judged in judged if judged.rule.family is Family.AT_LEAST), None)
    if rule is None:
        return None
    names = [types[kind] for kind in found.kinds]
    return ladder(found, names.index(rule.first), names.index(rule.second), rule)


def ladder(found: Landmarks, a: int, b: int, rule: Rule) -> Ladder:
    """Win rate by the exact number of a before the first b."""
    sides = {count: Population(found.before.get((b, a, count), {})) for count in range(1, CAP + 1)}
    every = Population(found.reached[b])
    none = every.n - sum(side.n for side in sides.values()), every.won - sum(side.won for side in sides.values())
    rows = [(0, *none)] + [(count, side.n, side.won) for count, side in sides.items()]
    steps = [Step(count, n, won, *bounds) for count, n, won in rows if (bounds := wilson(won, n))]
    return Ladder(rule.first, rule.second, tuple(steps))
