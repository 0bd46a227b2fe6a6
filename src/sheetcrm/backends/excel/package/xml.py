"""XML of parts: parsed without entities, serialised so that an unchanged tree gives the same bytes, strict or not."""

from collections.abc import Mapping, Sequence
from typing import cast

from lxml import etree

from ..refusals import damaged, refuse_depth, refuse_doctype

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

STRICT: Mapping[str, str] = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "http://purl.oclc.org/ooxml/drawingml/chart",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": (
        "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing"
    ),
}
"""The namespaces of transitional OOXML that strict OOXML (ISO/IEC 29500) names otherwise."""

DIGITS = 19
PROLOG = 4096
Element = etree._Element


def parse(data: bytes, part: str, book: str) -> Element:
    """The root of a part, comments and all. Raises UnreadableBook where it is broken or declares a document type."""
    refuse_doctype(data[:PROLOG].replace(b"\0", b""), part, book)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise damaged(book, f"its part {part} is not well formed") from None
    refuse_depth(root, part, book)
    if root.getroottree().docinfo.internalDTD is not None:
        refuse_doctype(b"<!DOCTYPE", part, book)
    return root


def local(element: Element) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str:
    """An element's namespace."""
    return etree.QName(element).namespace or ""


def number(text: str | None, otherwise: int = 0) -> int:
    """A number as packages write them; `otherwise` for what is missing or no number."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < DIGITS else otherwise


def children(parent: Element | None) -> list[Element]:
    """The child elements, comments left out."""
    return [] if parent is None else [child for child in parent if isinstance(child.tag, str)]


def child(parent: Element, name: str) -> Element | None:
    """The first child of a local name."""
    return next((found for found in parent if local(found) == name), None)


def select(root: Element, expression: str, **namespaces: str) -> list[Element]:
    """The elements that an XPath expression finds: for frames with many elements, of which few matter."""
    return cast("list[Element]", root.xpath(expression, namespaces=namespaces))


def insert(parent: Element, name: str, order: Sequence[str]) -> Element:
    """The child of this name, made at its place in the schema's `order` where it is missing."""
    found = child(parent, name)
    if found is not None:
        return found
    made = etree.Element(f"{{{namespace(parent)}}}{name}", nsmap=prefixes(parent))
    later = set(order[order.index(name) + 1 :])
    place = next((at for at, other in enumerate(parent) if local(other) in later), len(parent))
    parent.insert(place, made)
    return made


def prefixes(element: Element) -> dict[str, str]:
    """Prefixes that hold at an element. The default one is None, which lxml's type stubs leave out."""
    return cast("dict[str, str]", element.nsmap)


def serialise(root: Element) -> bytes:
    """The bytes of a part: UTF-8 with a declaration."""
    text = etree.tostring(root.getroottree(), encoding="UTF-8")
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text


def translated(root: Element, names: Mapping[str, str], nsmap: Mapping[str, str] | None = None) -> Element:
    """The same tree with its namespaces renamed. Prefixes stay, unless `nsmap` gives those of the tree it goes into."""
    made = _renamed(root, names, nsmap, None)
    for old in root:
        _copy(old, made, names, nsmap)
    return made


def _copy(old: Element, parent: Element, names: Mapping[str, str], nsmap: Mapping[str, str] | None) -> None:
    if not isinstance(old.tag, str):
        return
    made = _renamed(old, names, nsmap, parent)
    for below in old:
        _copy(below, made, names, nsmap)


def _renamed(
    old: Element, names: Mapping[str, str], nsmap: Mapping[str, str] | None, parent: Element | None
) -> Element:
    nsmap = nsmap or {prefix: names.get(uri, uri) for prefix, uri in prefixes(old).items()}
    tag = _rename(str(old.tag), names)
    made = etree.Element(tag, nsmap=dict(nsmap)) if parent is None else etree.SubElement(parent, tag, nsmap=dict(nsmap))
    for name, value in old.attrib.items():
        made.set(_rename(str(name), names), str(value))
    made.text, made.tail = old.text, old.tail
    return made


def _rename(tag: str, names: Mapping[str, str]) -> str:
    uri, brace, name = tag.rpartition("}")
    return f"{{{names.get(uri[1:], uri[1:])}}}{name}" if brace else tag
