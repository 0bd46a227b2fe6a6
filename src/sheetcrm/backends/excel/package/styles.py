"""The styles part: the styles that our tabs use, found among the workbook's own or appended to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree

from sheetcrm.core.errors import CannotWrite

from ..index import BUILT_IN
from . import xml
from .styleindex import Pool

ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
LISTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
BLANK = {"fonts": 1, "fills": 2, "borders": 1, "cellStyleXfs": 1, "cellXfs": 1}
"""How many of the donor's first styles a workbook without any starts with; two fills are every program's own."""
FACE = ("name", "family", "charset", "scheme")
FIRST_CUSTOM_FORMAT = 164
MOST_FORMATS = 65_430
"""Excel keeps at most 65,490 cell formats."""


@dataclass(frozen=True, slots=True)
class StyleMap:
    """Where the donor's cell formats (`xf`) and differential formats (`dxf`) are in the host."""

    xf: Mapping[int, int]
    dxf: Mapping[int, int]


class StylesPart:
    """The styles of a workbook. `merge` appends what is missing; what is there keeps its place."""

    def __init__(self, root: xml.Element, book: str) -> None:
        self.root = root
        self._book = book
        self._pools: dict[str, Pool] = {}
        self._formats: dict[str, int] | None = None
        self.changed = False

    def merge(self, donor: xml.Element) -> StyleMap:
        """Finds a place for all the donor's formats; its first cell format becomes the workbook's first."""
        self._adopt_face(donor)
        lists = {attribute: self._merge_list(donor, name) for attribute, name in LISTS.items()}
        xf = {
            place: self._merge_xf(element, lists, donor) if place else 0
            for place, element in enumerate(xml.children(xml.child(donor, "cellXfs")))
        }
        dxf = self._merge_list(donor, "dxfs")
        self._close()
        return StyleMap(xf, dxf)

    def serialise(self) -> bytes:
        """The part's bytes."""
        return xml.serialise(self.root)

    def _pool(self, name: str) -> Pool:
        if name not in self._pools:
            self._pools[name] = Pool(xml.insert(self.root, name, ORDER))
        return self._pools[name]

    def _merge_list(self, donor: xml.Element, name: str) -> dict[int, int]:
        elements = xml.children(xml.child(donor, name))
        return {place: self._pool(name).place(self._own(element)) for place, element in enumerate(elements)}

    def _merge_xf(self, element: xml.Element, lists: Mapping[str, Mapping[int, int]], donor: xml.Element) -> int:
        xf = self._own(element)
        for attribute, places in lists.items():
            xf.set(attribute, str(places.get(xml.number(xf.get(attribute)), 0)))
        xf.set("numFmtId", str(self._number_format(xml.number(xf.get("numFmtId")), donor)))
        if xml.child(self.root, "cellStyleXfs") is None:
            xf.attrib.pop("xfId", "")
        else:
            xf.set("xfId", "0")
        place = self._pool("cellXfs").place(xf)
        if place > MOST_FORMATS:
            raise CannotWrite(
                f"{self._book} holds as many cell formats as Excel can keep.",
                "Clear formats that are not needed in Excel, or use --output to write the tabs to a file of their own.",
            )
        return place

    def _number_format(self, id_: int, donor: xml.Element) -> int:
        """The number of a format in the host; a few producers declare built-in numbers as something else."""
        code = _codes(donor).get(id_) or (BUILT_IN.get(id_) if id_ in _codes(self.root) else None)
        if code is None:
            return id_
        if self._formats is None:
            self._formats = {code: id_ for id_, code in reversed(_codes(self.root).items())}
        if code not in self._formats:
            new = max([FIRST_CUSTOM_FORMAT - 1, *self._formats.values()]) + 1
            tag = f"{{{xml.namespace(self.root)}}}numFmt"
            self._pool("numFmts").place(etree.Element(tag, numFmtId=str(new), formatCode=code))
            self._formats[code] = new
        return self._formats[code]

    def _adopt_face(self, donor: xml.Element) -> None:
        """Gives the donor's fonts the workbook's own face and size wherever they have the donor's default ones."""
        ours, theirs = _default_font(donor), _default_font(self.root)
        if ours is None or theirs is None:
            return
        face, size = _value(ours, "name"), _value(ours, "sz")
        for font in xml.children(xml.child(donor, "fonts")):
            if font is not ours:
                _dress(font, theirs, _value(font, "name") == face, _value(font, "sz") == size)
        _dress(ours, theirs, True, True)

    def _own(self, element: xml.Element) -> xml.Element:
        """A copy in the host's namespace and with its prefixes."""
        names = {xml.namespace(element): xml.namespace(self.root)}
        return xml.translated(element, names, xml.prefixes(self.root))

    def _close(self) -> None:
        for name, pool in self._pools.items():
            pool.close()
            self.changed |= pool.changed
            container = xml.child(self.root, name)
            if pool.size == 0 and container is not None:
                self.root.remove(container)


def blank(donor: xml.Element, namespace: str) -> xml.Element:
    """Styles for a workbook that has none: what cells without a style look like, and nothing else."""
    made = etree.Element(f"{{{namespace}}}styleSheet", nsmap=cast("dict[str, str]", {None: namespace}))
    for name in BLANK:
        first = xml.children(xml.child(donor, name))[: BLANK[name]]
        container = etree.SubElement(made, f"{{{namespace}}}{name}", count=str(len(first)))
        spaces = {xml.namespace(donor): namespace}
        container.extend([xml.translated(element, spaces, xml.prefixes(made)) for element in first])
    normal = etree.SubElement(made, f"{{{namespace}}}cellStyles", count="1")
    etree.SubElement(normal, f"{{{namespace}}}cellStyle", name="Normal", xfId="0", builtinId="0")
    return made


def _codes(styles: xml.Element) -> dict[int, str]:
    formats = xml.children(xml.child(styles, "numFmts"))
    return {xml.number(found.get("numFmtId")): found.get("formatCode", "") for found in formats}


def _default_font(styles: xml.Element) -> xml.Element | None:
    """The font of the first cell format; None where it hides behind alternatives."""
    fonts = xml.children(xml.child(styles, "fonts"))
    first = next(iter(xml.children(xml.child(styles, "cellXfs"))), None)
    place = xml.number(first.get("fontId")) if first is not None else 0
    return fonts[place] if place < len(fonts) and xml.local(fonts[place]) == "font" else None


def _value(font: xml.Element, name: str) -> str | None:
    found = xml.child(font, name)
    return None if found is None else found.get("val")


def _dress(font: xml.Element, like: xml.Element, face: bool, size: bool) -> None:
    """Copies face and size from another font, each where it is wanted and told."""
    for name in (*(FACE if face else ()), *(("sz",) if size else ())):
        value, found = _value(like, name), xml.child(font, name)
        if value is None:
            if found is not None and name != "sz":
                font.remove(found)
        elif found is not None:
            found.set("val", value)
        else:
            etree.SubElement(font, f"{{{xml.namespace(font)}}}{name}", val=value)
