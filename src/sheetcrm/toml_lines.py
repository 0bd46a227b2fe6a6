"""On which line of a TOML file a setting stands; `tomllib` does not tell."""

import re

Place = tuple[str | int, ...]
"""Keys, and numbers of array entries from 0, from the top of the file: `("stages", 1, "probability")`."""

SECTION = re.compile(r"\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")
SETTING = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


def line_of(text: str, place: Place) -> int:
    """The line (from 1) of a setting, else of the nearest thing around it; 1 where nothing of it is written."""
    lines = lines_by_place(text)
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return 1


def lines_by_place(text: str, settings: bool = True) -> dict[Place, int]:
    """The line of every table and array entry under a heading of its own, and of every key at a line's beginning."""
    lines: dict[Place, int] = {}
    entries: dict[Place, int] = {}
    here: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        if section := SECTION.match(line):
            here = _resolved(_parts(section[2]), entries)
            if section[1] == "[[":
                entries[here] = entries.get(here, -1) + 1
                lines.setdefault(here, number)
                here = (*here, entries[here])
            lines.setdefault(here, number)
        elif settings and (setting := SETTING.match(line)):
            place = here
            for part in _parts(setting[1]):
                place = (*place, part)
                lines.setdefault(place, number)
    return lines


def spoken(place: Place) -> str:
    """A place as people say it: `stages, entry 2, probability`."""
    return ", ".join(f"entry {part + 1}" if isinstance(part, int) else part for part in place)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple("".join(found) for found in PART.findall(dotted))


def _resolved(parts: tuple[str, ...], entries: dict[Place, int]) -> Place:
    """A section's place; one below an array belongs to the array's last entry."""
    place: Place = ()
    for depth, part in enumerate(parts, 1):
        place = (*place, part)
        if depth < len(parts) and place in entries:
            place = (*place, entries[place])
    return place
