"""Months, quarters and fiscal years."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.analyses.periods import Period, Size, add_months, named, period_of, periods_of, span

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "size", "first_month", "expected"),
    [
        ("2026-11-30", Size.MONTH, 1, ("2026-11", "2026-11-01", "2026-12-01")),
        ("2026-12-01", Size.MONTH, 4, ("2026-12", "2026-12-01", "2027-01-01")),
        ("2026-12-31", Size.QUARTER, 1, ("2026-Q4", "2026-10-01", "2027-01-01")),
        ("2026-12-31", Size.YEAR, 1, ("2026", "2026-01-01", "2027-01-01")),
        # a year that opens in April is named by the year in which it ends
        ("2026-03-31", Size.YEAR, 4, ("2026", "2025-04-01", "2026-04-01")),
        ("2026-04-01", Size.YEAR, 4, ("2027", "2026-04-01", "2027-04-01")),
        ("2026-04-01", Size.QUARTER, 4, ("2027-Q1", "2026-04-01", "2026-07-01")),
        ("2027-01-15", Size.QUARTER, 4, ("2027-Q4", "2027-01-01", "2027-04-01")),
        # quarters of a year that opens in February straddle the new year
        ("2027-01-15", Size.QUARTER, 2, ("2027-Q4", "2026-11-01", "2027-02-01")),
    ],
)
def test_the_period_of_a_day(day: str, size: Size, first_month: int, expected: tuple[str, str, str]) -> None:
    key, start, end = expected
    wanted = Period(key, dt.date.fromisoformat(start), dt.date.fromisoformat(end))
    assert period_of(dt.date.fromisoformat(day), size, first_month) == wanted


@given(DAYS, st.sampled_from(Size), st.integers(1, 12))
def test_a_name_means_the_period_it_names(day: dt.date, size: Size, first_month: int) -> None:
    period = period_of(day, size, first_month)
    assert day in period
    assert period.end not in period
    assert named(period.key, first_month) == (size, period)


@given(DAYS, st.integers(0, 2000), st.sampled_from(Size), st.integers(1, 12))
def test_a_span_has_no_gap(first: dt.date, days: int, size: Size, first_month: int) -> None:
    periods = span(first, first + dt.timedelta(days), size, first_month)
    assert first in periods[0]
    assert first + dt.timedelta(days) in periods[-1]
    assert all(one.end == two.start for one, two in pairwise(periods))


@given(DAYS, st.integers(1, 12))
def test_months_fill_quarters_and_quarters_fill_years(day: dt.date, first_month: int) -> None:
    year = period_of(day, Size.YEAR, first_month)
    quarters = span(year.start, year.last_day, Size.QUARTER, first_month)
    months = span(year.start, year.last_day, Size.MONTH, first_month)
    assert [quarter.key for quarter in quarters] == [f"{year.key}-Q{place}" for place in (1, 2, 3, 4)]
    assert len(months) == 12
    assert quarters[-1].end == months[-1].end == year.end


@pytest.mark.parametrize("key", ["", "soon", "2026-13", "2026-00", "2026-Q5", "26-11", "2026-11-05", "0000"])
def test_other_text_names_no_period(key: str) -> None:
    assert named(key) is None


def test_a_span_backwards_is_empty_and_days_give_only_their_own_periods() -> None:
    assert span(dt.date(2026, 5, 1), dt.date(2026, 4, 30), Size.MONTH) == ()
    days = [dt.date(2026, 9, 1), dt.date(2026, 1, 2), dt.date(2026, 9, 30)]
    assert [period.key for period in periods_of(days, Size.MONTH)] == ["2026-01", "2026-09"]


def test_the_calendar_has_an_end() -> None:
    assert period_of(dt.date(9999, 12, 31), Size.YEAR).end == dt.date.max
    assert add_months(dt.date(2026, 11, 23), 2) == dt.date(2027, 1, 1)
