from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.analyses.sizes import band


@pytest.mark.parametrize(
    ("amount", "key"),
    [
        ("0.01", "0-100"),
        ("99.99", "0-100"),
        ("100", "100-300"),
        ("299.99", "100-300"),
        ("300", "300-1000"),
        ("999.99", "300-1000"),
        ("1000", "1000-3000"),
        ("1E+6", "1000000-3000000"),
    ],
)
def test_bands_are_half_decades(amount: str, key: str) -> None:
    assert band(Decimal(amount)).key == key


@given(st.decimals("0.01", "1E+15", places=2))
def test_every_amount_lies_in_its_band(amount: Decimal) -> None:
    found = band(amount)
    assert found.low <= amount < found.high


@given(st.lists(st.decimals("0.01", "1E+9", places=2)))
def test_bands_are_ordered_as_amounts_are(amounts: list[Decimal]) -> None:
    ordered = sorted(amounts)
    assert [band(amount) for amount in ordered] == sorted(map(band, amounts))
