"""Tables of activities to records, and activities that stand in the deal's own row."""

from collections.abc import Mapping, Sequence
from typing import Any

from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Activity, Opportunity
from sheetcrm.core.problem import Problem, Severity
from sheetcrm.core.records import Records, column

from .columns import Table
from .fields import Holds
from .headings import ActivityHeading, activity_date
from .match import Matching
from .profile import fits
from .readers import Value
from .records import kept


def refer(table: Table, deals: Sequence[Row[Opportunity]], rejected: frozenset[str], bare: Mapping[str, str]) -> None:
    """Makes references to deals by title or client into references by id, where those fit better; and those by an id as
    its sheet says it (`bare`) into whole ones."""
    said = table.column("opportunity")
    ids = rejected.union(column(deals, "id"))
    if bare:
        said = table.values["opportunity"] = [one if one in ids else bare.get(str(one), one) for one in said]
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


def build(table: Table) -> Records[Activity]:
    """The activities of a table."""
    columns = {name: match.columns[0] for name, match in table.matching.found.items()}
    for record, value in enumerate(table.column("opportunity")):
        if value is None:
            table.refused.add(record)
    return kept(table, Activity, columns)


def without_deal(matching: Matching, places: Sequence[int]) -> list[Problem]:
    """A warning for every activity that does not say which deal it is for."""
    column = matching.found["opportunity"].columns[0]
    name = matching.block.grid.name
    return [
        Problem(CellRef(name, matching.block.row(place), column), "activity-without-deal", Severity.WARNING)
        for place in places
    ]


def in_rows(table: Table, ids: Sequence[Value]) -> list[Row[Activity]]:
    """Activities kept in the deal's row: dates under `Last call`, `Visit 2`, `Next meeting`, or dates with their type
    and notes beside them, once or again and again."""
    made: list[Row[Activity]] = []
    for place, (kind, status) in _dates(table.matching).items():
        beside = table.matching.beside(place)
        made.extend(_column(table, ids, place, beside, {"type": kind or None, "status": status}))
    return made


def columns_in_rows(matching: Matching) -> list[int]:
    """The places of the columns of a deal's row that are read as activities."""
    if matching.kind != "opportunities":
        return []
    return sorted({at for place in _dates(matching) for at in (place, *matching.beside(place).values())})


def _dates(matching: Matching) -> dict[int, ActivityHeading]:
    return {place: told for place in range(len(matching.texts)) if (told := _dated(matching, place))}


def _dated(matching: Matching, place: int) -> ActivityHeading | None:
    """What a column of dates says of activities by its heading; None where it is none."""
    if not matching.free(place) or not matching.profile(place).filled or not fits(Holds.DATE, matching.profile(place)):
        return None
    return activity_date(matching.texts[place])


def _column(
    table: Table, ids: Sequence[Value], place: int, beside: Mapping[str, int], said: Mapping[str, Any]
) -> list[Row[Activity]]:
    """The activities of one column of dates. A cell that cannot be read is a warning: no deal depends on it."""
    first = table.matching.block.at.col
    days = table.read("date", Holds.DATE, first + place)
    more = {name: table.read(name, Holds.TEXT, first + other) for name, other in beside.items()}
    refs = {"date": first + place, **{name: first + other for name, other in beside.items()}}
    made = []
    for record, day in enumerate(days):
        if day is None or record in table.refused:
            continue
        told = {name: values[record] for name, values in more.items() if values[record] is not None}
        fields = {"opportunity": ids[record], "date": day, **said, **told}
        made.append(Row(Activity.model_validate(fields), table.ref(record), refs))
    return made
