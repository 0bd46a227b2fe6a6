"""Checks of a book's consistency: one file a check, listed here.

Each file has `CODE`, `SEVERITY` and `check(book, options)`; its words are in `wording/*/problems.py`.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, Severity, by_place

from . import (
    activity_after_closed,
    activity_before_created,
    activity_overdue,
    closed_before_created,
    closed_in_future,
    credit_without_deal,
    duplicate_id,
    estimate_far_outside,
    high_probability_when_new,
    lost_without_reason,
    missing_client,
    missing_expected_close,
    missing_rate,
    missing_stage,
    missing_value,
    negative_value,
    no_next_step,
    offer_stage_without_offer,
    orphan_activity,
    overdue_open,
    playbook_rule_at_risk,
    probability_contradicts_stage,
    probability_out_of_range,
    rate_without_day,
    stage_contradicts_status,
    stale_open,
    unknown_loss_reason,
    unknown_product,
    unknown_stage,
    won_without_award,
    won_without_close_date,
)


class Check(Protocol):
    """One file: the code and severity of what it finds, and how it finds it."""

    CODE: str
    SEVERITY: Severity

    def check(self, book: Book, options: Options) -> Iterator[Problem]:
        """Every problem of this code."""
        ...


OF_DEALS: tuple[Check, ...] = (
    duplicate_id,
    missing_client,
    missing_value,
    missing_expected_close,
    missing_stage,
    unknown_stage,
    unknown_product,
    unknown_loss_reason,
    won_without_award,
    won_without_close_date,
    lost_without_reason,
    closed_before_created,
    closed_in_future,
    overdue_open,
    probability_out_of_range,
    probability_contradicts_stage,
    high_probability_when_new,
    estimate_far_outside,
    negative_value,
    credit_without_deal,
    missing_rate,
    rate_without_day,
    stage_contradicts_status,
    offer_stage_without_offer,
)
"""Checks that look at no activity."""

OF_ACTIVITIES: tuple[Check, ...] = (
    activity_before_created,
    activity_after_closed,
    orphan_activity,
    stale_open,
    no_next_step,
    activity_overdue,
    playbook_rule_at_risk,
)
CHECKS = (*OF_DEALS, *OF_ACTIVITIES)


def run_checks(book: Book, options: Options, checks: Sequence[Check] = CHECKS) -> tuple[Problem, ...]:
    """Every problem of every check, sorted by place and code."""
    return tuple(sorted((problem for each in checks for problem in each.check(book, options)), key=by_place))
