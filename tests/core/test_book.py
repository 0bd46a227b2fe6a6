"""What the book knows of its deals, its activities and currencies."""

import datetime as dt
from decimal import Decimal

import pytest

from sheetcrm.core.book import quantum
from sheetcrm.core.models import ActivityStatus, Outcome
from tests.checks.books import plain

NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
THREE = "BHD IQD JOD KWD LYD OMR TND"


@pytest.mark.parametrize("currency", NONE.split())
def test_currencies_without_a_minor_unit(currency: str) -> None:
    assert quantum(currency) == 1


@pytest.mark.parametrize("currency", THREE.split())
def test_currencies_of_a_thousand_minor_units(currency: str) -> None:
    assert quantum(currency) == Decimal("0.001")


@pytest.mark.parametrize("currency", ["EUR", "USD", "CHF", "HUF", "CZK"])
def test_most_currencies_have_a_hundred(currency: str) -> None:
    assert quantum(currency) == Decimal("0.01")


def test_a_stage_that_closes_decides_and_else_the_status_for_each_row_and_each_group() -> None:
    book = plain("""
        | id | stage | status |
        | 1  | won   | lost   |
        | 2  | Lead  | lost   |
        | 3  | Lead  |        |
        | 4  | Lunch | won    |
        | 5  |       |        |
        | 6  | Lost  | open   |
        """)
    assert list(book.outcomes) == [Outcome.WON, Outcome.LOST, Outcome.OPEN, Outcome.WON, Outcome.OPEN, Outcome.LOST]
    assert list(book.outcomes) == [book.outcome(row.record) for row in book.opportunities]
    grouped = {outcome: [row.record.id for row in rows] for outcome, rows in book.by_outcome.items()}
    assert grouped == {Outcome.OPEN: ["3", "5"], Outcome.WON: ["1", "4"], Outcome.LOST: ["2", "6"]}


def test_spellings_of_stages_are_those_that_occur() -> None:
    book = plain("| id | stage |\n| 1 | OFFER |\n| 2 | offer |\n| 3 | Won |\n| 4 | Lunch |")
    assert {name: stage.name for name, stage in book.spellings(lambda stage: stage.offer).items()} == {
        "OFFER": "Offer",
        "offer": "Offer",
    }


def test_activities_by_column_know_their_deal_by_its_place() -> None:
    activities = """
        | opportunity | date       | status  | type |
        | B           | 2026-11-02 | planned | Call |
        | nobody      |            |         |      |
        | A           | 2026-11-01 | done    | Demo |
        """
    columns = plain("| id |\n| A |\n| B |", activities).activity_columns
    assert columns.deals == [1, None, 0]
    assert columns.days == [dt.date(2026, 11, 2), None, dt.date(2026, 11, 1)]
    assert columns.statuses == [ActivityStatus.PLANNED, None, ActivityStatus.DONE]
    assert columns.types == ["Call", None, "Demo"]
