import pytest
from lxml import etree

from sheetcrm.backends.excel.package import xml

ORDER = ("a", "b", "c")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("", 0),
        (None, 0),
        ("-1", 0),
        ("A1", 0),
        ("1e9", 0),
        ("9" * 30, 0),
        ("\u0667", 0),
        ("\u00b2", 0),
    ],
)
def test_what_is_no_number_is_read_as_none(text: str | None, number: int) -> None:
    assert xml.number(text) == number
    assert xml.number("x", 5) == 5


def test_a_child_is_made_at_its_place_and_found_again() -> None:
    root = etree.fromstring('<r xmlns="u"><a/><c/></r>')
    made = xml.insert(root, "b", ORDER)
    assert [xml.local(child) for child in root] == ["a", "b", "c"]
    assert xml.insert(root, "b", ORDER) is made
    assert xml.namespace(made) == "u"


def test_comments_are_no_children() -> None:
    root = etree.fromstring("<r><!-- x --><a/></r>")
    assert [xml.local(child) for child in xml.children(root)] == ["a"]
    assert xml.children(None) == []


def test_a_tree_that_nobody_changed_serialises_the_same() -> None:
    root = etree.fromstring('<r xmlns="u" xmlns:p="v" p:x="1"><p:a>t</p:a>tail</r>')
    once = xml.serialise(root)
    assert xml.serialise(etree.fromstring(once)) == once


def test_namespaces_are_renamed_in_elements_and_attributes_but_not_in_text() -> None:
    root = etree.fromstring('<r xmlns="u" xmlns:p="v" p:x="u"><a>u</a><!-- gone --></r>')
    made = xml.translated(root, {"u": "U", "v": "V"})
    assert etree.tostring(made) == b'<r xmlns="U" xmlns:p="V" p:x="u"><a>u</a></r>'
