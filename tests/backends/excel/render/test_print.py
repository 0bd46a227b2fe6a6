"""Headings on paper: those of a table, and never over the rows of another."""

import io

import pytest
from openpyxl import load_workbook

from sheetcrm.backends.excel.render import render
from sheetcrm.report import Column, Table

from .sample import WRITTEN, tab


def long(key: str, rows: int) -> Table:
    return Table(key, key.title(), (Column("id", key),), [(f"{key} {row}",) for row in range(rows)], long=True)


@pytest.mark.parametrize(
    ("first", "second", "repeated"),
    [(3, 3, "second"), (90, 3, "first"), (3, 90, "second"), (90, 90, "second"), (90, 0, "first")],
)
def test_the_headings_repeated_are_of_the_last_table_that_fills_a_page(first: int, second: int, repeated: str) -> None:
    package = render([tab("t", long("first", first), long("second", second))], {"t": "T"}, WRITTEN)
    sheet = load_workbook(io.BytesIO(package))["T"]
    row = int(str(sheet.print_title_rows).rpartition("$")[2])
    assert sheet.cell(row, 1).value == repeated
