"""The made-up team: the same every time, with all that a real one has."""

import datetime as dt
from collections import Counter, defaultdict

import pytest

from sheetcrm.core.models import ActivityStatus, Opportunity
from sheetcrm.demo import Demo, demo
from sheetcrm.wording import LANGUAGES

AS_OF = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def made_up() -> Demo:
    return demo(AS_OF)


def test_the_same_seed_day_and_language_give_the_same_team(made_up: Demo) -> None:
    again = demo(AS_OF)
    assert (again.opportunities, again.activities) == (made_up.opportunities, made_up.activities)
    assert demo(AS_OF, seed=8).opportunities != made_up.opportunities


def test_all_outcomes_two_currencies_and_a_few_hundred_deals(made_up: Demo) -> None:
    stages = Counter(deal.stage for deal in made_up.opportunities)
    assert 300 <= len(made_up.opportunities) <= 600
    assert set(stages) == set(made_up.team.stages.values())
    assert stages["Won"] > 80
    assert stages["Lost"] > 100
    assert {deal.currency for deal in made_up.opportunities} >= {None, "CHF"}
    assert any(deal.recurring for deal in made_up.opportunities)


def test_dates_follow_the_as_of_day(made_up: Demo) -> None:
    assert all(deal.created <= AS_OF for deal in made_up.opportunities if deal.created)
    assert all(deal.closed <= AS_OF for deal in made_up.opportunities if deal.closed)
    for activity in made_up.activities:
        assert activity.date is not None
        assert (activity.date > AS_OF) == (activity.status is ActivityStatus.PLANNED)
    later = demo(AS_OF.replace(year=2031))
    assert max(deal.created for deal in later.opportunities if deal.created).year == 2031


def test_two_visits_before_the_demonstration_go_with_winning(made_up: Demo) -> None:
    steps = defaultdict(list)
    for activity in made_up.activities:
        steps[activity.opportunity].append((activity.date, activity.type))
    table: Counter[tuple[bool, str]] = Counter()
    for deal in made_up.opportunities:
        demos = [day for day, kind in steps[deal.id] if kind == "Demonstration"]
        if deal.stage in ("Won", "Lost") and demos:
            visits = sum(kind == "Visit" and day < min(demos) for day, kind in steps[deal.id])
            table[visits >= 2, deal.stage] += 1
    odds = table[True, "Won"] * table[False, "Lost"] / (table[True, "Lost"] * table[False, "Won"])
    assert 2.5 < odds < 8


def test_money_is_the_same_in_every_language(made_up: Demo) -> None:
    def numbers(deal: Opportunity) -> object:
        return deal.id, deal.value, deal.awarded, deal.offer_value, deal.created, deal.closed, deal.expected_close

    for language in LANGUAGES:
        assert [*map(numbers, demo(AS_OF, language).opportunities)] == [*map(numbers, made_up.opportunities)]
