"""Structural problems inside one sheet: numbers of styles, texts and formats that point nowhere, rows astray."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from . import sheetpart, xml
from .graph import Graph
from .structure import Finding

TEXT = re.compile(rb'<c [^>]*t="s"')
LINKS = re.compile(rb'<hyperlinks>(?:<hyperlink ref="[A-Z]+\d+" location="[^"<&\x00-\x1f]*"/>)*</hyperlinks>')
"""Links as we write them, which point nowhere by a relationship: there may be tens of thousands."""
RELATIONSHIP_SPACES = (xml.OFFICE, xml.STRICT[xml.OFFICE])


@dataclass(frozen=True)
class Sizes:
    """How many cell formats, differential formats and shared texts a workbook has; None where it has no such part."""

    graph: Graph
    xf: int | None
    dxf: int | None

    @property
    def shared(self) -> str | None:
        """The part of the shared texts."""
        return self.graph.target(self.graph.workbook, "sharedStrings")

    @cached_property
    def texts(self) -> int | None:
        """Counted where they are asked for: there may be very many."""
        part = self.shared
        return None if part is None else len(re.findall(rb"<(?:\w+:)?si[ />]", self.graph.archive.read(part)))


def sizes(graph: Graph) -> Sizes:
    """Counted from the styles and the shared texts."""
    styles = graph.target(graph.workbook, "styles")
    root = graph.xml(styles) if styles else None
    return Sizes(
        graph,
        xf=None if root is None else len(xml.children(xml.child(root, "cellXfs"))),
        dxf=None if root is None else len(xml.children(xml.child(root, "dxfs"))),
    )


def ours(graph: Graph, part: str, data: bytes, limit: Sizes) -> Iterator[Finding]:
    """Problems of a sheet that we made, `data` its content: fast, since its shape is known."""
    found = sheetpart.ROWS.search(data)
    if found is None:
        yield Finding("sheet-without-rows", part)
        return
    if _beyond(found.group(), limit.xf or 1):
        yield Finding("cell-style-of-nothing", part)
    if limit.shared is None and TEXT.search(found.group()):
        yield Finding("text-of-nothing", part)
    tail = LINKS.sub(b"", data[found.end() :], count=1)
    frame = xml.parse(data[: found.start()] + sheetpart.EMPTY + tail, part, graph.archive.book)
    for element in xml.select(frame, "//*[@r:id or @dxfId]", r=xml.prefixes(frame).get("r") or xml.OFFICE):
        yield from _frame(element, graph, part, limit)


def _beyond(rows: bytes, size: int) -> bool:
    """Whether a cell's style number is too high. Texts that look like one are told apart only where it matters."""
    seen = re.search(rb' s="(?:' + at_least(size) + rb')"', rows)
    return seen is not None and any(int(number) >= size for _, number in sheetpart.STYLED.findall(rows))


def at_least(size: int) -> bytes:
    """A pattern of the numbers from `size` on: looking for one that is too high makes no list of all the others."""
    digits = str(size)
    same = [
        f"{digits[:place]}[{int(digit) + 1}-9]\\d{{{len(digits) - place - 1}}}"
        for place, digit in enumerate(digits)
        if digit < "9"
    ]
    return "|".join([rf"[1-9]\d{{{len(digits)},}}", digits, *same]).encode()


def theirs(graph: Graph, part: str, limit: Sizes) -> Iterator[Finding]:
    """Problems of any sheet, read element by element."""
    last = 0
    stream = io.BytesIO(graph.archive.read(part))
    try:
        for _, element in etree.iterparse(stream, resolve_entities=False, no_network=True, huge_tree=True):
            name = xml.local(element)
            if name == "c":
                yield from _cell(element, part, limit)
            elif name == "row":
                number = xml.number(element.get("r"), last + 1)
                if number <= last:
                    yield Finding("row-astray", part)
                last = number
                element.clear()
            elif name not in ("v", "f", "is", "t", "r"):
                yield from _frame(element, graph, part, limit)
    except etree.XMLSyntaxError:
        yield Finding("not-well-formed", part)


def _cell(cell: xml.Element, part: str, limit: Sizes) -> Iterator[Finding]:
    if limit.xf is not None and xml.number(cell.get("s")) >= limit.xf:
        yield Finding("cell-style-of-nothing", part)
    if cell.get("t") == "s":
        value = xml.child(cell, "v")
        if value is not None and xml.number(value.text) >= (limit.texts or 0):
            yield Finding("text-of-nothing", part)


def _frame(element: xml.Element, graph: Graph, part: str, limit: Sizes) -> Iterator[Finding]:
    if not isinstance(element.tag, str):
        return
    format_ = element.get("dxfId")
    if xml.local(element) == "cfRule" and format_ and limit.dxf is not None and xml.number(format_) >= limit.dxf:
        yield Finding("format-of-nothing", part)
    rels = graph.rels.get(part)
    for name, value in element.attrib.items():
        inside = etree.QName(name).namespace in RELATIONSHIP_SPACES
        if inside and value and (rels is None or rels.get(str(value)) is None):
            yield Finding("pointer-without-relationship", f"{part} {value!s}")
