"""The same team's book, filled in English and in Italian, gives the same numbers."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest

from sheetcrm import pipeline, starter
from sheetcrm.analyses.results import Results
from sheetcrm.backends.excel import ExcelBook
from sheetcrm.core.options import Options
from sheetcrm.demo import demo
from sheetcrm.report import Document

AS_OF = dt.date(2026, 11, 23)
OPTIONS = Options(as_of=AS_OF)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Results, Document]]:
    found = {}
    for language in ("en", "it"):
        path = tmp_path_factory.mktemp(language) / "demo.xlsx"
        starter.start(language, path, demo(AS_OF, language).records)
        results = pipeline.load(ExcelBook(str(path), OPTIONS).read(), OPTIONS)
        found[language] = results, pipeline.build(results)
    return found


def test_each_book_is_read_in_its_language(told: dict[str, tuple[Results, Document]]) -> None:
    assert {language: results.book.language for language, (results, _) in told.items()} == {"en": "en", "it": "it"}
    assert told["it"][1].tabs[0].title == "Previsione"


def test_the_demo_is_read_back_but_for_what_is_wrong_on_purpose(told: dict[str, tuple[Results, Document]]) -> None:
    made = demo(AS_OF)
    book = told["en"][0].book
    read = {row.record.id: row.record for row in book.opportunities}
    wrong = [deal.id for deal in made.opportunities if read.get(deal.id) != deal]
    assert len(made.opportunities) == len(book.opportunities) + len(book.duplicates) + book.rejected
    assert len(wrong) <= 1, wrong  # a probability of 120 % cannot be read
    assert [row.record for row in book.activities] == list(made.activities)
    assert (book.lists.targets, book.lists.rates) == (made.targets, made.rates)


def test_the_same_counts_and_problems(told: dict[str, tuple[Results, Document]]) -> None:
    english, italian = told["en"], told["it"]
    assert english[1].counts == italian[1].counts

    def places(results: Results) -> list[tuple[str, int, int]]:
        return sorted((problem.code, problem.at.row, problem.at.col) for problem in results.problems)

    assert places(english[0]) == places(italian[0])


def test_the_same_numbers_in_every_table(told: dict[str, tuple[Results, Document]]) -> None:
    english, italian = (numbers(document) for _, document in told.values())
    assert english.keys() == italian.keys()
    assert [key for key in english if english[key] != italian[key]] == []
    assert sum(map(len, english.values())) > 500


def numbers(document: Document) -> dict[str, Counter[tuple[object, ...]]]:
    """Every table's rows of numbers and dates, whatever the words beside them and their order."""
    kinds = Decimal | int | float | dt.date
    return {
        f"{tab.key}.{table.key}": Counter(
            tuple(value if isinstance(value, kinds) else None for value in row) for row in table.rows
        )
        for tab in document.tabs
        for table in tab.tables
    }
