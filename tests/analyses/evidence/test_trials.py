"""How far the evidence can be trusted, in few runs; `make evidence` makes many (docs/playbook.md has its numbers)."""

import datetime as dt
import random

import pytest

from sheetcrm.analyses.evidence.engine import Evidence
from sheetcrm.analyses.evidence.rules import Family, Rule
from sheetcrm.analyses.evidence.verdicts import Verdict
from tests.playbook_data import (
    book_of,
    bpi2012,
    evidence_of,
    log_of,
    longer_lives,
    planted,
    salesforce,
    subject,
    theme,
)
from tests.playbook_trials import false_in_books, false_in_shuffles, power
from tests.shared import needs_shared


def test_outcomes_dealt_by_lot_show_nothing() -> None:
    log = log_of(book_of(planted(random.Random(1), 400, 3)))
    assert false_in_shuffles(log, 30) <= 2


def test_winners_that_merely_live_longer_show_nothing() -> None:
    assert false_in_books(longer_lives, 400, 25) <= 1


def test_the_naive_count_would_be_fooled_by_them() -> None:
    """The trap that landmarks are for: counted over whole lives, more activities seem to win."""
    pasts = list(longer_lives(random.Random(2), 2000))
    many = [past.won for past in pasts if len(past.touches) >= 6]
    few = [past.won for past in pasts if len(past.touches) < 6]
    assert sum(map(bool, many)) / len(many) > 1.5 * sum(map(bool, few)) / len(few)


@pytest.mark.parametrize(("n", "odds"), [(400, 3.0), (1000, 2.0)])
def test_a_planted_effect_is_found_and_covered(n: int, odds: float) -> None:
    seen = power(n, odds, 15)
    assert seen.found >= 11
    assert seen.covered >= 12


@needs_shared
@pytest.mark.parametrize("typed", [theme, subject])
def test_activities_at_random_show_nothing(typed: object) -> None:
    log = log_of(salesforce(typed), dt.date(2017, 12, 31))  # type: ignore[arg-type]
    evidence = evidence_of(log)
    assert evidence.tried > 100
    assert evidence.findings == ()
    assert false_in_shuffles(log, 5) <= 1


@pytest.fixture(scope="module")
def loans() -> Evidence:
    return evidence_of(log_of(bpi2012(), dt.date(2012, 12, 31)))


@needs_shared
def test_more_calls_after_an_offer_are_not_said_to_lose_loans(loans: Evidence) -> None:
    blamed = [
        judged.rule
        for judged in loans.judged
        if judged.verdict is Verdict.CONTRADICTED and judged.rule.first in ("Call on offer", "Call on documents")
    ]
    assert blamed == []
    asked = [judged for judged in loans.judged if judged.rule.first == "Call on offer"]
    assert len(asked) > 10


@needs_shared
def test_what_is_reported_of_loans_stands_with_its_counts(loans: Evidence) -> None:
    counts = {judged.rule: judged.table for judged in loans.findings}
    assert counts[Rule(Family.WITHIN, "Offer", "", 7)] == (2070, 2187, 17, 610)
    assert counts[Rule(Family.WITHIN, "Call on offer", "", 14)] == (1112, 1363, 12, 512)
