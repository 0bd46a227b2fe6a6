"""Lists of the team's own: found by their headings, beside or below each other."""

import datetime as dt

import pytest

from sheetcrm.core.book import Book
from sheetcrm.core.models import PlaybookRule, Rate, Target
from sheetcrm.parse.lists import period_in
from tests.helpers import book, money, parsed

DEALS = "| ID | Client | Stage | Value | Expected close |\n| 1 | A | Lead | 10 | 2026-12-01 |"
SIDE_BY_SIDE = """
| Stage | Order | Probability | Outcome | Forecast category | Stale after (days) | Offer out | | Product | | Loss reason | | Activity type | | Owner | | Period | Target | Owner | Product | | Currency | Exchange rate | From | Source | | At least | Activities | Before the first | Since | | Setting | Value |
| Lead | 1 | 10% | Open | Pipeline | 30 | No | | P1 | | Price | | Call | | Anna | | 2026 | 1000 | | | | USD | 0.9 | 2026-01-01 | ECB | | 2 | Visit | Demo | | | Currency | CHF |
| Won | 2 | 100% | Won | Closed | | Yes | | P2 | | | | Visit | | | | 2026-Q4 | 500 | Anna | P1 | | | | | | | | | | | | | |
"""
BELOW = """
| Stages | | | |
| Stage | Probability | Outcome | Offer out |
| Lead | 10% | Open | No |
| Won | 100% | Won | Yes |
|  | | | |
| Products | | | |
| P1 | | | |
| P2 | | | |
|  | | | |
| Loss reasons | | | |
| Price | | | |
|  | | | |
| Period | Target | Owner | |
| 2026 | 1000 | | |
| 2026-Q4 | 500 | Anna | |
"""


def test_lists_side_by_side() -> None:
    found = book(DEALS, Lists=SIDE_BY_SIDE)
    lead, won = found.stages
    assert (lead.name, lead.order, lead.probability, lead.stale_days, lead.offer) == (
        "Lead",
        1,
        money("0.1"),
        30,
        False,
    )
    assert (won.outcome.value, won.category, won.offer) == ("won", "closed", True)
    lists = found.lists
    assert (lists.products, lists.loss_reasons, lists.activity_types, lists.owners) == (
        ("P1", "P2"),
        ("Price",),
        ("Call", "Visit"),
        ("Anna",),
    )
    assert lists.targets == (
        Target(period="2026", value=money("1000")),
        Target(period="2026-Q4", value=money("500"), owner="Anna", product="P1"),
    )
    assert lists.rates == (Rate(currency="USD", rate=money("0.9"), date=dt.date(2026, 1, 1), source="ECB"),)
    assert lists.playbook == (PlaybookRule(first="Visit", before="Demo", at_least=2),)
    assert found.currency == "CHF"


def test_lists_one_below_the_other() -> None:
    found = book(DEALS, Settings=BELOW)
    assert [(stage.name, stage.offer) for stage in found.stages] == [("Lead", False), ("Won", True)]
    assert (found.lists.products, found.lists.loss_reasons) == (("P1", "P2"), ("Price",))
    assert [target.period for target in found.lists.targets] == ["2026", "2026-Q4"]


def names(found: Book) -> tuple[tuple[str, ...], ...]:
    return found.lists.products, found.lists.loss_reasons, found.lists.activity_types, found.lists.owners


def test_lists_in_neighbouring_columns() -> None:
    found = book(
        DEALS,
        Lists="""
        | Stages | LeadSources | ActivityTypes | Loss reasons |
        | Lead | Web | Call | Price |
        | Won | | Visit | Other |
    """,
    )
    assert [stage.name for stage in found.stages] == ["Lead", "Won"]
    assert names(found) == ((), ("Price", "Other"), ("Call", "Visit"), ())


def test_italian_lists() -> None:
    found = book(
        "| ID | Cliente | Fase | Valore | Chiusura prevista |\n| 1 | A | Contatto | 10 | 2026-12-01 |",
        Elenchi="""
        | Fase | Ordine | Probabilità | Esito | Ferma dopo (giorni) | | Prodotto | | Motivo della perdita | | Valuta | Cambio | Dal |
        | Contatto | 1 | 10% | Aperta | 30 | | P1 | | Prezzo | | USD | 0.9 | 2026-01-01 |
        | Firmata | 2 | 100% | Vinta | | | P2 | | | | | | |
        """,
    )
    assert [(stage.name, stage.outcome.value) for stage in found.stages] == [("Contatto", "open"), ("Firmata", "won")]
    assert (found.lists.products, found.lists.loss_reasons, len(found.lists.rates)) == (("P1", "P2"), ("Prezzo",), 1)


@pytest.mark.parametrize(
    "sheet",
    [
        "| Product | Count of deals |\n| P1 | 4 |\n| Grand Total | 4 |",
        "| Row Labels | Product |\n| Anna | 4 |",
    ],
)
def test_a_pivot_is_no_list(sheet: str) -> None:
    assert names(book(DEALS, Products=sheet))[0] == ()


def test_a_sheet_not_named_as_lists_are_is_none() -> None:
    assert names(book(DEALS, Notes="| Product |\n| P1 |"))[0] == ()


def test_options_beat_the_lists() -> None:
    said = {"currency": "USD", "targets": [{"period": "2027", "value": 5}]}
    found = book(DEALS, said=said, Lists=SIDE_BY_SIDE)
    assert (found.currency, [target.period for target in found.lists.targets]) == ("USD", ["2027"])


def test_an_entry_that_cannot_be_read_is_asked_about() -> None:
    result = parsed(DEALS, Lists="| Stage | Probability |\n| Lead | often |\n| Won | 100% |")
    assert [(str(p.at), p.code, p.value) for p in result.problems] == [("Lists!B2", "unreadable-list-entry", "often")]


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2026", "2026"),
        ("2026-Q4", "2026-Q4"),
        ("Q4 2026", "2026-Q4"),
        ("2026-11", "2026-11"),
        ("11/2026", "2026-11"),
        (dt.date(2026, 11, 1), "2026-11"),
        ("FY2026", "2026"),
        ("2026-13", None),
        ("soon", None),
        (None, None),
    ],
)
def test_periods(cell: object, period: str | None) -> None:
    assert period_in(cell) == period
