"""Columns that stand in for a field that nothing else names: an offered amount as the value, a project as the title."""

from .match import Matching
from .understanding import How

_SHORT = 60
"""A name is shorter than this; the definition of a project is longer."""


def stand_ins(matching: Matching) -> None:
    """Applies both rules, for fields that neither the options nor any heading give a column."""
    offer_as_value(matching)
    project_as_title(matching)


def offer_as_value(matching: Matching) -> None:
    """Where offers are the only amounts, what was offered is what a deal may bring: one column for both fields."""
    offer = matching.found.get("offer_value")
    if offer is None or {"value", "awarded"} & (matching.unmapped | matching.found.keys()):
        return
    matching.take("value", [column - matching.block.at.col for column in offer.columns], offer.how, 0.7)


def project_as_title(matching: Matching) -> None:
    """A project beside a client, in few and different words, is what the deal is called."""
    project = matching.found.get("project")
    if project is None or project.how is How.OPTIONS or "title" in matching.unmapped | matching.found.keys():
        return
    place = project.columns[0] - matching.block.at.col
    looks = matching.profile(place)
    if looks.texts and max(map(len, looks.texts)) < _SHORT and 2 * looks.distinct > looks.filled:
        del matching.found["project"]
        matching.take("title", [place], project.how, 0.8)
