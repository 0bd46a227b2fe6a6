"""A few sheets in a plain package: what another reader finds in it, and in which of them it looks for merged cells."""

import io
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.backends.excel.package.excerpt import NO_MERGES, excerpt
from sheetcrm.backends.excel.package.graph import Graph
from tests.backends.excel.packages import with_sheet

SHEET = "xl/worksheets/sheet0.xml"
ROWS = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>'
MERGED = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'


def packed(path: Path, method: int) -> bytes:
    """The bytes of a workbook, all its parts packed so."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_list_of_merges_stands_before_a_sheet_and_every_checksum_holds(tmp_path: Path, method: int) -> None:
    data = packed(with_sheet(tmp_path / "a.xlsx", ROWS + MERGED), method)
    whole = Archive(data, "a.xlsx", 100)
    made = excerpt(Graph(whole), ["Deals"])
    with zipfile.ZipFile(io.BytesIO(made)) as package, zipfile.ZipFile(io.BytesIO(data)) as before:
        assert package.testzip() is None
        body = package.read(SHEET)
        assert body.startswith(NO_MERGES)
        assert body.removeprefix(NO_MERGES) in {before.read(name) for name in before.namelist()}
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_name("Deals")
    assert sheet.to_python() == [[1.0, 2.0]]
    assert not sheet.merged_cell_ranges


def test_nothing_stands_before_a_sheet_that_is_no_plain_text(tmp_path: Path) -> None:
    data = with_sheet(tmp_path / "a.xlsx", ROWS, "utf-16").read_bytes()
    made = excerpt(Graph(Archive(data, "a.xlsx", 100)), ["Deals"])
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        assert package.read(SHEET)[:2] == b"\xff\xfe"
