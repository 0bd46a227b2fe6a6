"""Figures of deals won that differ are explained beside them."""

import pytest

from sheetcrm.analyses.results import Results
from sheetcrm.report import Note
from sheetcrm.tabs import TABS
from sheetcrm.wording import words
from tests.helpers import options, parsed

HEAD = """
    | id | client | stage | awarded | currency | created    | closed     | credit of |"""
FINE = """
    | D1 | Rossi  | Won   | 900     | EUR      | 2026-01-02 | 2026-02-02 |           |
    | D2 | Verdi  | Won   | 800     | EUR      | 2026-01-02 | 2026-02-02 |           |"""
APART = """
    | D3 | Bianchi | Won  | 700     | EUR      | 2026-01-02 |            |           |
    | D4 | Neri   | Won   |         | EUR      | 2026-01-02 | 2026-02-02 |           |
    | D5 | Gallo  | Won   | 500     | USD      | 2026-01-02 | 2026-02-02 |           |
    | D6 | Riva   | Won   | 500     | USD      | 2026-01-02 |            |           |
    | D7 | Rossi  | Won   | -50     | EUR      | 2026-01-02 | 2026-02-09 | D1        |
    | D8 | Fabbri | Won   | 400     | EUR      | 2026-01-02 | 2026-12-24 |           |"""


def results(rows: str) -> Results:
    return Results(parsed(HEAD + rows, said={"currency": "EUR"}).book, options(), ())


def test_every_row_that_is_won_counts_in_one_place() -> None:
    found = results(FINE + APART)
    assert found.won_rows == {"closed_won": 2, "won_undated": 1, "won_unvalued": 3, "credit": 1, "ahead": 1}
    assert sum(found.won_rows.values()) == 8
    assert found.win_loss.tallies.all.won == 6


@pytest.mark.parametrize(
    ("language", "said", "rate"),
    [
        ("en", "8 rows of the sheet are won: 2 in closed won, 1 without a close date, 3 without an amount", "counts 6"),
        ("it", "8 righe risultano vinte: 2 nell'acquisito, 1 senza data di chiusura, 3 senza valore", "ne conta 6"),
    ],
)
def test_it_is_said_beside_the_figures(language: str, said: str, rate: str) -> None:
    found, say = results(FINE + APART), words(language)
    assert said in TABS["forecast"](found, say).table("summary").note
    summary = TABS["win_loss"](found, say).table("summary").note
    assert said in summary
    assert rate in summary
    assert any(said in block.text for block in TABS["closed_won"](found, say).blocks if isinstance(block, Note))


def test_nothing_is_said_where_figures_agree() -> None:
    found, say = results(FINE), words("en")
    assert "are won" not in TABS["forecast"](found, say).table("summary").note
    assert "are won" not in TABS["win_loss"](found, say).table("summary").note
