import pytest

from sheetcrm.core.cells import CellRef, quote_sheet


@pytest.mark.parametrize(
    "name", ["Q4", "fy26", "ABC123", "R1C1", "rc", "R", "c", "C7", "R2", "TRUE", "False", "a b", "2026"]
)
def test_sheets_named_like_references_are_quoted(name: str) -> None:
    assert quote_sheet(name) == f"'{name}'"
    assert str(CellRef(name, 2, 1)) == f"'{name}'!A2"


@pytest.mark.parametrize("name", ["Deals", "Q", "ABCD1", "Q4b", "_1", "RCA", "True_1"])
def test_plain_words_are_not(name: str) -> None:
    assert quote_sheet(name) == name
