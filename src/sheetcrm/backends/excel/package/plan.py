"""Step two: which name each tab gets, which tabs are new, replaced or removed; nothing is changed yet."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from .probe import Host, Owned

LONGEST = 31
RESERVED = "history"


@dataclass(frozen=True, slots=True)
class Plan:
    """`names` by key, in the tabs' order; `replaced` and `removed` are tabs that are there, `gone` the keys of all
    parts that hang on them alone; `notes` is for the user."""

    names: Mapping[str, str]
    replaced: Mapping[str, Owned]
    removed: tuple[Owned, ...]
    gone: frozenset[str]
    notes: tuple[str, ...] = ()


def plan(host: Host, titles: Mapping[str, str]) -> Plan:
    """Names for the tabs (key to title): a tab that is there keeps the name it has now; a new one takes its title,
    or `Title (2)` where a sheet of the user's has that name."""
    there = {owned.key: owned for owned in host.owned}
    taken = {sheet.name.casefold() for sheet in host.sheets}
    names: dict[str, str] = {}
    notes: list[str] = []
    for key, title in titles.items():
        if key in there:
            names[key] = there[key].sheet.name
            continue
        names[key] = free_name(title, taken)
        taken.add(names[key].casefold())
        if names[key] != sheet_name(title):
            notes.append(f"A sheet of yours is called {sheet_name(title)}; ours is called {names[key]}.")
    notes += [f"{sheet.name} is a copy of a tab of ours; it is left as it is." for sheet in host.copies]
    removed = tuple(owned for owned in host.owned if owned.key not in titles)
    replaced = {key: there[key] for key in titles if key in there}
    return Plan(names, replaced, removed, host.hanging_on([*replaced.values(), *removed]), tuple(notes))


def sheet_name(title: str) -> str:
    """A title as Excel takes it for a sheet: up to 31 characters (UTF-16 units), none of []:*?/\\, no quote outside."""
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip().strip("'").strip() or "Sheet"
    if name.casefold() == RESERVED:
        name += " 1"
    return cut(name, LONGEST)


def cut(text: str, units: int) -> str:
    """The longest start of a text that takes no more than so many UTF-16 units, as Excel counts characters."""
    while len(text.encode("utf-16-le")) // 2 > units:
        text = text[:-1]
    return text


def free_name(title: str, taken: Container[str]) -> str:
    """A sheet name that nobody has, from the title on."""
    name, number = sheet_name(title), 1
    base = name
    while name.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        name = cut(base, LONGEST - len(suffix)).rstrip() + suffix
    return name
