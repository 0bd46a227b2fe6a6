"""A complete workbook made by the renderer, seen as the giver of sheets: what hangs on each, and its own styles."""

import re
from collections.abc import Sequence
from functools import cached_property

from . import partnames, xml
from .graph import Graph
from .probe import Host, probe, worksheet
from .workbookpart import BUILT_IN, Name, WorkbookPart

ITEM = re.compile(rb"<si>(.*?)</si>|<si/>", re.DOTALL)
UNLIMITED_MB = 1 << 20


class Donor:
    """The renderer's workbook, its sheets in the order of the tabs."""

    def __init__(self, data: bytes) -> None:
        self._host: Host = probe(data, "the tabs made", UNLIMITED_MB)
        self._workbook = WorkbookPart(self.graph.xml(self.graph.workbook))

    @property
    def graph(self) -> Graph:
        """Its parts."""
        return self._host.graph

    @cached_property
    def sheets(self) -> Sequence[str]:
        """Keys of the sheets' parts, in order."""
        found = (worksheet(self.graph, sheet) for sheet in self._workbook.sheets)
        return [part for part in found if part is not None]

    @property
    def names(self) -> list[Name]:
        """Built-in names scoped to a sheet: print titles, print areas, filters."""
        return [name for name in self._workbook.names if name.name.startswith(BUILT_IN) and name.sheet is not None]

    @cached_property
    def styles(self) -> xml.Element:
        """The root of its styles part, parsed anew by each Donor, since merging takes elements out of it."""
        part = self.graph.target(self.graph.workbook, "styles")
        if part is None:
            raise KeyError("styles")
        return self.graph.xml(part)

    @cached_property
    def shared(self) -> Sequence[bytes]:
        """What its shared texts hold between `<si>` and `</si>`."""
        part = self.graph.target(self.graph.workbook, "sharedStrings")
        return [] if part is None else [item[1] or b"" for item in ITEM.finditer(self.graph.archive.read(part))]

    def parts_of(self, sheet: str) -> list[str]:
        """All parts that hang on a sheet, the sheet first."""
        return self.graph.reach([sheet])

    def folder_of(self, part: str) -> str:
        """Where a part lies seen from the workbook part: `worksheets/sheet1.xml`."""
        return partnames.relative(self.graph.workbook, self.graph.name(part))
