import pytest
from lxml import etree

from sheetcrm.backends.excel.package.workbookpart import MARK, WorkbookPart
from sheetcrm.backends.excel.package.xml import MAIN, OFFICE, STRICT

SHEETS = (
    '<sheets><sheet name="A" sheetId="4" r:id="rId1"/><sheet name="B" sheetId="2" state="hidden" r:id="rId2"/>'
    '<sheet name="C" sheetId="7" r:id="rId3"/></sheets>'
)
NAMES = (
    '<definedNames><definedName name="n">A!$A$1</definedName>'
    '<definedName name="n" localSheetId="2">C!$A$1</definedName>'
    f'<definedName name="{MARK}" localSheetId="1" hidden="1">"forecast"</definedName></definedNames>'
)


def part(inside: str = SHEETS + NAMES, main: str = MAIN, office: str = OFFICE) -> WorkbookPart:
    return WorkbookPart(etree.fromstring(f'<workbook xmlns="{main}" xmlns:r="{office}">{inside}</workbook>'))


def views(active: int) -> str:
    return f'<bookViews><workbookView activeTab="{active}" firstSheet="0"/></bookViews>'


def shown(workbook: WorkbookPart) -> str | None:
    view = workbook.root.find(f".//{{{MAIN}}}workbookView")
    return None if view is None else view.get("activeTab")


def test_sheets_and_names_are_told_in_order() -> None:
    assert [(s.index, s.name, s.id, s.rel, s.visible) for s in part().sheets] == [
        (0, "A", 4, "rId1", True),
        (1, "B", 2, "rId2", False),
        (2, "C", 7, "rId3", True),
    ]
    assert part().marks == [(1, "forecast")]


@pytest.mark.parametrize(("said", "means"), [("1", True), ("true", True), ("0", False), ("false", False)])
def test_the_1904_system_and_protection_are_read_however_they_are_said(said: str, means: bool) -> None:
    assert part(f'<workbookPr date1904="{said}"/>' + SHEETS).date1904 is means
    assert part(f'<workbookProtection lockStructure="{said}"/>' + SHEETS).locked is means


def test_locked_windows_are_no_locked_structure() -> None:
    assert not part('<workbookProtection lockWindows="1"/>' + SHEETS).locked


@pytest.mark.parametrize("text", ["Deals!$A$1", "forecast", '"two words"', '""', "1"])
def test_a_name_of_the_users_that_looks_like_our_mark_makes_no_tab_ours(text: str) -> None:
    workbook = part(SHEETS)
    workbook.define(MARK, 0, text)
    assert workbook.marks == []


def test_a_new_sheet_comes_last_with_an_id_of_its_own() -> None:
    workbook = part()
    assert workbook.append("D", "rId9") == 3
    assert (workbook.sheets[3].id, workbook.sheets[3].rel) == (8, "rId9")


def test_strict_workbooks_get_strict_pointers() -> None:
    workbook = part(SHEETS, STRICT[MAIN], STRICT[OFFICE])
    assert workbook.strict
    workbook.append("D", "rId9")
    assert workbook.sheets[3].rel == "rId9"
    assert OFFICE.encode() not in workbook.serialise()


def test_removing_a_sheet_renumbers_what_counts_from_the_left() -> None:
    workbook = part(views(2) + SHEETS + NAMES)
    workbook.remove(1)
    assert [sheet.name for sheet in workbook.sheets] == ["A", "C"]
    assert [(name.name, name.sheet, name.text) for name in workbook.names] == [
        ("n", None, "A!$A$1"),
        ("n", 1, "C!$A$1"),
    ]
    assert shown(workbook) == "1"


def test_removing_the_sheet_in_view_shows_one_that_is_not_hidden() -> None:
    workbook = part(views(2) + SHEETS)
    workbook.remove(2)
    assert shown(workbook) == "0"


def test_removing_the_last_name_leaves_no_empty_list_of_names() -> None:
    workbook = part(SHEETS)
    workbook.define("x", 0, "A!$A$1")
    workbook.remove(0)
    assert b"definedNames" not in workbook.serialise()


def test_parts_that_are_missing_are_made_at_their_place() -> None:
    workbook = part(views(0) + SHEETS + '<calcPr calcId="1"/><pivotCaches/>')
    workbook.define(MARK, 2, '"x"', hidden=True)
    order = [etree.QName(child).localname for child in workbook.root]
    assert order == ["bookViews", "sheets", "definedNames", "calcPr", "pivotCaches"]
    without = part(SHEETS + "<pivotCaches/>")
    without.calculate_on_load()
    assert [etree.QName(child).localname for child in without.root] == ["sheets", "calcPr", "pivotCaches"]


def test_marks_of_other_sheets_and_names_of_the_user_stay() -> None:
    workbook = part()
    workbook.define("_xlnm.Print_Titles", 1, "B!$1:$1")
    workbook.define("users", 1, "B!$A$1")
    workbook.define(MARK, 2, '"deals"', hidden=True)
    workbook.forget_ours(1)
    assert [name.name for name in workbook.names] == ["n", "n", "users", MARK]
