"""Writing tabs into a spreadsheet: ours replaced in place, everything else as it was."""

import copy

import pytest

from sheetcrm.backends import Remark
from sheetcrm.core.errors import CannotWrite, ChangedMeanwhile
from sheetcrm.report import Column, Tab, Table
from tests.google_server import GoogleServer
from tests.google_server.state import Spreadsheet
from tests.google_server.values import put

from .sheets import forecast, now, open_sheet, shown, spreadsheet

DEALS = """
| id | value | expected close |
| D1 | 1200  | 2026-12-01     |
"""


def write(server: GoogleServer, book: Spreadsheet, *tabs: Tab, said: list[str] | None = None) -> list[str]:
    backend = open_sheet(now(server, book), said)
    revision = backend.read().revision
    return list(backend.write(tabs, revision).names.values())


def test_a_tab_holds_its_table_as_typed_values(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    assert write(server, book, forecast([("D1", 1200), ("D2", -5)])) == ["Forecast"]
    assert shown(now(server, book), "Forecast") == [
        ["Forecast"],
        ["What it is. 2026-11-23 09:30"],
        [],
        ["By deal"],
        ["ID", "Value", "Cell"],
        ["D1", 1200.0, "Deals!B2"],
        ["D2", -5.0, "Deals!B3"],
        ["Total", 1195.0],
    ]


def test_a_refresh_is_four_requests(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    for _ in range(2):
        server.asked.clear()
        write(server, book, forecast([("D1", 1200)]))
        assert [(one.verb, one.path.rsplit("/", 2)[-2]) for one in server.asked] == [
            ("GET", "files"),
            ("GET", "spreadsheets"),
            ("GET", "files"),
            ("POST", "spreadsheets"),
        ]


def test_a_rename_a_move_and_hiding_by_users_stay(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    write(server, book, forecast([("D1", 1200)]))
    ours = now(server, book).sheets.pop()
    ours.properties |= {
        "title": "Prognose 2026",
        "hidden": True,
        "tabColor": {"red": 1},
        "tabColorStyle": {"rgbColor": {"red": 1}},
    }
    now(server, book).sheets.insert(0, ours)
    now(server, book).renumber()
    before = copy.deepcopy(ours.properties)
    assert write(server, book, forecast([("D1", 1300)])) == ["Prognose 2026"]
    after = now(server, book).sheets[0].properties
    assert {**after, "gridProperties": None} == {**before, "gridProperties": None}
    assert shown(now(server, book), "Prognose 2026")[5] == ["D1", 1300.0, "Deals!B2"]
    assert len(now(server, book).sheets) == 2


def test_a_users_own_sheet_of_that_name_is_never_touched(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS, Forecast="| mine |\n| 42 |")
    backend = open_sheet(book)
    written = backend.write([forecast([("D1", 1200)])], backend.read().revision)
    assert written.names == {"forecast": "Forecast (2)"}
    assert Remark("taken", {"yours": "Forecast", "ours": "Forecast (2)"}) in written.notes
    assert shown(now(server, book), "Forecast") == [["mine"], [42.0]]


def test_fewer_rows_leave_nothing_of_the_old_ones_and_the_grid_never_shrinks(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    write(server, book, forecast([(f"D{n}", n) for n in range(40)]))
    size = now(server, book).titled("Forecast").height  # type: ignore[union-attr]
    write(server, book, forecast([("D1", 1)]))
    assert len(shown(now(server, book), "Forecast")) == 7
    assert now(server, book).titled("Forecast").height == size  # type: ignore[union-attr]


def test_charts_keep_the_place_that_a_user_gave_them_and_one_removed_stays_away(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    write(server, book, forecast([("D1", 1)]))
    sheet = now(server, book).titled("Forecast")
    assert sheet is not None
    sheet.charts[0]["position"]["overlayPosition"]["anchorCell"]["rowIndex"] = 99
    theirs = {"chartId": 7, "spec": {"title": "mine"}, "position": {}}
    sheet.charts.append(theirs)
    write(server, book, forecast([("D1", 1), ("D2", 2)]))
    mine, other = now(server, book).titled("Forecast").charts  # type: ignore[union-attr]
    assert mine["position"]["overlayPosition"]["anchorCell"]["rowIndex"] == 99
    source = mine["spec"]["basicChart"]["series"][0]["series"]["sourceRange"]["sources"][0]
    assert source["endRowIndex"] - source["startRowIndex"] == 3
    assert other == theirs
    now(server, book).titled("Forecast").charts.remove(mine)  # type: ignore[union-attr]
    write(server, book, forecast([("D1", 1)]))
    assert now(server, book).titled("Forecast").charts == [theirs]  # type: ignore[union-attr]


def test_a_users_filter_and_rules_are_kept(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    long = Tab(
        "deals", "Detail", "All.", (Table("deals", "Deals", (Column("id", "ID"),), [("D1",), ("D2",)], long=True),)
    )
    write(server, book, long)
    sheet = now(server, book).titled("Detail")
    assert sheet is not None
    criteria = {"0": {"hiddenValues": ["D2"]}}
    sheet.filter["criteria"] = criteria
    rule = {"ranges": [{"sheetId": sheet.id}], "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {}}}
    sheet.conditional.append(rule)
    write(server, book, long)
    assert now(server, book).titled("Detail").filter["criteria"] == criteria  # type: ignore[union-attr]
    assert now(server, book).titled("Detail").conditional == [rule]  # type: ignore[union-attr]


def test_our_rules_and_protection_do_not_pile_up(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    for _ in range(3):
        write(server, book, forecast([("D1", -1)]))
    sheet = now(server, book).titled("Forecast")
    assert sheet is not None
    assert (len(sheet.conditional), len(sheet.protected), len(sheet.metadata), len(sheet.charts)) == (1, 1, 1, 1)
    assert sheet.protected[0]["warningOnly"] is True


def test_a_hand_edit_is_told_before_it_is_replaced(server: GoogleServer) -> None:
    book, said = spreadsheet(server, Deals=DEALS), []  # type: ignore[var-annotated]
    write(server, book, forecast([("D1", 1200)]), said=said)
    write(server, book, forecast([("D1", 1200)]), said=said)
    assert said == []
    put(now(server, book), "Forecast!B6", {"values": [[7]]}, "RAW")
    write(server, book, forecast([("D1", 1200)]), said=said)
    assert said == ['"Forecast" was edited by hand; the edit is replaced (File > Version history keeps it).']


def test_a_tab_no_longer_made_goes_and_nothing_else(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS, Notes="| mine |")
    other = Tab("deals", "Detail", "All.", (Table("deals", "Deals", (Column("id", "ID"),), [("D1",)]),))
    write(server, book, forecast([("D1", 1)]), other)
    write(server, book, forecast([("D1", 1)]))
    assert [sheet.title for sheet in now(server, book).sheets] == ["Deals", "Notes", "Forecast"]


def test_text_that_looks_like_a_formula_stays_text(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    hostile = ["=1+1", "+1", "-1", "@x", "\tx", "'; DROP", "a\x00b", "x" * 60_000, "1.234,56", "01234"]
    rows = [(text,) for text in hostile]
    write(server, book, Tab("deals", "Detail", "All.", (Table("deals", "Deals", (Column("id", "ID"),), rows),)))
    found = [row[0] for row in shown(now(server, book), "Detail")[5:]]
    assert found == ["=1+1", "+1", "-1", "@x", "\tx", "'; DROP", "a b", "x" * 50_000, "1.234,56", "01234"]


def test_a_sheet_that_would_outgrow_google_is_refused_before_anything_is_sent(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    book.sheets[0].properties["gridProperties"] = {"rowCount": 1_000_000, "columnCount": 10}
    backend = open_sheet(book)
    revision = backend.read().revision
    with pytest.raises(CannotWrite, match="10,000,"):
        backend.write([forecast([("D1", 1)])], revision)
    assert not [one for one in server.asked if one.verb == "POST"]


def test_a_change_between_reading_and_writing_is_never_written_over(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    backend = open_sheet(book)
    revision = backend.read().revision
    book.version += 1
    with pytest.raises(ChangedMeanwhile, match="Somebody Else"):
        backend.write([forecast([("D1", 1)])], revision)
    assert [sheet.title for sheet in now(server, book).sheets] == ["Deals"]


def test_a_sheet_we_may_only_read_says_whom_to_share_it_with(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    book.can_edit = False
    backend = open_sheet(book)
    revision = backend.read().revision
    with pytest.raises(CannotWrite, match="share it with emulator@localhost as editor"):
        backend.write([forecast([("D1", 1)])], revision)


def test_a_users_copy_of_our_tab_stays_and_is_no_data_of_theirs(server: GoogleServer) -> None:
    book = spreadsheet(server, Deals=DEALS)
    write(server, book, forecast([("D1", 1)]))
    ours = now(server, book).titled("Forecast")
    assert ours is not None
    theirs = ours.draft()
    theirs.properties |= {"title": "Copy of Forecast", "sheetId": 5}
    theirs.metadata[0]["metadataId"] = 6
    now(server, book).sheets.append(theirs)
    backend = open_sheet(now(server, book))
    read = backend.read()
    assert list(read.grids) == ["Deals"]
    written = backend.write([forecast([("D1", 2)])], read.revision)
    assert Remark("copy", {"name": "Copy of Forecast"}) in written.notes
    assert shown(now(server, book), "Copy of Forecast")[5][1] == 1.0
    assert shown(now(server, book), "Forecast")[5][1] == 2.0


@pytest.mark.parametrize("formula", ["=Forecast!B6", "=SUM('forecast'!B6:B9)+1"])
def test_a_tab_that_formulas_point_at_is_not_deleted(server: GoogleServer, formula: str) -> None:
    book = spreadsheet(server, Deals=DEALS)
    other = Tab("deals", "Detail", "All.", (Table("deals", "Deals", (Column("id", "ID"),), [("D1",)]),))
    write(server, book, forecast([("D1", 1)]), other)
    put(now(server, book), "Deals!E1", {"values": [[formula]]}, "USER_ENTERED")
    backend = open_sheet(now(server, book))
    written = backend.write([other], backend.read().revision)
    assert Remark("pointed", {"name": "Forecast"}) in written.notes
    assert [sheet.title for sheet in now(server, book).sheets] == ["Deals", "Forecast", "Detail"]


@pytest.mark.parametrize("mark", ["not json", "[]", '{"tab": 5}'])
def test_a_mark_that_is_not_ours_makes_the_sheet_the_users(server: GoogleServer, mark: str) -> None:
    book = spreadsheet(server, Deals=DEALS)
    book.sheets[0].metadata.append({"metadataId": 1, "metadataKey": "sheetcrm_tab", "metadataValue": mark})
    assert list(open_sheet(book).read().grids) == ["Deals"]
