"""Our tabs as another reader finds them in the written package, compared with the tabs that the renderer made."""

import io
from collections.abc import Collection, Mapping
from operator import eq
from xml.sax.saxutils import quoteattr

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sheetcrm.core.errors import CannotWrite

from . import xml
from .archive import Archive
from .graph import Graph
from .probe import worksheet
from .verify import REPORT
from .workbookpart import WorkbookPart
from .zipwriter import ZipWriter

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def compare(made: Archive, donor: bytes, names: Collection[str]) -> None:
    """Raises CannotWrite unless each tab's cells read the same, numbers, texts and dates, as in the donor."""
    try:
        written = CalamineWorkbook.from_filelike(io.BytesIO(excerpt(Graph(made), names)))
        meant = CalamineWorkbook.from_filelike(io.BytesIO(donor))
        for place, name in enumerate(names):
            if not _same(written.get_sheet_by_index(place), meant.get_sheet_by_index(place)):
                raise CannotWrite(f"{made.book} was refused: the tab {name} reads back differently.", REPORT)
    except CalamineError as error:
        raise CannotWrite(f"{made.book} was refused: the tabs do not read back ({error}).", REPORT) from None


def _same(written: CalamineSheet, meant: CalamineSheet) -> bool:
    """Whether two sheets hold the same cells in the same places; row by row, since both at once would be large."""
    if (written.start, written.end) != (meant.start, meant.end):
        return False
    return all(map(eq, written.iter_rows(), meant.iter_rows()))


def excerpt(graph: Graph, names: Collection[str]) -> bytes:
    """A workbook of the named sheets alone, with the package's styles: quick to read whatever the rest is like."""
    workbook = WorkbookPart(graph.xml(graph.workbook))
    parts = {sheet.name: worksheet(graph, sheet) for sheet in workbook.sheets}
    out = io.BytesIO()
    writer = ZipWriter(out)
    for place, name in enumerate(names):
        part = parts.get(name)
        if part is None:
            raise CannotWrite(f"{graph.archive.book} was refused: the tab {name} is not found in it.", REPORT)
        writer.copy(graph.archive, graph.archive.parts[part], f"xl/worksheets/sheet{place}.xml")
    styles = graph.target(graph.workbook, "styles")
    if styles is not None:
        writer.add("xl/styles.xml", xml.serialise(_settled(graph.xml(styles))))
    for part, text in _frame(names, workbook.date1904).items():
        writer.add(part, text.encode())
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
        f'<sheet name={quoteattr(name)} sheetId="{place + 1}" r:id="s{place}"/>' for place, name in enumerate(names)
    )
    targets = [(f"s{place}", "worksheet", f"worksheets/sheet{place}.xml") for place in range(len(names))]
    targets.append(("styles", "styles", "styles.xml"))
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
