"""Next steps: the hints about open deals, the deals that weigh most first."""

from collections.abc import Iterable
from typing import NamedTuple

from sheetcrm.core.models import Outcome
from sheetcrm.core.problem import Problem, by_place

from .deals import ZERO, Deal

CODES = frozenset({"no-next-step", "stale-open", "activity-overdue", "playbook-rule-at-risk"})
"""What the checks find that asks for a next step."""


class NextStep(NamedTuple):
    """One hint about an open deal; the problem knows its cell and its words."""

    deal: Deal
    problem: Problem


def next_steps(deals: Iterable[Deal], problems: Iterable[Problem]) -> tuple[NextStep, ...]:
    """Hints by weighted amount, greatest first (deals without one last), then in the order of the book."""
    hints: dict[object, list[Problem]] = {}
    for problem in sorted(problems, key=by_place):
        if problem.code in CODES:
            hints.setdefault(problem.args.get("id"), []).append(problem)
    hinted = [
        (deal, hints[deal.record.id]) for deal in deals if deal.outcome is Outcome.OPEN and deal.record.id in hints
    ]
    hinted.sort(key=lambda each: each[0].weighted or ZERO, reverse=True)
    return tuple(NextStep(deal, problem) for deal, found in hinted for problem in found)
