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
    """A spreadsheet as it was read. `version` is Drive's, which changes with every edit; `mentioned` are the titles
    that the team's formulas name, in lower case."""

    id: str
    title: str
    version: str
    sheets: tuple[Present, ...]
    mentioned: frozenset[str] = frozenset()

    @property
    def owned(self) -> Mapping[str, Present]:
        """Our own tabs by key."""
        return {sheet.key: sheet for sheet in reversed(self.sheets) if sheet.key}

    @property
    def copies(self) -> tuple[Present, ...]:
        """Sheets that a user made by copying a tab of ours: neither ours to change nor the team's data."""
        owned = self.owned
        return tuple(sheet for sheet in self.sheets if sheet.key and owned[sheet.key] is not sheet)


def present(sheet: Json, found: str) -> Present:
    """One sheet of a spreadsheets.get answer."""
    properties, grid = sheet["properties"], sheet["properties"].get("gridProperties", {})
    ours = next((one for one in sheet.get("developerMetadata", ()) if one.get("metadataKey") == METADATA_KEY), None)
    mark = _mark(ours["metadataValue"]) if ours else {}
    return Present(
        id=properties.get("sheetId", 0),
        title=properties["title"],
        rows=grid.get("rowCount", 0),
        columns=grid.get("columnCount", 0),
        key=mark.get("tab", ""),
        written=mark.get("hash", ""),
        found=found if mark else "",
        metadata_id=ours["metadataId"] if ours and mark else 0,
        charts=tuple(chart["chartId"] for chart in sheet.get("charts", ())),
        charts_made=tuple(mark.get("charts", ())),
        filter=sheet.get("basicFilter"),
        protected=tuple(one["protectedRangeId"] for one in sheet.get("protectedRanges", ())),
        conditional=tuple(sheet.get("conditionalFormats", ())),
        merged=bool(sheet.get("merges")),
    )


def _mark(text: str) -> Json:
    """What we noted on a sheet; nothing where somebody else wrote it, and the sheet is then the user's."""
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) and isinstance(said.get("tab"), str) else {}
