"""Checks of a book's consistency: one file a check, listed here.

Each file has `CODE`, `SEVERITY` and `check(book, options)`; its words are in `wording/*/problems.py`.
"""

from collections.abc import Callable, Iterator

from sheetcrm.core.book import Book
from sheetcrm.core.options import Options
from sheetcrm.core.problem import Problem, by_place

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
    stage_contradicts_status,
    stale_open,
    unknown_loss_reason,
    unknown_product,
    unknown_stage,
    won_without_award,
    won_without_close_date,
)

Check = Callable[[Book, Options], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    duplicate_id.check,
    missing_client.check,
    missing_value.check,
    missing_expected_close.check,
    missing_stage.check,
    unknown_stage.check,
    unknown_product.check,
    unknown_loss_reason.check,
    won_without_award.check,
    won_without_close_date.check,
    lost_without_reason.check,
    closed_before_created.check,
    closed_in_future.check,
    activity_before_created.check,
    activity_after_closed.check,
    orphan_activity.check,
    overdue_open.check,
    stale_open.check,
    no_next_step.check,
    activity_overdue.check,
    playbook_rule_at_risk.check,
    probability_out_of_range.check,
    probability_contradicts_stage.check,
    high_probability_when_new.check,
    estimate_far_outside.check,
    negative_value.check,
    credit_without_deal.check,
    missing_rate.check,
    stage_contradicts_status.check,
    offer_stage_without_offer.check,
)


def run_checks(book: Book, options: Options) -> tuple[Problem, ...]:
    """Every problem of every check, sorted by place and code."""
    return tuple(sorted((problem for check in CHECKS for problem in check(book, options)), key=by_place))
