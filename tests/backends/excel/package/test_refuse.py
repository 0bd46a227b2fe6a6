import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetcrm.backends.excel.package.xml import PACKAGE_RELS
from sheetcrm.core.errors import CannotWrite, SheetcrmError, UnreadableBook

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


ANCHOR = (
    "<xdr:twoCellAnchor><xdr:from/><xdr:to/><xdr:{0}><xdr:nv><xdr:cNvPr id='9' name='{1}'/></xdr:nv></xdr:{0}>"
    "<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
)


def drawn_on(thing: str, name: str, drawing: str = "xl/drawings/drawing2.xml") -> bytes:
    """A host with our tabs, on the first of which the user placed something."""
    edit = guests.swap("</xdr:wsDr>", ANCHOR.format(thing, name))
    return guests.changed(guests.grafted(guests.host()), {drawing: edit})


@pytest.mark.parametrize(
    ("thing", "name", "what"),
    [
        ("pic", "Logo", "picture “Logo”"),
        ("sp", "Arrow", "shape “Arrow”"),
        ("graphicFrame", "Chart 7", "chart “Chart 7”"),
        ("graphicFrame", "sheetcrm 1", "chart “sheetcrm 1”"),
        ("AlternateContent", "Slicer", "shape “Slicer”"),
    ],
)
def test_what_a_user_drew_on_a_tab_of_ours_is_not_lost(thing: str, name: str, what: str) -> None:
    with pytest.raises(CannotWrite) as caught:
        guests.ready(drawn_on(thing, name))
    assert caught.value.reason == f"The tab Forecast holds something of yours ({what}) that a refresh would remove."


def test_what_a_user_drew_on_sheets_of_their_own_stays() -> None:
    guests.grafted(drawn_on("pic", "Logo", "xl/drawings/drawing1.xml"))


def test_charts_of_ours_are_ours_where_a_program_dropped_their_names() -> None:
    nameless = {f"xl/drawings/drawing{number}.xml": guests.swap("sheetcrm 1", "Diagramm 1") for number in (2, 3)}
    guests.grafted(guests.changed(guests.grafted(guests.host()), nameless))


def test_a_background_picture_of_the_users_on_a_tab_of_ours_is_not_lost() -> None:
    pointer = '<Relationship Id="p" Type="x/image" Target="../media/back.png"/></Relationships>'
    edits: dict[str, Callable[[bytes], bytes] | bytes | None] = {
        "xl/worksheets/_rels/sheet3.xml.rels": guests.swap("</Relationships>", pointer),
        "xl/media/back.png": b"",
    }
    with pytest.raises(CannotWrite, match=r"something of yours \(image\)"):
        guests.ready(guests.changed(guests.grafted(guests.host()), edits))
