"""No field is ever read from a wrong heading; what is open is asked."""

import pytest

from tests.shared import needs_shared

from .cases import OWN, SHARED, Case
from .measure import score


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.name)
def test_headings_of_our_own_sheets(case: Case) -> None:
    told = score(case)
    assert not told.wrong
    assert not told.missed


@needs_shared
@pytest.mark.parametrize("case", SHARED, ids=lambda case: case.name)
def test_headings_of_other_peoples_workbooks(case: Case) -> None:
    told = score(case)
    assert not told.wrong
    assert not told.missed
