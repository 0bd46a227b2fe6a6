"""Each kind of structural problem is found where it is, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.backends.excel.package import sheetcheck, structure
from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.backends.excel.package.graph import Graph
from sheetcrm.backends.excel.package.xml import OFFICE, PACKAGE_RELS

from . import guests

WORKBOOK, TYPES, RELS = "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
STYLES, SHEET, TABLE = "xl/styles.xml", "xl/worksheets/sheet2.xml", "xl/tables/table1.xml"
NAME = '<definedName name="Total">SUM(Deals!$B$1:$B$5)</definedName>'


def kinds(data: bytes) -> set[str]:
    archive = Archive(data, "b", guests.LIMIT)
    graph = Graph(archive)
    sizes = sheetcheck.sizes(graph)
    sheets = [part for part in archive.parts if part.startswith("xl/worksheets/sheet")]
    found = [*structure.problems(archive), *(f for part in sheets for f in sheetcheck.theirs(graph, part, sizes))]
    return {finding.kind for finding in found}


def test_an_ordinary_workbook_has_no_problem() -> None:
    assert kinds(guests.host()) == set()
    assert kinds(guests.grafted(guests.host())) == set()


@pytest.mark.parametrize(
    ("kind", "part", "old", "new"),
    [
        ("type-twice", TYPES, "</Types>", '<Override PartName="/XL/styles.xml" ContentType="x"/></Types>'),
        ("type-without-part", TYPES, "</Types>", '<Override PartName="/xl/no.xml" ContentType="x"/></Types>'),
        ("part-without-type", TYPES, 'Extension="vml"', 'Extension="lmv"'),
        ("relationship-twice", RELS, 'Id="rId2"', 'Id="rId1"'),
        ("relationship-to-nothing", RELS, "theme/theme1.xml", "theme/theme9.xml"),
        ("part-unreached", RELS, "theme/theme1.xml", "styles.xml"),
        ("no-visible-sheet", WORKBOOK, "<sheet ", '<sheet state="hidden" '),
        ("sheet-name-twice", WORKBOOK, '"Notes"', '"DEALS"'),
        ("sheet-id-twice", WORKBOOK, 'sheetId="2"', 'sheetId="1"'),
        ("sheet-relationship-twice", WORKBOOK, 'r:id="rId2"', 'r:id="rId1"'),
        ("sheet-without-part", WORKBOOK, 'r:id="rId2"', 'r:id="rId77"'),
        ("name-twice", WORKBOOK, NAME, NAME * 2),
        ("name-of-no-sheet", WORKBOOK, 'localSheetId="1"', 'localSheetId="2"'),
        ("active-tab-of-no-sheet", WORKBOOK, "<workbookView ", '<workbookView activeTab="5" '),
        ("out-of-order", WORKBOOK, "<bookViews>", "<calcPr/><bookViews>"),
        ("count-of-styles", STYLES, '<cellXfs count="2"', '<cellXfs count="3"'),
        (
            "style-of-nothing",
            STYLES,
            'fontId="1" fillId="0" borderId="0" xfId="0"',
            'fontId="9" fillId="0" borderId="0"',
        ),
        ("cell-style-of-nothing", "xl/worksheets/sheet1.xml", 's="1"', 's="99"'),
        ("text-of-nothing", SHEET, "<v>5</v>", "<v>500</v>"),
        ("row-astray", "xl/worksheets/sheet1.xml", '<row r="2"', '<row r="1"'),
        ("format-of-nothing", SHEET, 'dxfId="0"', 'dxfId="7"'),
        ("pointer-without-relationship", SHEET, 'tablePart r:id="rId2"', 'tablePart r:id="rId9"'),
        ("not-well-formed", SHEET, "</sheetData>", "</sheetDada>"),
    ],
)
def test_a_problem_is_found(kind: str, part: str, old: str, new: str) -> None:
    assert kind in kinds(guests.changed(guests.host(), {part: guests.swap(old, new)}))


def test_tables_that_share_an_id_or_a_name_are_found() -> None:
    def second(book: object) -> None:
        book.add_worksheet("T").add_table("A1:B3", {"name": "other"})  # type: ignore[attr-defined]

    same = {
        "xl/tables/table2.xml": lambda content: content.replace(b'id="2"', b'id="1"', 1).replace(b"other", b"STAGES")
    }
    assert {"table-id-twice", "table-name-twice"} <= kinds(guests.changed(guests.host(second), same))


def test_relationships_of_a_part_that_is_not_there_are_found() -> None:
    pointer = f'<Relationship Id="a" Type="{OFFICE}/x" Target="workbook.xml"/>'
    rels = f'<Relationships xmlns="{PACKAGE_RELS}">{pointer}</Relationships>'
    assert "relationships-of-nothing" in kinds(guests.changed(guests.host(), {"xl/_rels/gone.xml.rels": rels.encode()}))


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("cell-style-of-nothing", b' s="', b' s="9'),
        ("text-of-nothing", b't="inlineStr"', b't="s"'),
        ("sheet-without-rows", b"sheetData", b"sheetDada"),
        ("pointer-without-relationship", b'r:id="rId1"', b'r:id="rId9"'),
    ],
)
def test_the_quick_look_at_our_own_sheets_finds_what_matters(kind: str, old: bytes, new: bytes) -> None:
    part, no_texts = "xl/worksheets/sheet3.xml", guests.swap('/sharedStrings"', '/otherStrings"')
    edits = {part: lambda content: content.replace(old, new), "xl/_rels/workbook.xml.rels": no_texts}
    graph = Graph(Archive(guests.changed(guests.grafted(guests.host()), edits), "b", guests.LIMIT))
    found = sheetcheck.ours(graph, part, graph.archive.read(part), sheetcheck.sizes(graph))
    assert kind in {finding.kind for finding in found}


@given(st.integers(1, 70_000), st.integers(0, 100_000))
def test_a_pattern_tells_numbers_from_a_size_on(size: int, number: int) -> None:
    pattern = sheetcheck.at_least(size)
    for shown in (number, size - 1, size, size + 1):
        assert (re.fullmatch(pattern, str(shown).encode()) is not None) is (shown >= size)
