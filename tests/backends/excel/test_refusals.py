"""What cannot be read is refused in one sentence, with a way out; nothing else escapes."""

import contextlib
import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.backends.excel.refusals import OLE
from sheetcrm.core.errors import UnreadableBook
from tests.helpers import options
from tests.shared import DATA, needs_shared

from .packages import plain, with_parts, with_sheet


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in files.items():
            package.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not an Excel workbook"),
        (b"a;b\n1;2\n", "not an Excel workbook"),
        (b"PK\x03\x04 and no more", "cut off or damaged"),
        (OLE + b"\0" * 500 + "Workbook".encode("utf-16-le"), "old Excel kind"),
        (OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (zipped(a=b"1"), "not an Excel workbook"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        (zipped(**{"[Content_Types].xml": b"<a/>", "xl__workbook.bin": b""}), "binary workbook"),
        (zipped(**{"[Content_Types].xml": b"<a/>"}), "names no workbook part"),
    ],
)
def test_files_that_are_no_workbooks(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "deals.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableBook, match=reason) as refused:
        read_workbook(path, options())
    assert "deals.xlsx" in refused.value.reason
    assert refused.value.way_out.endswith(".")
    assert "\n" not in str(refused.value)


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableBook, match=r"There is no file gone\.xlsx"):
        read_workbook(tmp_path / "gone.xlsx", options())
    with pytest.raises(UnreadableBook, match="is a folder"):
        read_workbook(tmp_path, options())


def test_a_truncated_workbook_at_any_length(tmp_path: Path) -> None:
    whole = plain(tmp_path / "a.xlsx", [["ID", "Value"], ["a", 1]]).read_bytes()
    path = tmp_path / "b.xlsx"
    for size in range(8, len(whole) - 22, 97):
        path.write_bytes(whole[:size])
        with pytest.raises(UnreadableBook, match="cut off or damaged"):
            read_workbook(path, options())


def test_flipped_bytes_are_refused_or_read_but_never_anything_else(tmp_path: Path) -> None:
    whole = plain(tmp_path / "a.xlsx", [["ID", "Value"], ["a", 1]]).read_bytes()
    path, chance = tmp_path / "b.xlsx", random.Random(5)
    refused = 0
    for _ in range(150):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            read_workbook(path, options())
        except UnreadableBook:
            refused += 1
    assert refused > 30


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_document_types_are_refused(tmp_path: Path, part: str) -> None:
    source = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(source) as book:
        book.add_worksheet().write_row(0, 0, ["ID", "a"])
    with zipfile.ZipFile(source) as package:
        body = package.read(part)
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]>'
    cut = body.index(b"?>") + 2 if body.startswith(b"<?xml") else 0
    path = with_parts(tmp_path / "b.xlsx", source, {part: body[:cut] + entity + body[cut:]})
    with pytest.raises(UnreadableBook, match="document type"):
        read_workbook(path, options())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused_before_the_slow_reader_sees_them(tmp_path: Path, encoding: str) -> None:
    source = plain(tmp_path / "a.xlsx", [["ID"]])
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>' + " " * 5_000_000 + "<x>&a;</x>"
    path = with_parts(tmp_path / "b.xlsx", source, {"xl/worksheets/sheet1.xml": part.encode(encoding)})
    with pytest.raises(UnreadableBook, match="document type"):
        read_workbook(path, options())


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("change", [lambda body: body[: len(body) // 2], lambda body: None, lambda body: b""])
def test_broken_or_missing_parts(tmp_path: Path, part: str, change: Callable[[bytes], bytes | None]) -> None:
    source = plain(tmp_path / "a.xlsx", [["ID"], ["a"]])
    with zipfile.ZipFile(source) as package:
        body = package.read(part)
    path = with_parts(tmp_path / "b.xlsx", source, {part: change(body)})
    with pytest.raises(UnreadableBook):
        read_workbook(path, options())


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A9999999" t="e"><v>#N/A</v></c></row>',
        '<row r="1"><c r="ZZZ1" t="e"><v>#N/A</v></c></row>',
        f'<row r="{"9" * 5000}"><c r="A{"9" * 5000}" t="e"><v>#N/A</v></c></row>',
        '<row r="1"><c r="A1" t="e"><v>#\x95/A</v></c></row>',
    ],
)
def test_addresses_that_do_not_exist_and_bytes_that_are_no_text(tmp_path: Path, cells: str) -> None:
    path = with_sheet(tmp_path / "a.xlsx", f"<sheetData>{cells}</sheetData>", "latin-1" if "\x95" in cells else "utf-8")
    rows = 0
    with contextlib.suppress(UnreadableBook):
        rows = len(read_workbook(path, options()).grids["Deals"].rows)
    assert rows <= 1


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", "<sheetData>" + " " * 3_000_000 + "</sheetData>")
    with pytest.raises(UnreadableBook, match=r"unpacks to 2 MB.*limit of 1 MB.*max_unpacked_mb"):
        read_workbook(path, options(max_unpacked_mb=1))
    assert list(read_workbook(path, options()).grids) == ["Deals"]


def test_what_unpacks_to_hundreds_of_times_its_size_is_refused(tmp_path: Path) -> None:
    source = plain(tmp_path / "a.xlsx", [["ID"], ["a"]])
    path = with_parts(tmp_path / "b.xlsx", source, {"xl/media/a.bin": bytes(66 << 20)})
    with pytest.raises(UnreadableBook, match=r"times its size.*max_unpacked_mb"):
        read_workbook(path, options())
    assert list(read_workbook(path, options(max_unpacked_mb=9000)).grids) == ["Deals"]


def test_a_part_that_unpacks_to_more_than_it_says(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", "<sheetData>" + " " * 3_000_000 + "</sheetData>")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        size = struct.pack("<I", package.getinfo("xl/worksheets/sheet1.xml").file_size)
    assert data.count(size) >= 1
    path.write_bytes(data.replace(size, struct.pack("<I", 5000)))
    with pytest.raises(UnreadableBook, match="cannot be unpacked"):
        read_workbook(path, options(max_unpacked_mb=1))


@needs_shared
@pytest.mark.parametrize("path", sorted(DATA.glob("excel_corpus/*.xls?")), ids=lambda path: path.name[:40])
def test_real_workbooks_are_read_or_refused(path: Path) -> None:
    if "protected" in path.name or "password" in path.name:
        with pytest.raises(UnreadableBook, match="password"):
            read_workbook(path, options())
    else:
        assert read_workbook(path, options()).grids
