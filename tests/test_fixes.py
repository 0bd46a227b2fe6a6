"""What could be mended by rule, and what nobody may guess."""

import datetime as dt
from decimal import Decimal

import pytest

from sheetcrm.core.book import Book, Lists
from sheetcrm.core.cells import Grid, Workbook
from sheetcrm.fixes import fix_plan
from sheetcrm.parse import parse
from tests.checks.books import plain
from tests.helpers import options, workbook

HEAD = "| id | client | stage | created | value |\n"


def plan(raw: list[list[object]], table: str, lists: Lists | None = None) -> list[tuple[str, str, object, str]]:
    """The fixes of a sheet whose cells are `raw`, read as `table`."""
    book = plain(HEAD + table, lists=lists)
    grid = Grid("Opportunities", [["id", "client", "stage", "created", "value"], *raw])  # type: ignore[list-item]
    found = fix_plan(Workbook("b", "r", {"Opportunities": grid}), book)
    return [(fix.at.address, fix.old, fix.new, fix.rule) for fix in found]


def test_stray_blanks_and_no_others() -> None:
    raw: list[list[object]] = [["1", " Rossi\u00a0 Spa ", "Lead", None, 5.0], ["2", "Two\nlines", "Lead", None, 5.0]]
    assert plan(raw, "| 1 | Rossi Spa | Lead | | 5 |\n| 2 | Two lines | Lead | | 5 |") == [
        ("B2", " Rossi\u00a0 Spa ", "Rossi Spa", "blanks")
    ]


def test_what_is_kept_as_text_becomes_what_was_read() -> None:
    raw: list[list[object]] = [["1", "R", "Lead", "31.01.2026", "1.234,50"], ["2", "R", "Lead", dt.date(2026, 1, 5), 7]]
    assert plan(raw, "| 1 | R | Lead | 2026-01-31 | 1234.50 |\n| 2 | R | Lead | 2026-01-05 | 7 |") == [
        ("D2", "31.01.2026", dt.date(2026, 1, 31), "date"),
        ("E2", "1.234,50", Decimal("1234.50"), "number"),
    ]


@pytest.mark.parametrize("text", ["100", "100,00", " 100.0 "])
def test_a_number_is_proposed_where_its_own_cell_says_it(text: str) -> None:
    assert plan([["1", "R", "Lead", None, text]], "| 1 | R | Lead | | 100 |") == [("E2", text, Decimal(100), "number")]


@pytest.mark.parametrize("heading", ["Value (k€)", "Value (Mio. €)"])
def test_an_amount_that_its_heading_scales_is_left(heading: str) -> None:
    sheet = workbook(f"| ID | Client | Stage | {heading} |\n| 1 | Rossi | Lead | '12 |\n| 2 | Bianchi | Lead | 7 |")
    found = parse(sheet, options()).book
    assert found.opportunities[0].record.value in (Decimal(12000), Decimal(12_000_000))
    assert not fix_plan(sheet, found)


def test_an_amount_added_up_from_two_cells_is_left() -> None:
    sheet = workbook("| ID | Client | Stage | Hardware | Software |\n| 1 | Rossi | Lead | '100 | 200 |")
    said = options(opportunities={"columns": {"value": ["Hardware", "Software"]}})
    found = parse(sheet, said).book
    assert found.opportunities[0].record.value == Decimal(300)
    assert not fix_plan(sheet, found)


@pytest.mark.parametrize(("text", "value"), [("$ 500", "500"), ("500 €", "500"), ("12k", "12000"), ("30 %", "0.3")])
def test_a_number_with_a_word_beside_it_is_left(text: str, value: str) -> None:
    assert plan([["1", "R", "Lead", None, text]], f"| 1 | R | Lead | | {value} |") == []


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("31.01.2026 15:30", [dt.datetime(2026, 1, 31, 15, 30)]),
        ("2026-01-31T15:30:05", [dt.datetime(2026, 1, 31, 15, 30, 5)]),
        ("31.01.2026 3:30 PM", []),
        ("31.01.2026 24:00", []),
        ("31.01.2026 10:60", []),
    ],
)
def test_a_time_of_day_is_kept_or_the_cell_is_left(text: str, new: list[object]) -> None:
    raw: list[list[object]] = [["1", "R", "Lead", text, 5]]
    assert [fix for *_, fix, _ in plan(raw, "| 1 | R | Lead | 2026-01-31 | 5 |")] == new


def test_a_stage_takes_the_spelling_of_the_list() -> None:
    raw: list[list[object]] = [
        ["1", "R", "LEAD ", None, 5],
        ["2", "R", "Ofer", None, 5],
        ["3", "R", "Later", None, 5],
        ["4", "R", "Offer", None, 5],
    ]
    table = "| 1 | R | LEAD | | 5 |\n| 2 | R | Ofer | | 5 |\n| 3 | R | Later | | 5 |\n| 4 | R | Offer | | 5 |"
    assert plan(raw, table) == [("C2", "LEAD ", "Lead", "spelling"), ("C3", "Ofer", "Offer", "spelling")]


def test_a_name_close_to_two_listed_ones_is_left() -> None:
    book = Book("b", "EUR", "en", plain("| id | product |\n| 1 | Scaner X |").opportunities)
    grid = Grid("Opportunities", [["id", "product"], ["1", "Scaner X"]])
    two = Lists(products=("Scanner X", "Scanner Y", "Scaner XL"))
    one = Lists(products=("Scanner X", "Printer"))
    books = [Book(book.origin, "EUR", "en", book.opportunities, lists=lists) for lists in (two, one)]
    found = [fix_plan(Workbook("b", "r", {"Opportunities": grid}), each) for each in books]
    assert not found[0]
    assert [fix.new for fix in found[1]] == ["Scanner X"]


def test_applying_the_plan_leaves_nothing_to_mend() -> None:
    raw: list[list[object]] = [["1", " R ", "lead", "1.2.2026", "5"]]
    fixed = [fix for *_, fix, _ in plan(raw, "| 1 | R | lead | 2026-02-01 | 5 |")]
    assert fixed == ["R", "Lead", dt.date(2026, 2, 1), Decimal(5)]
    again: list[list[object]] = [["1", *fixed]]
    assert plan(again, "| 1 | R | Lead | 2026-02-01 | 5 |") == []


def test_a_sheet_that_is_not_there_is_not_touched() -> None:
    assert not fix_plan(Workbook("b", "r", {}), plain("| id | client |\n| 1 | R |"))
