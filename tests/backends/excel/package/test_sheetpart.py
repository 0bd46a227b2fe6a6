import pytest
from lxml import etree

from sheetcrm.backends.excel.package import xml
from sheetcrm.backends.excel.package.sheetpart import Fit, Kept, adapt, kept_of
from sheetcrm.backends.excel.package.styles import StyleMap
from sheetcrm.core.errors import CannotWrite

STYLES = StyleMap(xf={0: 0, 1: 41, 2: 42, 12: 43}, dxf={0: 5})
NS = {"m": xml.MAIN, "s": xml.STRICT[xml.MAIN]}


def sheet(rows: str, before: str = "", after: str = "") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{xml.MAIN}" xmlns:r="{xml.OFFICE}">'
        f"{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def adapted(data: bytes, fit: Fit | None = None, kept: Kept | None = None) -> xml.Element:
    return etree.fromstring(adapt(data, fit or Fit(STYLES), kept or Kept(), "b"))


def styles(root: xml.Element) -> list[str | None]:
    return [cell.get("s") for cell in root.iterfind(".//m:c", NS)]


def test_cells_and_rows_get_the_hosts_style_numbers() -> None:
    cells = '<c r="A1" s="1"><v>1</v></c><c r="B1" s="12" t="b"/><c r="C1"/>'
    root = adapted(sheet(f'<row r="1" spans="1:3" s="2" customFormat="1">{cells}</row>'))
    assert styles(root) == ["41", "43", None]
    assert root.find(".//m:row", NS).get("s") == "42"  # type: ignore[union-attr]


def test_attributes_may_come_in_any_order() -> None:
    assert styles(adapted(sheet('<row r="1"><c s="1" r="A1"/><c t="n" r="B1" s="2"/></row>'))) == ["41", "42"]


def test_text_that_looks_like_a_cell_is_left_alone() -> None:
    text = ' s="1" &lt;c r="A1" s="1" t="s"&gt;&lt;v&gt;0&lt;/v&gt;'
    rows = f'<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    root = adapted(sheet(rows), Fit(STYLES, shared=[b"<t>wrong</t>"]))
    assert root.find(".//m:t", NS).text == ' s="1" <c r="A1" s="1" t="s"><v>0</v>'  # type: ignore[union-attr]


def test_the_quick_way_and_the_careful_way_agree() -> None:
    quick = sheet('<row r="1" s="2"><c r="A1" s="1"><v>1</v></c><c s="12" r="B1"/><c r="C1"/><c r="D1" s="77"/></row>')
    careful = quick.replace(b"<v>1</v>", b'<v>1</v><is><t> s="2"</t></is>')
    expected = [["41", "43", None, "0"]] * 2
    assert [styles(adapted(data)) for data in (quick, careful)] == expected
    assert b' s="2"</t>' in adapt(careful, Fit(STYLES), Kept(), "b")


def test_shared_texts_are_put_in_place() -> None:
    rows = '<row r="1"><c r="A1" s="1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    root = adapted(sheet(rows), Fit(STYLES, shared=[b"<t>zero</t>", b"<r><t>rich</t></r>"]))
    assert [(c.get("t"), "".join(c.itertext())) for c in root.iterfind(".//m:c", NS)] == [
        ("inlineStr", "rich"),
        ("inlineStr", "zero"),
    ]
    assert styles(root) == ["41", None]


def test_columns_and_differential_formats_are_renumbered_too() -> None:
    before = '<cols><col min="1" max="1" style="1"/></cols>'
    after = '<conditionalFormatting><cfRule dxfId="0"/></conditionalFormatting>'
    root = adapted(sheet("", before, after))
    assert root.find(".//m:col", NS).get("style") == "41"  # type: ignore[union-attr]
    assert root.find(".//m:cfRule", NS).get("dxfId") == "5"  # type: ignore[union-attr]


def test_no_tab_of_ours_is_selected() -> None:
    root = adapted(sheet("", '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'))
    assert root.find(".//m:sheetView", NS).attrib == {"workbookViewId": "0"}  # type: ignore[union-attr]


def test_an_empty_sheet_stays_empty() -> None:
    data = sheet("").replace(b"<sheetData></sheetData>", b"<sheetData/>")
    assert adapted(data).find("m:sheetData", NS) is not None


def test_a_strict_host_gets_a_strict_sheet() -> None:
    after = '<drawing r:id="rId1"/>'
    root = adapted(sheet('<row r="1"><c r="A1" s="1"/></row>', "", after), Fit(STYLES, xml.STRICT))
    assert root.find("s:sheetData/s:row/s:c", NS) is not None
    assert root.find("s:drawing", NS).get(f"{{{xml.STRICT[xml.OFFICE]}}}id") == "rId1"  # type: ignore[union-attr]


def test_a_users_colour_and_the_macros_name_of_a_tab_are_kept() -> None:
    old = sheet("", '<sheetPr codeName="Sheet4"><tabColor theme="4" tint="0.5"/><pageSetUpPr/></sheetPr>')
    new = sheet("", '<sheetPr><tabColor rgb="FF336699"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1"/>')
    properties = adapted(new, kept=kept_of(old, "b")).find("m:sheetPr", NS)
    assert properties is not None
    assert properties.get("codeName") == "Sheet4"
    assert [dict(child.attrib) for child in properties] == [{"theme": "4", "tint": "0.5"}, {"fitToPage": "1"}]


def test_what_is_kept_is_found_behind_prefixes_and_made_where_the_new_tab_has_none() -> None:
    properties = '<x:sheetPr codeName="S"><x:tabColor rgb="FF000000"/></x:sheetPr>'
    old = f'<x:worksheet xmlns:x="{xml.MAIN}">{properties}</x:worksheet>'
    kept = kept_of(old.encode(), "b")
    assert kept == Kept("S", {"rgb": "FF000000"})
    root = adapted(sheet("", '<dimension ref="A1"/>'), kept=kept)
    assert [etree.QName(child).localname for child in root] == ["sheetPr", "dimension", "sheetData"]


def test_a_sheet_without_choices_gives_nothing_to_keep() -> None:
    assert kept_of(sheet('<row r="1"/>'), "b") == Kept()


def test_a_donor_without_rows_is_refused() -> None:
    with pytest.raises(CannotWrite):
        adapt(b"<worksheet/>", Fit(STYLES), Kept(), "b")
