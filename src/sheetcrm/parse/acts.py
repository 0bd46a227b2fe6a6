"""Tables of activities to records, and activities that stand in the deal's own row."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Activity, ActivityStatus, Opportunity
from sheetcrm.core.problem import Problem, Severity

from .columns import Table
from .deals import records
from .fields import Holds
from .match import Matching
from .normal import plain, word_set
from .profile import fits
from .readers import Context, Fault, Value, read_column
from .vocabulary import contacts, known

_ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th|a|o|e|er|eme|ere)?|first|second|third|prima|primo|seconda|secondo|terza|terzo)$"
)
_DATE_WORDS = word_set("date data datum fecha on il am le")


def refer(table: Table, deals: Sequence[Row[Opportunity]], rejected: frozenset[str]) -> None:
    """Makes references to deals by title or client into references by id, where those fit better."""
    said = table.column("opportunity")
    ids = {row.record.id for row in deals} | rejected
    hits = sum(map(ids.__contains__, said))
    if 2 * hits >= len(said):
        return
    for name in ("title", "client"):
        by_name: dict[str, str | None] = {}
        for row in deals:
            text = getattr(row.record, name)
            if text:
                by_name[text] = None if text in by_name else row.record.id
        if sum(bool(by_name.get(str(value))) for value in said) > hits:
            table.values["opportunity"] = [by_name.get(str(value)) or value for value in said]
            return


def build(table: Table) -> list[Row[Activity]]:
    """The activities of a table."""
    columns = {name: match.columns[0] for name, match in table.matching.found.items()}
    for record, value in enumerate(table.column("opportunity")):
        if value is None:
            table.refused.add(record)
    return records(table, Activity, columns)


def without_deal(matching: Matching, places: Sequence[int]) -> list[Problem]:
    """A warning for every activity that does not say which deal it is for."""
    column = matching.found["opportunity"].columns[0]
    name = matching.block.grid.name
    return [
        Problem(CellRef(name, matching.block.row(place), column), "activity-without-deal", Severity.WARNING)
        for place in places
    ]


def in_rows(table: Table, ids: Sequence[Value]) -> list[Row[Activity]]:
    """Activities kept in the deal's row: dates under `Last call`, `Visit 2`, `Next meeting`."""
    made: list[Row[Activity]] = []
    for place in range(len(table.matching.texts)):
        if not table.matching.free(place):
            continue
        kind = activity_heading(table.matching.texts[place])
        if kind is None or not table.matching.profile(place).filled:
            continue
        if fits(Holds.DATE, table.matching.profile(place)):
            made.extend(_column(table, ids, table.matching.block.at.col + place, *kind))
    return made


def activity_heading(text: str) -> tuple[str, ActivityStatus | None] | None:
    """What a heading says of an activity: its type, and whether it is done or planned."""
    words = plain(text).split()
    status = None
    if words and words[0] in known("LAST"):
        words, status = words[1:], ActivityStatus.DONE
    elif words and words[0] in known("NEXT"):
        words, status = words[1:], ActivityStatus.PLANNED
    bare = [word for word in words if not _ORDINAL.match(word) and word not in _DATE_WORDS]
    if not bare or (status is None and len(bare) == len(words)):
        return None
    return (
        (" ".join(bare).capitalize() if contacts()["".join(bare)] else "", status)
        if "".join(bare) in contacts()
        else None
    )


def _column(
    table: Table, ids: Sequence[Value], column: int, kind: str, status: ActivityStatus | None
) -> list[Row[Activity]]:
    cells = table.cells(column)
    days = read_column(Holds.DATE, cells, Context(table.matching.options))
    refs: Mapping[str, int] = {"date": column, "opportunity": table.matching.block.at.col}
    made = []
    for record, day in enumerate(days):
        if day is None or isinstance(day, Fault) or record in table.refused:
            continue
        said: dict[str, Any] = {"opportunity": ids[record], "type": kind or None, "date": day, "status": status}
        made.append(Row(Activity.model_validate(said), table.ref(record), refs))
    return made
