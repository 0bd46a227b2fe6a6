"""The file of orders or invoices, from the command line and from the options file to raw cells."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheetcrm.cli.show import show
from sheetcrm.core.cells import CellRef
from sheetcrm.core.errors import UnreadableBook
from sheetcrm.core.options import InvoiceOptions
from sheetcrm.invoices import read_csv, read_file, with_file
from sheetcrm.pipeline import build, load
from tests.helpers import options, workbook

BOOK = """
| id | client | stage | value | created    | closed     | awarded | order ref |
| D1 | Rossi  | Won   | 1000  | 2026-01-01 | 2026-02-01 | 900     | O-1       |
"""


def rows(path: Path) -> list[list[object]]:
    (grid,) = read_csv(path).grids.values()
    return [list(row) for row in grid.rows]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"Order;Amount\nO-1;1.500,00\n", [["Order", "Amount"], ["O-1", "1.500,00"]]),
        (b'Order,Amount\nO-1,"1,500.00"\n', [["Order", "Amount"], ["O-1", "1,500.00"]]),
        (b"Order\tAmount\r\nO-1\t5\r\n", [["Order", "Amount"], ["O-1", "5"]]),
        (b"\xef\xbb\xbfOrder;Amount\n\n;\n", [["Order", "Amount"], [None, None], [None, None]]),
        ("Società;Importo\n".encode("cp1252"), [["Società", "Importo"]]),
        (b'Order,Note,Amount\nO-1,"two\nlines",5\n', [["Order", "Note", "Amount"], ["O-1", "two\nlines", "5"]]),
        (b"", []),
    ],
)
def test_csv_files_as_programs_write_them(tmp_path: Path, raw: bytes, expected: list[list[object]]) -> None:
    path = tmp_path / "invoices.csv"
    path.write_bytes(raw)
    assert rows(path) == expected


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBook, match=r"none\.csv: cannot be read"):
        read_csv(tmp_path / "none.csv")


def test_the_options_files_path_is_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "conf").mkdir()
    config = tmp_path / "conf" / "sheetcrm.toml"
    config.touch()
    (tmp_path / "conf" / "orders.csv").write_text("Order,Amount\n", encoding="utf-8")
    said = options(invoices={"file": "orders.csv"})
    found = read_file(str(tmp_path / "deals.xlsx"), said, config)
    assert found is not None
    assert found.origin == "orders.csv"
    assert read_file("deals.xlsx", options()) is None


def test_the_command_line_beats_the_options_file(tmp_path: Path) -> None:
    said = options(invoices={"sheet": "Orders", "columns": {"amount": "Net"}})
    other = with_file(said, tmp_path / "x.csv").invoices
    assert other == InvoiceOptions(file=str(tmp_path / "x.csv"), columns={"amount": "Net"})
    assert with_file(said, None) is said


class Sheets:
    def read(self) -> object:
        return workbook(BOOK)


def test_show_holds_the_ledger_against_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets())
    path = tmp_path / "invoices.csv"
    path.write_text("Order,Amount\nO-1,900.00\n", encoding="utf-8")
    said = ["book.xlsx", "closed_won.reconciliation", "--format", "json", "--as-of", "2026-11-23"]
    result = CliRunner().invoke(show, [*said, "--invoices", str(path)])
    (row,) = json.loads(result.stdout)["tabs"]["closed_won"]["reconciliation"]
    assert (row["state"], row["id"], row["difference"], row["line"]) == ("matched", "D1", 0, "'invoices.csv'!B2")


def test_a_sheet_of_the_book_serves_as_well() -> None:
    orders = """
    | Order ref | Net amount |
    | O-1       | 850        |
    """
    results = load(workbook(BOOK, Orders=orders), options(invoices={"sheet": "Orders"}))
    (row,) = build(results, ["closed_won"]).tabs[0].table("reconciliation").rows
    assert (str(row[1]), row[5], row[6], row[7], row[10]) == ("D1", 900, 850, 50, CellRef("Orders", 2, 2))


def test_without_invoices_there_is_no_reconciliation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetcrm.backends.open_book", lambda address, options: Sheets())
    result = CliRunner().invoke(show, ["book.xlsx", "closed_won", "--format", "json", "--as-of", "2026-11-23"])
    assert "reconciliation" not in json.loads(result.stdout)["tabs"]["closed_won"]


def test_without_their_file_no_sheet_of_the_book_is_taken_for_invoices() -> None:
    """The ledger stays unreconciled where nobody has read the file: the sheet that is named is one of the file's."""
    said = options(invoices={"file": "orders.xlsx", "sheet": "Orders"})
    assert load(workbook(BOOK), said).invoices is None


def test_lines_end_where_csv_says_and_nowhere_else(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes("Order;Note;Amount\nO-1;a\u2028b\x0bc\x0cd\x85e;5\nO-2;f;6\n".encode())
    assert rows(path) == [["Order", "Note", "Amount"], ["O-1", "a\u2028b\x0bc\x0cd\x85e", "5"], ["O-2", "f", "6"]]
