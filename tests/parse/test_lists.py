"""Lists of the team's own: found by their headings, beside or below each other."""

import datetime as dt

import pytest

from sheetcrm.core.book import Book
from sheetcrm.core.models import PlaybookRule, Rate, Target
from sheetcrm.parse.entries import period_in
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
        ("T4 2026", "2026-Q4"),
        ("1850-Q4", None),
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


STAGES = "| Stage | Outcome |\n| Lead | open |\n| Done | won |\n"


def told(**sheets: str) -> list[tuple[str, str, str]]:
    return [(str(p.at), p.code, p.value) for p in parsed(DEALS, **sheets).problems]


def test_a_target_is_for_the_month_of_a_date_however_it_is_written() -> None:
    table = "| Period | Target |\n| 2026-12-01 | 1 |\n| '2026-11-01 | 2 |\n| Oct 2026 | 3 |\n| settembre 2026 | 4 |"
    found = book(DEALS, Lists=table).lists.targets
    assert [(target.period, target.value) for target in found] == [
        ("2026-12", 1),
        ("2026-11", 2),
        ("2026-10", 3),
        ("2026-09", 4),
    ]


def test_a_target_for_no_known_period_is_asked_about() -> None:
    table = "| Period | Target |\n| Q4 | 5000 |\n| 46357 | 6 |\n| 0000 | 7 |\n| Total | 8 |\n| 2026 | 9 |"
    assert told(Lists=table) == [
        ("Lists!A2", "unreadable-list-entry", "Q4"),
        ("Lists!A3", "unreadable-list-entry", "46357.0"),
        ("Lists!A4", "unreadable-list-entry", "0.0"),
    ]
    assert [target.value for target in parsed(DEALS, Lists=table).book.lists.targets] == [9]


@pytest.mark.parametrize(
    ("table", "at", "value"),
    [
        ("| Stage | Probability |\n| Lead | 150% |\n| Won | 100% |", "Lists!B2", "150%"),
        ("| Stage | Probability |\n| Lead | -0.5 |\n| Won | 1 |", "Lists!B2", "-0.5"),
        ("| Stage | Stale after (days) |\n| Lead | 0 |\n| Won | 3 |", "Lists!B2", "0.0"),
        ("| Currency | Exchange rate |\n| USD | -0.9 |\n| CHF | 1.1 |", "Lists!B2", "-0.9"),
        ("| Currency | Exchange rate |\n| USD | 0 |\n| CHF | 1.1 |", "Lists!B2", "0.0"),
        ("| At least | Activities | Before the first |\n| 0 | Visit | Demo |", "Lists!A2", "0.0"),
    ],
)
def test_a_value_that_cannot_be_is_asked_about(table: str, at: str, value: str) -> None:
    assert told(Lists=table) == [(at, "unreadable-list-entry", value)]


def test_a_currency_is_set_by_its_usual_name() -> None:
    assert book(DEALS, Lists="| Setting | Value |\n| Currency | Swiss franc |").currency == "CHF"
    assert book(DEALS, Lists="| Setting | Value |\n| Currency | UGX |").currency == "UGX"


def test_a_currency_that_is_none_is_asked_about() -> None:
    table = "| Setting | Value |\n| Currency | Goldmark |"
    assert told(Lists=table) == [("Lists!B2", "unknown-currency", "Goldmark")]
    assert parsed(DEALS, Lists=table).book.currency == "EUR"


@pytest.mark.parametrize(
    ("said", "language"), [("it", "it"), ("Italiano", "it"), ("it_IT", "it"), ("English", "en"), ("EN", "en")]
)
def test_the_language_is_set_in_the_workbook(said: str, language: str) -> None:
    assert book(DEALS, Lists=f"| Setting | Value |\n| Language | {said} |").language == language


def test_the_options_language_beats_the_workbooks() -> None:
    assert book(DEALS, said={"language": "en"}, Lists="| Setting | Value |\n| Language | it |").language == "en"


def test_a_language_that_is_not_spoken_is_asked_about() -> None:
    table = "| Setting | Value |\n| Language | Klingon |"
    assert told(Lists=table) == [("Lists!B2", "unreadable-list-entry", "Klingon")]


def test_a_stage_listed_twice_counts_as_it_stands_first_and_is_asked_about() -> None:
    deals = "| ID | Client | Stage | Value |\n| 1 | A | done | 10 |\n| 2 | B | Lead | 10 |"
    result = parsed(deals, Lists=STAGES + "| done | lost |")
    assert [(str(p.at), p.code, p.value) for p in result.problems if p.at.sheet == "Lists"] == [
        ("Lists!A4", "repeated-list-entry", "done")
    ]
    (problem,) = (p for p in result.problems if p.at.sheet == "Lists")
    assert [str(at) for at in problem.related] == ["Lists!A3"]
    assert result.book.outcome(result.book.opportunities[0].record) == "won"
    assert [stage.order for stage in result.book.stages] == [1, 2]


def test_a_stage_listed_again_word_for_word_says_nothing_new() -> None:
    assert told(Lists=STAGES + "| Done | won |") == []


def test_a_target_stated_twice_counts_as_it_stands_first_and_is_asked_about() -> None:
    table = "| Period | Target | Owner |\n| 2026-Q4 | 5000 | |\n| 2026-Q4 | 10 | Anna |\n| q4 2026 | 777 | |"
    assert told(Lists=table) == [("Lists!A4", "repeated-list-entry", "q4 2026")]
    assert [target.value for target in parsed(DEALS, Lists=table).book.lists.targets] == [5000, 10]


def test_a_rate_or_a_setting_stated_twice_is_asked_about() -> None:
    table = "| Currency | Exchange rate | From |\n| USD | 0.9 | 2026-01-01 |\n| USD | 0.8 | 2026-01-01 |"
    assert told(Lists=table) == [("Lists!A3", "repeated-list-entry", "USD")]
    assert told(Lists="| Setting | Value |\n| Currency | CHF |\n| Currency | EUR |") == [
        ("Lists!A3", "repeated-list-entry", "Currency")
    ]
