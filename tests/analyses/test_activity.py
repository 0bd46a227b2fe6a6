"""Trails, the mix, adopted rules, next steps, and one owner's review."""

import datetime as dt
from decimal import Decimal

import pytest

from sheetcrm.analyses.activity import ActivityLog, LeftOut, activity_log
from sheetcrm.analyses.adopted import follow
from sheetcrm.analyses.deals import deals
from sheetcrm.analyses.evidence.fourfold import Fourfold
from sheetcrm.analyses.mix import mix
from sheetcrm.analyses.results import Results
from sheetcrm.analyses.review import review
from sheetcrm.checks import run_checks
from sheetcrm.core.book import Book
from sheetcrm.core.errors import BadOptions
from sheetcrm.core.models import PlaybookRule
from tests.checks.books import plain
from tests.helpers import options

DEALS = """
| id | client | owner | stage | value | probability | created    | closed     | last_stage | offer_date |
| W1 | Rossi  | Anna  | Won   | 100   | 0.6         | 2026-01-01 | 2026-02-01 | Offer      |            |
| W2 | Bruni  | anna  | Won   | 100   | 1           | 2026-01-01 | 2026-03-01 | Offer      |            |
| W3 | Conti  | Bo    | Won   | 100   | 0.5         | 2026-01-01 |            | Offer      |            |
| L1 | Verdi  | Anna  | Lost  | 100   | 0.7         | 2026-01-01 | 2026-02-10 | Lead       | 2026-01-21 |
| L2 | Neri   | Bo    | Lost  | 100   | 0           | 2026-01-01 | 2027-02-10 | Lead       |            |
| O1 | Fini   | Anna  | Lead  | 100   | 0.2         | 2026-11-01 |            |            |            |
| O2 | Gori   | Anna  | Offer | 900   | 0.2         | 2026-11-20 |            |            |            |
"""
ACTIVITIES = """
| opportunity | type  | date       | status  |
| W1          | Visit | 2026-01-03 | done    |
| W1          | Visit | 2026-01-10 |         |
| W1          | Demo  | 2026-01-20 | done    |
| W1          | Demo  | 2026-02-05 | done    |
| W1          | Offer | 2026-01-25 | planned |
| W3          | Visit | 2026-01-05 | done    |
| L1          | demo  | 2026-01-08 | done    |
| L1          | Visit | 2026-01-09 | done    |
| L1          |       | 2026-01-09 | done    |
| L1          | Call  |            | done    |
| L2          | Call  | 2026-01-09 | done    |
| XX          | Call  | 2026-01-09 | done    |
| O1          | Visit | 2026-11-05 | done    |
| O1          | Demo  | 2026-12-05 |         |
"""
BOOK = plain(DEALS, ACTIVITIES)


def log(book: Book = BOOK) -> ActivityLog:
    said = options()
    return activity_log(book, deals(book, said), said.as_of)


def test_only_dated_done_activities_up_to_the_closing_count() -> None:
    trails = {trail.deal.record.id: trail for trail in log().trails}
    kept = {key: [log().types[kind] for kind in trail.kinds] for key, trail in trails.items()}
    assert kept == {
        "W1": ["Visit", "Visit", "Demo"],
        "W2": [],
        "W3": ["Visit"],
        "L1": ["Demo", "Visit"],
        "O1": ["Visit"],
        "O2": [],
    }
    assert log().left_out == LeftOut(undated=1, planned=2, after_closing=1, untyped=1, elsewhere=2)


def test_only_deals_with_outcome_and_close_date_are_decided() -> None:
    assert [trail.deal.record.id for trail in log().decided] == ["W1", "W2", "L1"]


def test_the_mix_by_hand() -> None:
    found = mix(log())
    visit, demo = found.lines
    assert (visit.type, visit.activities, visit.deals, visit.per_won, visit.per_lost) == ("Visit", 5, 4, 1.0, 1.0)
    assert (demo.type, demo.activities, demo.deals, demo.per_won, demo.per_lost) == ("Demo", 2, 2, 0.5, 1.0)
    assert (visit.first_won, visit.first_lost, visit.last_won, visit.last_lost) == (1, 0, 0, 1)
    assert (found.won, found.lost, found.won_without, found.lost_without, found.undated) == (2, 1, 1, 0, 1)
    assert [(line.stage, line.deals, line.activities) for line in found.stages] == [
        ("Lead", 2, 3),
        ("Offer", 1, 0),
        ("Won", 3, 4),
    ]
    assert found.pace_won.touches == (3, 1)
    assert found.pace_won.longest_gap_days == (10, 1)
    assert found.pace_won.first_offer_days == (None, 0)
    assert found.pace_lost.first_offer_days == (20, 1)
    assert found.pace_lost.first_touch_days == (7, 1)


def test_an_adopted_rule_is_followed_over_time() -> None:
    rule = PlaybookRule(first="visit", before="demo", since=dt.date(2026, 2, 5))
    found = follow(rule, log(), 1)
    assert found.years == (("2026", Fourfold(1, 0, 0, 1)),)
    assert found.since == Fourfold(0, 0, 0, 1)
    assert found.left_out == 1


def results(book: Book = BOOK) -> Results:
    said = options()
    return Results(book, said, run_checks(book, said))


def test_next_steps_are_by_weight_and_of_open_deals_only() -> None:
    more = (
        DEALS
        + "| O3 | Pini | Bo | Lead | | | 2026-11-20 | | | |\n| O4 | Sala | Bo | Lead | 950 | 0.9 | 2026-11-20 | | | |"
    )
    steps = results(plain(more, ACTIVITIES)).next_steps
    assert [(step.deal.record.id, step.problem.code) for step in steps] == [
        ("O4", "no-next-step"),
        ("O2", "no-next-step"),
        ("O3", "no-next-step"),
    ]


def test_a_review_is_of_one_owner_whatever_the_case_and_leaves_out_what_closing_set() -> None:
    found = review("ANNA", results().deals, results().next_steps)
    assert [deal.record.id for deal in found.deals] == ["O2", "O1", "W1", "W2", "L1"]
    assert [(line.low, line.deals, line.won) for line in found.bands] == [(Decimal("0.6"), 2, 1)]
    assert found.all is not None
    assert (found.all.deals, found.all.won, found.without) == (2, 1, 1)
    assert found.all.mean == pytest.approx(0.65)
    assert all(step.deal.record.owner == "Anna" for step in found.steps)


@pytest.mark.parametrize("name", ["Nobody", "", "  "])
def test_a_review_of_nobody_is_refused(name: str) -> None:
    with pytest.raises(BadOptions, match="No deal has the owner"):
        review(name, results().deals, ())
