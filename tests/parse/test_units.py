"""Amounts in thousands: what headings, number formats and cells say of it, and what is asked when they disagree."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sheetcrm.parse import Parsed, parse
from sheetcrm.parse.headings import scale_of
from tests.helpers import options, parsed, workbook


def read(heading: str, amounts: list[str], pattern: str = "", **cells: str) -> Parsed:
    """A column of amounts under a heading, a usual number format, and single cells (`D3`) under others."""
    rows = "\n".join(f"| {at} | Client {at} | Offer | {amount} |" for at, amount in enumerate(amounts, 1))
    book = workbook(f"| ID | Client | Stage | {heading} |\n{rows}")
    grid = book.grids["Opportunities"]
    shown = {(int(address[1:]), 4): text for address, text in cells.items()}
    grid = replace(grid, formats={4: pattern} if pattern else {}, cell_formats=shown)
    return parse(replace(book, grids={"Opportunities": grid}), options(currency="EUR"))


def values(result: Parsed) -> dict[str, Decimal | None]:
    return {row.record.id: row.record.value for row in result.book.opportunities}


def told(result: Parsed) -> list[tuple[str, str, str]]:
    return [(str(p.at).rpartition("!")[2], p.severity, p.code) for p in result.problems if "unit" in p.code]


@pytest.mark.parametrize(
    "pattern",
    [
        '0"k €"',
        '0" mila"',
        '#,##0 "TEUR"',
        '0.00"Mio"',
        '0"."000',
        '0".000"',
        "0\\k",
        '0 "Tsd. €"',
        '[$€-407] 0"K"',
        '0,"Mio"',
    ],
)
def test_a_unit_that_only_the_format_writes_is_asked_once_at_its_heading(pattern: str) -> None:
    result = read("Value", ["12", "15"], pattern)
    assert values(result) == {}
    assert told(result) == [("D1", "error", "unclear-format-unit")]
    assert result.book.rejected == 2


@pytest.mark.parametrize(
    "pattern", ['#,##0,"k"', '0.0,,"M"', "#,##0,", '#,##0.00 "€"', "[$$-409]#,##0.00", "0.00", "0%", '0" pz"']
)
def test_a_format_that_scales_or_writes_no_unit_leaves_the_number_alone(pattern: str) -> None:
    result = read("Value", ["12000", "15000"], pattern)
    assert (values(result), told(result)) == ({"1": Decimal(12000), "2": Decimal(15000)}, [])


def test_a_heading_that_names_the_unit_of_the_format_answers_the_question() -> None:
    assert values(read("Value (k€)", ["12", "15"], '0"k €"')) == {"1": Decimal(12000), "2": Decimal(15000)}


def test_what_the_format_divides_is_not_multiplied_by_the_heading_again() -> None:
    assert values(read("Value (k€)", ["12000", "15000"], '#,##0,"k"')) == {"1": Decimal(12000), "2": Decimal(15000)}


def test_one_cell_under_a_unit_stands_out_alone_and_texts_do_not_mind_formats() -> None:
    result = read("Value", ["100", "12", "300"], "", D3='0"k"')
    assert (values(result), told(result)) == (
        {"1": Decimal(100), "3": Decimal(300)},
        [("D1", "error", "unclear-format-unit")],
    )
    assert values(read("Value", ["'12", "300"], "", D2='0"k"'))["1"] == Decimal(12)


def test_an_amount_in_full_under_a_heading_in_thousands_is_asked_about() -> None:
    result = read("Value (k€)", ["12", "15.000,00 €", "12k", "€ 20"])
    assert (values(result), told(result)) == (
        {"1": Decimal(12000), "3": Decimal(12000)},
        [("D3", "error", "unclear-unit"), ("D5", "error", "unclear-unit")],
    )
    question = next(problem for problem in result.problems if problem.code == "unclear-unit")
    assert (question.args["one"], question.args["other"]) == (Decimal(15000), Decimal(15000000))


@pytest.mark.parametrize(
    ("amounts", "asked"),
    [
        (["12", "15", "15000"], ["D4"]),
        (["15000", "22000"], ["D2", "D3"]),
        (["12", "900", "2500"], []),
        (["0", "9000"], []),
    ],
)
def test_sizes_that_contradict_the_unit_of_the_heading(amounts: list[str], asked: list[str]) -> None:
    assert [at for at, _, code in told(read("Value (k€)", amounts)) if code == "unclear-unit"] == asked


@pytest.mark.parametrize("heading", ["Importo /1000", "Value (x 1.000)", "Value (k€)", "Wert in TEUR", "Value ('000)"])
def test_headings_in_thousands(heading: str) -> None:
    assert scale_of(heading) == 1000
    assert (
        parsed(f"| ID | Client | Stage | {heading} |\n| 1 | A | Offer | 12 |").book.opportunities[0].record.value
        == 12000
    )


def test_a_number_in_a_heading_is_not_always_a_unit() -> None:
    assert (scale_of("Value 2026"), scale_of("Budget 1000")) == (1, 1)
