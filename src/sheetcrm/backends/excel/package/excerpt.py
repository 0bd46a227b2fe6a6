"""A few sheets of a package in a package as plain as can be, which any reader takes, whatever the rest is like."""

import io
from collections.abc import Collection, Mapping
from html import escape

from . import xml
from .graph import Graph
from .probe import worksheet
from .workbookpart import WorkbookPart
from .zipwriter import ZipWriter, pack

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
NO_MERGES = b"<mergeCells></mergeCells><!--neutomet-->"
"""What stands before a sheet's XML. python-calamine parses every sheet a second time, up to where merged cells are
told, which nobody here asks it for: it finds none at once, and is done in two thirds of the time. The letters make the
CRC-32 of all of it 0, as `ZipWriter.copy` wants it."""


def excerpt(graph: Graph, names: Collection[str], texts: bool = False) -> bytes:
    """A workbook of the named sheets alone (those that there are), with the package's styles, and its shared `texts`
    where they are asked for. Which cells are merged is not in it."""
    workbook = WorkbookPart(graph.xml(graph.workbook))
    there = {sheet.name: part for sheet in workbook.sheets if (part := worksheet(graph, sheet))}
    found = {name: there[name] for name in names if name in there}
    archive = graph.archive
    out = io.BytesIO()
    writer = ZipWriter(out)
    for place, part in enumerate(found.values()):
        before = NO_MERGES if archive.beginning(part, b"<").startswith(b"<") else b""  # b"" in UTF-16
        writer.copy(archive, archive.parts[part], f"xl/worksheets/sheet{place}.xml", before)
    strings = graph.target(graph.workbook, "sharedStrings") if texts else None
    if strings is not None:
        writer.copy(archive, archive.parts[strings], "xl/sharedStrings.xml")
    styles = graph.target(graph.workbook, "styles")
    if styles is not None:
        writer.add("xl/styles.xml", pack(xml.serialise(_settled(graph.xml(styles)))))
    for part, text in _frame(found, workbook.date1904).items():
        writer.add(part, pack(text.encode()))
    writer.close()
    return out.getvalue()


def _settled(styles: xml.Element) -> xml.Element:
    """The styles with one of each set of alternatives taken, which not every reader does by itself."""
    for alternatives in [element for element in styles.iter() if xml.local(element) == "AlternateContent"]:
        parent, choice = alternatives.getparent(), xml.children(alternatives)[-1:]
        if parent is not None:
            place = parent.index(alternatives)
            parent[place : place + 1] = [kept for taken in choice for kept in xml.children(taken)]
    return styles


def _frame(names: Collection[str], date1904: bool) -> Mapping[str, str]:
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place + 1}" r:id="s{place}"/>' for place, name in enumerate(names)
    )
    targets = [(f"s{place}", "worksheet", f"worksheets/sheet{place}.xml") for place in range(len(names))]
    targets += [("styles", "styles", "styles.xml"), ("texts", "sharedStrings", "sharedStrings.xml")]
    pointers = "".join(
        f'<Relationship Id="{id_}" Type="{xml.OFFICE}/{kind}" Target="{at}"/>' for id_, kind, at in targets
    )
    return {
        "xl/workbook.xml": (
            f'<workbook xmlns="{xml.MAIN}" xmlns:r="{xml.OFFICE}"><workbookPr date1904="{int(date1904)}"/>'
            f"<sheets>{sheets}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{xml.PACKAGE_RELS}">{pointers}</Relationships>',
        "_rels/.rels": (
            f'<Relationships xmlns="{xml.PACKAGE_RELS}"><Relationship Id="w" Type="{xml.OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ),
        "[Content_Types].xml": (
            f'<Types xmlns="{xml.TYPES}"><Default Extension="xml" ContentType="{KIND}.worksheet+xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/></Types>'
        ),
    }
