"""Hints about activities: a rule about to be broken, a planned day gone by."""

import pytest

from sheetcrm.checks import activity_overdue, playbook_rule_at_risk
from sheetcrm.core.book import Lists
from sheetcrm.core.models import PlaybookRule
from tests.helpers import options

from .books import plain

DEALS = """
| id | client | stage |
| 1  | Rossi  | Lead  |
| 2  | Verdi  | Won   |
"""
TWO = "| 1 | Visit | 2026-11-02 | done |\n| 1 | Visit | {} |  |\n| 1 | Demo | 2026-12-03 | planned |"
RULES = Lists(playbook=(PlaybookRule(first="Visit", before="Demo", at_least=2),))


@pytest.mark.parametrize(
    ("activities", "cells"),
    [
        ("| 1 | Demo | 2026-12-03 | planned |", ["C2"]),
        ("| 1 | visit | 2026-11-02 | done |\n| 1 | DEMO  | 2026-12-03 |  |", ["C3"]),
        (TWO.format("2026-11-03"), []),
        (TWO.format("2026-12-01"), []),
        (TWO.format("2026-12-03"), ["C4"]),
        ("| 1 | Visit | 2026-11-02 | planned |\n| 1 | Demo | 2026-12-03 | planned |", ["C3"]),
        ("| 1 | Demo | 2026-11-02 | done |\n| 1 | Demo | 2026-12-03 | planned |", []),
        ("| 1 | Demo | 2026-11-02 | planned |", []),
        ("| 1 | Demo | 2026-12-09 | planned |\n| 1 | Demo | 2026-12-03 | planned |", ["C3"]),
        ("| 2 | Demo | 2026-12-03 | planned |", []),
        ("| 1 | Visit | 2026-12-03 | planned |", []),
    ],
)
def test_a_rule_is_at_risk_where_too_little_is_done_or_planned_before_the_planned_day(
    activities: str, cells: list[str]
) -> None:
    book = plain(DEALS, "| opportunity | type | date | status |\n" + activities, RULES)
    found = list(playbook_rule_at_risk.check(book, options()))
    assert [problem.at.address for problem in found] == cells
    assert all(str(problem.related[0]) == "Opportunities!A2" for problem in found)


def test_without_rules_nothing_is_at_risk() -> None:
    book = plain(DEALS, "| opportunity | type | date | status |\n| 1 | Demo | 2026-12-03 | planned |")
    assert not list(playbook_rule_at_risk.check(book, options()))


def test_a_planned_activity_whose_day_went_by_is_asked_about_for_open_deals() -> None:
    activities = """
    | opportunity | type | date       | status  |
    | 1           | Call | 2026-11-22 | planned |
    | 1           | Call | 2026-11-23 | planned |
    | 1           | Call | 2026-11-20 | done    |
    | 1           | Call | 2026-11-20 |         |
    | 1           | Call |            | planned |
    | 2           | Call | 2026-11-20 | planned |
    """
    found = list(activity_overdue.check(plain(DEALS, activities), options()))
    assert [problem.at.address for problem in found] == ["C2"]
