"""Rows to records: what one column says for two fields, currencies, and what keeps a row out."""

import datetime as dt
from decimal import Decimal

import pytest

from sheetcrm.analyses.results import Results
from sheetcrm.checks import run_checks
from sheetcrm.core.cells import Grid, Workbook
from sheetcrm.parse import Parsed, parse
from sheetcrm.pipeline import load
from tests.helpers import book, grid, money, options, parsed


def test_one_close_date_serves_the_closed_and_the_open() -> None:
    for heading in ("Close date", "Expected close"):
        found = book(f"""
            | ID | Client | Stage | Value | {heading} |
            | 1 | A | Won | 10 | 2026-10-01 |
            | 2 | B | Lead | 20 | 2026-12-01 |
        """)
        won, live = (row.record for row in found.opportunities)
        assert won.closed == dt.date(2026, 10, 1)
        assert (live.closed, live.expected_close) == (None, dt.date(2026, 12, 1))
        assert str(found.opportunities[0].ref("closed")) == "Opportunities!E2"


def test_two_close_dates_are_kept_apart() -> None:
    (row,) = book("""
        | ID | Client | Stage | Value | Expected close | Closed |
        | 1 | A | Won | 10 | 2026-10-01 | |
    """).opportunities
    assert (row.record.expected_close, row.record.closed) == (dt.date(2026, 10, 1), None)


def test_without_an_awarded_column_a_won_deal_is_awarded_its_value() -> None:
    found = book("| ID | Client | Stage | Value |\n| 1 | A | Won | 10 |\n| 2 | A | Lost | 10 |\n| 3 | A | Lead | 10 |")
    assert [row.record.awarded for row in found.opportunities] == [money("10"), None, None]
    assert found.opportunities[0].columns["awarded"] == 4


def test_with_one_a_blank_stays_blank() -> None:
    (row,) = book("| ID | Client | Stage | Value | Awarded value |\n| 1 | A | Won | 10 | |").opportunities
    assert row.record.awarded is None


def test_a_missing_value_column_is_said_once() -> None:
    result = parsed(
        "| ID | Client | Stage | Close date |\n| 1 | A | Lead | 2026-12-01 |\n| 2 | B | Lead | 2026-12-01 |"
    )
    assert [(str(p.at), p.code) for p in result.problems] == [("Opportunities!A1", "no-value-column")]


def test_an_unreadable_cell_of_an_amount_or_a_date_keeps_the_row_out_without_a_cascade() -> None:
    result = parsed(
        """
        | ID | Client | Stage | Value | Close date |
        | 1 | A | Lead | abc | 2026-12-01 |
        | 2 | B | Lead | 5 | 2S2026 |
        | 3 | C | Lead | #N/A | 2026-12-01 |
        | 4 | D | Lead | = | 2026-12-01 |
        | 5 | E | Lead | 5 | 2026-12-01 |
        """,
        "| Opportunity ID | Type | Date |\n| 1 | Call | 2026-11-01 |\n| 5 | Call | 2026-11-01 |",
    )
    assert [row.record.id for row in result.book.opportunities] == ["5"]
    assert (result.book.rejected, result.book.rejected_ids) == (4, {"1", "2", "3", "4"})
    assert sorted((str(p.at), p.code, p.severity.value) for p in result.problems) == [
        ("Opportunities!D2", "unreadable-number", "error"),
        ("Opportunities!D4", "error-cell", "error"),
        ("Opportunities!D5", "uncached-formula", "error"),
        ("Opportunities!E3", "unreadable-date", "error"),
    ]


def test_an_unreadable_cell_that_no_total_rests_on_leaves_the_row_in() -> None:
    result = parsed("""
        | ID | Client | Stage | Value | Product | Offer date | Term (months) |
        | 1 | A | Lead | 5 | #REF! | soon | about a year |
    """)
    record = result.book.opportunities[0].record
    assert (record.product, record.offer_date, record.term_months) == (None, None, None)
    assert {(p.code, p.severity.value) for p in result.problems} == {
        ("error-cell", "warning"),
        ("unreadable-date", "warning"),
        ("unreadable-number", "warning"),
    }


def test_the_currency_that_a_sheet_shows_is_the_books() -> None:
    for value, currency in (("'£ 10.50", "GBP"), ("'10,50 CHF", "CHF"), ("'US$ 10.50", "USD"), ("10.5", "EUR")):
        found = book(f"| ID | Client | Stage | Value |\n| 1 | A | Lead | {value} |")
        assert (found.currency, found.opportunities[0].record.currency) == (currency, None)


@pytest.mark.parametrize(
    ("pattern", "currency"), [('#,##0.00 "€"', "EUR"), ("[$£-809]#,##0", "GBP"), ('"$"#,##0', "USD")]
)
def test_a_number_format_shows_a_currency_too(pattern: str, currency: str) -> None:
    rows = grid("Deals", "| ID | Client | Stage | Value |\n| 1 | A | Lead | 5 |").rows
    made = Workbook("b.xlsx", "r", {"Deals": Grid("Deals", rows, formats={4: pattern})})
    assert parse(made, options()).book.currency == currency
    told = parse(made, options(currency="CHF")).book
    assert (told.currency, told.opportunities[0].record.currency) == ("CHF", None)


def test_amounts_in_several_currencies_keep_their_own_and_are_asked_about() -> None:
    result = parsed(
        "| ID | Client | Stage | Value |\n| 1 | A | Lead | '€ 10,50 |\n| 2 | B | Lead | '€ 5,50 |\n| 3 | C | Lead | '$ 7,50 |"
    )
    assert result.book.currency == "EUR"
    assert [row.record.currency for row in result.book.opportunities] == [None, None, "USD"]
    assert [(str(p.at), p.code, p.args["found"]) for p in result.problems] == [
        ("Opportunities!A1", "mixed-currencies", "EUR, USD")
    ]


def test_a_currency_column_is_read_by_code_sign_and_name() -> None:
    result = parsed("""
        | ID | Client | Stage | Value | Currency |
        | 1 | A | Lead | 1 | EUR |
        | 2 | A | Lead | 1 | $ |
        | 3 | A | Lead | 1 | Pound Sterling |
        | 4 | A | Lead | 1 | shells |
    """)
    assert [row.record.currency for row in result.book.opportunities] == ["EUR", "USD", "GBP"]
    assert ("Opportunities!E5", "unknown-currency") in {(str(p.at), p.code) for p in result.problems}


def test_the_order_of_rows_does_not_matter() -> None:
    head, *rows = """
| ID | Client | Stage | Value | Probability | Close date |
| 1 | A | Lead | '1.234,50 | 20 | 13/01/2026 |
| 2 | B | Offer | '1.200 | '30 % | 02/03/2026 |
| 3 | C | Won | '99 | | 31/12/2025 |
| 4 | D | Lost | abc | 0 | 01/02/2026 |
""".strip().split("\n")
    one, other = (parsed("\n".join([head, *lines])) for lines in (rows, rows[::-1]))
    assert {row.record for row in one.book.opportunities} == {row.record for row in other.book.opportunities}
    assert one.book.stages == other.book.stages
    assert one.book.rejected_ids == other.book.rejected_ids == {"4"}


def test_money_is_decimal_to_the_last_figure() -> None:
    rows = book("| ID | Client | Stage | Value |\n| 1 | A | Lead | 0.1 |\n| 2 | A | Lead | 0.2 |").opportunities
    assert sum((row.record.value or Decimal(0) for row in rows), Decimal(0)) == money("0.3")


HEADS = "| ID | Client | Stage | Value | Close date | Awarded value | Credit of |"


def sheets(activities: str = "", **more: str) -> Parsed:
    """Deals on several sheets, of the columns of HEADS."""
    grids = {name: grid(name, f"{HEADS}\n{rows}") for name, rows in more.items()}
    if activities:
        grids["Calls"] = grid("Calls", f"| Deal | Type | Date |\n{activities}")
    return parse(Workbook("book.xlsx", "r1", grids), options())


def test_one_id_on_two_sheets_is_one_deal_and_no_numbering() -> None:
    result = sheets(
        "| A1 | Call | 2026-11-01 |\n| A2 | Call | 2026-11-02 |\n| A4 | Call | 2026-11-03 |\n| B1 | Call | 2026-11-04 |",
        **{
            "Deals 2026": """| A1 | Rossi | Lead | 100 | 2026-12-01 | | |
                | A2 | Bianchi | Lead | 50 | 2026-12-02 | | |
                | A3 | Verdi | Lead | 50 | 2026-12-03 | | |
                | A4 | Neri | Lead | 100 | 2026-12-04 | | |""",
            "Deals 2027": """| A4 | Neri | Lead | 100 | 2026-12-04 | | |
                | B1 | Gialli | Lead | 60 | 2027-01-01 | | |
                | B2 | Bruni | Lead | 20 | 2027-01-02 | | |
                | B3 | Blu | Lead | 20 | 2027-01-03 | | |""",
        },
    )
    assert [row.record.id for row in result.book.opportunities] == ["A1", "A2", "A3", "A4", "B1", "B2", "B3"]
    assert [str(row.at) for row in result.book.duplicates] == ["'Deals 2027'!2:2"]
    assert sum(row.record.value or 0 for row in result.book.opportunities) == 400
    assert {row.record.opportunity for row in result.book.activities} <= result.book.by_id.keys()


NUMBERED = {
    "North": """| 1 | Rossi | Won | 100 | 2026-10-01 | 500 | |
        | 2 | Bianchi | Won | -20 | 2026-10-02 | -20 | 1 |
        | 3 | Verdi | Lead | 50 | 2026-12-03 | | |""",
    "South": """| 1 | Neri | Won | 100 | 2026-10-04 | 400 | |
        | 2 | Gialli | Won | -20 | 2026-10-05 | -20 | 1 |
        | 3 | Blu | Lead | 20 | 2026-12-05 | | |
        | 4 | Bruni | Lead | 20 | 2026-12-06 | | |""",
}


def test_sheets_that_number_their_rows_alike_keep_their_deals_and_their_credits_apart() -> None:
    result = sheets(**NUMBERED)
    ids = ["North 1", "North 2", "North 3", "South 1", "South 2", "South 3", "South 4"]
    assert [row.record.id for row in result.book.opportunities] == ids
    assert [row.record.credit_of for row in result.book.opportunities if row.record.credit_of] == ["North 1", "South 1"]
    assert not result.book.duplicates
    booked, problems = Results(result.book, options(), ()).closed_won.total, run_checks(result.book, options())
    assert (booked.value, [problem for problem in problems if problem.code == "credit-without-deal"]) == (860, [])


def test_a_bare_id_means_the_one_deal_that_has_it() -> None:
    calls = "| 4 | Call | 2026-11-01 |\n| South 1 | Call | 2026-11-02 |\n| North 3 | Call | 2026-11-02 |\n| 1 | Call | 2026-11-03 |"
    found = [row.record.opportunity for row in sheets(calls, **NUMBERED).book.activities]
    assert found == ["South 4", "South 1", "North 3", "1"]


def test_an_invoice_for_a_bare_id_is_held_against_the_one_deal_that_has_it() -> None:
    won = {name: rows.replace("Lead", "Won") for name, rows in NUMBERED.items()}
    grids = {name: grid(name, f"{HEADS}\n{rows}") for name, rows in won.items()}
    grids["Invoices"] = grid("Invoices", "| Deal ID | Amount |\n| 4 | 20 |\n| South 3 | 20 |\n| 3 | 50 |")
    results = load(Workbook("book.xlsx", "r1", grids), options(invoices={"sheet": "Invoices"}))
    assert results.invoices is not None
    assert [line.deal for line in results.invoices.lines] == ["South 4", "South 3", "3"]
