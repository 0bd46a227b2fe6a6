"""Each statistic equals the usual libraries'."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from sheetcrm.analyses.evidence.discovery import benjamini_hochberg
from sheetcrm.analyses.evidence.distributions import chi_square_tail, wilson
from sheetcrm.analyses.evidence.exact import fisher
from sheetcrm.analyses.evidence.fourfold import Fourfold
from sheetcrm.analyses.evidence.stratified import halves, homogeneity, mantel_haenszel

counts = st.integers(0, 60)
tables = st.builds(Fourfold, counts, counts, counts, counts)
full = st.builds(Fourfold, *[st.integers(1, 60)] * 4)


def array(table: Fourfold) -> np.ndarray:
    return np.array(table).reshape(2, 2)


@given(tables)
def test_fisher_is_scipys(table: Fourfold) -> None:
    assert fisher(table) == pytest.approx(stats.fisher_exact(array(table)).pvalue, rel=1e-7, abs=1e-300)


@pytest.mark.parametrize(
    "table", [(47, 168, 4, 759), (4000, 21000, 11000, 64000), (900, 4100, 1100, 3900), (0, 5, 0, 7), (8, 2, 1, 5)]
)
def test_fisher_is_scipys_on_large_and_empty_tables(table: tuple[int, int, int, int]) -> None:
    expected = stats.fisher_exact(array(Fourfold(*table))).pvalue
    assert fisher(Fourfold(*table)) == pytest.approx(expected, rel=1e-6)


@given(st.lists(full, min_size=1, max_size=8))
def test_mantel_haenszel_is_statsmodels(strata: list[Fourfold]) -> None:
    theirs = StratifiedTable([array(table) for table in strata])
    ours = mantel_haenszel(strata)
    assert ours.common is not None
    assert ours.common.odds_ratio == pytest.approx(theirs.oddsratio_pooled)
    assert ours.se == pytest.approx(theirs.logodds_pooled_se)
    assert (ours.common.low, ours.common.high) == pytest.approx(theirs.oddsratio_pooled_confint())
    excess = sum(t.with_won - t.with_n * t.won / t.n for t in strata)
    if abs(excess) > 0.5:  # they overshoot zero with the correction, and find a difference where there is none
        assert ours.p == pytest.approx(theirs.test_null_odds(correction=True).pvalue, rel=1e-9, abs=1e-14)


@given(st.lists(full, min_size=2, max_size=8))
def test_homogeneity_is_statsmodels(strata: list[Fourfold]) -> None:
    common = mantel_haenszel(strata).common
    assume(common is not None and abs(common.odds_ratio - 1) > 1e-6)  # they divide by zero at 1
    theirs = StratifiedTable([array(table) for table in strata]).test_equal_odds(adjust=True)
    assert homogeneity(strata) == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-12)


def test_what_cannot_tell() -> None:
    assert mantel_haenszel([Fourfold(3, 0, 2, 0), Fourfold(0, 0, 4, 5)]) == (1.0, None, None)
    assert homogeneity([Fourfold(3, 2, 2, 4), Fourfold(0, 0, 4, 5)]) is None
    assert fisher(Fourfold(0, 0, 0, 0)) == 1.0


@given(full)
def test_halves_adds_a_half_to_each_cell(table: Fourfold) -> None:
    ours = halves(table)
    a, b, c, d = (count + 0.5 for count in table)
    assert ours.odds_ratio == pytest.approx(a * d / b / c)
    assert math.log(ours.high / ours.low) == pytest.approx(
        2 * stats.norm.ppf(0.975) * np.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    )


@given(st.floats(1e-6, 500), st.integers(1, 60))
def test_chi_square_tail_is_scipys(x: float, df: int) -> None:
    assert chi_square_tail(x, df) == pytest.approx(stats.chi2.sf(x, df), rel=1e-8, abs=1e-13)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_benjamini_hochberg_is_statsmodels_and_scipys(ps: list[float]) -> None:
    assert benjamini_hochberg(ps) == pytest.approx(multipletests(ps, method="fdr_bh")[1])
    assert benjamini_hochberg(ps) == pytest.approx(stats.false_discovery_control(ps))


@given(st.integers(1, 500), st.floats(0, 1))
def test_wilson_is_statsmodels(n: int, share: float) -> None:
    won = round(n * share)
    assert wilson(won, n) == pytest.approx(proportion_confint(won, n, method="wilson"))
