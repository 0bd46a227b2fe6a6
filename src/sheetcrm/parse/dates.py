"""Dates kept as text: read by an order of day and month that the column proves, or not read at all.

The cells of one column are taken by style (their signs, and whether the year has two digits or four, first or last): in
damaged exports two styles follow two orders. A style is read where one order only fits all its cells and one of them
shows it; a cell that reads the same in every order left is read too; every other one is refused.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from .normal import compact
from .vocabulary import months

FIRST_YEAR, LAST_YEAR = 1950, 2150
"""Years outside these are suspicious."""
_CLOCK = re.compile(
    r"(?i)[T,\s]+(?:at\s+|um\s+|ore\s+|à\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?$"
)
_WEEKDAY = re.compile(
    r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|gio|ven|sab|dom|mo|di|mi|do|fr|sa|so)[a-zì]*\.?,?\s+(?=\S)"
)
_FIGURES = re.compile(r"(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?")
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?[\s./-]*(?:de\s+|of\s+)?([^\W\d_]{3,})\.?[\s,./-]*(?:de\s+|del\s+)?(\d{4}|'?\d{2})"
)
_AMERICAN = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
ORDERS = ("dmy", "mdy", "ymd")
DAY_FIRST = frozenset({"it", "fr", "de", "es", "pt", "nl"})
"""Languages whose dates put the day first."""
_TELLING = 3
"""True dates, and texts, that it takes to suspect a column of exchanged days and months."""
_SET_DAYS = {1, 15, 28, 29, 30, 31}


def _century(year: int) -> int:
    """A year of two digits: up to 69 of this century, as spreadsheets and programs mostly take it; else of the last."""
    return year + (2000 if year < 70 else 1900)


class Parts(NamedTuple):
    """A date in figures: its three numbers, and the style that it shares with its like."""

    first: int
    second: int
    third: int
    style: str

    def day(self, order: str) -> dt.date | None:
        """The day in an order; None where there is no such day."""
        named = dict(zip(order, self[:3], strict=True))
        year = named["y"]
        if self.style.endswith("2"):
            year = _century(year)
        try:
            return dt.date(year, named["m"], named["d"])
        except ValueError:
            return None


@lru_cache(maxsize=65536)
def date_in(text: str) -> Parts | dt.date | None:
    """What a text says as a date: a day where it reads in one way only, else its figures; None: no date."""
    bare = _CLOCK.sub("", text.strip()).strip()
    if found := _FIGURES.fullmatch(bare):
        return _figures(found)
    if bare.isdecimal() and len(bare) == 8:
        return _day(bare[:4], bare[4:6], bare[6:])
    if found := _WORDS.fullmatch(bare):
        return _named(found[3], found[2], found[1])
    if found := _AMERICAN.fullmatch(bare):
        return _named(found[3], found[1], found[2])
    shorter = _WEEKDAY.sub("", bare)
    return date_in(shorter) if shorter != bare else None


def _figures(found: re.Match[str]) -> Parts | dt.date | None:
    first, sign, second, third = found.groups()
    if len(first) == 4 and len(third) <= 2:
        return _day(first, second, third)
    if len(first) > 2 or len(third) not in (2, 4):
        return None
    return Parts(int(first), int(second), int(third), f"{sign}{len(third)}")


def _named(year: str, month: str, day: str) -> dt.date | None:
    number = months().get(compact(month))
    bare = year.removeprefix("'")
    return _day(bare if len(bare) == 4 else str(_century(int(bare))), str(number), day) if number else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Orders:
    """Which orders each style of a column may follow, and, for styles that show it, a text that proves it."""

    left: dict[str, tuple[str, ...]] = field(default_factory=dict)
    proofs: dict[str, str] = field(default_factory=dict)
    """A proving text by order."""
    typed_unsure: bool = False
    """Whether the column's true dates may have day and month exchanged: see `exchanged`."""

    def days(self, parts: Parts) -> set[dt.date]:
        """The days that a text may be, by the orders left to its style; by any order where they contradict."""
        return {day for day in map(parts.day, self.possible(parts)) if day}

    def possible(self, parts: Parts) -> tuple[str, ...]:
        """The orders in which a text is a day, of those left to its style."""
        orders = self.left.get(parts.style) or ORDERS[: 3 if parts.style.endswith("2") else 2]
        return tuple(order for order in orders if parts.day(order))


def exchanged(texts: Iterable[str], typed: Iterable[dt.date]) -> bool:
    """Whether a column bears the mark of a file opened with another country's settings: what reads as a date either way
    was taken for one, day and month perhaps exchanged, and only what does not was left as text."""
    days = set(typed)
    if len(days) < _TELLING or any(day.day > 12 for day in days):
        return False
    parts = [said for said in map(date_in, texts) if isinstance(said, Parts)]
    return len(parts) >= _TELLING and all((said.first > 12) != (said.second > 12) for said in parts)


def _orders(style: str) -> tuple[str, ...]:
    """The orders that a style is written in: dots always put the day before the month."""
    usual = ("dmy",) if style.startswith(".") else ("dmy", "mdy")
    return (*usual, "ymd") if style.endswith("2") else usual


def decide(texts: Iterable[str], given: str | None, language: str = "") -> Orders:
    """The orders that a column's texts leave open; `given` by options decides where they prove none, then the
    `language` of the headings: where days come first, figures with dots never begin with the year."""
    styles: dict[str, dict[Parts, str]] = {}
    for text in sorted(texts):
        parts = date_in(text)
        if isinstance(parts, Parts):
            styles.setdefault(parts.style, {})[parts] = text
    decided = Orders()
    for style, cells in styles.items():
        fits = {order: sum(parts.day(order) is not None for parts in cells) for order in _orders(style)}
        left = tuple(order for order, count in fits.items() if count == len(cells))
        if style.endswith("2"):
            left = _year_last(left, cells)
        if style == ".2" and language in DAY_FIRST and given != "ymd" and "dmy" in left:
            left = ("dmy",)
        decided.left[style] = (given,) if given in left else left
        _prove(decided, style, left, cells)
    return decided


def _prove(decided: Orders, style: str, left: tuple[str, ...], cells: dict[Parts, str]) -> None:
    """Keeps one text an order that shows it: figures that are a day in that order and in no other that may be meant."""
    meant = [order for order in _orders(style) if order != "ymd" or order in left]
    for parts, text in cells.items():
        days = [order for order in {*meant, "mdy"} if parts.day(order)]
        if len(days) == 1 and (not left or days[0] in left):
            decided.proofs.setdefault(days[0], text)


def _year_last(left: tuple[str, ...], cells: dict[Parts, str]) -> tuple[str, ...]:
    """Two figures for the year: where the last ones vary much less than the first, and are not the days on which dates
    are usually set (the first, the middle, the end of a month), they are the year. Else every order stays."""
    firsts, thirds = {parts.first for parts in cells}, {parts.third for parts in cells}
    if len(cells) >= 8 and 2 * len(thirds) <= len(firsts) and not thirds <= _SET_DAYS:
        return tuple(order for order in left if order != "ymd") or left
    return left
