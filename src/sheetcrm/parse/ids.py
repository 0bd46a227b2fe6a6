"""Ids of deals: their own, or their row's; after the sheet's name where several sheets number their rows alike."""

from collections.abc import Mapping, Sequence

from .columns import Table
from .readers import Value

_SHARED = 2
"""Ids that two sheets must have in common, and half of the smaller's, to be taken for numbered alike: a single one is
rather a deal carried over, and told as a duplicate."""


def name_rows(tables: Sequence[Table]) -> Mapping[str, str]:
    """Gives every record an id: its own; else `row-12`, after the sheet's name where several tables are read. Where
    tables number their rows alike, the sheet's name goes before the id, and before the one that a credit names.

    Gives the ids by what their sheet alone says, where one deal only is called so.
    """
    several = len(tables) > 1
    own = [set(table.column("id")) - {None} for table in tables]
    before = [_before(at, table, own) for at, table in enumerate(tables)]
    bare = _bare(own, before) if any(before) else {}
    for at, table in enumerate(tables):
        nameless = f"{table.matching.block.grid.name} row-" if several else "row-"
        table.values["id"] = [
            before[at] + str(value) if value is not None else f"{nameless}{table.ref(record).row}"
            for record, value in enumerate(table.column("id"))
        ]
        if any(before) and "credit_of" in table.values:
            table.values["credit_of"] = [
                f"{before[at]}{value}" if value in own[at] else bare.get(str(value), value)
                for value in table.column("credit_of")
            ]
    return bare


def _before(at: int, table: Table, own: Sequence[set[Value]]) -> str:
    """What goes before a table's ids."""
    for place, other in enumerate(own):
        shared = len(own[at] & other) if place != at else 0
        if shared >= _SHARED and 2 * shared >= min(len(own[at]), len(other)):
            return f"{table.matching.block.grid.name} "
    return ""


def _bare(own: Sequence[set[Value]], before: Sequence[str]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for ids, name in zip(own, before, strict=True):
        for value in ids:
            found.setdefault(str(value), set()).add(f"{name}{value}")
    return {bare: named.pop() for bare, named in found.items() if len(named) == 1 and {bare} != named}
