"""What the book knows of currencies."""

from decimal import Decimal

import pytest

from sheetcrm.core.book import quantum

NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
THREE = "BHD IQD JOD KWD LYD OMR TND"


@pytest.mark.parametrize("currency", NONE.split())
def test_currencies_without_a_minor_unit(currency: str) -> None:
    assert quantum(currency) == 1


@pytest.mark.parametrize("currency", THREE.split())
def test_currencies_of_a_thousand_minor_units(currency: str) -> None:
    assert quantum(currency) == Decimal("0.001")


@pytest.mark.parametrize("currency", ["EUR", "USD", "CHF", "HUF", "CZK"])
def test_most_currencies_have_a_hundred(currency: str) -> None:
    assert quantum(currency) == Decimal("0.01")
