"""Distributions against every outcome counted one by one, and against scipy where a chance is learned."""

import datetime as dt
import math
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.special import roots_jacobi
from scipy.stats import betabinom

from sheetcrm.analyses import distribution as grids
from sheetcrm.analyses.bands import FEW, Bands, Bet, bet, of_few
from sheetcrm.analyses.calibration import calibrate
from sheetcrm.analyses.deals import deals
from sheetcrm.analyses.points import points
from sheetcrm.analyses.posterior import Beta, nodes
from tests.helpers import book, options

SHARES = (0.1, 0.5, 0.9)
JANUARY = dt.date(2027, 1, 1)
Deals = list[tuple[int, float]]

AMOUNTS = st.integers(1, 10**8)
CHANCES = st.floats(0.01, 0.99)
DEALS = st.lists(st.tuples(AMOUNTS, CHANCES), min_size=1, max_size=9)


def every_outcome(deals: Deals) -> list[tuple[int, float]]:
    """Sum and chance of each of the 2 ** n outcomes, by sum."""
    found = []
    for won in product((0, 1), repeat=len(deals)):
        chance = math.prod(p if hit else 1 - p for hit, (_, p) in zip(won, deals, strict=True))
        found.append((sum(amount for hit, (amount, _) in zip(won, deals, strict=True) if hit), chance))
    return sorted(found)


def quantile(outcomes: list[tuple[int, float]], share: float) -> int:
    reached = 0.0
    for amount, chance in outcomes:
        reached += chance
        if reached >= share:
            return amount
    return outcomes[-1][0]


def within(grid: grids.Distribution, outcomes: list[tuple[int, float]], share: float, unsure: float = 1e-6) -> bool:
    low, high = quantile(outcomes, share - unsure), quantile(outcomes, share + unsure)
    return low - grid.error <= grid.quantile(share) <= high + grid.error


def test_five_large_and_twenty_small_deals() -> None:
    deals = [Bet(200_000_00, 0.1)] * 5 + [Bet(10_000_00, 0.5)] * 20
    result = Bands({JANUARY: deals}).over([JANUARY])
    assert isinstance(result, grids.Distribution)
    assert [result.quantile(share) for share in SHARES] == [80_000_00, 120_000_00, 340_000_00]
    assert result.error == 0
    assert result.mean == pytest.approx(200_000_00)


@example([(10, 0.5), (11530, 0.5), (11530, 0.75), (11530, 0.75)], 512)  # roundings that all go one way
@example([(1, 0.75), (3, 0.5), (3, 0.5), (3, 0.75), (8195, 0.75)], 16)
@given(DEALS, st.sampled_from((16, 64, 512)))
def test_a_grid_is_within_its_error_of_every_outcome(deals: Deals, cells: int) -> None:
    grid = grids.of_deals(deals, 1, cells)
    outcomes = every_outcome(deals)
    unsure = 1e-6 if grid.error == grid.rounding else grids.UNSURE
    assert all(within(grid, outcomes, share, unsure) for share in SHARES)


@pytest.mark.parametrize("seed", range(3))
def test_sixteen_deals_against_all_65536_outcomes(seed: int) -> None:
    deals = [
        ((7919 * (seed + 3) * (n + 1) ** 3) % 9_000_000 + 1, 0.05 + 0.9 * ((n * 7 + seed) % 16) / 16) for n in range(16)
    ]
    outcomes = every_outcome(deals)
    grid = grids.of_deals(deals, 1, 2048)
    assert 0 < grid.error < sum(amount for amount, _ in deals) / 200
    assert all(within(grid, outcomes, share, grids.UNSURE) for share in SHARES)
    # in truth it is far closer than it must be
    assert all(abs(grid.quantile(share) - quantile(outcomes, share)) <= 8 * grid.step for share in SHARES)


@given(st.lists(st.tuples(st.integers(1, 60), CHANCES), min_size=1, max_size=12))
def test_a_common_divisor_leaves_nothing_to_round(deals: Deals) -> None:
    deals = [(amount * 12_500, chance) for amount, chance in deals]
    grid = grids.of_deals(deals, 12_500, 2048)
    outcomes = every_outcome(deals)
    assert (grid.step, grid.error) == (12_500, 0)
    assert all(within(grid, outcomes, share) for share in SHARES)
    truth = sum(chance for amount, chance in outcomes if amount >= 250_000)
    assert grid.at_least(250_000) == pytest.approx(truth, abs=1e-6)


@given(DEALS)
def test_few_deals_are_counted_point_by_point(deals: Deals) -> None:
    exact, outcomes = points(deals, {}), every_outcome(deals)
    for share in SHARES:
        assert quantile(outcomes, share - 1e-9) <= exact.quantile(share) <= quantile(outcomes, share + 1e-9)
    assert sum(exact.chances) == pytest.approx(1)


@given(st.lists(st.tuples(AMOUNTS, CHANCES), min_size=1, max_size=150), st.sampled_from((64, 512)))
def test_the_mean_is_the_weighted_sum(deals: Deals, cells: int) -> None:
    grid = grids.of_deals(deals, 1, cells)
    weighted = sum(amount * chance for amount, chance in deals)
    blocks = -(-len(deals) // grids.BLOCK)
    assert grid.mean == pytest.approx(weighted, rel=1e-9, abs=blocks * grid.step)
    assert grid.quantile(0.1) <= grid.quantile(0.5) <= grid.quantile(0.9)


@given(st.lists(st.tuples(AMOUNTS, CHANCES), min_size=30, max_size=60), st.randoms(use_true_random=False))
def test_the_order_of_deals_never_matters(deals: Deals, draw: object) -> None:
    shuffled = list(deals)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert grids.of_deals(deals, 1, 256) == grids.of_deals(shuffled, 1, 256)


@pytest.mark.parametrize("chance", [1e-5, 1e-8, 1e-300])
def test_a_tiny_chance_moves_no_deal_beyond_its_own_cells(chance: float) -> None:
    deals = [(100_000_01 + 977 * number, 0.3) for number in range(40)]
    grid = grids.of_deals([*deals, (100_000_03, chance)], 1, 1024)
    without = grids.of_deals(deals, 1, 1024)
    assert grid.step <= 2 * without.step
    assert len(grid.masses) <= 2 * 1024
    assert grid.rounding <= 41 * grid.step * 2
    assert grid.mean == pytest.approx(without.mean, rel=1e-3)


def test_the_spread_of_many_deals_is_theirs() -> None:
    deals = [(100_000 + 7919 * n % 900_000, 0.1 + 0.8 * (n % 9) / 9) for n in range(600)]
    grid = grids.of_deals(deals, 1, 512)
    mean = sum(amount * chance for amount, chance in deals)
    spread = math.sqrt(sum(amount**2 * chance * (1 - chance) for amount, chance in deals))
    # six hundred deals are close to normal: P10 and P90 lie 1.2816 spreads from the mean
    assert grid.quantile(0.1) == pytest.approx(mean - 1.2816 * spread, abs=0.05 * spread)
    assert grid.quantile(0.9) == pytest.approx(mean + 1.2816 * spread, abs=0.05 * spread)


@pytest.mark.parametrize(("won", "lost", "count"), [(2.3, 7.7, 5), (30, 100, 8), (0.5, 0.7, 4), (1, 1, 3), (4, 9, 1)])
def test_nodes_are_those_of_gauss_and_jacobi(won: float, lost: float, count: int) -> None:
    roots, weights = roots_jacobi(count, lost - 1, won - 1)
    found = nodes(Beta(won, lost), count)
    assert [chance for _, chance in found] == pytest.approx((roots + 1) / 2)
    assert [weight for weight, _ in found] == pytest.approx(weights / weights.sum())


@given(st.floats(0.3, 500), st.floats(0.3, 500), st.integers(1, 12))
def test_nodes_have_the_moments_of_the_beta(won: float, lost: float, count: int) -> None:
    found = nodes(Beta(won, lost), count)
    truth = 1.0
    for power in range(2 * count):
        assert sum(weight * chance**power for weight, chance in found) == pytest.approx(truth, rel=1e-9)
        truth *= (won + power) / (won + lost + power)  # E[x^(k+1)] of a beta from E[x^k]


@pytest.mark.parametrize("count", [6, 40])
def test_a_shared_chance_gives_a_beta_binomial(count: int) -> None:
    learned = Beta(6.0, 14.0)
    result = Bands({JANUARY: [Bet(1000, learned.mean, learned)] * count}).over([JANUARY])
    assert result is not None
    truth = betabinom(count, 6, 14)
    assert [result.quantile(share) // 1000 for share in SHARES] == [truth.ppf(share) for share in SHARES]
    assert result.at_least(1000 * (count // 2)) == pytest.approx(truth.sf(count // 2 - 1), abs=3e-6)


def test_what_is_uncertain_together_widens_the_band() -> None:
    learned = Beta(6.0, 14.0)
    apart = Bands({JANUARY: [Bet(1000 + n, learned.mean) for n in range(60)]}).over([JANUARY])
    shared = Bands({JANUARY: [Bet(1000 + n, learned.mean, learned) for n in range(60)]}).over([JANUARY])
    assert apart is not None
    assert shared is not None
    assert shared.quantile(0.9) - shared.quantile(0.1) > 1.5 * (apart.quantile(0.9) - apart.quantile(0.1))


@given(st.lists(st.tuples(AMOUNTS, st.sampled_from((Beta(3, 9), Beta(20, 20), None))), min_size=1, max_size=FEW))
@settings(max_examples=40)
def test_points_and_grid_agree_on_learned_chances(deals: list[tuple[int, Beta | None]]) -> None:
    bets = [Bet(amount, beta.mean if beta else 0.4, beta) for amount, beta in deals]
    few, grid = of_few(bets), Bands({JANUARY: bets}).grid([JANUARY])
    for share in SHARES:
        low, high = few.quantile(share - grids.UNSURE), few.quantile(share + grids.UNSURE)
        assert low - grid.error <= grid.quantile(share) <= high + grid.error


def test_months_add_up_to_the_quarter() -> None:
    learned = Beta(30.0, 70.0)
    months = [dt.date(2027, month, 1) for month in (1, 2, 3)]
    bets = [Bet(10_000 * (1 + n % 7), learned.mean, learned if n % 2 else None) for n in range(60)]
    parted = Bands({month: bets[place::3] for place, month in enumerate(months)})
    whole = Bands({JANUARY: bets})
    one, two = parted.over(months), whole.over([JANUARY])
    assert one is not None
    assert two is not None
    assert [one.quantile(share) for share in SHARES] == [two.quantile(share) for share in SHARES]


def test_without_a_deal_is_as_if_it_were_not_there() -> None:
    bets = [Bet(1000 * n, 0.3) for n in range(1, 31)]
    left = Bands({JANUARY: bets}).over([JANUARY], (JANUARY, bets[-1]))
    never = Bands({JANUARY: bets[:-1]}).over([JANUARY])
    assert left is not None
    assert never is not None
    assert [left.quantile(share) for share in SHARES] == [never.quantile(share) for share in SHARES]


def test_no_deals_bring_nothing() -> None:
    assert Bands({}).over([JANUARY]) is None
    assert grids.of_deals([], 1, 64).quantile(0.9) == 0
    assert of_few([]).quantile(0.9) == 0
    assert of_few([Bet(0, 0.5), Bet(500, 0.0), Bet(700, 1.0)]).quantile(0.1) == 700
    assert Decimal(of_few([Bet(5, 1.0)] * 3).quantile(0.5)) == 15


@pytest.mark.parametrize(("said", "chance"), [("1.5", 1.0), ("-0.5", 0.0), ("0.3", 0.3)])
def test_a_chance_lies_between_none_and_certain_whatever_a_deal_says(said: str, chance: float) -> None:
    found = book("| ID | Client | Stage | Value |\n| 1 | A | Lead | 10 |")
    (deal,) = deals(found, options())
    told = deal._replace(probability=Decimal(said))
    taken = bet(told, calibrate([deal], found, options()), options(), Decimal("0.01"))
    assert taken == Bet(1000, chance)
