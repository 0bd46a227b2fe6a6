"""The catalogue is whole: each code has words, a reproducer with its exact message, a docs section, an example."""

import importlib.util
import string
from pathlib import Path
from types import ModuleType

import pytest

from sheetcrm.checks import won_without_award
from sheetcrm.wording import LANGUAGES, words
from sheetcrm.wording.examples import EXAMPLES

from .checks.books import plain
from .helpers import options
from .reproducers import Reproducer, reproducers, tell

ROOT = Path(__file__).resolve().parents[1]
ACCUSING = {
    "en": ("you forgot", "you must", "wrong", "invalid", "illegal", "failed", "bad ", "your fault", "mistake"),
    "it": ("dimenticat", "devi ", "sbagliat", "non valid", "errat", "colpa"),
}


def tool() -> ModuleType:
    """tools/problems.py as a module."""
    spec = importlib.util.spec_from_file_location("tools_problems", ROOT / "tools" / "problems.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("each", reproducers(), ids=lambda each: each.code)
def test_a_reproducer_brings_about_its_problem_in_these_words(each: Reproducer) -> None:
    problems = each.found()
    assert each.code in {problem.code for problem in problems}
    for language in LANGUAGES:
        assert tell(problems, language) == each.said(language)


def test_every_code_has_a_reproducer_and_an_example() -> None:
    codes = set(words("en").problems)
    assert {each.code for each in reproducers()} == codes
    assert set(EXAMPLES) == codes


def test_the_docs_and_the_examples_are_as_the_tool_writes_them() -> None:
    problems = tool()
    assert problems.DOCS.read_text(encoding="utf-8") == problems.page(), "run tools/problems.py"
    assert problems.EXAMPLES.read_text(encoding="utf-8") == problems.module(), "run tools/problems.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_ask_and_never_accuse(language: str) -> None:
    for code, entry in words(language).problems.items():
        for text in (entry.message, entry.hint, entry.whole):
            assert not [word for word in ACCUSING[language] if word in text.casefold()], (code, text)
        assert all((entry.message, entry.hint, entry.meaning, entry.why, entry.fix)), code
        assert entry.message.endswith((".", "?")), code


def test_every_language_fills_the_same_fields() -> None:
    for code, entry in words("en").problems.items():
        for name in ("message", "hint", "whole"):
            told = [
                {part[1] for part in string.Formatter().parse(getattr(words(lang).problems[code], name)) if part[1]}
                for lang in LANGUAGES
            ]
            assert all(fields == told[0] for fields in told), (code, name, told)
        assert entry.whole == "" or "rows" in entry.whole


def test_a_whole_table_without_a_column_is_asked_once_and_told_where_to_name_it() -> None:
    (finding,) = [
        words("en").finding(problem)
        for problem in won_without_award.check(plain("| id | stage |\n| 1 | Won |\n| 2 | Won |"), options())
    ]
    assert str(finding.at) == "Opportunities!1:1"
    assert finding.message.endswith("Won deals without an amount: 2.")
    assert 'awarded = "its heading"' in finding.hint
