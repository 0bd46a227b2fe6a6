"""Finding a style element among those that a workbook has, fast, however many there are."""

from functools import cached_property

from . import xml

Form = tuple[object, ...]


def form(element: xml.Element) -> Form:
    """What two equal style elements share, however they are spelt: names, attributes in order, children."""
    attributes = tuple(sorted((str(name), str(value)) for name, value in element.attrib.items()))
    below = tuple(form(child) for child in element if isinstance(child.tag, str))
    return (xml.local(element), attributes, below, (element.text or "").strip())


class Pool:
    """One list of the styles part (`fonts`, `cellXfs`…): finds an element equal to the wanted one, or appends it."""

    def __init__(self, container: xml.Element) -> None:
        self._container = container
        self.size = len(xml.children(container))
        self.changed = False

    @cached_property
    def _places(self) -> dict[Form, int]:
        places: dict[Form, int] = {}
        for place, element in enumerate(xml.children(self._container)):
            places.setdefault(form(element), place)
        return places

    def place(self, wanted: xml.Element) -> int:
        """The place of an element equal to `wanted`; `wanted` itself is appended where there is none."""
        shape = form(wanted)
        found = self._places.get(shape)
        if found is not None:
            return found
        self._container.append(wanted)
        self._places[shape] = self.size
        self.size += 1
        self.changed = True
        return self.size - 1

    def close(self) -> None:
        """Writes the list's own count."""
        if self.changed:
            self._container.set("count", str(self.size))
