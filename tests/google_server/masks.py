"""Field masks at work: which fields of a message an update sets."""

import copy
from typing import Any

from .contract import parse_mask
from .errors import bad

Json = Any


def required(said: Json) -> dict[str, Json]:
    """The update's field mask. Raises GoogleError where it is missing, as Google does."""
    mask = said.get("fields")
    if not mask:
        raise bad("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    return parse_mask(mask)


def update(target: Json, given: Json, mask: dict[str, Json]) -> None:
    """Sets the masked fields of `target` to those of `given`; a masked field that is not given is cleared."""
    for name, inner in mask.items():
        if name == "*":
            target.clear()
            target.update(copy.deepcopy(given))
        elif inner and isinstance(given.get(name), dict) and isinstance(target.get(name, {}), dict):
            update(target.setdefault(name, {}), given[name], inner)
        elif given.get(name) is None:
            target.pop(name, None)
        else:
            target[name] = copy.deepcopy(given[name])


def keep(value: Json, mask: dict[str, Json]) -> Json:
    """What a reader who asked for `mask` gets to see; None where nothing of it is set."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [{} if seen is None else seen for seen in (keep(one, mask) for one in value)]
    if not isinstance(value, dict):
        return value
    seen = {name: keep(value[name], inner) for name, inner in mask.items() if name in value}
    return {name: inner for name, inner in seen.items() if inner is not None}
