"""Which parts hang on which: the package as a graph of relationships."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from sheetcrm.core.errors import UnreadableBook

from ..refusals import DAMAGED, SAVE_AS_XLSX
from . import contenttypes, partnames, xml
from .archive import Archive
from .relationships import Relationships


class Graph:
    """The relationships of a package, read once."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def types(self) -> contenttypes.ContentTypes:
        """The content types. Each caller that edits them takes a `Graph` of its own."""
        return contenttypes.ContentTypes(self.xml(contenttypes.PART))

    @cached_property
    def rels(self) -> Mapping[str, Relationships]:
        """Relationships by the key of the part they belong to; "" for the package."""
        found = {}
        for part in self.archive.parts:
            if part.endswith(".rels") and "_rels/" in part:
                found[partnames.source_of(part)] = Relationships(self.xml(part))
        return found

    @cached_property
    def workbook(self) -> str:
        """The key of the workbook part. Raises UnreadableBook where there is none."""
        root = self.rels.get("")
        found = root.first("officeDocument") if root else None
        part = partnames.find("", found.target, self.archive.parts) if found else None
        if part is None:
            reason = f"{self.archive.book} holds no workbook."
            raise UnreadableBook(reason, DAMAGED if found else SAVE_AS_XLSX)
        return part

    def xml(self, part: str) -> xml.Element:
        """A part parsed, by key."""
        return xml.parse(self.archive.read(part), part, self.archive.book)

    def name(self, part: str) -> str:
        """The name of a part as the package spells it, by key."""
        return self.archive.parts[part].name

    def target(self, source: str, kind: str) -> str | None:
        """The key of the first part of a kind that a part points at."""
        rels = self.rels.get(source)
        found = rels.first(kind) if rels else None
        return partnames.find(source, found.target, self.archive.parts) if found else None

    def targets(self, source: str) -> list[str]:
        """Keys of the parts that a part points at, in order."""
        rels = self.rels.get(source)
        if rels is None:
            return []
        inner = (rel.target for rel in rels.all if not rel.external)
        return [part for target in inner if (part := partnames.find(source, target, self.archive.parts))]

    def reach(self, starts: Iterable[str], without: Iterable[str] = ()) -> list[str]:
        """All parts that hang on `starts` (they included), not looking through `without`; nearest first."""
        barred, found, queue = set(without), dict.fromkeys(starts), list(starts)
        for part in queue:
            for target in self.targets(part):
                if target not in found and target not in barred:
                    found[target] = None
                    queue.append(target)
        return list(found)
