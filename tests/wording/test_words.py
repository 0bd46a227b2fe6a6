"""Texts and the values in them, in each language."""

import datetime as dt
from decimal import Decimal

import pytest
from babel import numbers
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.core.cells import UNCACHED, CellRef
from sheetcrm.core.problem import Problem, Severity
from sheetcrm.wording import LANGUAGES, number, template, words

PATTERNS = {"money": "#,##0.00", "percent": "#,##0.#%", "number": "#,##0.###"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", PATTERNS)
@given(value=st.decimals(-(10**9), 10**9, allow_nan=False, places=4))
def test_a_number_reads_as_babel_writes_it(language: str, form: str, value: Decimal) -> None:
    expected = numbers.format_decimal if form != "percent" else numbers.format_percent
    written = number(value, form, language)
    assert written.removeprefix("-") == expected(value, PATTERNS[form], locale=language).removeprefix("-")


def test_values_read_in_the_readers_language() -> None:
    say = words("it")
    assert say.show(Decimal("1234.5"), "money") == "1.234,50"
    assert say.show(0.256, "percent") == "25,6%"
    assert say.show(dt.date(2026, 11, 3)) == "3 nov 2026"
    assert say.show(1, "giorno|giorni") == "1 giorno"
    assert say.show(3, "giorno|giorni") == "3 giorni"
    assert say.show(CellRef("Dati", 3, 2)) == "Dati!B3"
    assert say.show("a {brace} stays") == "a {brace} stays"


@pytest.mark.parametrize(
    ("currency", "amount", "shown"),
    [
        ("EUR", "1000.5", "1,000.50"),
        ("JPY", "1000", "1,000"),
        ("XOF", "1000", "1,000"),
        ("OMR", "1000.5", "1,000.500"),
        ("", "1000.5", "1,000.50"),
    ],
)
def test_money_has_the_decimals_of_the_books_currency(currency: str, amount: str, shown: str) -> None:
    assert words("en", currency).show(Decimal(amount), "money") == shown


def test_a_text_is_taken_apart_at_its_fields_only() -> None:
    assert template("{n:day|days} of {{all}}, 5% {what}") == ("%s of {all}, 5%% %s", (("n", "day|days"), ("what", "")))


def test_a_problem_is_put_into_words_once_a_run() -> None:
    say = words("en")
    code = next(code for code, entry in say.problems.items() if not template(entry.message + entry.hint)[1])
    problem = Problem(CellRef("Deals", 2, 1), code, Severity.ERROR, "D1")
    assert say.finding(problem) is say.finding(problem)
    assert say.finding(problem) == words("en").finding(problem)


@pytest.mark.parametrize(("language", "said"), [("en", "formula without a value"), ("it", "formula senza valore")])
def test_a_formula_never_computed_is_called_so(language: str, said: str) -> None:
    problem = Problem(
        CellRef("Deals", 2, 1),
        "overdue-open",
        Severity.WARNING,
        str(UNCACHED),
        {"deal": "D1", "days": 2, "expected": dt.date(2026, 1, 1)},
    )
    assert words(language).finding(problem).value == said
