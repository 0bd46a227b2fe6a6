"""The cells put into the workbook that XlsxWriter drew, in place of its own."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)
EMPTY = b"<sheetData/>"
STYLE = re.compile(rb'<c r="A\d+" s="(\d+)"')
DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
AFTER_LINKS = re.compile(rb"<(?:printOptions|pageMargins)\b")
TEXTS = re.compile(rb"<(?:Override|Relationship) [^>]*sharedStrings[^>]*/>")
REFERENCE = re.compile(rb' ref="[^"]*"')
LINES = re.compile(rb"<c:lineChart>.*?</c:lineChart>", re.DOTALL)
LANGUAGE = re.compile(rb"<c:lang [^>]*/>")
STYLES = "xl/styles.xml"
SHARED = "xl/sharedStrings.xml"
LISTS = ("[Content_Types].xml", "xl/_rels/workbook.xml.rels")
DAY = (1980, 1, 1, 0, 0, 0)


def unpack(package: bytes) -> dict[str, bytes]:
    """The parts of a package, in its order."""
    with zipfile.ZipFile(io.BytesIO(package)) as drawn:
        return {name: drawn.read(name) for name in drawn.namelist()}


def style_numbers(sheet: bytes) -> list[int]:
    """The numbers of the styles in column A of a sheet, from the top."""
    return [int(number) for number in STYLE.findall(sheet)]


def part(place: int) -> str:
    """The part of a sheet, by its place from 0."""
    return f"xl/worksheets/sheet{place + 1}.xml"


def bare(sheet: bytes, area: str) -> bytes:
    """A sheet's XML without rows, and the area that they are to cover."""
    return ROWS.sub(EMPTY, DIMENSION.sub(f'<dimension ref="{area}"/>'.encode(), sheet, count=1), count=1)


def fill(sheet: bytes, rows: Iterable[str], links: Iterable[str]) -> bytes:
    """A bare sheet's XML with these rows and links."""
    head, _, tail = sheet.partition(EMPTY)
    if linked := "".join(links):
        place = AFTER_LINKS.search(tail)
        at = place.start() if place else 0
        tail = tail[:at] + f"<hyperlinks>{linked}</hyperlinks>".encode() + tail[at:]
    return b"".join((head, b"<sheetData>", "".join(rows).encode(), b"</sheetData>", tail))


def outspoken(chart: bytes) -> bytes:
    """A chart that says what XlsxWriter leaves to Excel's own defaults, for other programs have other ones: straight
    lines, gaps for blanks, square corners."""
    chart = LINES.sub(
        lambda lines: lines[0].replace(b"</c:val></c:ser>", b'</c:val><c:smooth val="0"/></c:ser>'), chart
    )
    chart = chart.replace(b'<c:plotVisOnly val="1"/>', b'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>', 1)
    return LANGUAGE.sub(rb'\g<0><c:roundedCorners val="0"/>', chart, count=1)


def stretch(parts: dict[str, bytes], table: str, area: str) -> None:
    """Gives the table of this name its whole range."""
    wanted = f' displayName="{table}"'.encode()
    for name, data in parts.items():
        if name.startswith("xl/tables/") and wanted in data:
            parts[name] = REFERENCE.sub(f' ref="{area}"'.encode(), data)


def finish(parts: dict[str, bytes]) -> None:
    """Takes out the shared strings, which no cell uses any more, and has the charts speak out."""
    parts.pop(SHARED, None)
    for name, data in parts.items():
        if name in LISTS:
            parts[name] = TEXTS.sub(b"", data)
        elif name.startswith("xl/charts/"):
            parts[name] = outspoken(data)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts. Nothing is compressed: it is about to be copied into another package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, DAY), data)
    return buffer.getvalue()
