"""The whole: hosts of every kind take our tabs, and nothing of theirs changes."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from sheetcrm.backends.excel.package import sheetcheck, structure, xml
from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.backends.excel.package.graph import Graph
from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.core.errors import CannotWrite
from tests.helpers import options

from . import guests

ALLOWED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def utf16(content: bytes) -> bytes:
    return b"\xff\xfe" + ('<?xml version="1.0" encoding="UTF-16"?>' + content.decode().split("?>", 1)[1]).encode(
        "utf-16-le"
    )


def without(pattern: str) -> Callable[[bytes], bytes]:
    def edit(content: bytes) -> bytes:
        root = etree.fromstring(content)
        for element in root.xpath(pattern):
            element.getparent().remove(element)
        return etree.tostring(root)

    return edit


def absolute(content: bytes) -> bytes:
    return content.replace(b'Target="', b'Target="/xl/')


def backslash(content: bytes) -> bytes:
    return content.replace(b"worksheets/", b"worksheets\\")


def alternatives(content: bytes) -> bytes:
    choice = '<mc:Choice Requires="x15" xmlns:x15="u"><q/></mc:Choice>'
    path = f'<mc:AlternateContent xmlns:mc="{MC}">{choice}</mc:AlternateContent>'
    return content.replace(b"<bookViews>", path.encode() + b"<bookViews>")


NO_RELS = f'<Relationships xmlns="{xml.PACKAGE_RELS}"/>'.encode()
STYLES_OUT = {
    "xl/styles.xml": None,
    "xl/_rels/workbook.xml.rels": without("//*[contains(@Type, '/styles')]"),
    "[Content_Types].xml": without("//*[contains(@PartName, 'styles')]"),
    "xl/worksheets/sheet1.xml": lambda content: content.replace(b' s="1"', b""),
    "xl/worksheets/sheet2.xml": without("//*[local-name()='conditionalFormatting']"),
}
HOSTS: dict[str, bytes] = {
    "plain": guests.host(),
    "1904": guests.host(date_1904=True),
    "strict": guests.strict(guests.host()),
    "prefixed": guests.changed(
        guests.host(),
        dict.fromkeys(("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"), guests.prefixed),
    ),
    "utf16": guests.changed(
        guests.host(), {"xl/workbook.xml": utf16, "xl/styles.xml": utf16, "xl/tables/table1.xml": utf16}
    ),
    "absolute": guests.changed(guests.host(), {"xl/_rels/workbook.xml.rels": absolute}),
    "backslash": guests.changed(guests.host(), {"xl/_rels/workbook.xml.rels": backslash}),
    "folders": guests.changed(
        guests.host(), {"xl/": b"", "xl/worksheets/": b"", "__MACOSX/xl/._workbook.xml": b"\0\5"}
    ),
    "stale": guests.changed(
        guests.host(),
        {
            "[Content_Types].xml": guests.swap(
                "</Types>", '<Override PartName="/xl/worksheets/sheet3.xml" ContentType="x"/></Types>'
            )
        },
    ),
    "rels of nothing": guests.changed(guests.host(), {"xl/worksheets/_rels/sheet3.xml.rels": NO_RELS}),
    "alternatives": guests.changed(guests.host(), {"xl/workbook.xml": alternatives}),
    "no styles": guests.changed(guests.host(), STYLES_OUT),
    "no app": guests.changed(
        guests.host(),
        {
            "docProps/app.xml": None,
            "_rels/.rels": without("//*[contains(@Target, 'app.xml')]"),
            "[Content_Types].xml": without("//*[contains(@PartName, 'app.xml')]"),
        },
    ),
    "no rels type": guests.changed(guests.host(), {"[Content_Types].xml": without("//*[@Extension='rels']")}),
}


@pytest.fixture(params=HOSTS, scope="module")
def pair(request: pytest.FixtureRequest) -> tuple[bytes, bytes]:
    """A host before and after."""
    before = HOSTS[request.param]
    return before, guests.grafted(before)


def found(data: bytes) -> object:
    archive = Archive(data, "b", guests.LIMIT)
    graph, sizes = Graph(archive), sheetcheck.sizes(Graph(archive))
    sheets = [part for part, kind in graph.types.all_of(archive.parts).items() if kind.endswith("worksheet+xml")]
    rows = [finding for part in sheets for finding in sheetcheck.theirs(graph, part, sizes)]
    return structure.kinds([*structure.problems(archive), *rows])


def test_no_entry_is_lost_and_only_the_allowed_parts_are_touched(pair: tuple[bytes, bytes]) -> None:
    was, now = map(guests.packed, pair)
    assert {name for name in was if now.get(name) != was[name]} <= ALLOWED


def test_the_order_of_entries_stays(pair: tuple[bytes, bytes]) -> None:
    was, now = map(list, map(guests.packed, pair))
    assert now[: len(was)] == was


def test_no_structural_problem_is_new(pair: tuple[bytes, bytes]) -> None:
    was, now = map(found, pair)
    assert not now - was  # type: ignore[operator]


def test_running_again_gives_the_same_bytes(pair: tuple[bytes, bytes]) -> None:
    assert guests.grafted(pair[1]) == pair[1]


def test_the_users_cells_read_the_same_and_ours_are_there(pair: tuple[bytes, bytes], tmp_path: Path) -> None:
    paths = (guests.saved(tmp_path / f"{state}.xlsx", data) for state, data in enumerate(pair))
    before, after = (read_workbook(path, options()).grids for path in paths)
    assert list(after) == [*before, "Forecast", "Win-Loss"]
    for name, grid in before.items():
        assert [list(row) for row in after[name].rows] == [list(row) for row in grid.rows]
    assert (after["Forecast"].at(2, 1), after["Forecast"].at(2, 2)) == (guests.NASTY, 3.5)


@pytest.mark.parametrize("kind", ["plain", "1904", "absolute", "no styles", "no app", "folders"])
def test_openpyxl_opens_the_result(kind: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(guests.grafted(HOSTS[kind])))
    sheet = book["Forecast"]
    assert sheet["A2"].value == guests.NASTY
    assert sheet["A2"].data_type == "s"
    assert (sheet["B2"].number_format, sheet["B2"].font.b) == ("#,##0.00", True)
    assert str(sheet["B3"].value).startswith("2026-01-02")
    assert list(sheet.tables) == ["t_forecast"]
    assert sheet.print_title_rows == "$5:$5"


def test_comments_in_parts_that_we_edit_stay() -> None:
    note = "<!-- made by the team's own program -->"
    edits = {
        "xl/workbook.xml": guests.swap("<bookViews>", note + "<bookViews>"),
        "xl/styles.xml": guests.swap("<styleSheet", note + "<styleSheet"),
        "[Content_Types].xml": guests.swap("</Types>", note + "</Types>"),
        "xl/_rels/workbook.xml.rels": guests.swap("</Relationships>", note + "</Relationships>"),
    }
    after = guests.grafted(guests.changed(guests.host(), edits))
    assert all(note.encode() in guests.parts(after)[name] for name in edits)
    assert guests.grafted(after) == after


def test_docprops_are_left_alone() -> None:
    was, now = guests.packed(guests.host()), guests.packed(guests.grafted(guests.host()))
    assert now["docProps/app.xml"] == was["docProps/app.xml"]


def test_only_the_timestamp_differs_between_two_runs() -> None:
    later = guests.WRITTEN.replace(hour=13)
    first = guests.grafted(guests.host())
    again = guests.grafted(first, make=lambda names, d1904, places: guests.made(names, d1904, places, later))
    was, now = guests.parts(first), guests.parts(again)
    assert list(was) == list(now)
    different = {name for name in was if was[name] != now[name]}
    assert different == {"xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml"}
    assert all(was[name].replace(b"12:00", b"13:00") == now[name] for name in different)


def test_a_moved_renamed_hidden_coloured_tab_stays_where_and_how_it_is() -> None:
    def moved(content: bytes) -> bytes:
        root = etree.fromstring(content)
        sheets = root.find(f"{{{xml.MAIN}}}sheets")
        ours = sheets[2]
        ours.set("name", "Vorschau")
        ours.set("state", "hidden")
        sheets.insert(0, ours)
        for name in root.iter(f"{{{xml.MAIN}}}definedName"):
            scope = {"0": "1", "1": "2", "2": "0"}.get(name.get("localSheetId", ""))
            if scope:
                name.set("localSheetId", scope)
        return etree.tostring(root)

    color = guests.swap('<tabColor rgb="FF336699"/>', '<tabColor theme="5"/>')
    edits = {"xl/workbook.xml": moved, "xl/worksheets/sheet3.xml": color}
    before = guests.changed(guests.grafted(guests.host()), edits)
    after = guests.grafted(before)
    assert [(s.name, s.visible) for s in guests.look(after).sheets] == [
        ("Vorschau", False),
        ("Deals", True),
        ("Notes", True),
        ("Win-Loss", True),
    ]
    assert b'<tabColor theme="5"/>' in guests.parts(after)["xl/worksheets/sheet3.xml"]
    assert b"Vorschau!$B$6:$B$8" in guests.parts(after)["xl/charts/chart2.xml"].replace(b"'", b"")
    book = openpyxl.load_workbook(io.BytesIO(after))
    assert set(book["Notes"].defined_names) == {"Local"}
    assert book["Vorschau"].print_title_rows == "$5:$5"


def test_tabs_come_and_go_without_shifting_anything() -> None:
    both = guests.grafted(guests.host())
    assert guests.grafted(guests.grafted(both, {"win_loss": "Win-Loss"}), guests.TITLES)
    none = guests.grafted(both, {})
    assert set(guests.packed(none)) == set(guests.packed(guests.host()))
    was, now = guests.parts(guests.host()), guests.parts(none)
    for name in ("xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        plain, again = (etree.tostring(etree.fromstring(content), method="c14n") for content in (was[name], now[name]))
        assert plain == again


def test_a_removed_tab_in_the_middle_renumbers_the_names_after_it() -> None:
    after = guests.grafted(guests.grafted(guests.host()), {"win_loss": "Win-Loss"})
    assert [(owned.key, owned.sheet.index) for owned in guests.look(after).owned] == [("win_loss", 2)]
    assert not structure.kinds(structure.problems(Archive(after, "b", guests.LIMIT)))


def test_a_users_formula_on_our_tab_stays_valid_and_is_computed_when_opened() -> None:
    one = guests.grafted(guests.host())
    formula = {"xl/worksheets/sheet1.xml": guests.swap("<f>B1*C1</f>", "<f>Forecast!B2</f>")}
    after = guests.parts(guests.grafted(guests.changed(one, formula)))
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]
    assert b"<f>Forecast!B2</f>" in after["xl/worksheets/sheet1.xml"]


def test_a_host_that_does_not_compute_with_our_tabs_is_not_told_to() -> None:
    calm = {"xl/workbook.xml": guests.swap(' fullCalcOnLoad="1"', "")}
    twice = guests.grafted(guests.grafted(guests.changed(guests.host(), calm)))
    assert b"fullCalcOnLoad" not in guests.parts(twice)["xl/workbook.xml"]


def test_stale_formulas_of_ours_leave_the_calculation_chain() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    edits: dict[str, Callable[[bytes], bytes] | bytes | None] = {
        "xl/calcChain.xml": f'<calcChain xmlns="{xml.MAIN}"><c r="D1" i="1"/><c r="A1" i="3"/></calcChain>'.encode(),
        "[Content_Types].xml": guests.swap(
            "</Types>", f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'
        ),
        "xl/_rels/workbook.xml.rels": guests.swap(
            "</Relationships>",
            f'<Relationship Id="cc" Type="{xml.OFFICE}/calcChain" Target="calcChain.xml"/></Relationships>',
        ),
    }
    one = guests.changed(guests.grafted(guests.host()), edits)
    after = guests.parts(guests.grafted(one))
    assert [cell.get("r") for cell in etree.fromstring(after["xl/calcChain.xml"])] == ["D1"]
    only_ours = guests.changed(one, {"xl/calcChain.xml": guests.swap('<c r="D1" i="1"/>', "")})
    assert "xl/calcChain.xml" not in guests.parts(guests.grafted(only_ours))


def test_a_comment_that_a_user_put_on_our_tab_stops_the_write() -> None:
    rels = "xl/worksheets/_rels/sheet3.xml.rels"
    pointer = f'<Relationship Id="c" Type="{xml.OFFICE}/comments" Target="../comments1.xml"/></Relationships>'
    data = guests.changed(guests.grafted(guests.host()), {rels: guests.swap("</Relationships>", pointer)})
    with pytest.raises(CannotWrite, match=r"The tab Forecast holds something of yours \(comments\)"):
        guests.ready(data)


def test_tables_without_a_type_of_their_own_count_too() -> None:
    edit = {"[Content_Types].xml": without("//*[contains(@PartName, 'table1')]")}
    after = guests.parts(guests.grafted(guests.changed(guests.host(), edit)))
    ids = [etree.fromstring(content).get("id") for name, content in after.items() if "/tables/" in name]
    assert ids == ["1", "2", "3"]


def test_tables_keep_ids_and_names_apart() -> None:
    def table(book: object) -> None:
        book.add_worksheet("T").add_table("A1:B3", {"name": "T_Forecast"})  # type: ignore[attr-defined]

    after = guests.grafted(guests.grafted(guests.host(table)))
    book = openpyxl.load_workbook(io.BytesIO(after))
    names = {item.name: item.id for sheet in book for item in sheet.tables.values()}
    assert names == {"stages": 1, "T_Forecast": 2, "t_forecast_2": 3, "t_win_loss": 4}
