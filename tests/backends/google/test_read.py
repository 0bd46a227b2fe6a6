"""Cells of a spreadsheet as raw cells."""

import datetime as dt

import pytest

from sheetcrm.backends.google.address import spreadsheet_id
from sheetcrm.backends.google.read import FIELDS, cell, read
from sheetcrm.core.cells import ErrorCell, TableRange
from sheetcrm.core.errors import UnreadableBook
from tests.google_server import GoogleServer
from tests.google_server.contract import contract

from .sheets import now, open_sheet, spreadsheet


def formatted(number: float, kind: str) -> dict[str, object]:
    return {"effectiveValue": {"numberValue": number}, "effectiveFormat": {"numberFormat": {"type": kind}}}


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({}, None),
        ({"effectiveValue": {"stringValue": ""}}, None),
        ({"effectiveValue": {"stringValue": "01234"}}, "01234"),
        ({"effectiveValue": {"boolValue": True}}, True),
        ({"effectiveValue": {"errorValue": {"type": "N_A"}}}, ErrorCell("#N/A")),
        ({"effectiveValue": {"errorValue": {"type": "LOADING"}}}, ErrorCell("#ERROR!")),
        ({"effectiveValue": {"numberValue": 43831}}, 43831.0),
        (formatted(43831, "DATE"), dt.date(2020, 1, 1)),
        (formatted(43831.5, "DATE_TIME"), dt.datetime(2020, 1, 1, 12)),
        (formatted(43831, "DATE_TIME"), dt.date(2020, 1, 1)),
        (formatted(0.75, "TIME"), dt.time(18)),
        (formatted(1234.56, "CURRENCY"), 1234.56),
        (formatted(9e9, "DATE"), 9e9),
    ],
)
def test_a_cell_is_read_with_its_type(given: dict[str, object], meant: object) -> None:
    assert cell(given) == meant


def test_hidden_rows_tables_merges_formats_and_places_are_known(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals="| id | value |\n| D1 | 5 |\n| D2 | 6 |")
    sheet = book.sheets[0]
    sheet.row_properties[2] = {"hiddenByFilter": True}
    area = {"startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}
    sheet.tables.append({"tableId": "1", "name": "Deals", "range": area})
    sheet.merges.append(area)
    sheet.put(
        1,
        1,
        {
            "userEnteredValue": {"numberValue": 5},
            "userEnteredFormat": {"numberFormat": {"type": "CURRENCY", "pattern": "[$€]0"}},
        },
    )
    grid = open_sheet(book).read().grids["Deals"]
    assert grid.at(3, 1) == "D2"
    assert grid.hidden_rows == {3}
    assert grid.tables == (TableRange("Deals", 1, 1, 3, 2),)
    assert grid.merges == ((1, 1, 3, 2),)
    assert grid.formats == {2: "[$€]0"}


def test_the_fields_asked_for_are_in_googles_own_schema() -> None:
    contract("sheets.v4").judge_mask("Spreadsheet", FIELDS)


def test_our_own_tabs_are_not_read_as_the_teams(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals="| id |")
    book.sheets[0].metadata.append(
        {"metadataId": 1, "metadataKey": "sheetcrm_tab", "metadataValue": '{"tab":"forecast","hash":""}'}
    )
    assert list(open_sheet(now(server, book)).read().grids) == []


@pytest.mark.parametrize(
    "address",
    [
        "gsheet:1AbCdEfGhIjKl",
        "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKl/edit#gid=0",
        "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKl",
        "https://docs.google.com/spreadsheets/u/1/d/1AbCdEfGhIjKl/edit?usp=sharing",
    ],
)
def test_every_form_of_an_address_is_understood(address: str) -> None:
    assert spreadsheet_id(address) == "1AbCdEfGhIjKl"


@pytest.mark.parametrize(
    "address", ["gsheet:", "https://docs.google.com/document/d/1AbCdEfGhIjKl", "gsheet:a b c d e f"]
)
def test_another_address_is_told(address: str) -> None:
    with pytest.raises(UnreadableBook, match="not the address of a Google Sheet"):
        spreadsheet_id(address)


def test_an_empty_spreadsheet_is_read(server: GoogleServer) -> None:
    book = server.store.create("Empty")
    workbook, state = read(open_sheet(book).client.get(book.id, FIELDS), "1")
    assert workbook.grids["Sheet1"].rows == []
    assert (state.sheets[0].rows, state.sheets[0].columns) == (1000, 26)


def test_numbers_under_another_currency_than_their_column_are_told() -> None:
    def number(pattern: str) -> dict[str, object]:
        shown = {"numberFormat": {"type": "CURRENCY", "pattern": pattern}} if pattern else {}
        return {"effectiveValue": {"numberValue": 5}, "effectiveFormat": shown}

    cells = [number('#,##0 "€"'), number('#,##0 "€"'), number("[$$-409]#,##0"), number("")]
    sheet = {
        "properties": {"sheetId": 1, "title": "Deals", "index": 0},
        "data": [{"rowData": [{"values": [one]} for one in cells]}],
    }
    book, _ = read({"spreadsheetId": "s", "properties": {"title": "Book"}, "sheets": [sheet]}, "1")
    assert book.grids["Deals"].cell_formats == {(3, 1): "[$$-409]#,##0"}
