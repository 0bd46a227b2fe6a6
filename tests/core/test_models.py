"""Rules that the records themselves know."""

import datetime as dt

import pytest

from sheetcrm.core.models import Activity, ActivityStatus

DAY = dt.date(2026, 11, 23)
BEFORE, AFTER = DAY - dt.timedelta(1), DAY + dt.timedelta(1)


@pytest.mark.parametrize(
    ("date", "status", "planned", "done"),
    [
        (BEFORE, None, False, True),
        (DAY, None, False, True),
        (AFTER, None, True, False),
        (None, None, False, False),
        (BEFORE, ActivityStatus.PLANNED, True, False),
        (None, ActivityStatus.PLANNED, True, False),
        (DAY, ActivityStatus.DONE, False, True),
        (AFTER, ActivityStatus.DONE, True, False),
        (None, ActivityStatus.DONE, False, False),
    ],
)
def test_an_activity_is_done_where_its_day_has_come_and_nobody_says_planned(
    date: dt.date | None, status: ActivityStatus | None, planned: bool, done: bool
) -> None:
    activity = Activity(opportunity="D1", date=date, status=status)
    assert (activity.planned(DAY), activity.done(DAY)) == (planned, done)
