"""Step four: the donor's sheets take their places in the host; nothing is written yet."""

import posixpath

from sheetcrm.core.errors import CannotWrite

from . import calcchain, partnames, sheetpart, tables, xml
from .contenttypes import ContentTypes
from .donor import Donor
from .draft import Draft
from .graph import Graph
from .plan import Plan
from .probe import TABLE, Host
from .relationships import Relationships
from .styles import StyleMap, StylesPart
from .workbookpart import MARK

STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


def graft(host: Host, donor: Donor, plan: Plan) -> Draft:
    """The host with the donor's sheets as the tabs of the plan (in its order)."""
    if len(donor.sheets) != len(plan.names):
        raise CannotWrite(f"{len(donor.sheets)} tabs were made for {len(plan.names)} names.", "Please report this.")
    grafting = _Grafting(host, donor, plan)
    grafting.merge_styles()
    for key, sheet in zip(plan.names, donor.sheets, strict=True):
        grafting.bring(key, sheet)
    grafting.place_sheets()
    grafting.clean_calc_chain()
    return grafting.finish()


class _Grafting:
    """The work on one host: parts that are edited are held parsed until `finish`."""

    def __init__(self, host: Host, donor: Donor, plan: Plan) -> None:
        self.host, self.donor, self.plan = host, donor, plan
        graph = Graph(host.archive)  # of its own, since content types and relationships are edited
        self.base = posixpath.dirname(graph.name(graph.workbook))
        self.types: ContentTypes = graph.types
        self.rels = graph.rels.get(graph.workbook) or Relationships()
        self.graph = graph
        self.workbook = host.workbook
        self.draft = Draft(host.archive, dropped=set(plan.gone))
        self.types.remove(plan.gone)
        self.taken = (set(host.archive.parts) - plan.gone) | self.types.overridden
        self.tables = host.table_names(plan.gone)
        self.spaces = xml.STRICT if self.workbook.strict else {}
        self.office = xml.STRICT[xml.OFFICE] if self.workbook.strict else xml.OFFICE

    def merge_styles(self) -> None:
        """Finds the donor's styles a place among the host's, or gives it a styles part where it has none."""
        part = self.graph.target(self.graph.workbook, "styles")
        donor = self.donor.styles
        if part is None:
            name = self.new_name("styles.xml", STYLES_TYPE)
            self.rels.add(f"{self.office}/styles", partnames.relative(self.graph.workbook, name))
            root = xml.translated(donor, self.spaces)
            identity = {place: place for place in range(len(xml.children(xml.child(donor, "cellXfs"))))}
            dxfs = {place: place for place in range(len(xml.children(xml.child(donor, "dxfs"))))}
            self.draft.added[name] = xml.serialise(root)
            self.fit = sheetpart.Fit(StyleMap(identity, dxfs), self.spaces, self.donor.shared)
            return
        styles = StylesPart(self.graph.xml(part), self.host.book)
        self.fit = sheetpart.Fit(styles.merge(donor), self.spaces, self.donor.shared)
        if styles.changed:
            self.draft.changed[part] = styles.serialise()

    def bring(self, key: str, sheet: str) -> None:
        """Adds a donor's sheet and all that hangs on it, under names that are free."""
        parts = self.donor.parts_of(sheet)
        kinds = self.donor.graph.types.all_of(parts)
        names = {part: self.new_name(self.donor.folder_of(part), kinds[part]) for part in parts}
        self.draft.sheets[key] = names[sheet]
        for part in parts:
            self.draft.added[names[part]] = self.adapted(key, part, sheet, kinds[part])
            rels = self.donor.graph.rels.get(part)
            if rels is not None:
                self.bring_rels(part, rels, names)

    def adapted(self, key: str, part: str, sheet: str, kind: str) -> bytes:
        """A donor's part as the host takes it."""
        data = self.donor.graph.archive.read(part)
        if part == sheet:
            old = self.plan.replaced.get(key)
            kept = sheetpart.Kept()
            if old is not None:
                kept = sheetpart.kept_of(self.host.archive.read(old.part), self.host.book)
            return sheetpart.adapt(data, self.fit, kept, self.host.book)
        if not kind.endswith("xml"):
            return data
        root = xml.translated(self.donor.graph.xml(part), self.spaces)
        if kind.endswith(TABLE):
            tables.adapt(root, self.tables, self.fit.styles.dxf)
        return xml.serialise(root)

    def bring_rels(self, part: str, rels: Relationships, names: dict[str, str]) -> None:
        """The relationships of a donor's part, pointing at the new names."""
        for rel in rels.all:
            target = None if rel.external else partnames.find(part, rel.target, self.donor.graph.archive.parts)
            if target is not None:
                rels.retarget(rel.id, partnames.relative(names[part], names[target]))
        if self.workbook.strict:
            rels.retype(xml.OFFICE, xml.STRICT[xml.OFFICE])
        self.types.need_rels()
        self.draft.added[partnames.rels_of(names[part])] = rels.serialise()

    def place_sheets(self) -> None:
        """The sheets of the workbook: removed ones out, ours in their old places, new ones after the last."""
        for owned in sorted(self.plan.removed, key=lambda owned: -owned.sheet.index):
            self.workbook.remove(owned.sheet.index)
            self.rels.remove(owned.sheet.rel)
        indexes = {key: self.place(key) for key in self.plan.names}
        for index in indexes.values():
            self.workbook.forget_ours(index)
        for place, (key, index) in enumerate(indexes.items()):
            for name in self.donor.names:
                if name.sheet == place:
                    self.workbook.define(name.name, index, name.text, hidden="Filter" in name.name)
            self.workbook.define(MARK, index, f'"{key}"', hidden=True)
        if self.plan.recalculate:
            self.workbook.calculate_on_load()

    def place(self, key: str) -> int:
        """The index of a tab: that of the sheet it replaces, or a new one."""
        target = partnames.relative(self.graph.workbook, self.draft.sheets[key])
        old = self.plan.replaced.get(key)
        if old is None:
            rel = self.rels.add(f"{self.office}/worksheet", target)
            return self.workbook.append(self.plan.names[key], rel)
        self.rels.retarget(old.sheet.rel, target)
        return next(sheet.index for sheet in self.workbook.sheets if sheet.rel == old.sheet.rel)

    def clean_calc_chain(self) -> None:
        """Takes the formulas of replaced and removed tabs out of the calculation chain."""
        part = self.graph.target(self.graph.workbook, "calcChain")
        if part is None:
            return
        root = self.graph.xml(part)
        gone = {str(owned.sheet.id) for owned in (*self.plan.replaced.values(), *self.plan.removed)}
        if not calcchain.without(root, gone):
            return
        if len(xml.children(root)):
            self.draft.changed[part] = xml.serialise(root)
            return
        self.draft.dropped.add(part)
        self.types.remove([part])
        for rel in self.rels.all:
            if rel.kind == "calcChain":
                self.rels.remove(rel.id)

    def finish(self) -> Draft:
        """The draft with the parts that were edited."""
        workbook = self.graph.workbook
        self.draft.changed[workbook] = self.workbook.serialise()
        if self.rels.changed:
            self.draft.changed[partnames.rels_of(workbook)] = self.rels.serialise()
        if self.types.changed:
            self.draft.changed["[content_types].xml"] = self.types.serialise()
        return self.draft

    def new_name(self, like: str, kind: str) -> str:
        """A free part name beside the workbook part, declared with its kind."""
        name = partnames.free(posixpath.join(self.base, like), self.taken)
        self.taken.add(partnames.key(name))
        self.types.add(name, kind)
        return name
