"""Step one: what is in the workbook, before anything is made or changed."""

import zlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..refusals import refuse_doctype
from . import partnames, tables
from .archive import Archive
from .graph import Graph
from .workbookpart import Sheet, WorkbookPart

PROLOG = 4096
TABLE = "spreadsheetml.table+xml"


@dataclass(frozen=True, slots=True)
class Owned:
    """A tab of ours that the workbook holds: the tab's key, its sheet as it is now, and the key of its part."""

    key: str
    sheet: Sheet
    part: str


@dataclass(frozen=True)
class Host:
    """A workbook that is to take our tabs. `copies` are sheets that a user made by copying a tab of ours: they bear
    our mark but are the user's."""

    archive: Archive
    graph: Graph
    owned: tuple[Owned, ...]
    copies: tuple[Sheet, ...]

    @property
    def book(self) -> str:
        """The name to show."""
        return self.archive.book

    @property
    def workbook(self) -> WorkbookPart:
        """The workbook part, parsed anew, so that it may be edited."""
        return WorkbookPart(self.graph.xml(self.graph.workbook))

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets in their order."""
        return tuple(self.workbook.sheets)

    def hanging_on(self, owned: Iterable[Owned]) -> frozenset[str]:
        """Keys of the parts that hang on these tabs alone, the relationship parts among them."""
        ours = [found.part for found in owned]
        stay = set(self.graph.reach([""], without=ours))
        gone = [part for part in self.graph.reach(ours) if part not in stay]
        rels = [partnames.rels_of(part) for part in gone]
        return frozenset(gone) | {part for part in rels if part in self.archive.parts}

    @cached_property
    def _pointed_at_as_tables(self) -> frozenset[str]:
        """Parts that a sheet takes for its tables, whatever type they are declared to have."""
        pointers = (
            (source, rel) for source, rels in self.graph.rels.items() for rel in rels.all if rel.kind == "table"
        )
        found = (partnames.find(source, rel.target, self.archive.parts) for source, rel in pointers)
        return frozenset(part for part in found if part is not None)

    def table_names(self, gone: Container[str]) -> tables.TableNames:
        """What tables and names take that stay, and what the tables of the parts that go were."""
        kinds = self.graph.types.all_of(self.archive.parts)
        found = [part for part, kind in kinds.items() if kind.endswith(TABLE) or part in self._pointed_at_as_tables]
        ours, theirs = ([part for part in found if (part in gone) is going] for going in (True, False))
        defined = (name.name for name in self.workbook.names)
        return tables.taken(map(self.graph.xml, theirs), map(self.graph.xml, ours), defined)


def probe(data: bytes, book: str, limit_mb: int) -> Host:
    """Looks at a workbook. Raises UnreadableBook or CannotWrite where its package is broken or hostile."""
    archive = Archive(data, book, limit_mb)
    for part in archive.parts:
        if part.endswith((".xml", ".rels")):
            refuse_doctype(prolog(archive, part), part, book)
    graph = Graph(archive)
    owned, copies = _ours(graph, WorkbookPart(graph.xml(graph.workbook)))
    return Host(archive, graph, owned, copies)


def prolog(archive: Archive, part: str) -> bytes:
    """The first bytes of a part, as plain ASCII where it is in UTF-16: enough to see a document type."""
    entry = archive.parts[part]
    packed = bytes(archive.packed(entry)[:PROLOG])
    if entry.info.compress_type == 0:
        return packed.replace(b"\0", b"")
    try:
        return zlib.decompressobj(-15).decompress(packed, PROLOG).replace(b"\0", b"")
    except zlib.error:
        return b""  # whoever needs the part will say that it is damaged


def _ours(graph: Graph, workbook: WorkbookPart) -> tuple[tuple[Owned, ...], tuple[Sheet, ...]]:
    """Our tabs in the order of the sheets, and the user's copies of them: of several of one key, the oldest is ours."""
    sheets, best, copies = workbook.sheets, dict[str, Owned](), list[Sheet]()
    marked = [(sheets[index], key) for index, key in dict(workbook.marks).items() if index < len(sheets)]
    for sheet, key in sorted(marked, key=lambda found: found[0].id):
        part = worksheet(graph, sheet)
        if part is None:
            continue
        if key in best:
            copies.append(sheet)
        else:
            best[key] = Owned(key, sheet, part)
    return tuple(sorted(best.values(), key=lambda owned: owned.sheet.index)), tuple(copies)


def worksheet(graph: Graph, sheet: Sheet) -> str | None:
    """The key of a worksheet's part; None for chart sheets, macro sheets and what is missing."""
    rels = graph.rels.get(graph.workbook)
    found = rels.get(sheet.rel) if rels else None
    if found is None or found.external or found.kind != "worksheet":
        return None
    return partnames.find(graph.workbook, found.target, graph.archive.parts)


def kinds_on(graph: Graph, part: str) -> Sequence[str]:
    """The kinds of relationships that a part has."""
    rels = graph.rels.get(part)
    return [found.kind for found in rels.all] if rels else []
