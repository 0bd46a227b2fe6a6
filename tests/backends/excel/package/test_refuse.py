import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetcrm.backends.excel.package.xml import PACKAGE_RELS
from sheetcrm.core.errors import SheetcrmError, UnreadableBook

from . import guests

ORIGIN = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
SIGNATURE = f'<Relationship Id="s" Type="{ORIGIN}" Target="_xmlsignatures/origin.sigs"/>'
SIGNED: dict[str, Callable[[bytes], bytes] | bytes | None] = {
    "_rels/.rels": guests.swap("</Relationships>", SIGNATURE + "</Relationships>"),
    "_xmlsignatures/origin.sigs": b"",
}
LOCKED = guests.swap("<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def with_doctype(content: bytes) -> bytes:
    return content.replace(b"?>", b"?>" + BOMB.encode(), 1)


def wide_doctype(content: bytes) -> bytes:
    text = with_doctype(content).decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return b"\xff\xfe" + text.encode("utf-16-le")


def edited(part: str, edit: Callable[[bytes], bytes] | bytes | None) -> bytes:
    return guests.changed(guests.host(), {part: edit})


@pytest.mark.parametrize(
    ("data", "reason", "way_out"),
    [
        (guests.changed(guests.host(), SIGNED), "is signed", "--output"),
        (edited("xl/workbook.xml", LOCKED), "structure of book.xlsx is protected", "--output"),
        (edited("xl/workbook.xml", with_doctype), "declares a document type", "save it"),
        (edited("xl/worksheets/sheet1.xml", wide_doctype), "declares a document type", "save it"),
        (edited("xl/theme/theme1.xml", with_doctype), "declares a document type", "save it"),
        (edited("XL/workbook.XML", b"<a/>"), "two parts called", "repair"),
        (edited("xl/workbook.xml", None), "holds no workbook", "repair"),
        (edited("_rels/.rels", None), "holds no workbook", "save it"),
        (edited("xl/workbook.xml", guests.swap("</sheets>", "</sheet>")), "not well formed", "repair"),
        (guests.package({"a.txt": b"x"}), "not an Excel workbook", "save it"),
        (guests.host()[:-400], "cut off or damaged", "repair"),
        (OLE + bytes(600), "old Excel kind", "save it"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "remove the password"),
        (b"id,value\n1,2\n", "not an Excel workbook", "save it"),
        (b"", "not an Excel workbook", "save it"),
    ],
)
def test_a_refusal_has_one_line_of_reason_and_one_of_way_out(data: bytes, reason: str, way_out: str) -> None:
    with pytest.raises(SheetcrmError) as caught:
        guests.ready(data)
    assert reason in caught.value.reason
    assert way_out in caught.value.way_out
    assert "\n" not in str(caught.value)


def test_entities_in_a_tab_of_ours_do_not_unfold() -> None:
    data = guests.changed(guests.grafted(guests.host()), {"xl/worksheets/sheet3.xml": with_doctype})
    with pytest.raises(SheetcrmError, match="document type"):
        guests.ready(data)


def test_relationships_lead_nowhere_outside_the_package(tmp_path: Path) -> None:
    outside = guests.saved(tmp_path / "secret.xml", b"<secret/>")
    pointer = f'<Relationship Id="a" Type="x/officeDocument" Target="{outside}"/>'
    rels = f'<Relationships xmlns="{PACKAGE_RELS}">{pointer}</Relationships>'
    with pytest.raises(SheetcrmError):
        guests.ready(guests.changed(guests.host(), {"_rels/.rels": rels.encode()}))


def test_a_zip_file_that_unpacks_itself_is_refused() -> None:
    with pytest.raises(SheetcrmError, match="limit of 64 MB"):
        guests.ready(guests.changed(guests.host(), {"xl/media/zero.bin": bytes(80 << 20)}))


@pytest.mark.parametrize("depth", [300, 3000])
def test_elements_nested_without_end_are_refused_before_anybody_walks_through_them(depth: int) -> None:
    nested = f"<dxfs>{'<dxf>' * depth}{'</dxf>' * depth}</dxfs>"
    data = edited("xl/styles.xml", lambda content: re.sub(rb"<dxfs.*</dxfs>", nested.encode(), content))
    assert nested.encode() in guests.parts(data)["xl/styles.xml"]
    with pytest.raises(UnreadableBook, match=r"nests elements without end|not well formed"):
        guests.ready(data)
