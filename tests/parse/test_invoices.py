"""Lists of orders and invoices, as an accountant exports them."""

import datetime as dt
from decimal import Decimal

import pytest

from sheetcrm.core.cells import CellRef, Workbook
from sheetcrm.core.errors import BadOptions, NoTable
from sheetcrm.core.invoices import Invoices
from sheetcrm.core.options import InvoiceOptions
from sheetcrm.parse.invoices import read_invoices
from tests.helpers import grid


def read(table: str, **said: object) -> Invoices:
    source = Workbook("invoices.csv", "", {"Invoices": grid("Invoices", table)})
    return read_invoices(source, InvoiceOptions.model_validate(said))


def test_headings_in_english() -> None:
    found = read(
        """
        | Invoice no | Order ref | Net amount | Currency | Invoice date |
        | F1         | 'O-1      | 500.5      | USD      | 2026-03-02   |
        |            |           |            |          |              |
        | F2         | 'O-2      | -20        |          |              |
        """
    )
    one, two = found.lines
    assert (one.number, one.reference, one.amount, one.currency, one.date) == (
        "F1",
        "O-1",
        Decimal("500.5"),
        "USD",
        dt.date(2026, 3, 2),
    )
    assert (two.amount, two.currency, two.deal) == (-20, None, None)
    assert one.at == CellRef("Invoices", 2, 3)


def test_headings_in_italian_and_amounts_as_italians_write_them() -> None:
    found = read(
        """
        | Fatture 2026   |             |              |
        |                |             |              |
        | Numero fattura | Rif. ordine | Imponibile   |
        | '7             | '0012       | '1.500,00    |
        | '8             | '0012       | '2.000       |
        | Totale         |             | '3.500,00    |
        """
    )
    assert [(line.reference, line.amount) for line in found.lines] == [("0012", 1500), ("0012", 2000)]


def test_a_number_that_reads_as_two_is_not_guessed() -> None:
    found = read(
        """
        | Order | Amount |
        | O-1   | '1.500 |
        | O-2   | 70     |
        """
    )
    assert [(str(line.at), line.value) for line in found.unread] == [("Invoices!B2", "1.500")]
    assert [line.amount for line in found.lines] == [70]
    assert read("| Order | Amount |\n| O-1 | '1.500 |", decimals=",").lines[0].amount == 1500


@pytest.mark.parametrize("cell", ["abc", "#N/A", "=", ""])
def test_a_line_without_a_usable_amount_is_told(cell: str) -> None:
    found = read(f"| Order | Amount |\n| O-1 | {cell} |\n| O-2 | 5 |")
    assert [line.at for line in found.unread] == [CellRef("Invoices", 2, 2)]
    assert len(found.lines) == 1


def test_an_unreadable_date_leaves_the_amount_standing() -> None:
    (line,) = read("| Order | Amount | Date |\n| O-1 | 5 | soon |").lines
    assert (line.amount, line.date) == (5, None)


def test_a_client_named_like_a_total_is_no_total() -> None:
    (line,) = read("| Client | Order | Amount |\n| Media | O-1 | 5 |").lines
    assert line.amount == 5


def test_net_comes_before_what_may_hold_vat() -> None:
    (line,) = read("| Order | Total | Net |\n| O-1 | 122 | 100 |").lines
    assert line.amount == 100


def test_headings_that_the_options_name() -> None:
    said = {"columns": {"amount": "Betrag netto", "deal": "Vorgang"}}
    (line,) = read("| Vorgang | Betrag netto | Total |\n| D1 | 7 | 9 |", **said).lines
    assert (line.deal, line.amount) == ("D1", 7)


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(NoTable, match="no list of orders or invoices"):
        read("| Name | Amount |\n| x | 5 |")
    with pytest.raises(BadOptions, match="no sheet “Fatture”"):
        read("| Order | Amount |\n| x | 5 |", sheet="Fatture")
    with pytest.raises(BadOptions, match="no such field “total”"):
        read("| Order | Amount |\n| x | 5 |", columns={"total": "Amount"})


def test_a_line_that_names_a_deal_by_its_bare_id_is_that_deals() -> None:
    source = Workbook(
        "invoices.csv", "", {"Invoices": grid("Invoices", "| Deal ID | Amount |\n| 4 | 10 |\n| 5 | 10 |")}
    )
    found = read_invoices(source, InvoiceOptions(), {"4": "South 4"})
    assert [line.deal for line in found.lines] == ["South 4", "5"]


def test_an_amount_in_thousands_is_read_in_thousands() -> None:
    found = read("| Order | Amount (k€) |\n| O-1 | 1.5 |\n| O-2 | '12 |")
    assert [line.amount for line in found.lines] == [1500, 12000]
