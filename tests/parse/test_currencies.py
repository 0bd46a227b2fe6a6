"""Which currency an amount is in: what a mixture of number formats says, and what nobody may decide."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sheetcrm.core.cells import Workbook
from sheetcrm.parse import Parsed, parse, understand
from tests.helpers import options, parsed, workbook

FOUR = """
    | ID | Client | Stage | Value |
    | A  | Rossi  | Offer | 100   |
    | B  | Verdi  | Offer | 200   |
    | C  | Neri   | Offer | 300   |
    | D  | Blu    | Offer | 400   |
"""


def formatted(usual: str, others: Mapping[int, str], table: str = FOUR) -> Workbook:
    """The table, its column D under a usual format, and single rows of it under another."""
    book = workbook(table)
    grid = book.grids["Opportunities"]
    shown = {(row, 4): pattern for row, pattern in others.items()}
    return replace(book, grids={grid.name: replace(grid, formats={4: usual} if usual else {}, cell_formats=shown)})


def currencies(result: Parsed) -> list[str | None]:
    return [row.record.currency for row in result.book.opportunities]


@pytest.mark.parametrize(
    ("usual", "other", "code"),
    [
        ("[$€-410] #,##0.00", "[$$-409]#,##0.00", "USD"),
        ("[$€-410] #,##0.00", "[$£-809]#,##0.00", "GBP"),
        ('#,##0.00 "€"', '#,##0.00 "CHF"', "CHF"),
        ("#,##0.00\\ [$€-407]", "[$USD] #,##0.00", "USD"),
        ('_-* #,##0.00\\ "€"_-', "_-[$$-409]* #,##0.00_ ", "USD"),
    ],
)
@pytest.mark.parametrize("said", [{}, {"currency": "EUR"}])
def test_formats_that_disagree_inside_a_column_count_cell_by_cell(
    usual: str, other: str, code: str, said: dict[str, object]
) -> None:
    result = parse(formatted(usual, {3: other}), options(**said))
    assert (result.book.currency, currencies(result)) == ("EUR", [None, code, None, None])
    mixed = [problem.args["found"] for problem in result.problems if problem.code == "mixed-currencies"]
    assert mixed == ([] if said else [", ".join(sorted(["EUR", code]))])


def test_a_mixture_says_of_the_other_cells_too_what_they_are_in_when_the_book_has_another_currency() -> None:
    result = parse(formatted('#,##0 "€"', {3: '"$"#,##0'}), options(currency="USD"))
    assert currencies(result) == ["EUR", None, "EUR", "EUR"]


def test_a_uniform_format_is_the_programs_where_the_currency_was_told() -> None:
    assert currencies(parse(formatted('#,##0 "€"', {}), options(currency="USD"))) == [None] * 4


def test_some_amounts_with_a_currency_among_plain_ones_are_not_added_to_them() -> None:
    result = parse(formatted("", {3: "[$$-409]#,##0"}), options())
    assert (result.book.currency, currencies(result)) == ("EUR", [None, "USD", None, None])
    assert [p.args["found"] for p in result.problems if p.code == "mixed-currencies"] == ["USD, –"]
    assert currencies(parse(formatted("", {3: "[$$-409]#,##0"}), options(currency="EUR"))) == [None, "USD", None, None]


def test_a_text_amount_says_its_currency_itself() -> None:
    table = FOUR.replace("200", "£ 200")
    assert currencies(parse(formatted('#,##0 "€"', {3: '"$"#,##0'}, table), options())) == [None, "GBP", None, None]


def test_no_currency_is_the_books_where_none_is_on_more_than_half_of_the_amounts() -> None:
    tie = FOUR.replace("100", "£ 100").replace("200", "$ 200")
    result = parsed(tie)
    assert (result.book.currency, currencies(result)) == ("EUR", ["GBP", "USD", None, None])
    assert [p.args["open"] for p in result.problems if p.code == "mixed-currencies"] == [True]
    clear = tie.replace("300", "£ 300").replace("400", "£ 400")
    assert understand(workbook(clear), options()).currency == "GBP"
    assert [p.args["open"] for p in parsed(clear).problems if p.code == "mixed-currencies"] == [False]
