"""Workbooks whose days count from 1904, as old ones from a Mac do."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from sheetcrm.backends.excel.read import read_workbook
from tests.helpers import options


@pytest.mark.parametrize("date1904", [False, True])
def test_a_sheet_tells_from_which_year_its_days_count(tmp_path: Path, date1904: bool) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904 if date1904 else CALENDAR_WINDOWS_1900
    sheet = book.active
    assert sheet is not None
    sheet.append(["Created", dt.date(2026, 11, 20), 44884])
    book.save(tmp_path / "book.xlsx")
    (grid,) = read_workbook(tmp_path / "book.xlsx", options()).grids.values()
    assert (grid.date1904, grid.rows[0][1:]) == (date1904, [dt.date(2026, 11, 20), 44884.0])
