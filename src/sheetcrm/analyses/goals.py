"""Targets one by one, those of owners and products included, beside what is won and open."""

import datetime as dt
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetcrm.core.book import fold
from sheetcrm.core.models import Target

from .deals import Deal
from .lines import Lines
from .outlook import Outlook
from .parts import added
from .periods import Period, named
from .sums import Sums, sum_open, sum_won, total
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
    said = [who for stated in aimed.stated.values() for who in stated]
    named_in = {part for owner, product in said for part in _parts(owner, product)}
    tally = added(_tally(placed.won, sum_won, named_in), _tally(placed.due, sum_open, named_in))
    found = []
    for key, stated in aimed.stated.items():
        meant = named(key, aimed.first_month)
        if meant is not None:
            inside = {key: sums for key, sums in tally.items() if key[0] in meant[1]}
            found += [_goal(meant[1], target, inside) for target in stated.values()]
    return tuple(sorted(found, key=_order))


def _parts(owner: str, product: str) -> Iterator[str]:
    """Which of the two a target is stated for: deals need to be told apart by these only."""
    yield from ["owner"] if owner else []
    yield from ["product"] if product else []


def _tally(
    months: Mapping[dt.date, Sequence[Deal]], count: Callable[[list[Deal]], Sums], named_in: Container[str]
) -> dict[Key, Sums]:
    by_owner, by_product = "owner" in named_in, "product" in named_in
    folded: list[dict[Key, Sums]] = []
    for month, deals in months.items():
        found: dict[tuple[str | None, str | None], list[Deal]] = {}
        for deal in deals:
            owner, product = by_owner and deal.record.owner, by_product and deal.record.product
            found.setdefault((owner or None, product or None), []).append(deal)
        folded += ({(month, fold(who or ""), fold(what or "")): count(own)} for (who, what), own in found.items())
    return added(*folded)


def _goal(period: Period, target: Target, inside: Mapping[Key, Sums]) -> Goal:
    owner, product = fold(target.owner or ""), fold(target.product or "")
    about = (sums for (_, who, what), sums in inside.items() if owner in ("", who) and product in ("", what))
    return Goal(target.owner, target.product, Outlook(period, total(about), target.value))


def _order(goal: Goal) -> tuple[dt.date, dt.date, str, str]:
    return goal.line.period.start, goal.line.period.end, goal.owner or "", goal.product or ""
