"""The words of `parse.words`, turned round for looking up: what may this heading, this stage, this cell mean?"""

from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import NamedTuple

from sheetcrm.core.models import ActivityStatus, Category, Outcome
from sheetcrm.core.options import Language

from .normal import compact, plain
from .words import de, en, es, exports, fr, it, nl, pt

LANGUAGES: tuple[tuple[str, ModuleType], ...] = (
    ("en", en),
    ("it", it),
    ("fr", fr),
    ("de", de),
    ("es", es),
    ("pt", pt),
    ("nl", nl),
)


class Sense(NamedTuple):
    """One thing that a heading may mean: a field, in a language, and how usual the word is for it (0 the most)."""

    field: str
    language: str
    rank: int


def parts(text: str) -> list[str]:
    """The synonyms of one entry."""
    return [part.strip() for part in text.split(";") if part.strip()]


@cache
def senses(table: str) -> Mapping[str, tuple[Sense, ...]]:
    """What the headings of a table (OPPORTUNITY, ACTIVITY, LISTS) may mean, by `compact` spelling."""
    found: dict[str, list[Sense]] = {}
    for language, module in (*LANGUAGES, ("en", exports)):
        entries: dict[str, str] = getattr(module, table, {})
        for field, texts in entries.items():
            for rank, text in enumerate(parts(texts)):
                found.setdefault(compact(text), []).append(Sense(field, language, rank))
    return {key: tuple(said) for key, said in found.items()}


def spelled(table: str) -> list[tuple[str, str]]:
    """Every known heading of a table as it is written, with its field."""
    modules = (*(module for _, module in LANGUAGES), exports)
    pairs = ((text, field) for module in modules for field, text in getattr(module, table, {}).items())
    return [(part, field) for text, field in pairs for part in parts(text)]


def spelled_out(name: str) -> list[str]:
    """A plain set of words as they are written, in every language."""
    modules = (*(module for _, module in LANGUAGES), exports)
    return [part for module in modules for part in parts(getattr(module, name, ""))]


@cache
def known(name: str) -> frozenset[str]:
    """A plain set of words (OTHER, WON, TOTALS …) in every language, by `compact` spelling."""
    return frozenset(map(compact, spelled_out(name)))


@cache
def outcomes() -> Mapping[str, Outcome]:
    """Whole stage or status names whose outcome is known; a word that two languages see differently is left out."""
    found: dict[str, Outcome] = {}
    clash: set[str] = set()
    for outcome, name in ((Outcome.WON, "WON"), (Outcome.LOST, "LOST"), (Outcome.OPEN, "OPEN")):
        for word in known(name):
            if found.setdefault(word, outcome) is not outcome:
                clash.add(word)
    return {word: outcome for word, outcome in found.items() if word not in clash}


@cache
def stage_places() -> Mapping[str, float]:
    """How far along a usual stage name stands, in [0, 1]: from first contact to signature."""
    found: dict[str, float] = {}
    for _, module in LANGUAGES:
        names = parts(module.ORDER)
        for place, name in enumerate(names):
            found.setdefault(compact(name), place / len(names))
    return found


@cache
def categories() -> Mapping[str, Category]:
    """Forecast categories by their words."""
    pairs = ((key, text) for _, module in LANGUAGES for key, text in module.CATEGORIES.items())
    return {compact(word): Category(key) for key, text in pairs for word in parts(text)}


@cache
def activity_states() -> Mapping[str, ActivityStatus]:
    """Words for an activity's status."""
    planned = dict.fromkeys(known("PLANNED"), ActivityStatus.PLANNED)
    return planned | dict.fromkeys(known("DONE"), ActivityStatus.DONE)


@cache
def months() -> Mapping[str, int]:
    """Names of months and their short forms: 1 to 12."""
    found: dict[str, int] = {}
    for _, module in LANGUAGES:
        for number, names in enumerate(parts(module.MONTHS), 1):
            found.update(dict.fromkeys((compact(name) for name in names.split()), number))
    return found


@cache
def contacts() -> Mapping[str, str]:
    """Headings that name an activity kept in the deal's own row (`last call`), and the activity's type."""
    pairs = ((kind, text) for _, module in LANGUAGES for kind, text in module.CONTACTS.items())
    return {compact(word): kind for kind, text in pairs for word in parts(text)}


@cache
def settings() -> Mapping[str, str]:
    """Names of the settings that a lists sheet may hold."""
    pairs = ((key, text) for _, module in LANGUAGES for key, text in module.SETTINGS.items())
    return {compact(word): key for key, text in pairs for word in parts(text)}


_LANGUAGE_NAMES: Mapping[Language, str] = {
    "en": "en; eng; english; inglese; anglais; englisch; ingles; engels",
    "it": "it; ita; italian; italiano; italien; italienisch; italiaans",
}


def language_named(text: str) -> Language | None:
    """The language that a setting names by its code (`it`, `it_IT`) or its name; None where it is none of ours."""
    first = plain(text).partition(" ")[0]
    return next((language for language, names in _LANGUAGE_NAMES.items() if first in parts(names)), None)
