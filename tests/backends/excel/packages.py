"""Small workbooks for the tests: ordinary ones by openpyxl, and ones whose sheet XML the test writes itself."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def plain(path: Path, rows: list[list[object]], title: str = "Deals") -> Path:
    """A workbook of one sheet, written by openpyxl."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def with_parts(path: Path, source: Path, parts: Mapping[str, bytes | None]) -> Path:
    """A copy of a workbook with some parts exchanged, added, or (None) left out."""
    with zipfile.ZipFile(source) as old:
        kept = {entry: old.read(entry) for entry in old.namelist()} | dict(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry, data in kept.items():
            if data is not None:
                new.writestr(entry, data)
    path.write_bytes(buffer.getvalue())
    return path


def with_sheet(path: Path, xml: str, encoding: str = "utf-8") -> Path:
    """A workbook whose one sheet, Deals, has this XML inside `<worksheet>`."""
    source = plain(path.with_suffix(".plain.xlsx"), [])
    head = f'<?xml version="1.0" encoding="{encoding}"?><worksheet xmlns="{MAIN}">'
    part = (head + xml + "</worksheet>").encode(encoding)
    return with_parts(path, source, {"xl/worksheets/sheet1.xml": part})
