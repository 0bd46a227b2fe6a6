"""Words in the reader's language: messages, titles, headings. A language is one folder with the same names in it."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from string import Formatter

from sheetcrm.core.problem import Problem
from sheetcrm.report.document import Finding
from sheetcrm.report.tab import Column, Kind, Label

from .entry import Entry

__all__ = ["LANGUAGES", "Entry", "Words", "words"]

LANGUAGES = ("en", "it")
MODULES = ("common", "forecast", "outcomes", "playbook", "problems", "reading", "adopt")


class Words(Formatter):
    """All texts of one language. Each text is looked up by key; a missing key is a mistake of ours and raises KeyError.

    Texts may hold fields: `{name}`, `{amount:money}`, `{share:percent}`, `{day:date}`, `{n:number}`,
    `{n:day|days}` (a count with its noun), `{outcome:outcome}` (of a deal).
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._tabs: dict[str, str] = {}
        self._tables: dict[str, str] = {}
        self._columns: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self.problems: dict[str, Entry] = {}
        places: Mapping[str, dict[str, str]] = {
            "TABS": self._tabs,
            "TABLES": self._tables,
            "COLUMNS": self._columns,
            "VALUES": self._values,
            "TEXTS": self._texts,
        }
        for name in MODULES:
            module = import_module(f"{__name__}.{language}.{name}")
            for place, texts in places.items():
                texts.update(getattr(module, place, {}))
            self.problems.update(getattr(module, "PROBLEMS", {}))

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

    def text(self, key: str, **args: object) -> str:
        """A sentence, its fields filled in."""
        return self.vformat(self._texts[key], (), args)

    def finding(self, problem: Problem) -> Finding:
        """A problem in words."""
        entry = self.problems[problem.code]
        args = {"value": problem.value, "cell": problem.at, **problem.args}
        whole = bool(entry.whole) and "rows" in args
        message = self.vformat(entry.whole if whole else entry.message, (), args)
        hint = self.text("whole_hint", **args) if whole else self.vformat(entry.hint, (), args)
        return Finding(problem.severity, problem.code, problem.at, problem.value, message, hint, problem.related)

    def format_field(self, value: object, format_spec: str) -> str:
        """How a value reads in this language."""
        from babel import dates, numbers

        if format_spec == "outcome":
            return self._texts[f"deal_{value}"]
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return f"{self.format_field(value, 'number')} {one if value == 1 else many}"
        if isinstance(value, dt.date) and format_spec in ("", "date"):
            return dates.format_date(value, "medium", locale=self.language)
        if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
            if format_spec == "percent":
                return numbers.format_percent(value, "#,##0.#%", locale=self.language)
            if format_spec == "money":
                return numbers.format_decimal(value, "#,##0.00", locale=self.language)
            if format_spec in ("", "number"):
                return numbers.format_decimal(value, locale=self.language)
        return format(value, "" if format_spec in ("date", "money", "percent", "number") else format_spec)


@cache
def words(language: str) -> Words:
    """The texts of a language, loaded once."""
    return Words(language)
