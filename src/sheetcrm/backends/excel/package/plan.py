"""Step two: which name each tab gets, which tabs are new, replaced or removed; nothing is changed yet."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from sheetcrm.backends import Remark

from . import mentions
from .mentions import Mentions
from .probe import Host, Owned

LONGEST = 31
RESERVED = "history"


@dataclass(frozen=True, slots=True)
class Plan:
    """`names` by key, in the tabs' order; `replaced` and `removed` are tabs that are there, `gone` the keys of all
    parts that hang on them alone. `recalculate`: formulas of the user point at our tabs. `notes` is for the user."""

    names: Mapping[str, str]
    replaced: Mapping[str, Owned]
    removed: tuple[Owned, ...]
    gone: frozenset[str]
    recalculate: bool = False
    notes: tuple[Remark, ...] = ()


def plan(host: Host, titles: Mapping[str, str]) -> Plan:
    """What becomes of each tab (key to title). A tab that is there keeps the name it has now; a new one takes its
    title, or `Title (2)` where a sheet of the user's has that name. A tab that is no longer made goes, unless something
    of the user's points at it or no sheet would be left to look at."""
    there = {owned.key: owned for owned in host.owned}
    found = mentions.find(host)
    names, notes = _names(host, titles)
    notes += [Remark("copy", {"name": sheet.name}) for sheet in host.copies]
    removed = [owned for owned in host.owned if owned.key not in titles]
    for owned in list(removed):
        why = _why_kept(host, owned, removed, found, bool(titles))
        if why:
            removed.remove(owned)
            notes.append(Remark(why, {"name": owned.sheet.name}))
    replaced = {key: there[key] for key in titles if key in there}
    gone = host.hanging_on([*replaced.values(), *removed])
    return Plan(names, replaced, tuple(removed), gone, bool(found.computed & replaced.keys()), tuple(notes))


def _names(host: Host, titles: Mapping[str, str]) -> tuple[dict[str, str], list[Remark]]:
    present = {owned.key: owned.sheet.name for owned in host.owned}
    taken = {sheet.name.casefold() for sheet in host.sheets}
    names: dict[str, str] = {}
    notes: list[Remark] = []
    for key, title in titles.items():
        names[key] = present.get(key) or free_name(title, taken)
        taken.add(names[key].casefold())
        if key not in present and names[key] != sheet_name(title):
            notes.append(Remark("taken", {"yours": sheet_name(title), "ours": names[key]}))
    return names, notes


def _why_kept(host: Host, owned: Owned, removed: Sequence[Owned], found: Mentions, others: bool) -> str:
    """Why a tab that is no longer made must stay, as the key of a remark; "" where it may go."""
    if owned.key in found.pointed:
        return "pointed"
    going = {other.sheet.index for other in removed}
    left = any(sheet.visible and sheet.index not in going for sheet in host.sheets)
    return "" if left or others else "last"


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
