"""What a user placed on a tab of ours: charts, pictures and shapes that a refresh would lose."""

from collections import Counter
from collections.abc import Sequence

from . import xml
from .graph import Graph
from .probe import Host, Owned, kinds_on

OURS = frozenset({"drawing", "chart", "table", "hyperlink", "printerSettings"})
"""What may hang on a tab of ours without being the user's: what we make, and what programs add when they save."""
CHART = "sheetcrm "
"""How the names of the charts begin that we make; programs keep them."""
PLACE = frozenset({"from", "to", "pos", "ext", "clientData"})
WORDS = {"graphicFrame": "chart", "pic": "picture"}
Drawn = tuple[str, str]
"""A thing in a drawing: its element's name, and the name it bears."""


def foreign(host: Host) -> list[tuple[Owned, list[str]]]:
    """The tabs of ours that hold something of the user's, and what it is."""
    drawn = [(owned, _drawn(host.graph, owned.part)) for owned in host.owned]
    named = any(name.startswith(CHART) for _, things in drawn for _, name in things)
    found = [
        (owned, sorted({*kinds_on(host.graph, owned.part)} - OURS) + _theirs(things, named)) for owned, things in drawn
    ]
    return [(owned, what) for owned, what in found if what]


def _theirs(things: Sequence[Drawn], named: bool) -> list[str]:
    """What is none of our charts. Where no chart bears a name of ours (`named`), a program has dropped them all."""
    times: Counter[str] = Counter()
    found = []
    for kind, name in things:
        times[name] += 1
        if kind != "graphicFrame" or (named and (not name.startswith(CHART) or times[name] > 1)):
            found.append(f"{WORDS.get(kind, 'shape')} “{name}”" if name else WORDS.get(kind, "shape"))
    return found


def _drawn(graph: Graph, part: str) -> list[Drawn]:
    drawing = graph.target(part, "drawing")
    anchors = xml.children(graph.xml(drawing)) if drawing else []
    things = [thing for anchor in anchors for thing in xml.children(anchor) if xml.local(thing) not in PLACE]
    return [(xml.local(thing), _name(thing)) for thing in things]


def _name(thing: xml.Element) -> str:
    return next((found.get("name") or "" for found in thing.iter("{*}cNvPr")), "")
