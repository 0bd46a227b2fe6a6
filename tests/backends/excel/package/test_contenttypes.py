from lxml import etree

from sheetcrm.backends.excel.package.contenttypes import RELS_TYPE, ContentTypes
from sheetcrm.backends.excel.package.xml import TYPES


def types(inside: str) -> ContentTypes:
    return ContentTypes(etree.fromstring(f'<Types xmlns="{TYPES}">{inside}</Types>'))


PLAIN = (
    '<Default Extension="XML" ContentType="application/xml"/>'
    '<Override PartName="/xl/Workbook.xml" ContentType="workbook"/>'
    '<Override PartName="/xl/gone.xml" ContentType="stale"/>'
)


def test_a_type_by_name_beats_one_by_extension_and_case_does_not_matter() -> None:
    assert types(PLAIN).of("xl/workbook.xml") == "workbook"
    assert types(PLAIN).of("xl/other.xml") == "application/xml"
    assert types(PLAIN).of("xl/image.png") == ""
    assert types(PLAIN).all_of(["xl/workbook.xml", "xl/a.xml", "b"]) == {
        "xl/workbook.xml": "workbook",
        "xl/a.xml": "application/xml",
        "b": "",
    }


def test_stale_types_count_as_taken_names() -> None:
    assert types(PLAIN).overridden == {"xl/workbook.xml", "xl/gone.xml"}


def test_new_types_come_last_and_the_others_keep_their_order() -> None:
    found = types(PLAIN)
    found.add("xl/new.xml", "new")
    names = [element.get("PartName") for element in etree.fromstring(found.serialise())]
    assert names == [None, "/xl/Workbook.xml", "/xl/gone.xml", "/xl/new.xml"]
    assert found.changed


def test_forgetting_a_part_forgets_nothing_else() -> None:
    found = types(PLAIN)
    found.remove(["xl/gone.xml", "xl/never.xml"])
    assert found.overridden == {"xl/workbook.xml"}


def test_relationship_parts_are_declared_once() -> None:
    found = types(PLAIN)
    found.need_rels()
    once = found.serialise()
    found.need_rels()
    assert found.serialise() == once
    assert found.of("xl/_rels/a.xml.rels") == RELS_TYPE


def test_nothing_is_changed_where_nothing_was_asked() -> None:
    found = types('<Default Extension="rels" ContentType="' + RELS_TYPE + '"/>')
    found.need_rels()
    found.remove(["xl/a.xml"])
    assert not found.changed
