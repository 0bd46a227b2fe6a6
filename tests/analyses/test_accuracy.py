"""Salesforce's sample told as of five quarter ends: its open amounts, and which forecast comes closest."""

from decimal import Decimal
from functools import cache

from sheetcrm.parse import parse
from tests.helpers import options
from tests.salesforce import STAGES, Sample
from tests.shared import DATA, needs_shared
from tools.accuracy import ENDS, METHODS, Case, case, inside, wape

pytestmark = needs_shared

OPEN = dict(zip(ENDS, (19_642_873, 22_746_155, 19_430_308, 28_252_592, 23_338_247), strict=True))
WON = dict(zip(ENDS, (9_196_076, 11_358_276, 11_497_098, 11_658_591, 7_606_750), strict=True))


@cache
def cases() -> list[Case]:
    sample = Sample(DATA / "salesforce_sample")
    return [case(sample, as_of) for as_of in ENDS]


def test_open_amounts_and_next_quarters_wins_are_the_known_ones() -> None:
    assert {one.as_of: one.open_amount for one in cases()} == {day: Decimal(value) for day, value in OPEN.items()}
    assert {one.as_of: one.truth for one in cases()} == {day: Decimal(value) for day, value in WON.items()}


def test_calibrated_with_new_business_comes_closest() -> None:
    closeness = {method: wape(cases(), method) for method in METHODS}
    assert closeness["c"] < 0.6 * closeness["a"]
    assert closeness["c"] < 0.6 * closeness["b"]
    assert closeness["c"] < closeness["d"]
    assert inside(cases(), "c") == "4 of 5"


def test_a_book_as_of_a_day_is_read_without_a_problem() -> None:
    sample = Sample(DATA / "salesforce_sample")
    parsed = parse(sample.workbook(ENDS[0]), options(as_of=ENDS[0], stages=STAGES, currency="USD"))
    assert parsed.problems == ()
