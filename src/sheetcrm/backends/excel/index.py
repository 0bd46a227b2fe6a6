"""What a package says about its sheets before their cells are read: names, parts, tables, number formats."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from sheetcrm.core.cells import TableRange, column_number

from .refusals import damaged, parse_part, read_part

AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", re.ASCII)
LONGEST = 10
"""Digits of a number that could be meant."""
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "mm-dd-yy",
    20: "h:mm",
    22: "m/d/yy h:mm",
    49: "@",
}
"""Formats that a file names by number alone. Those for currencies (5 to 8, 37 to 44) are left out: they take the
currency of whoever opens the file, so that they name none."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, its part's name inside the package, and whether it is shown."""

    name: str
    part: str
    visible: bool


class Index:
    """The parts of one package, found by relationships as Excel does, whatever they are called."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self.package = package
        self.name = name
        self._entries = {_plain(entry): entry for entry in package.namelist()}

    @cached_property
    def workbook(self) -> str:
        """The workbook part."""
        for kind, target in self._related("").values():
            if kind == "officeDocument":
                return target
        raise damaged(self.name, "it names no workbook part")

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The worksheets in their order; chart, dialog and macro sheets hold no cells for us."""
        related = self._related(self.workbook)
        found = []
        for sheet in _all(self._xml(self.workbook), "sheet"):
            link = next((value for key, value in sheet.attrib.items() if _local(key) == "id"), "")
            kind, target = related.get(str(link), ("", ""))
            if kind == "worksheet":
                visible = sheet.get("state", "visible") == "visible"
                found.append(SheetPart(str(sheet.get("name", "")), self.entry(target), visible))
        return tuple(found)

    @cached_property
    def date1904(self) -> bool:
        """Whether days count from 1904."""
        said = next(iter(_all(self._xml(self.workbook), "workbookPr")), None)
        return said is not None and said.get("date1904", "") in ("1", "true", "on")

    @cached_property
    def texts(self) -> str | None:
        """The part of shared strings, if there is one."""
        return self._one("sharedStrings")

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The number format of each cell style, by its place; empty where it is General or names nothing certain."""
        part = self._one("styles")
        if part is None:
            return ()
        root = self._xml(part)
        own = {_number(entry.get("numFmtId")): str(entry.get("formatCode", "")) for entry in _all(root, "numFmt")}
        known: Mapping[int, str] = BUILT_IN | own
        styles = next(iter(_all(root, "cellXfs")), None)
        ids = [_number(style.get("numFmtId")) for style in (_all(styles, "xf") if styles is not None else ())]
        return tuple("" if known.get(number) == "General" else known.get(number, "") for number in ids)

    def tables(self, sheet: SheetPart) -> tuple[TableRange, ...]:
        """The tables that a sheet declares, but for those without a heading row."""
        found = []
        for kind, target in self._related(_plain(sheet.part)).values():
            if kind == "table":
                root = self._xml(target)
                if root.get("headerRowCount", "1") != "0" and (area := parse_area(str(root.get("ref", "")))):
                    title = str(root.get("displayName") or root.get("name") or "")
                    found.append(TableRange(title, *area, totals=root.get("totalsRowCount", "0") != "0"))
        return tuple(sorted(found, key=lambda table: (table.top, table.left)))

    def entry(self, part: str) -> str:
        """The zip entry of a part. Raises UnreadableBook where there is none."""
        try:
            return self._entries[_plain(part)]
        except KeyError:
            raise damaged(self.name, f"its part {part} is missing") from None

    def size(self, part: str | None) -> int:
        """The unpacked bytes of a part, by its zip entry; none where there is no such part."""
        return self.package.getinfo(part).file_size if part else 0

    def _one(self, kind: str) -> str | None:
        targets = [target for found, target in self._related(self.workbook).values() if found == kind]
        return self._entries.get(_plain(targets[0])) if targets else None

    def _xml(self, part: str) -> etree._Element:
        return parse_part(read_part(self.package, self.entry(part), self.name), part, self.name)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationships of a part (the package's own for ""): last word of the type, and target, by id."""
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if _plain(rels) not in self._entries:
            return {}
        found = {}
        for rel in _all(self._xml(rels), "Relationship"):
            if rel.get("TargetMode") != "External":
                target = posixpath.join("/", folder, str(rel.get("Target", "")).replace("\\", "/"))
                kind = str(rel.get("Type", "")).rsplit("/", 1)[-1]
                found[str(rel.get("Id", ""))] = (kind, posixpath.normpath(target).lstrip("/"))
        return found


def parse_area(text: str) -> tuple[int, int, int, int] | None:
    """`B2:D9` as top, left, bottom, right; None where it is no area."""
    match = AREA.fullmatch(text)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    return int(top), column_number(left), int(bottom or top), column_number(right or left)


def _number(text: str | None) -> int:
    """A format's number; 0 (General) for what is missing or no number."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < LONGEST else 0


def _plain(part: str) -> str:
    """How part names compare: case, backslashes and a leading slash do not matter."""
    return part.replace("\\", "/").lstrip("/").lower()


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    """The elements of this local name in any namespace: strict and transitional files differ in nothing else."""
    return list(root.iter("{*}" + name))
