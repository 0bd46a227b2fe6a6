"""The playbook tab and the private review: the contract's columns, what must be said, and nothing by person."""

import random
from dataclasses import replace

import pytest

from sheetcrm.analyses.evidence.distributions import wilson
from sheetcrm.analyses.results import Results
from sheetcrm.checks import run_checks
from sheetcrm.core.book import Book, Lists
from sheetcrm.core.models import PlaybookRule
from sheetcrm.report import Label, Note, Tab
from sheetcrm.tabs.playbook import build
from sheetcrm.tabs.review import build as build_review
from sheetcrm.wording import LANGUAGES, words
from tests.helpers import options
from tests.playbook_data import Past, book_of, planted

CONTRACT = {
    "mix": "type, activities, deals, per_won, per_lost",
    "evidence": "rule, with_n, with_won, with_rate, without_n, without_won, without_rate, odds_ratio, low, high, p, "
    "p_adjusted, verdict",
    "next_steps": "id, client, hint, cell",
}


def results(book: Book, **said: object) -> Results:
    return Results(book, options(**said), run_checks(book, options(**said)))


@pytest.fixture(scope="module")
def book() -> Book:
    chance = random.Random(1)
    closed = [replace(past, owner=chance.choice(("Zoe Quill", "Abe Voss"))) for past in planted(chance, 500, 3)]
    bare = [Past(True, 20, [], "A", 1000) for _ in range(7)]
    open_deals = [Past(None, None, [(1, "Visit")], "A", 1000, "Zoe Quill") for _ in range(3)]
    rules = Lists(playbook=(PlaybookRule(first="Visit", before="Demo", at_least=2),))
    return replace(book_of([*closed, *bare, *open_deals]), lists=rules)


@pytest.fixture(scope="module")
def tab(book: Book) -> Tab:
    return build(results(book), words("en"))


def notes(tab: Tab) -> str:
    return "\n".join(block.text for block in tab.blocks if isinstance(block, Note))


@pytest.mark.parametrize("key", CONTRACT)
def test_the_contracts_columns(tab: Tab, key: str) -> None:
    assert ", ".join(column.key for column in tab.table(key).columns) == CONTRACT[key]


def test_the_most_useful_rule_comes_first_and_at_most_ten(tab: Tab, book: Book) -> None:
    rows = tab.table("evidence").rows
    assert len(rows) <= 10
    assert rows[0][0] == "At least 2 “Visit” before the first “Demo”"
    assert isinstance(rows[0][-1], Label)
    assert rows[0][-1].key == "supported"
    every = build(results(book, evidence="all"), words("en")).table("evidence").rows
    assert len(every) == results(book).evidence.tried > 10


def test_counts_and_rates_agree(tab: Tab) -> None:
    for row in tab.table("evidence").rows:
        _, with_n, with_won, with_rate, without_n, without_won, without_rate, *_ = row
        assert with_rate == with_won / with_n  # type: ignore[operator]
        assert without_rate == without_won / without_n  # type: ignore[operator]


def test_what_was_tried_and_left_out_is_said(tab: Tab, book: Book) -> None:
    said, found = notes(tab), results(book).evidence
    assert f"{found.tried} rules were tried on 507 deals won or lost" in said
    assert "7 deals won, of" in said
    first = found.findings[0]
    table = first.table
    assert f"Of {table.with_n} deals where it held, {table.with_won} were won" in said
    assert f"of {table.without_n} where it did not, {table.without_won}. {first.left_out} deals closed" in said


def test_types_that_are_not_compared_are_said() -> None:
    rare = [Past(True, 20, [(1, f"Rare {place}")]) for place in range(3)]
    tab = build(results(book_of([*planted(random.Random(4), 60, 3), *rare])), words("en"))
    assert "Of 8 types of activity 5 are compared" in notes(tab)


def test_goes_with_and_never_causes(tab: Tab) -> None:
    assert "goes with winning" in notes(tab)
    assert notes(tab).count("cause") == 1, "only to say that it does not mean it"


def test_nothing_is_by_person(tab: Tab) -> None:
    assert "Zoe" not in repr(tab)
    assert "Voss" not in repr(tab)


def test_the_chart_shows_the_win_rate_by_count_with_intervals(tab: Tab) -> None:
    chart, table = tab.charts[0], tab.table("by_count")
    assert (chart.table, chart.categories, chart.series[0].column) == ("by_count", "times", "win_rate")
    assert (chart.series[0].low, chart.series[0].high) == ("low", "high")
    for _, deals, won, rate, low, high in table.rows:
        assert rate == won / deals  # type: ignore[operator]
        assert (low, high) == wilson(won, deals)  # type: ignore[arg-type]
    assert table.total is not None
    assert table.total[1] == 500


def test_the_teams_own_rule_is_followed(tab: Tab) -> None:
    row = tab.table("adopted").rows[0]
    assert row[0] == "At least 2 “Visit” before the first “Demo”"
    evidence = tab.table("evidence").rows[0]
    assert sum(int(str(row[3])) for row in tab.table("adopted").rows) == evidence[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_book_says_so(language: str) -> None:
    tab = build(results(book_of([])), words(language))
    assert tab.blocks[0] == Note(words(language).text("playbook_none"), strong=True)
    assert tab.table("evidence").rows == []
    assert tab.table("evidence").empty
    assert not tab.charts


def test_the_italian_tab_is_italian(book: Book) -> None:
    tab = build(results(book), words("it"))
    assert tab.table("evidence").rows[0][0] == "Almeno 2 “Visit” prima della prima “Demo”"
    assert "si accompagna alle vittorie" in notes(tab)


def test_a_review_is_of_one_person(book: Book) -> None:
    tab = build_review(results(book), words("en"), "zoe quill")
    assert "For Zoe Quill alone" in tab.about
    assert "Voss" not in repr(tab)
    ids = {row[0] for row in tab.table("review_deals").rows}
    assert ids == {row.record.id for row in book.opportunities if row.record.owner == "Zoe Quill"}
    assert {row[0] for row in tab.table("review_steps").rows} <= ids
