"""`[Content_Types].xml`: what kind each part is."""

from collections.abc import Iterable

from lxml import etree

from . import partnames, xml

PART = "[content_types].xml"
RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class ContentTypes:
    """The kinds of parts by name or by extension; edited in place, order kept."""

    def __init__(self, root: xml.Element) -> None:
        self._root = root
        self.changed = False

    def of(self, part: str) -> str:
        """The content type of a part, "" where none is declared."""
        wanted = partnames.key(part)
        for override in self._overrides():
            if partnames.key(override.get("PartName", "")) == wanted:
                return override.get("ContentType", "")
        return self._default(wanted.rpartition(".")[2])

    def all_of(self, parts: Iterable[str]) -> dict[str, str]:
        """The content types of many parts, in one pass."""
        overrides = {partnames.key(o.get("PartName", "")): o.get("ContentType", "") for o in self._overrides()}
        return {part: overrides.get(part) or self._default(part.rpartition(".")[2]) for part in parts}

    @property
    def overridden(self) -> frozenset[str]:
        """Keys of the parts that have a type by name, stale ones among them."""
        return frozenset(partnames.key(override.get("PartName", "")) for override in self._overrides())

    def add(self, part: str, kind: str) -> None:
        """Declares a part that had no type by name."""
        tag = f"{{{xml.namespace(self._root)}}}Override"
        etree.SubElement(self._root, tag, PartName=f"/{part}", ContentType=kind)
        self.changed = True

    def remove(self, parts: Iterable[str]) -> None:
        """Forgets parts, by key."""
        gone = set(parts)
        for override in self._overrides():
            if partnames.key(override.get("PartName", "")) in gone:
                self._root.remove(override)
                self.changed = True

    def need_rels(self) -> None:
        """Declares relationship parts, which some producers do not."""
        if self._default("rels") != RELS_TYPE:
            default = etree.Element(f"{{{xml.namespace(self._root)}}}Default", Extension="rels", ContentType=RELS_TYPE)
            self._root.insert(0, default)
            self.changed = True

    def serialise(self) -> bytes:
        """The part's bytes."""
        return xml.serialise(self._root)

    def _overrides(self) -> list[xml.Element]:
        return [child for child in self._root if xml.local(child) == "Override"]

    def _default(self, extension: str) -> str:
        for child in self._root:
            if xml.local(child) == "Default" and child.get("Extension", "").lower() == extension:
                return child.get("ContentType", "")
        return ""
