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
    by_id = {deal.record.id: (place, deal) for place, deal in enumerate(deals) if deal.outcome is Outcome.OPEN}
    found = []
    for problem in problems:
        known = by_id.get(str(problem.args.get("id"))) if problem.code in CODES else None
        if known is not None:
            place, deal = known
            found.append((-(deal.weighted or ZERO), place, *by_place(problem), NextStep(deal, problem)))
    return tuple(step for *_, step in sorted(found, key=lambda item: item[:4]))
