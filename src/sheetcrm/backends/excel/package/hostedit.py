"""The parts of a host that a graft may edit, held open: content types, the workbook with its pointers, styles, and the
calculation chain. Everything else of the host's is only copied."""

import posixpath
from collections.abc import Mapping

from . import calcchain, contenttypes, partnames, xml
from .draft import Draft
from .graph import Graph
from .plan import Plan
from .probe import Host
from .relationships import Relationships
from .styles import StyleMap, StylesPart, blank

STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


class HostEdit:
    """One host, opened for one graft; `finish` gives the draft."""

    def __init__(self, host: Host, plan: Plan) -> None:
        self.host = host
        self.plan = plan
        self.workbook = host.workbook
        self.told: StyleMap | None = None
        self.draft = Draft(host.archive, dropped=set(plan.gone))
        self.spaces = xml.STRICT if self.workbook.strict else {}
        self.office = xml.STRICT[xml.OFFICE] if self.workbook.strict else xml.OFFICE
        self._graph = Graph(host.archive)  # of its own, since its types and pointers are edited
        self._part = self._graph.workbook
        self._rels = self._graph.rels.get(self._part) or Relationships()
        self.types = self._graph.types
        self.types.remove(plan.gone)
        stay = set(host.archive.parts) - plan.gone
        pointed_from = {partnames.source_of(part) for part in stay if part.endswith(".rels")}
        self._taken = stay | self.types.overridden | pointed_from

    def new_name(self, like: str, kind: str) -> str:
        """A free part name beside the workbook part, declared with its kind."""
        name = partnames.free(posixpath.join(posixpath.dirname(self._graph.name(self._part)), like), self._taken)
        self._taken.add(partnames.key(name))
        self.types.add(name, kind)
        return name

    def places(self, styles: bytes) -> Mapping[int, int]:
        """Where the host keeps the cell formats of a styles part, for a renderer that writes these numbers itself."""
        self.told = self.merge_styles(xml.parse(styles, "styles", self.host.book))
        return self.told.xf

    def merge_styles(self, donor: xml.Element) -> StyleMap:
        """Finds the donor's styles a place among the host's; a host without a styles part gets one."""
        part = self._graph.target(self._part, "styles")
        root = self._graph.xml(part) if part else blank(donor, xml.namespace(self.workbook.root))
        styles = StylesPart(root, self.host.book)
        places = styles.merge(donor)
        if part is None:
            name = self.new_name("styles.xml", STYLES_TYPE)
            self._rels.add(f"{self.office}/styles", self._relative(name))
            self.draft.add(name, styles.serialise())
        elif styles.changed:
            self.draft.change(part, styles.serialise())
        return places

    def remove_sheets(self) -> None:
        """Takes out the tabs that are no longer made."""
        for owned in sorted(self.plan.removed, key=lambda owned: -owned.sheet.index):
            self.workbook.remove(owned.sheet.index)
            self._rels.remove(owned.sheet.rel)

    def place(self, key: str, part: str) -> int:
        """Puts a tab's new part where its old one was, or after the last sheet; the sheet's index is the result."""
        old = self.plan.replaced.get(key)
        if old is None:
            rel = self._rels.add(f"{self.office}/worksheet", self._relative(part))
            return self.workbook.append(self.plan.names[key], rel)
        self._rels.retarget(old.sheet.rel, self._relative(part))
        return next(sheet.index for sheet in self.workbook.sheets if sheet.rel == old.sheet.rel)

    def clean_calc_chain(self) -> None:
        """Takes the formulas of replaced and removed tabs out of the calculation chain."""
        part = self._graph.target(self._part, "calcChain")
        if part is None:
            return
        root = self._graph.xml(part)
        gone = {str(owned.sheet.id) for owned in (*self.plan.replaced.values(), *self.plan.removed)}
        if not calcchain.without(root, gone):
            return
        if xml.children(root):
            self.draft.change(part, xml.serialise(root))
            return
        self.draft.dropped.add(part)
        self.types.remove([part])
        for rel in self._rels.all:
            if rel.kind == "calcChain":
                self._rels.remove(rel.id)

    def finish(self) -> Draft:
        """The draft, with the parts that were edited."""
        self.draft.change(self._part, self.workbook.serialise())
        if self._rels.changed:
            self.draft.change(partnames.rels_of(self._part), self._rels.serialise())
        if self.types.changed:
            self.draft.change(contenttypes.PART, self.types.serialise())
        return self.draft

    def _relative(self, part: str) -> str:
        return partnames.relative(self._graph.name(self._part), part)
