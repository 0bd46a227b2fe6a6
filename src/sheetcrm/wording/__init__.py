"""Words in the reader's language: messages, titles, headings. A language is one folder with the same names in it."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Any

from sheetcrm.core.book import MINOR_UNITS
from sheetcrm.core.cells import UNCACHED
from sheetcrm.core.problem import Problem
from sheetcrm.report.document import Finding
from sheetcrm.report.tab import Column, Kind, Label

from .entry import Entry

__all__ = ["LANGUAGES", "Entry", "Words", "words"]

LANGUAGES = ("en", "it")
KEPT = frozenset({int, float, Decimal, dt.date})
"""What is put into words once, however often it is shown."""
MODULES = ("common", "forecast", "outcomes", "playbook", "problems", "reading", "adopt", "commands")


class Words:
    """All texts of one language. Each text is looked up by key; a missing key is a mistake of ours and raises KeyError.

    Texts may hold fields: `{name}`, `{amount:money}`, `{share:percent}`, `{day:date}`, `{n:number}`,
    `{n:day|days}` (a count with its noun), `{outcome:outcome}` (of a deal). One instance serves one run: it says each
    problem and each value once, however many tabs show it.
    """

    def __init__(self, language: str, currency: str = "") -> None:
        self.language = language
        self._decimals = MINOR_UNITS.get(currency, 2)
        said: list[Mapping[str, str]] = [texts(language, place) for place in PLACES]
        self._tabs, self._tables, self._columns, self._values, self._texts = said
        self.problems: Mapping[str, Entry] = texts(language, "PROBLEMS")
        self._said: dict[int, tuple[Problem, Finding]] = {}
        self._shown: dict[tuple[type, object, str], str] = {}

    def tab(self, key: str) -> str:
        """A tab's title."""
        return self._tabs[key]

    def table(self, key: str) -> str:
        """A table's title."""
        return self._tables[key]

    def column(self, key: str, kind: Kind = Kind.TEXT, total: bool = False) -> Column:
        """A column with its heading."""
        return Column(key, self._columns[key], kind, total)

    def value(self, key: str) -> Label:
        """A word that scripts know by its key."""
        return Label(key, self._values[key])

    def null(self, key: str) -> Label:
        """A word for people where scripts read null."""
        return Label(key, self._values[key], null=True)

    def text(self, key: str, **args: object) -> str:
        """A sentence, its fields filled in."""
        return self._fill(self._texts[key], args)

    def finding(self, problem: Problem) -> Finding:
        """A problem in words."""
        known = self._said.get(id(problem))
        if known is None:
            known = self._said[id(problem)] = problem, self._say(problem)
        return known[1]

    def _say(self, problem: Problem) -> Finding:
        entry = self.problems[problem.code]
        value = self.text("uncached") if problem.value == UNCACHED.code else problem.value
        args = {"value": value, "cell": problem.at, **problem.args}
        whole = bool(entry.whole) and "rows" in args
        message = self._fill(entry.whole if whole else entry.message, args)
        hint = self.text("whole_hint", **args) if whole else self._fill(entry.hint, args)
        return Finding(problem.severity, problem.code, problem.at, value, message, hint, problem.related)

    def _fill(self, text: str, args: Mapping[str, object]) -> str:
        pattern, fields = template(text)
        return pattern % tuple([self.show(args[name], form) for name, form in fields])

    def show(self, value: object, form: str = "") -> str:
        """How a value reads in this language; `form` is what a field of a text says behind its colon."""
        if type(value) is str and not form:
            return value
        if type(value) not in KEPT:
            return self._shape(value, form)
        key = (type(value), value, form)
        shown = self._shown.get(key)
        if shown is None:
            shown = self._shown[key] = self._shape(value, form)
        return shown

    def _shape(self, value: object, form: str) -> str:
        if form == "outcome":
            return self._texts[f"deal_{value}"]
        if "|" in form:
            one, many = form.split("|")
            return f"{self.show(value, 'number')} {one if value == 1 else many}"
        if isinstance(value, dt.date) and form in ("", "date"):
            from babel.dates import format_date

            return format_date(value, "medium", locale=self.language)
        if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
            return number(value, form, self.language, self._decimals)
        return format(value, "" if form in ("date", "money", "percent", "number") else form)


def number(value: Decimal | int | float, form: str, language: str, decimals: int = 2) -> str:
    """A number in a language's own marks: money with its currency's `decimals` (two where it has a part of a whole that
    these do not show), a share as a percentage with one at most, any other with three at most. Rounded half-even, as
    babel does, whose formatter would take most of a large book's time."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if form == "money":
        whole = decimals >= 2 or exact == round(exact, decimals)
        return f"{exact:,.{decimals if whole else 2}f}".translate(marks(language))
    if form == "percent":
        return _bare(f"{exact * 100:,.1f}").translate(marks(language)) + "%"
    return _bare(f"{exact:,.3f}").translate(marks(language)) if form in ("", "number") else format(value, form)


def _bare(text: str) -> str:
    return text.rstrip("0").rstrip(".")


@cache
def marks(language: str) -> Mapping[int, str]:
    """What stands for the comma and the point of English numbers."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return str.maketrans({",": get_group_symbol(language), ".": get_decimal_symbol(language)})


@cache
def template(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A text taken apart once: a pattern with a `%s` a field, and the fields' names and forms."""
    pieces = list(Formatter().parse(text))
    pattern = "".join(literal.replace("%", "%%") + ("" if name is None else "%s") for literal, name, _, _ in pieces)
    return pattern, tuple((name, form or "") for _, name, form, _ in pieces if name is not None)


PLACES = ("TABS", "TABLES", "COLUMNS", "VALUES", "TEXTS")


@cache
def texts(language: str, place: str) -> Mapping[str, Any]:
    """All texts of one kind in a language, from every module of its folder."""
    gathered: dict[str, Any] = {}
    for name in MODULES:
        gathered |= getattr(import_module(f"{__name__}.{language}.{name}"), place, {})
    return gathered


def words(language: str, currency: str = "") -> Words:
    """The texts of a language, for one run; money has the decimals of the book's `currency`."""
    return Words(language, currency)
