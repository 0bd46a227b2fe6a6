import pytest
from lxml import etree

from sheetcrm.backends.excel.package import styleindex, xml
from sheetcrm.backends.excel.package.styleindex import form
from sheetcrm.backends.excel.package.styles import StylesPart
from sheetcrm.core.errors import CannotWrite

from . import guests

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def root(inside: str, main: str = xml.MAIN) -> xml.Element:
    return etree.fromstring(f'<styleSheet xmlns="{main}" xmlns:mc="{MC}">{inside}</styleSheet>')


HOST = (
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0"/></numFmts>'
    '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
)
DONOR = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><scheme val="minor"/></font>'
    '<font><i/><sz val="16"/><name val="Calibri"/><scheme val="minor"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="2"><xf/><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="1" fillId="0" borderId="0" xfId="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<dxfs count="1"><dxf><font><b/></font></dxf></dxfs>'
)


def shape(element: xml.Element, name: str) -> list[bytes]:
    container = xml.child(element, name)
    return [] if container is None else [etree.tostring(child, method="c14n") for child in container]


def test_what_the_workbook_has_keeps_its_place_and_ours_come_after() -> None:
    host, before = StylesPart(root(HOST), "b"), root(HOST)
    host.merge(root(DONOR))
    for name in ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"):
        was = shape(before, name)
        assert shape(host.root, name)[: len(was)] == was, name


def test_the_default_format_becomes_the_workbooks_own() -> None:
    assert StylesPart(root(HOST), "b").merge(root(DONOR)).xf[0] == 0


def test_the_same_number_format_is_used_again_and_a_new_one_gets_a_free_id() -> None:
    host = StylesPart(root(HOST), "b")
    places = host.merge(root(DONOR))
    formats = xml.children(xml.child(host.root, "cellXfs"))
    assert formats[places.xf[1]].get("numFmtId") == "170"
    assert formats[places.xf[2]].get("numFmtId") == "171"
    assert b'numFmtId="171" formatCode="yyyy"' in host.serialise()


def test_a_built_in_number_that_the_workbook_declares_as_something_else_is_not_used() -> None:
    odd = HOST.replace('<numFmts count="1">', '<numFmts count="2"><numFmt numFmtId="14" formatCode="0.00"/>')
    donor = DONOR.replace('<xf numFmtId="165"', '<xf numFmtId="14"')
    host = StylesPart(root(odd), "b")
    places = host.merge(root(donor))
    chosen = xml.children(xml.child(host.root, "cellXfs"))[places.xf[2]].get("numFmtId")
    assert f'numFmtId="{chosen}" formatCode="mm-dd-yy"'.encode() in host.serialise()
    plain = StylesPart(root(HOST), "b")
    assert xml.children(xml.child(plain.root, "cellXfs"))[plain.merge(root(donor)).xf[2]].get("numFmtId") == "14"


def test_counts_are_kept_true_and_order_too() -> None:
    host = StylesPart(root(HOST), "b")
    host.merge(root(DONOR))
    for container in host.root:
        assert container.get("count") == str(len(container))
    names = [etree.QName(child).localname for child in host.root]
    assert names == ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs"]


def test_our_fonts_take_the_workbooks_face_and_keep_their_own_size_where_it_was_chosen() -> None:
    host = StylesPart(root(HOST), "b")
    places = host.merge(root(DONOR))
    formats, fonts = (xml.children(xml.child(host.root, name)) for name in ("cellXfs", "fonts"))
    font = fonts[int(formats[places.xf[1]].get("fontId") or 0)]
    assert {xml.local(child): child.get("val") for child in font} == {"i": None, "sz": "16", "name": "Arial"}


def test_a_second_merge_finds_everything_and_changes_nothing() -> None:
    host = StylesPart(root(HOST), "b")
    first = host.merge(root(DONOR))
    again = StylesPart(etree.fromstring(host.serialise()), "b")
    assert again.merge(root(DONOR)) == first
    assert not again.changed
    assert again.serialise() == host.serialise()


def test_prefixed_and_strict_styles_are_merged_in_their_own_namespace() -> None:
    plain = StylesPart(root(HOST), "b")
    plain.merge(root(DONOR))
    prefixed = StylesPart(etree.fromstring(guests.prefixed(xml.serialise(root(HOST)))), "b")
    prefixed.merge(root(DONOR))
    strict = StylesPart(root(HOST, xml.STRICT[xml.MAIN]), "b")
    strict.merge(root(DONOR))
    assert [form(child) for child in prefixed.root] == [form(child) for child in plain.root]
    assert [form(child) for child in strict.root] == [form(child) for child in plain.root]
    assert b"schemas.openxmlformats.org/spreadsheetml" not in strict.serialise()


def test_alternatives_count_as_one_style_and_stay() -> None:
    choice = f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="q"><font/></mc:Choice></mc:AlternateContent>'
    host = StylesPart(root(HOST.replace('<fonts count="2">', '<fonts count="3">' + choice)), "b")
    places = host.merge(root(DONOR))
    formats, fonts = (xml.children(xml.child(host.root, name)) for name in ("cellXfs", "fonts"))
    font = fonts[int(formats[places.xf[1]].get("fontId") or 0)]
    assert [xml.local(child) for child in font] == ["i", "sz", "name"]


def test_a_workbook_full_of_formats_is_refused() -> None:
    full = "<cellXfs>" + '<xf numFmtId="1"/>' * 65_440 + "</cellXfs>"
    with pytest.raises(CannotWrite, match="as many cell formats as Excel can keep"):
        StylesPart(root(full), "b").merge(root(DONOR))


def test_thousands_of_formats_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    formats = "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0"/>' for number in range(5_000))
    host = StylesPart(root(HOST.replace("</cellXfs>", formats + "</cellXfs>")), "b")
    seen: list[str] = []
    monkeypatch.setattr(styleindex, "form", lambda element: (seen.append(xml.local(element)), form(element))[1])
    host.merge(root(DONOR))
    host.merge(root(DONOR))
    assert seen.count("xf") < 5_020
