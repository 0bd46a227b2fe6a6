"""A ledger of bookings in two currencies, with a credit, what stands outside, and the invoices it is held against."""

import datetime as dt
from decimal import Decimal

from sheetcrm.analyses.results import Results
from sheetcrm.core.cells import CellRef, Workbook
from sheetcrm.core.options import InvoiceOptions
from sheetcrm.parse.invoices import read_invoices
from sheetcrm.report import Label, Note, Tab, Value
from sheetcrm.tabs.closed_won import build
from sheetcrm.wording import words
from tests.helpers import book, grid, options

SAID: dict[str, object] = {"currency": "EUR", "fiscal_year_start": 4}
LISTS = """
| stage | order | probability | outcome |
| Won   | 3     | 1           | won     |
| Lost  | 4     | 0           | lost    |
"""
RATES = """
| currency | rate   | date       | source |
| USD      | 0.9010 | 2026-01-31 | ECB    |
| USD      | 0.8550 | 2026-04-01 | ECB    |
"""
BOOK = """
| id | client  | product | stage | value   | currency | created    | closed     | awarded  | order ref | credit of |
| D1 | Rossi   | Pump    | Won   | 1000.00 |          | 2026-01-05 | 2026-02-10 | 950.50   | O-1       |           |
| D2 | Bianchi | Valve   | Won   | 2000    | USD      | 2026-01-05 | 2026-03-31 | 1999.99  | O-2       |           |
| D3 | Rossi   | Pump    | Won   | 300     | EUR      | 2026-03-01 | 2026-04-01 | 300      | O-3       |           |
| D4 | Verdi   | Pump    | Won   | 100     | USD      | 2026-03-01 | 2026-05-02 | 110.01   |           |           |
| D5 | Rossi   | Pump    | Won   |         |          | 2026-06-01 | 2026-06-15 | -50.50   | CN-1      | D1        |
| D6 | Neri    | Pump    | Won   | 70      | GBP      | 2026-03-01 | 2026-05-02 | 70       | O-6       |           |
| D7 | Neri    | Pump    | Won   | 70      |          | 2026-03-01 | 2026-05-02 | -5       |           |           |
| D8 | Neri    | Pump    | Won   | 70      |          | 2026-03-01 | 2026-05-02 |          |           |           |
| D9 | Neri    | Pump    | Won   | 70      |          | 2026-03-01 |            | 70       |           |           |
"""
INVOICES = """
| Invoice | Order | Net amount | Currency |
| F1      | O-1   | 500.50     |          |
| F2      | o-1   | 450        | EUR      |
| F3      | CN-1  | -50.50     |          |
| F4      | O-2   | 1999.98    | USD      |
| F5      | O-3   | 300.01     |          |
| F6      | O-77  | 12         |          |
"""


def results(invoices: str = "", **said: object) -> Results:
    known = options(**SAID, **said)
    read = book(BOOK, Lists=LISTS, Rates=RATES, said=SAID | said)
    found = None
    if invoices:
        source = Workbook("invoices.csv", "", {"invoices.csv": grid("invoices.csv", invoices)})
        found = read_invoices(source, InvoiceOptions())
    return Results(read, known, (), invoices=found)


def closed_won(invoices: str = "", language: str = "en", **said: object) -> Tab:
    return build(results(invoices, **said), words(language))


TAB = closed_won()


def key(value: Value) -> Value:
    return value.key if isinstance(value, Label) else value


def rows(table: str, tab: Tab = TAB) -> list[tuple[Value, ...]]:
    return [tuple(map(key, row)) for row in tab.table(table).rows]


def test_the_ledger() -> None:
    # D2 closed on 31 March, at the rate of 31 January: 1,999.99 × 0.9010 = 1,801.99099 → 1,801.99; 2,000 × 0.9010 = 1,802
    # D4 closed on 2 May, at the rate of 1 April: 110.01 × 0.8550 = 94.05855 → 94.06; 100 × 0.8550 = 85.50
    # D5 is a credit of D1: its whole value is a difference
    first, second = dt.date(2026, 1, 31), dt.date(2026, 4, 1)
    columns = ["id", "currency", "awarded", "rate", "value", "estimate", "difference", "rate_date", "credit_of"]
    places = [TAB.table("ledger").column(name) for name in columns]
    assert [tuple(row[place] for place in places) for row in rows("ledger")] == [
        ("D1", "EUR", Decimal("950.5"), None, Decimal("950.5"), 1000, Decimal("-49.5"), None, None),
        ("D2", "USD", Decimal("1999.99"), Decimal("0.901"), Decimal("1801.99"), 1802, Decimal("-0.01"), first, None),
        ("D3", "EUR", 300, None, 300, 300, 0, None, None),
        (
            "D4",
            "USD",
            Decimal("110.01"),
            Decimal("0.855"),
            Decimal("94.06"),
            Decimal("85.50"),
            Decimal("8.56"),
            second,
            None,
        ),
        ("D5", "EUR", Decimal("-50.5"), None, Decimal("-50.5"), None, Decimal("-50.5"), None, "D1"),
    ]
    # value: 950.50 + 1,801.99 + 300 + 94.06 − 50.50 = 3,096.05; estimate: 1,000 + 1,802 + 300 + 85.50 = 3,187.50
    total = TAB.table("ledger").total or ()
    sums = {column.key: value for column, value in zip(TAB.table("ledger").columns, total, strict=True)}
    assert (sums["value"], sums["estimate"]) == (Decimal("3096.05"), Decimal("3187.50"))
    assert sums["difference"] == Decimal("3096.05") - Decimal("3187.50") == Decimal("-91.45")
    assert sums["awarded"] is None  # two currencies are never summed


def test_every_number_leads_to_its_cell() -> None:
    table = TAB.table("ledger")
    cells = [row[table.column("cell")] for row in table.rows]
    assert cells == [CellRef("Opportunities", row, 9) for row in (2, 3, 4, 5, 6)]
    assert table.rows[4][table.column("credit_cell")] == CellRef("Opportunities", 2, 9)


def test_subtotals_by_fiscal_period_and_client() -> None:
    # the fiscal year opens in April: D1, D2 in 2026-Q4 (2,752.49); D3, D4 and the credit in 2027-Q1 (343.56)
    assert rows("by_quarter") == [
        ("2026-Q4", 2, Decimal("2752.49"), None),
        ("2027-Q1", 2, Decimal("343.56"), Decimal("-50.50")),
    ]
    assert [row[:3] for row in rows("by_year")] == [("2026", 2, Decimal("2752.49")), ("2027", 2, Decimal("343.56"))]
    assert [row[:3] for row in rows("by_month")] == [
        ("2026-02", 1, Decimal("950.50")),
        ("2026-03", 1, Decimal("1801.99")),
        ("2026-04", 1, Decimal("300")),
        ("2026-05", 1, Decimal("94.06")),
        ("2026-06", 0, Decimal("-50.50")),
    ]
    # Rossi: 950.50 + 300 − 50.50 = 1,200
    assert [row[:3] for row in rows("by_client")] == [
        ("Bianchi", 1, Decimal("1801.99")),
        ("Rossi", 2, Decimal("1200.00")),
        ("Verdi", 1, Decimal("94.06")),
    ]
    for name in ("by_month", "by_quarter", "by_year", "by_client"):
        assert (TAB.table(name).total or ())[1:] == (4, Decimal("3096.05"), Decimal("-50.50"))


def test_what_stands_outside() -> None:
    assert [(row[0], row[2], row[4], row[5]) for row in rows("outside")] == [
        ("D6", "no_rate", "GBP", 70),
        ("D7", "negative_award", "EUR", -5),
        ("D8", "no_award", "EUR", None),
        ("D9", "no_close_date", "EUR", 70),
    ]


def test_bookings_are_said_to_be_neither_billings_nor_revenue() -> None:
    first = TAB.blocks[0]
    assert isinstance(first, Note)
    assert first.strong
    assert "neither billings (what was invoiced) nor revenue (what was earned)" in first.text


def test_one_estimate_missing_leaves_estimates_and_differences_without_a_total() -> None:
    read = book(
        "| id | client | stage | value | closed | awarded |\n| A | x | Won | | 2026-01-01 | 5 |\n| B | x | Won | 7 | 2026-01-01 | 5 |",
        Lists=LISTS,
    )
    table = build(Results(read, options(), ()), words("en")).table("ledger")
    assert [column.key for column in table.columns if column.total] == ["value"]
    assert (table.total or ())[table.column("estimate")] is None


def test_held_against_invoices() -> None:
    # O-1: 950.50 less the credit 50.50 = 900; invoiced 500.50 + 450 − 50.50 = 900: matched
    # O-2: 1,999.99 − 1,999.98 = 0.01 short; O-3: 300 − 300.01 = 0.01 over; D4 has no line; O-77 no deal
    tab = closed_won(INVOICES)
    picked = [(row[0], row[1], row[5], row[6], row[7], row[8]) for row in rows("reconciliation", tab)]
    assert picked == [
        ("short", "D2", Decimal("1999.99"), Decimal("1999.98"), Decimal("0.01"), 1),
        ("over", "D3", 300, Decimal("300.01"), Decimal("-0.01"), 1),
        ("missing", "D4", Decimal("110.01"), None, Decimal("110.01"), 0),
        ("orphan", None, None, 12, -12, 1),
        ("matched", "D1, D5", 900, 900, 0, 3),
    ]
    assert {(row[0], row[1]): row[2:] for row in rows("reconciliation_summary", tab)} == {
        ("short", "USD"): (1, Decimal("1999.99"), Decimal("1999.98"), Decimal("0.01")),
        ("over", "EUR"): (1, 300, Decimal("300.01"), Decimal("-0.01")),
        ("missing", "USD"): (1, Decimal("110.01"), 0, Decimal("110.01")),
        ("orphan", "EUR"): (1, 0, 12, -12),
        ("matched", "EUR"): (1, 900, 900, 0),
    }


def test_a_cent_of_tolerance_makes_two_more_match() -> None:
    states = [row[0] for row in rows("reconciliation", closed_won(INVOICES, tolerance="0.01"))]
    assert states == ["missing", "orphan", *["matched"] * 3]


def test_a_place_in_another_file_is_told_and_one_in_the_book_is_a_link() -> None:
    tab = closed_won(INVOICES)
    places = [row[tab.table("reconciliation").column("line")] for row in tab.table("reconciliation").rows]
    assert places[0] == "'invoices.csv'!C5"
    found = read_invoices(Workbook("book.xlsx", "", {"Orders": grid("Orders", INVOICES)}), InvoiceOptions())
    inside = build(Results(results().book, options(**SAID), (), invoices=found), words("en"))
    assert inside.table("reconciliation").rows[0][-1] == CellRef("Orders", 5, 3)


def test_italian_gives_the_same_numbers() -> None:
    english, italian = closed_won(INVOICES), closed_won(INVOICES, "it")
    for table in english.tables:
        assert rows(table.key, english) == rows(table.key, italian)
