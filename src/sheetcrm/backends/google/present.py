"""A spreadsheet as it is now: its sheets, which of them are ours, and what lies on them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
METADATA_KEY = "sheetcrm_tab"
"""Developer metadata on a sheet of ours: its value holds the tab's key and a hash of what we wrote there."""


@dataclass(frozen=True)
class Present:
    """One sheet as it is now. `key` and `written` are of our own tabs: which tab it is, and the hash of its content
    when we wrote it; `found` is the hash of its content now. `charts_made` are charts that we made once: one that
    is not there any more was removed by a user, and stays so."""

    id: int
    title: str
    rows: int
    columns: int
    key: str = ""
    written: str = ""
    found: str = ""
    metadata_id: int = 0
    charts: tuple[int, ...] = ()
    charts_made: tuple[int, ...] = ()
    filter: Json | None = None
    protected: tuple[int, ...] = ()
    conditional: tuple[Json, ...] = ()
    merged: bool = False

    @property
    def edited(self) -> bool:
        """Whether somebody changed a cell of our tab since we wrote it."""
        return bool(self.key) and self.written != self.found


@dataclass(frozen=True)
class State:
    """A spreadsheet as it was read. `version` is Drive's, which changes with every edit."""

    id: str
    title: str
    version: str
    sheets: tuple[Present, ...]

    @property
    def owned(self) -> Mapping[str, Present]:
        """Our own tabs by key; where a user copied one, the first counts."""
        return {sheet.key: sheet for sheet in reversed(self.sheets) if sheet.key}

    @property
    def cells(self) -> int:
        """Cells of all grids, which Google limits."""
        return sum(sheet.rows * sheet.columns for sheet in self.sheets)


def present(sheet: Json, found: str) -> Present:
    """One sheet of a spreadsheets.get answer."""
    properties, grid = sheet["properties"], sheet["properties"].get("gridProperties", {})
    ours = next((one for one in sheet.get("developerMetadata", ()) if one.get("metadataKey") == METADATA_KEY), None)
    mark = json.loads(ours["metadataValue"]) if ours else {}
    return Present(
        id=properties.get("sheetId", 0),
        title=properties["title"],
        rows=grid.get("rowCount", 0),
        columns=grid.get("columnCount", 0),
        key=mark.get("tab", ""),
        written=mark.get("hash", ""),
        found=found if ours else "",
        metadata_id=ours["metadataId"] if ours else 0,
        charts=tuple(chart["chartId"] for chart in sheet.get("charts", ())),
        charts_made=tuple(mark.get("charts", ())),
        filter=sheet.get("basicFilter"),
        protected=tuple(one["protectedRangeId"] for one in sheet.get("protectedRanges", ())),
        conditional=tuple(sheet.get("conditionalFormats", ())),
        merged=bool(sheet.get("merges")),
    )
