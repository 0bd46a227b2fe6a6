"""Targets one by one, those of owners and products included, beside what is won and open."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sheetcrm.core.book import fold
from sheetcrm.core.models import Target

from .deals import Deal
from .lines import Lines
from .outlook import Outlook
from .periods import Period, named
from .sums import Sums, merged, sum_open, sum_won, total
from .targets import Targets

Key = tuple[dt.date, str, str]
"""A month's first day, an owner and a product, folded."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One target as stated, and its period's line for the deals it is about; owner and product None: all of them."""

    owner: str | None
    product: str | None
    line: Outlook


def goals(aimed: Targets, placed: Lines) -> tuple[Goal, ...]:
    """Every stated target, by period, then team, owners, products."""
    if not aimed.stated:
        return ()
    tally = merged(_tally(placed.won, sum_won), _tally(placed.due, sum_open))
    found = []
    for key, stated in aimed.stated.items():
        meant = named(key, aimed.first_month)
        if meant is not None:
            inside = {key: sums for key, sums in tally.items() if key[0] in meant[1]}
            found += [_goal(meant[1], target, inside) for target in stated.values()]
    return tuple(sorted(found, key=_order))


def _tally(days: Iterable[tuple[dt.date, Deal]], count: Callable[[list[Deal]], Sums]) -> dict[Key, Sums]:
    found: dict[Key, list[Deal]] = {}
    for day, deal in days:
        key = day.replace(day=1), fold(deal.record.owner or ""), fold(deal.record.product or "")
        found.setdefault(key, []).append(deal)
    return {key: count(deals) for key, deals in found.items()}


def _goal(period: Period, target: Target, inside: Mapping[Key, Sums]) -> Goal:
    owner, product = fold(target.owner or ""), fold(target.product or "")
    about = (sums for (_, who, what), sums in inside.items() if owner in ("", who) and product in ("", what))
    return Goal(target.owner, target.product, Outlook(period, total(about), target.value))


def _order(goal: Goal) -> tuple[dt.date, dt.date, str, str]:
    return goal.line.period.start, goal.line.period.end, goal.owner or "", goal.product or ""
