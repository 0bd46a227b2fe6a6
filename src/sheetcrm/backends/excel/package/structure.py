"""What spreadsheet programs would "repair" in a package: names, pointers, numbers that must fit each other.

Rows of sheets are looked at by `sheetcheck`, for our own sheets at each write, for all sheets by tools/fidelity.py.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from . import contenttypes, partnames, styles, tables, workbookpart, xml
from .archive import Archive
from .graph import Graph
from .probe import TABLE


class Finding(NamedTuple):
    """One structural problem: a fixed word for its kind, and where it is."""

    kind: str
    where: str


def problems(archive: Archive) -> Iterator[Finding]:
    """All structural problems of a package outside the rows of its sheets."""
    graph = Graph(archive)
    yield from _types(graph)
    yield from _relationships(graph)
    yield from _workbook(graph)
    part = graph.target(graph.workbook, "styles")
    if part is not None:
        yield from _styles(graph.xml(part), part)
    yield from _tables(graph)


def kinds(findings: Iterable[Finding]) -> Counter[str]:
    """How often each kind was found: what two states of a workbook are compared by."""
    return Counter(finding.kind for finding in findings)


def _twice(kind: str, values: Iterable[Hashable]) -> Iterator[Finding]:
    return (Finding(kind, str(value)) for value, count in Counter(values).items() if count > 1)


def _types(graph: Graph) -> Iterator[Finding]:
    root, parts = graph.xml(contenttypes.PART), graph.archive.parts
    overrides = [partnames.key(o.get("PartName") or "") for o in root if xml.local(o) == "Override"]
    yield from _twice("type-twice", overrides)
    yield from (Finding("type-without-part", part) for part in overrides if part not in parts)
    for part, kind in graph.types.all_of(parts).items():
        if not kind and part != contenttypes.PART:
            yield Finding("part-without-type", part)


def _relationships(graph: Graph) -> Iterator[Finding]:
    parts = graph.archive.parts
    for source, rels in graph.rels.items():
        if source and source not in parts:
            yield Finding("relationships-of-nothing", source)
        yield from _twice("relationship-twice", [rel.id for rel in rels.all])
        for rel in rels.all:
            inner = not rel.external and not rel.target.startswith("#")
            if inner and partnames.find(source, rel.target, parts) is None:
                yield Finding("relationship-to-nothing", f"{source} {rel.target}")
    reached = set(graph.reach([""]))
    for part in parts:
        if part not in reached and not part.endswith(".rels") and part != contenttypes.PART:
            yield Finding("part-unreached", part)


def _workbook(graph: Graph) -> Iterator[Finding]:
    workbook = workbookpart.WorkbookPart(graph.xml(graph.workbook))
    sheets, names, rels = workbook.sheets, workbook.names, graph.rels.get(graph.workbook)
    if not any(sheet.visible for sheet in sheets):
        yield Finding("no-visible-sheet", "")
    yield from _twice("sheet-name-twice", [sheet.name.casefold() for sheet in sheets])
    yield from _twice("sheet-id-twice", [sheet.id for sheet in sheets])
    yield from _twice("sheet-relationship-twice", [sheet.rel for sheet in sheets])
    yield from (Finding("sheet-without-part", sheet.name) for sheet in sheets if not rels or not rels.get(sheet.rel))
    yield from _twice("name-twice", [(name.name.casefold(), name.sheet) for name in names])
    for name in names:
        if name.sheet is not None and name.sheet >= len(sheets):
            yield Finding("name-of-no-sheet", name.name)
    for view in xml.children(xml.child(workbook.root, "bookViews")):
        if xml.number(view.get("activeTab")) >= len(sheets):
            yield Finding("active-tab-of-no-sheet", "")
    yield from _order(workbook.root, workbookpart.ORDER, graph.workbook)


def _order(root: xml.Element, order: tuple[str, ...], part: str) -> Iterator[Finding]:
    loose = ("AlternateContent", "absPath", "revisionPtr")
    places = [order.index(name) for name in map(xml.local, root) if name in order and name not in loose]
    if places != sorted(places):
        yield Finding("out-of-order", part)


def _styles(root: xml.Element, part: str) -> Iterator[Finding]:
    sizes = {name: len(xml.children(xml.child(root, name))) for name in styles.ORDER}
    for name, size in sizes.items():
        container = xml.child(root, name)
        if container is not None and container.get("count") not in (None, str(size)):
            yield Finding("count-of-styles", name)
    for xf in xml.children(xml.child(root, "cellXfs")):
        for attribute, name in styles.LISTS.items():
            if xml.number(xf.get(attribute)) >= sizes[name]:
                yield Finding("style-of-nothing", attribute)
        if xml.number(xf.get("xfId")) >= max(sizes["cellStyleXfs"], 1):
            yield Finding("style-of-nothing", "xfId")
    yield from _order(root, styles.ORDER, part)


def _tables(graph: Graph) -> Iterator[Finding]:
    found = [part for part, kind in graph.types.all_of(graph.archive.parts).items() if kind.endswith(TABLE)]
    read = [tables.read(graph.xml(part)) for part in found]
    yield from _twice("table-id-twice", [id_ for id_, _ in read])
    yield from _twice("table-name-twice", [name.casefold() for _, name in read])
