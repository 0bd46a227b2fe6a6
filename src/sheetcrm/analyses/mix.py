"""Which activities won and lost deals have: a description, from which nothing follows by itself."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from operator import sub
from statistics import median

from sheetcrm.core.models import Outcome

from .activity import ActivityLog, Trail
from .deals import OPEN

LOST = Outcome.LOST


@dataclass(frozen=True, slots=True)
class MixLine:
    """One type of activity: how many, on how many deals; mean number a won and a lost deal; how often a won or lost
    deal begins, or ends, with it."""

    type: str
    activities: int
    deals: int
    per_won: float | None
    per_lost: float | None
    first_won: int
    first_lost: int
    last_won: int
    last_lost: int


@dataclass(frozen=True, slots=True)
class StageLine:
    """Activities of the deals that stand in a stage, or stood in it last."""

    stage: str | None
    deals: int
    activities: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Medians over decided deals of one outcome, with the number of deals behind each: `(value, n)`."""

    touches: tuple[float | None, int]
    first_touch_days: tuple[float | None, int]
    first_offer_days: tuple[float | None, int]
    longest_gap_days: tuple[float | None, int]


@dataclass(frozen=True, slots=True)
class Mix:
    """The description of a log: decided deals by outcome, those of them with no activity at all."""

    lines: tuple[MixLine, ...]
    stages: tuple[StageLine, ...]
    won: int
    lost: int
    won_without: int
    lost_without: int
    undated: int
    """Deals won or lost without a close date: their activities count in no comparison."""
    pace_won: Pace
    pace_lost: Pace


def mix(log: ActivityLog) -> Mix:
    """Describes a log."""
    decided = list(log.decided)
    won, lost = [trail for trail in decided if trail.won], [trail for trail in decided if not trail.won]
    others = [trail for trail in log.trails if trail.closed is None]
    return Mix(
        lines=_lines(log, won, lost),
        stages=_stages(log),
        won=len(won),
        lost=len(lost),
        won_without=sum(not trail.days for trail in won),
        lost_without=sum(not trail.days for trail in lost),
        undated=sum(trail.deal.outcome is not OPEN for trail in others),
        pace_won=_pace(won),
        pace_lost=_pace(lost),
    )


def _lines(log: ActivityLog, won: list[Trail], lost: list[Trail]) -> tuple[MixLine, ...]:
    others = [trail for trail in log.trails if trail.closed is None]
    kinds = [[trail.kinds for trail in side] for side in (won, lost, others)]
    in_won, in_lost, in_others = (Counter(chain.from_iterable(side)) for side in kinds)
    every = in_others + in_won + in_lost
    deals = Counter(chain.from_iterable(map(set, chain.from_iterable(kinds))))
    ends = [Counter([own[end] for own in side if own]) for end in (0, -1) for side in kinds[:2]]
    return tuple(
        MixLine(
            log.types[kind],
            every[kind],
            deals[kind],
            in_won[kind] / len(won) if won else None,
            in_lost[kind] / len(lost) if lost else None,
            *(end[kind] for end in ends),
        )
        for kind in sorted(every, key=lambda kind: (-every[kind], log.types[kind]))
    )


def _stages(log: ActivityLog) -> tuple[StageLine, ...]:
    deals: defaultdict[str | None, int] = defaultdict(int)
    activities: defaultdict[str | None, int] = defaultdict(int)
    order: dict[str | None, int] = {None: 10**6}
    for trail in log.trails:
        deal, name = trail.deal, None
        if (stage := deal.stage) is not None:
            name = stage.name
            if name not in order:
                order[name] = stage.order
        if deal.outcome is LOST:
            name = deal.record.last_stage or name
        deals[name] += 1
        activities[name] += len(trail.days)
    names = sorted(deals, key=lambda name: (order.get(name, 10**5), name or ""))
    return tuple(StageLine(name, deals[name], activities[name]) for name in names)


def _pace(trails: list[Trail]) -> Pace:
    counts, first, offered, gaps = [], [], [], []
    for trail in trails:
        days, opened = trail.days, trail.opened
        if opened is not None and trail.offered is not None:
            offered.append(max(0, trail.offered - opened))
        if not days:
            continue
        counts.append(len(days))
        if opened is not None:
            first.append(max(0, days[0] - opened))
        if len(days) > 1:
            gaps.append(max(map(sub, days[1:], days)))
    return Pace(*((median(values) if values else None, len(values)) for values in (counts, first, offered, gaps)))
