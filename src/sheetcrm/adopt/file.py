"""The options file as text: written anew with its comments, or completed without touching what somebody wrote."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import tomlkit

from sheetcrm.core.book import fold
from sheetcrm.toml_lines import Place, lines_by_place

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the file should say: `values` nested as TOML is, a list of mappings being entries known by their `name`.

    `comments` end the line of the value, table or entry at their place.
    """

    values: Values
    comments: Mapping[Place, str] = field(default_factory=dict)


def render(draft: Draft, head: Sequence[str] = ()) -> str:
    """A new file; the lines of `head` open it."""
    lines = [f"# {line}" for line in head]
    plain = [line for key, value in draft.values.items() if not _nested(value) for line in _setting((key,), draft)]
    blocks = [lines, plain, *(_blocks(draft, draft.values, ()))]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def complete(draft: Draft, existing: str) -> str:
    """An existing file with the settings that it lacks; what it says stays to the letter.

    A table that is there as `[section]` gets its missing settings right below its heading; one that is written inline
    or in dotted keys is left as it is. Entries whose name is not listed yet are added at the end.
    """
    said = tomllib.loads(existing)
    lines = existing.splitlines()
    sections = lines_by_place(existing, settings=False)
    insertions: list[tuple[int, list[str]]] = []
    appended: list[list[str]] = []
    for place, values in _tables(draft.values, ()):
        there = _at(said, place) or {}
        missing = {key: value for key, value in values.items() if not _nested(value) and key not in there}
        if missing and (not place or place in sections):
            new = [line for key in missing for line in _setting((*place, key), draft)]
            insertions.append((sections[place] if place else _top(existing), new))
        elif missing and _may_open(place, said, sections):
            appended.append(_table(draft, place, missing))
    appended += _entries_lacking(draft, said, sections)
    for line, new in sorted(insertions, reverse=True):
        lines[line:line] = new
    text = "\n".join(lines).rstrip("\n")
    return "\n\n".join([text, *("\n".join(block) for block in appended)]).lstrip("\n") + "\n"


def _may_open(place: Place, said: Values, sections: Mapping[Place, int]) -> bool:
    """Whether a section may still be opened: neither it nor what is around it is written inline or in dotted keys."""
    around = (place[:length] for length in range(1, len(place)))
    plain = (value for value in (_at(said, place) or {}).values() if not isinstance(value, Mapping))
    return not any(plain) and all(_at(said, outer) is None or outer in sections for outer in around)


def _entries_lacking(draft: Draft, said: Values, sections: Mapping[Place, int]) -> Iterator[list[str]]:
    """The entries of arrays that the file does not list, each a block; none where it writes the array inline."""
    for key, entries in draft.values.items():
        if not _is_entries(entries) or (key in said and (key, 0) not in sections):
            continue
        known = {fold(str(entry.get("name", ""))) for entry in said.get(key, [])}
        for number, entry in enumerate(entries):
            if fold(str(entry["name"])) not in known:
                yield _entry(draft, (key, number), entry)


def _blocks(draft: Draft, values: Values, place: Place) -> Iterator[list[str]]:
    for at, table in _tables(values, place):
        if at:
            yield _table(draft, at, table)
    for key, entries in values.items():
        if _is_entries(entries):
            for number, entry in enumerate(entries):
                yield _entry(draft, (*place, key, number), entry)


def _tables(values: Values, place: Place) -> Iterator[tuple[Place, Values]]:
    """Every table with its place, the outermost first."""
    yield place, values
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _tables(value, (*place, key))


def _table(draft: Draft, place: Place, values: Values) -> list[str]:
    plain = [line for key, value in values.items() if not _nested(value) for line in _setting((*place, key), draft)]
    if not plain:
        return []
    return [f"[{'.'.join(map(_key, place))}]" + _comment(draft, place), *plain]


def _entry(draft: Draft, place: Place, entry: Values) -> list[str]:
    head = f"[[{_key(place[0])}]]" + _comment(draft, place)
    return [head, *(line for key in entry for line in _setting((*place, key), draft))]


def _setting(place: Place, draft: Draft) -> list[str]:
    return [f"{_key(place[-1])} = {encode(_at(draft.values, place))}" + _comment(draft, place)]


def _comment(draft: Draft, place: Place) -> str:
    text = " ".join("".join(filter(str.isprintable, _spaced(draft.comments.get(place, "")))).split())
    return f"  # {text}" if text else ""


def _spaced(text: str) -> str:
    """Every kind of blank as a plain one: TOML takes no control character in a comment."""
    return "".join(" " if mark.isspace() else mark for mark in text)


def encode(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(encode, value))}]"
    return tomlkit.item(value).as_string()


def _key(part: str | int) -> str:
    return tomlkit.key(str(part)).as_string()


def _at(values: Values, place: Place) -> Any:
    found: Any = values
    for part in place:
        if isinstance(found, Mapping):
            found = found.get(str(part))
        elif isinstance(found, Sequence) and isinstance(part, int):
            found = found[part]
        else:
            return None
    return found


def _top(text: str) -> int:
    """How many lines stand before the first thing that the file says."""
    return min(lines_by_place(text).values(), default=1) - 1


def _nested(value: object) -> bool:
    return isinstance(value, Mapping) or _is_entries(value)


def _is_entries(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)
