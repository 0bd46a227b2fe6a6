"""Step four: the donor's sheets take their places in the host; nothing is written yet."""

from dataclasses import dataclass

from sheetcrm.core.errors import CannotWrite

from . import partnames, sheetpart, tables, xml
from .donor import Donor
from .draft import Draft
from .hostedit import HostEdit
from .probe import TABLE
from .relationships import Relationships
from .workbookpart import MARK


def graft(edit: HostEdit, donor: Donor | None) -> Draft:
    """The host with the donor's sheets as the tabs of the plan, in its order; without a donor, with none."""
    if donor is not None:
        _bring_all(edit, donor)
    edit.remove_sheets()
    _name_sheets(edit, donor)
    edit.clean_calc_chain()
    if edit.plan.recalculate:
        edit.workbook.calculate_on_load()
    return edit.finish()


def _bring_all(edit: HostEdit, donor: Donor) -> None:
    plan = edit.plan
    if len(donor.sheets) != len(plan.names):
        raise CannotWrite(f"{len(donor.sheets)} tabs were made for {len(plan.names)} names.", "Please report this.")
    styles = edit.told or edit.merge_styles(donor.styles)
    fit = sheetpart.Fit(styles, edit.spaces, donor.shared, styled=edit.told is not None)
    transfer = _Transfer(edit, donor, fit, edit.host.table_names(plan.gone))
    for key, sheet in zip(plan.names, donor.sheets, strict=True):
        transfer.bring(key, sheet)


def _name_sheets(edit: HostEdit, donor: Donor | None) -> None:
    """Places our sheets, and defines what names are scoped to them: print titles, filters, and our mark."""
    indexes = {key: edit.place(key, edit.draft.sheets[key]) for key in edit.plan.names}
    for index in indexes.values():
        edit.workbook.forget_ours(index)
    for place, (key, index) in enumerate(indexes.items()):
        for name in donor.names if donor else ():
            if name.sheet == place:
                edit.workbook.define(name.name, index, name.text, hidden="Filter" in name.name)
        edit.workbook.define(MARK, index, f'"{key}"', hidden=True)


@dataclass(frozen=True, slots=True)
class _Transfer:
    """The way of a donor's parts into a host."""

    edit: HostEdit
    donor: Donor
    fit: sheetpart.Fit
    tables: tables.TableNames

    def bring(self, key: str, sheet: str) -> None:
        """Adds a sheet and all that hangs on it, under names that are free."""
        parts = self.donor.parts_of(sheet)
        kinds = self.donor.graph.types.all_of(parts)
        names = {part: self.edit.new_name(self.donor.folder_of(part), kinds[part]) for part in parts}
        self.edit.draft.sheets[key] = names[sheet]
        for part in parts:
            made = self.sheet(key, part) if part == sheet else self.other(part, kinds[part])
            self.edit.draft.add(names[part], made)
            rels = self.donor.graph.rels.get(part)
            if rels is not None:
                self.pointers(part, rels, names)

    def sheet(self, key: str, part: str) -> bytes:
        """The sheet as the host takes it, with what the user chose for the tab that it replaces."""
        host, old = self.edit.host, self.edit.plan.replaced.get(key)
        kept = sheetpart.kept_of(host.archive.beginning(old.part, b"sheetData"), host.book) if old else sheetpart.Kept()
        return sheetpart.adapt(self.donor.graph.archive.read(part), self.fit, kept, host.book)

    def other(self, part: str, kind: str) -> bytes:
        """A table, a drawing, a chart, an image, as the host takes it."""
        if not kind.endswith("xml"):
            return self.donor.graph.archive.read(part)
        root = xml.translated(self.donor.graph.xml(part), self.edit.spaces)
        if kind.endswith(TABLE):
            tables.adapt(root, self.tables, self.fit.styles.dxf)
        return xml.serialise(root)

    def pointers(self, part: str, rels: Relationships, names: dict[str, str]) -> None:
        """Adds the relationships of a part, pointing at the new names."""
        for rel in rels.all:
            target = None if rel.external else partnames.find(part, rel.target, self.donor.graph.archive.parts)
            if target is not None:
                rels.retarget(rel.id, partnames.relative(names[part], names[target]))
        if self.edit.workbook.strict:
            rels.retype(xml.OFFICE, xml.STRICT[xml.OFFICE])
        self.edit.types.need_rels()
        self.edit.draft.add(partnames.rels_of(names[part]), rels.serialise())
