"""The workbook part: its sheets, their order, the defined names, and what a calculation does when it is opened."""

import re
from dataclasses import dataclass

from lxml import etree

from . import xml

ORDER = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "AlternateContent",
    "absPath",
    "revisionPtr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
MARK = "_sheetcrm_tab"
"""The hidden name, scoped to a sheet, that says that it is ours; its value is the tab's key in quotes."""

KEY = re.compile(r'=?"([a-z0-9_]+)"')
BUILT_IN = "_xlnm."
TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `index` is its place from 0, which names scoped to it use."""

    index: int
    name: str
    id: int
    rel: str
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name; `sheet` is the index that it is scoped to."""

    name: str
    sheet: int | None
    text: str


class WorkbookPart:
    """The workbook part, edited in place; everything not spoken of here keeps its place."""

    def __init__(self, root: xml.Element) -> None:
        self.root = root
        self.strict = xml.namespace(root) == xml.STRICT[xml.MAIN]
        self._rel = f"{{{xml.STRICT[xml.OFFICE] if self.strict else xml.OFFICE}}}id"

    @property
    def date1904(self) -> bool:
        """Whether days count from 1904."""
        properties = xml.child(self.root, "workbookPr")
        return properties is not None and properties.get("date1904") in TRUE

    @property
    def locked(self) -> bool:
        """Whether the order and number of sheets is protected."""
        protection = xml.child(self.root, "workbookProtection")
        return protection is not None and protection.get("lockStructure") in TRUE

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets in their order."""
        return [
            Sheet(
                index,
                element.get("name", ""),
                xml.number(element.get("sheetId")),
                self._rel_id(element),
                element.get("state", "visible") == "visible",
            )
            for index, element in enumerate(self._sheets())
        ]

    @property
    def names(self) -> list[Name]:
        """The defined names in their order."""
        return [
            Name(element.get("name", ""), _index(element.get("localSheetId")), (element.text or "").strip())
            for element in self._names()
        ]

    @property
    def marks(self) -> list[tuple[int, str]]:
        """The sheets that are marked as ours: index and key of the tab."""
        marks = [(name.sheet, KEY.fullmatch(name.text)) for name in self.names if name.name == MARK]
        return [(index, key[1]) for index, key in marks if index is not None and key]

    def append(self, name: str, rel: str) -> int:
        """A new sheet after the last one; gives its index."""
        sheets = xml.insert(self.root, "sheets", ORDER)
        highest = max((sheet.id for sheet in self.sheets), default=0)
        tag = f"{{{xml.namespace(self.root)}}}sheet"
        namespace = self._rel[1:-3]
        made = etree.SubElement(sheets, tag, nsmap=None if namespace in self.root.nsmap.values() else {"r": namespace})
        made.set("name", name)
        made.set("sheetId", str(highest + 1))
        made.set(self._rel, rel)
        return len(self._sheets()) - 1

    def remove(self, index: int) -> None:
        """Takes a sheet out, with the names scoped to it; what counts sheets from the left is counted anew."""
        gone = self._sheets()[index]
        sheets = gone.getparent()
        if sheets is not None:
            sheets.remove(gone)
        for element in self._names():
            scope = _index(element.get("localSheetId"))
            if scope == index:
                self._forget(element)
            elif scope is not None and scope > index:
                element.set("localSheetId", str(scope - 1))
        self._look_elsewhere(index, gone.get("sheetId", ""))

    def _look_elsewhere(self, index: int, id_: str) -> None:
        left = self.sheets
        shown = next((sheet for sheet in left if sheet.visible), None)
        for view in xml.children(xml.child(self.root, "bookViews")):
            for attribute in ("activeTab", "firstSheet"):
                place = xml.number(view.get(attribute))
                if place > index:
                    view.set(attribute, str(place - 1))
                elif place == index and view.get(attribute):
                    view.set(attribute, str(shown.index if shown else 0))
        for view in xml.children(xml.child(self.root, "customWorkbookViews")):
            if view.get("activeSheetId") == id_ and shown:
                view.set("activeSheetId", str(shown.id))

    def define(self, name: str, index: int, text: str, hidden: bool = False) -> None:
        """A name scoped to a sheet."""
        names = xml.insert(self.root, "definedNames", ORDER)
        made = etree.SubElement(names, f"{{{xml.namespace(self.root)}}}definedName")
        made.set("name", name)
        made.set("localSheetId", str(index))
        if hidden:
            made.set("hidden", "1")
        made.text = text

    def forget_ours(self, index: int) -> None:
        """Takes away the mark of a sheet and the built-in names (print titles, filter), which are made anew."""
        for element in self._names():
            ours = element.get("name", "") == MARK or element.get("name", "").startswith(BUILT_IN)
            if ours and _index(element.get("localSheetId")) == index:
                self._forget(element)

    def calculate_on_load(self) -> None:
        """Asks for a calculation when the workbook is opened next."""
        xml.insert(self.root, "calcPr", ORDER).set("fullCalcOnLoad", "1")

    def serialise(self) -> bytes:
        """The part's bytes."""
        return xml.serialise(self.root)

    def _sheets(self) -> list[xml.Element]:
        sheets = xml.child(self.root, "sheets")
        return [element for element in xml.children(sheets) if xml.local(element) == "sheet"]

    def _names(self) -> list[xml.Element]:
        names = xml.child(self.root, "definedNames")
        return [element for element in xml.children(names) if xml.local(element) == "definedName"]

    def _forget(self, element: xml.Element) -> None:
        names = element.getparent()
        if names is not None:
            names.remove(element)
            if not len(names):
                self.root.remove(names)

    def _rel_id(self, sheet: xml.Element) -> str:
        return sheet.get(self._rel) or sheet.get(f"{{{xml.OFFICE}}}id") or ""


def _index(text: str | None) -> int | None:
    found = xml.number(text, -1)
    return None if found < 0 else found
