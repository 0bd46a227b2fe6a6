"""Tables (ListObjects): ids and names that are unique in the host, and the same at each refresh."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from . import sheetpart, xml


@dataclass(slots=True)
class TableNames:
    """What parts that stay take in the host: table ids, names (folded); and the ids that our tables had before."""

    ids: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    before: dict[str, int] = field(default_factory=dict)

    def id_for(self, name: str) -> int:
        """The id that the table had, where it is still free; else the first free one that no table of ours had."""
        wanted = self.before.get(name.casefold())
        if wanted is None or wanted in self.ids:
            held = self.ids | set(self.before.values())
            wanted = next(number for number in range(1, len(held) + 2) if number not in held)
        self.ids.add(wanted)
        return wanted

    def name_for(self, name: str) -> str:
        """The name itself, or the first of `name_2`, `name_3`… that is free."""
        free, number = name, 1
        while free.casefold() in self.names:
            number += 1
            free = f"{name}_{number}"
        self.names.add(free.casefold())
        return free


def read(root: xml.Element) -> tuple[int, str]:
    """A table's id and its name."""
    return xml.number(root.get("id")), root.get("displayName") or root.get("name") or ""


def adapt(root: xml.Element, taken: TableNames, dxf: Mapping[int, int]) -> str:
    """Gives a table of ours its id and its name in the host; the name is the result."""
    name = taken.name_for(read(root)[1])
    root.set("displayName", name)
    root.set("name", name)
    root.set("id", str(taken.id_for(name)))
    sheetpart.remap_dxf(root, dxf)
    return name


def taken(stay: Iterable[xml.Element], ours: Iterable[xml.Element], defined: Iterable[str]) -> TableNames:
    """What tables that stay and defined names take, and what our own tables were before."""
    found = TableNames(names={name.casefold() for name in defined})
    for id_, name in map(read, stay):
        found.ids.add(id_)
        found.names.add(name.casefold())
    found.before = {name.casefold(): id_ for id_, name in map(read, ours)}
    return found
