"""Quartiles beside numpy's, Kaplan–Meier beside its definition in exact fractions, day by day."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.analyses.winloss.durations import kaplan_meier, spread, spread_of_days

LIVES = st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=25)


@given(st.lists(st.integers(-50, 500), min_size=1))
def test_quartiles_are_numpys(values: list[int]) -> None:
    found = spread(values)
    expected = np.percentile(np.array(values, dtype=float), [25, 50, 75])
    assert (found.q1, found.median, found.q3) == pytest.approx(tuple(expected))
    assert found.mean == pytest.approx(np.mean(values))


def test_of_nothing_there_is_no_quartile() -> None:
    assert spread([]) == spread_of_days([])
    assert (spread([]).n, spread([]).median, spread([]).mean) == (0, None, None)


def test_negative_days_are_left_out_and_counted_never_turned_round() -> None:
    found = spread_of_days([-10, 4, 6])
    assert (found.n, found.median, found.left_out) == (2, 5, 1)


def parted(lives: list[tuple[int, bool]]) -> tuple[list[int], list[int]]:
    """The days of what closed, and of what did not."""
    return [day for day, closed in lives if closed], [day for day, closed in lives if not closed]


def product_limit(lives: list[tuple[int, bool]], days: int) -> Fraction:
    """S(t) = Π over days t' ≤ t of (1 − d/n), straight from the definition."""
    share = Fraction(1)
    for day in range(days + 1):
        at_risk = sum(1 for end, _ in lives if end >= day)
        closed = sum(1 for end, event in lives if end == day and event)
        if closed:
            share *= 1 - Fraction(closed, at_risk)
    return share


@given(LIVES, st.integers(0, 40))
def test_kaplan_meier_is_the_product_limit(lives: list[tuple[int, bool]], days: int) -> None:
    assert kaplan_meier(*parted(lives)).still_open(days) == pytest.approx(float(product_limit(lives, days)))


@given(LIVES)
def test_the_median_is_the_first_day_with_half_closed(lives: list[tuple[int, bool]]) -> None:
    half = [day for day in range(31) if product_limit(lives, day) <= Fraction(1, 2)]
    assert kaplan_meier(*parted(lives)).median == (half[0] if half else None)


@given(st.lists(st.integers(0, 30), min_size=1))
def test_without_open_deals_it_is_the_plain_share(days: list[int]) -> None:
    found = kaplan_meier(days, [])
    for day in range(31):
        assert found.still_open(day) == pytest.approx(sum(one > day for one in days) / len(days))


@given(LIVES, st.randoms())
def test_the_order_of_deals_does_not_matter(lives: list[tuple[int, bool]], random: object) -> None:
    shuffled = lives.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert kaplan_meier(*parted(shuffled)) == kaplan_meier(*parted(lives))


def test_freireichs_leukaemia_trial() -> None:
    """The 6-MP arm of Freireich et al. (1963), as every textbook prints it: S(6)=0.857, S(10)=0.753, S(23)=0.448."""
    relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = kaplan_meier(relapsed, censored)
    expected = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert {step.days: round(step.still_open, 3) for step in found.steps} == expected
    assert found.median == 23
    assert found.watched(20) == 8  # 20, 22, 23, 25, 32, 32, 34, 35
