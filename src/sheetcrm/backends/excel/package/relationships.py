"""`_rels/*.rels`: which parts a part points at."""

from dataclasses import dataclass

from lxml import etree

from . import xml


@dataclass(frozen=True, slots=True)
class Relationship:
    """One pointer. `kind` is the last word of its type, the same in strict and transitional packages."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """Such as `worksheet` or `styles`."""
        return self.type.rpartition("/")[2]


class Relationships:
    """The pointers of one part; edited in place, order and ids kept."""

    def __init__(self, root: xml.Element | None = None) -> None:
        self._root = etree.fromstring(f'<Relationships xmlns="{xml.PACKAGE_RELS}"/>') if root is None else root
        self.changed = False

    @property
    def all(self) -> list[Relationship]:
        """The relationships in their order."""
        return [_read(element) for element in self._elements()]

    def get(self, id_: str) -> Relationship | None:
        """One relationship by its id."""
        return next((found for found in self.all if found.id == id_), None)

    def first(self, kind: str) -> Relationship | None:
        """The first inner relationship of a kind."""
        return next((found for found in self.all if found.kind == kind and not found.external), None)

    def add(self, type_: str, target: str, id_: str = "") -> str:
        """A new pointer to a part; the id is the first free `rIdN` unless given."""
        if not id_:
            taken = {found.id for found in self.all}
            id_ = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        tag = f"{{{xml.namespace(self._root)}}}Relationship"
        etree.SubElement(self._root, tag, Id=id_, Type=type_, Target=target)
        self.changed = True
        return id_

    def retarget(self, id_: str, target: str) -> None:
        """Points a relationship elsewhere, its id kept."""
        for element in self._elements():
            if element.get("Id") == id_ and element.get("Target") != target:
                element.set("Target", target)
                self.changed = True

    def retype(self, old: str, new: str) -> None:
        """Changes how all types begin: from transitional to strict."""
        for element in self._elements():
            element.set("Type", element.get("Type", "").replace(old, new, 1))

    def remove(self, id_: str) -> None:
        """Forgets a relationship."""
        for element in self._elements():
            if element.get("Id") == id_:
                self._root.remove(element)
                self.changed = True

    def serialise(self) -> bytes:
        """The part's bytes."""
        return xml.serialise(self._root)

    def _elements(self) -> list[xml.Element]:
        return [child for child in self._root if xml.local(child) == "Relationship"]


def _read(element: xml.Element) -> Relationship:
    return Relationship(
        id=element.get("Id", ""),
        type=element.get("Type", ""),
        target=element.get("Target", ""),
        external=element.get("TargetMode", "") == "External",
    )
