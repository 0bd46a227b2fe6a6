"""Targets: stated, by owner or product, and of periods made of others."""

from decimal import Decimal

import pytest

from sheetcrm.analyses.periods import Size, named
from sheetcrm.analyses.targets import targets
from sheetcrm.core.models import Target
from tests.analyses.made import deal, results


def target(period: str, value: int, owner: str | None = None, product: str | None = None) -> Target:
    return Target(period=period, value=Decimal(value), owner=owner, product=product)


MONTHS = [target("2026-10", 1), target("2026-11", 2), target("2026-12", 4)]


@pytest.mark.parametrize(
    ("stated", "key", "expected"),
    [
        ([target("2026-Q4", 9)], "2026-Q4", 9),
        ([target(" 2026-q4 ", 9)], "2026-Q4", 9),
        ([target("2026-Q4", 9), target("2026-Q4", 8)], "2026-Q4", 9),  # the first, as reading says
        ([target("2026-Q4", 9), target("2026-Q4", 5, "Ada")], "2026-Q4", 9),  # the team's own beats the sum of parts
        ([target("2026-Q4", 5, "Ada"), target("2026-Q4", 6, "Bob")], "2026-Q4", 11),
        ([target("2026-Q4", 5, "Ada"), target("2026-Q4", 7, None, "Press")], "2026-Q4", 5),
        ([target("2026-Q4", 3, "Ada", "Press"), target("2026-Q4", 4, "Ada", "Lathe")], "2026-Q4", 7),
        (MONTHS, "2026-Q4", 7),
        (MONTHS[:2], "2026-Q4", None),  # December is missing: nothing is guessed
        ([target(f"2026-Q{place}", place) for place in (1, 2, 3, 4)], "2026", 10),
        ([target("2026", 12)], "2026-Q4", None),
        ([target("0000", 12)], "2026", None),
    ],
)
def test_the_target_of_a_period(stated: list[Target], key: str, expected: int | None) -> None:
    meant = named(key)
    assert meant is not None
    size, period = meant
    assert targets(stated, 1).team(period, size) == (None if expected is None else Decimal(expected))


def test_quarters_of_a_fiscal_year() -> None:
    aimed = targets([target("2027-Q1", 5)], 4)
    meant = named("2027-Q1", 4)
    assert meant is not None
    assert (str(meant[1].start), aimed.team(meant[1], Size.QUARTER)) == ("2026-04-01", Decimal(5))


def test_what_is_asked_again_is_not_computed_again() -> None:
    found = results(
        [deal("D1", stage="Won", awarded="5", closed="2026-02-01")], targets=[{"period": "2026", "value": 5}]
    )
    for size in Size:
        assert found.targets.periods is found.targets.periods
        assert found.win_loss.tallies.by(size, 1) is found.win_loss.tallies.by(size, 1)
        assert found.closed_won.by(size, 1) is found.closed_won.by(size, 1)
    assert found.win_loss.tallies.by(Size.YEAR, 1).keys() != found.win_loss.tallies.by(Size.YEAR, 4).keys()
