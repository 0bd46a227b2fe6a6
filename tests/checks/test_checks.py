"""Each check on the smallest sheet that shows it, and on one that it has nothing to say about."""

import datetime as dt
from decimal import Decimal
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.analyses.deals import deals
from sheetcrm.checks import CHECKS, duplicate_id, run_checks, unknown_product
from sheetcrm.core.book import Book, Lists
from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Opportunity, Outcome, Rate, Stage
from sheetcrm.core.problem import Severity
from tests.helpers import options, parsed

from .books import STAGES, plain

LISTS = Lists(products=("Scanner", "Printer"), loss_reasons=("Price", "Timing"))


def found(book: Book, code: str, **said: object) -> list[str]:
    """The cells at which a check asks, sheet name aside where it is the deals'."""
    check = import_module(f"sheetcrm.checks.{code.replace('-', '_')}").check
    return [str(problem.at).removeprefix("Opportunities!") for problem in check(book, options(**said))]


CASES = [
    # code, deals, activities, cells
    (
        "missing-client",
        """
        | id | client |
        | 1  |        |
        | 2  | Rossi  |
        """,
        "",
        ["B2"],
    ),
    (
        "missing-client",
        """
        | id | value |
        | 1  | 5     |
        | 2  | 6     |
        """,
        "",
        ["1:1"],
    ),
    (
        "missing-value",
        """
        | id | stage | value |
        | 1  | Lead  |       |
        | 2  | Lead  | 0     |
        | 3  | Won   |       |
        | 4  | Lost  |       |
        """,
        "",
        ["C2"],
    ),
    (
        "missing-value",
        """
        | id | stage | awarded |
        | 1  | Lead  |         |
        | 2  | Lead  |         |
        """,
        "",
        ["1:1"],
    ),
    (
        "missing-value",
        """
        | id | stage |
        | 1  | Won   |
        """,
        "",
        [],
    ),
    (
        "missing-expected-close",
        """
        | id | stage | expected_close |
        | 1  | Lead  |                |
        | 2  | Won   |                |
        """,
        "",
        ["C2"],
    ),
    (
        "missing-stage",
        """
        | id | stage | status |
        | 1  |       |        |
        | 2  |       | won    |
        | 3  |       | open   |
        | 4  | Lead  |        |
        """,
        "",
        ["B2"],
    ),
    (
        "missing-stage",
        """
        | id | value |
        | 1  | 5     |
        """,
        "",
        [],
    ),
    (
        "unknown-stage",
        """
        | id | stage |
        | 1  | Offr  |
        | 2  | offer |
        | 3  |       |
        """,
        "",
        ["B2"],
    ),
    (
        "unknown-product",
        """
        | id | product |
        | 1  | scanner |
        | 2  | Scaner  |
        | 3  |         |
        """,
        "",
        ["B3"],
    ),
    (
        "unknown-loss-reason",
        """
        | id | stage | loss_reason |
        | 1  | Lost  | Prize       |
        | 2  | Lost  | price       |
        | 3  | Lead  | Prize       |
        """,
        "",
        ["C2"],
    ),
    (
        "won-without-award",
        """
        | id | stage | awarded |
        | 1  | Won   |         |
        | 2  | Won   | 0       |
        | 3  | Lead  |         |
        """,
        "",
        ["C2"],
    ),
    (
        "won-without-award",
        """
        | id | stage | value |
        | 1  | Won   | 5     |
        | 2  | Won   | 6     |
        """,
        "",
        ["1:1"],
    ),
    (
        "won-without-close-date",
        """
        | id | stage | closed |
        | 1  | Won   |        |
        | 2  | Lost  |        |
        """,
        "",
        ["C2"],
    ),
    (
        "lost-without-reason",
        """
        | id | stage | loss_reason |
        | 1  | Lost  |             |
        | 2  | Lost  | Price       |
        | 3  | Won   |             |
        """,
        "",
        ["C2"],
    ),
    (
        "closed-before-created",
        """
        | id | stage | created    | closed     |
        | 1  | Won   | 2026-02-01 | 2026-01-31 |
        | 2  | Lost  | 2026-02-01 | 2026-02-01 |
        | 3  | Won   |            | 2026-01-31 |
        """,
        "",
        ["D2"],
    ),
    (
        "closed-in-future",
        """
        | id | stage | closed     |
        | 1  | Won   | 2026-11-24 |
        | 2  | Won   | 2026-11-23 |
        | 3  | Lead  | 2027-01-01 |
        """,
        "",
        ["C2"],
    ),
    (
        "activity-before-created",
        """
        | id | created    |
        | 1  | 2026-02-01 |
        | 2  |            |
        """,
        """
        | opportunity | date       |
        | 1           | 2026-01-31 |
        | 1           | 2026-02-01 |
        | 1           |            |
        | 2           | 2026-01-01 |
        | 9           | 2026-01-01 |
        """,
        ["Activities!B2"],
    ),
    (
        "activity-after-closed",
        """
        | id | stage | closed     |
        | 1  | Won   | 2026-02-01 |
        | 2  | Lead  | 2026-02-01 |
        """,
        """
        | opportunity | date       |
        | 1           | 2026-02-02 |
        | 1           | 2026-02-01 |
        | 2           | 2026-03-01 |
        """,
        ["Activities!B2"],
    ),
    (
        "orphan-activity",
        """
        | id |
        | 1  |
        """,
        """
        | opportunity |
        | 2           |
        | 1           |
        """,
        ["Activities!A2"],
    ),
    (
        "overdue-open",
        """
        | id | stage | expected_close |
        | 1  | Lead  | 2026-11-22     |
        | 2  | Lead  | 2026-11-23     |
        | 3  | Won   | 2026-01-01     |
        """,
        "",
        ["C2"],
    ),
    (
        "stale-open",
        """
        | id | stage | created    |
        | 1  | Lead  | 2026-10-23 |
        | 2  | Lead  | 2026-10-24 |
        | 3  | Offer | 2026-11-12 |
        | 4  | Lead  | 2026-01-01 |
        | 5  | Lead  | 2026-01-01 |
        | 6  | Won   | 2026-01-01 |
        | 7  | Lead  |            |
        """,
        """
        | opportunity | date       | status  |
        | 4           | 2026-11-20 | done    |
        | 5           | 2026-11-20 | planned |
        """,
        ["B2", "B4", "B6"],
    ),
    (
        "no-next-step",
        """
        | id | stage | next_step |
        | 1  | Lead  |           |
        | 2  | Lead  | call      |
        | 3  | Lead  |           |
        | 4  | Lead  |           |
        | 5  | Won   |           |
        """,
        """
        | opportunity | date       | status  |
        | 1           | 2026-11-01 | done    |
        | 3           | 2026-12-01 | planned |
        | 4           |            | planned |
        """,
        ["C2"],
    ),
    (
        "no-next-step",
        """
        | id | stage |
        | 1  | Lead  |
        """,
        "",
        [],
    ),
    (
        "probability-out-of-range",
        """
        | id | probability |
        | 1  | 30          |
        | 2  | -0.1        |
        | 3  | 0           |
        | 4  | 1           |
        | 5  |             |
        """,
        "",
        ["B2", "B3"],
    ),
    (
        "probability-contradicts-stage",
        """
        | id | stage | probability |
        | 1  | Won   | 0.9         |
        | 2  | Won   | 1           |
        | 3  | Lost  | 0.1         |
        | 4  | Lost  | 0           |
        | 5  | Lead  | 1           |
        | 6  | Lead  | 0           |
        | 7  | Lead  | 0.9         |
        | 8  | Won   | 30          |
        """,
        "",
        ["C2", "C4", "C6", "C7"],
    ),
    (
        "high-probability-when-new",
        """
        | id | stage | created    | probability |
        | 1  | Lead  | 2026-11-20 | 0.9         |
        | 2  | Lead  | 2026-11-20 | 0.7         |
        | 3  | Lead  | 2026-11-08 | 0.9         |
        | 4  | Won   | 2026-11-20 | 1           |
        | 5  | Lead  | 2026-11-09 | 0.8         |
        """,
        "",
        ["D2", "D6"],
    ),
    (
        "negative-value",
        """
        | id | value | awarded | credit_of |
        | 1  | -1    |         |           |
        | 2  | 0     | -5      |           |
        | 3  |       | -5      | 2         |
        """,
        "",
        ["B2", "C3"],
    ),
    (
        "credit-without-deal",
        """
        | id | stage | awarded | credit_of |
        | 1  | Won   | 10      |           |
        | 2  | Won   | -5      | 1         |
        | 3  | Won   | -5      | 9         |
        | 4  | Won   | -5      | 5         |
        | 5  | Lead  |         |           |
        | 6  | Won   | 5       | 1         |
        | 7  | Won   | -5      | 2         |
        """,
        "",
        ["D4", "D5", "D7", "D8"],
    ),
    (
        "stage-contradicts-status",
        """
        | id | stage | status |
        | 1  | Won   | lost   |
        | 2  | Won   | won    |
        | 3  | Offer | lost   |
        | 4  | Lost  | open   |
        | 5  | Lost  |        |
        """,
        "",
        ["C2", "C5"],
    ),
    (
        "offer-stage-without-offer",
        """
        | id | stage | offer_date | offer_ref |
        | 1  | Offer |            |           |
        | 2  | Offer |            | A7        |
        | 3  | Lead  |            |           |
        """,
        "",
        ["C2"],
    ),
    (
        "offer-stage-without-offer",
        """
        | id | stage |
        | 1  | Offer |
        """,
        "",
        [],
    ),
]


@pytest.mark.parametrize(("code", "deals", "activities", "cells"), CASES)
def test_asks_at_these_cells(code: str, deals: str, activities: str, cells: list[str]) -> None:
    assert found(plain(deals, activities, LISTS), code) == cells


def test_lists_that_a_team_does_not_keep_are_not_checked() -> None:
    book = plain("| id | product | stage | loss_reason |\n| 1 | x | Lost | y |", stages=())
    assert not found(book, "unknown-product")
    assert not found(book, "unknown-stage")
    assert not found(plain("| id | stage | loss_reason |\n| 1 | Lost | y |"), "unknown-loss-reason")


def test_a_later_row_with_the_same_id_names_the_first() -> None:
    rows = plain(
        """
        | id | value |
        | 1  | 10    |
        | 2  | 11    |
        """
    ).opportunities
    again = rows[1]._replace(record=rows[0].record)
    book = Book("b", "EUR", "en", rows[:1], duplicates=(again,))
    (problem,) = duplicate_id.check(book, options())
    assert str(problem.at) == "Opportunities!A3"
    assert [str(cell) for cell in problem.related] == ["Opportunities!A2"]


def test_what_belongs_to_a_refused_row_stays_silent() -> None:
    book = plain(
        "| id | stage | awarded | credit_of |\n| 1 | Won | -5 | 7 |",
        "| opportunity |\n| 7 |",
        rejected_ids=frozenset({"7"}),
    )
    assert not found(book, "orphan-activity")
    assert not found(book, "credit-without-deal")


@pytest.mark.parametrize(
    ("rates", "cells"),
    [
        ((), ["C2", "C3", "C4", "C7"]),
        ((Rate(currency="USD", rate=Decimal("0.9")),), []),
        ((Rate(currency="USD", rate=Decimal("0.9"), date=dt.date(2026, 6, 1)),), ["C3", "F7"]),
        ((Rate(currency="USD", rate=Decimal("0.9"), date=dt.date(2027, 6, 1)),), ["C2", "C3", "C4", "C7"]),
        ((Rate(currency="GBP", rate=Decimal("1.1")),), ["C2", "C3", "C4", "C7"]),
    ],
)
def test_a_foreign_amount_needs_a_rate_of_its_day(rates: tuple[Rate, ...], cells: list[str]) -> None:
    book = plain(
        """
        | id | stage | currency | value | awarded | closed     |
        | 1  | Lead  | USD      | 10    |         |            |
        | 2  | Won   | USD      | 10    | 9       | 2026-05-31 |
        | 3  | Won   | USD      |       | 9       | 2026-06-01 |
        | 4  | Lead  | EUR      | 10    |         |            |
        | 5  | Lead  | USD      |       |         |            |
        | 6  | Lost  | USD      | 10    |         |            |
        """,
        lists=Lists(rates=rates),
    )
    assert [*found(book, "missing-rate"), *found(book, "rate-without-day")] == cells
    uncounted = {deal.record.id for deal in deals(book, options()) if deal.amount is None}
    asked = {str(int(cell[1:]) - 1) for cell in cells}
    assert uncounted - {"3", "5"} == asked - {"3"}  # those two have no presumed value at all


def history(count: int, open_value: str) -> Book:
    won = "\n".join(f"| w{n} | Won | | {900 + 20 * n} |" for n in range(count))
    return plain(f"| id | stage | value | awarded |\n{won}\n| o | Lead | {open_value} | |")


def test_an_estimate_far_outside_needs_history_and_distance() -> None:
    assert found(history(12, "100000"), "estimate-far-outside") == ["C14"]
    assert found(history(12, "10"), "estimate-far-outside") == ["C14"]
    assert found(history(11, "100000"), "estimate-far-outside") == []
    assert found(history(12, "1200"), "estimate-far-outside") == []


def test_deals_of_one_size_tell_nothing_of_the_spread() -> None:
    won = "\n".join(f"| w{n} | Won | | 1000 |" for n in range(20))
    book = plain(f"| id | stage | value | awarded |\n{won}\n| o | Lead | 5000 | |")
    assert found(book, "estimate-far-outside") == []


@given(st.permutations(range(6)))
def test_the_order_of_rows_never_matters(order: list[int]) -> None:
    lines = [
        "| 1 | Won | | 5 | |",
        "| 2 | Lead | | 5 | 0.95 |",
        "| 3 | Lost | 9 | | |",
        "| 4 | Offr | 9 | | |",
        "| 5 | Won | 9 | -1 | |",
        "| 6 | Lead | -9 | | 7 |",
    ]
    head = "| id | stage | value | awarded | probability |\n"

    def said(arranged: list[str]) -> set[tuple[str, object]]:
        return {
            (problem.code, problem.args.get("id"))
            for problem in run_checks(plain(head + "\n".join(arranged)), options())
        }

    assert said([lines[place] for place in order]) == said(lines)


def test_every_problem_of_every_check_comes_sorted() -> None:
    book = plain(CASES[-3][1])
    problems = run_checks(book, options())
    assert list(problems) == sorted(problems, key=lambda problem: (problem.at, problem.code))


def test_a_check_finds_its_own_code_with_its_own_severity() -> None:
    books = [plain(sheet, activities, LISTS) for _, sheet, activities, _ in CASES]
    met = set()
    for module in CHECKS:
        found_here = {(each.code, each.severity) for book in books for each in module.check(book, options())}
        assert found_here <= {(module.CODE, module.SEVERITY)}
        met |= found_here
    assert len(met) > 20


def test_the_days_at_the_edge() -> None:
    book = plain(
        """
        | id | stage | created    |
        | 1  | Lead  | 2026-01-01 |
        | 2  | Lead  | 2026-01-01 |
        | 3  | Lead  | 2026-01-01 |
        | 4  | Lead  | 2026-01-01 |
        """,
        """
        | opportunity | date       | status  |
        | 1           | 2026-11-23 | planned |
        | 2           | 2026-11-23 | done    |
        | 3           | 2026-10-24 | done    |
        | 4           | 2026-10-23 | done    |
        """,
    )
    # a step planned for today is one to come; what is done is none
    assert found(book, "no-next-step") == ["3:3", "4:4", "5:5"]
    # thirty days of rest are allowed, one more is not; today's activity counts
    assert found(book, "stale-open") == ["B2", "B5"]


def test_a_high_probability_that_is_the_stages_own_is_no_surprise() -> None:
    sure = Stage(name="Signing", probability=Decimal("0.9"))
    table = """
        | id | stage   | created    | probability |
        | 1  | Signing | 2026-11-20 | 0.9         |
        | 2  | Signing | 2026-11-20 | 0.95        |
        | 3  | Signing | 2026-11-20 | 1           |
        | 4  | Signing | 2026-11-23 | 0.95        |
        """
    assert found(plain(table, stages=(sure,)), "high-probability-when-new") == ["D3", "D5"]


def test_a_credit_of_nothing_is_a_credit() -> None:
    book = plain(
        """
        | id | stage | awarded | credit_of |
        | 1  | Won   | 10      |           |
        | 2  | Won   | 0       | 1         |
        """
    )
    assert found(book, "credit-without-deal") == []


@pytest.mark.parametrize(
    ("typed", "listed", "nearest"),
    [
        ("Scaner", ("Scanner", "Printer"), "Scanner"),
        ("Bicycle", ("A", "B", "C", "D", "E"), "A, B, C, D, E"),
        ("Bicycle", ("A", "B", "C", "D", "E", "F"), "A, B, C, D, E, …"),
    ],
)
def test_the_nearest_listed_name_is_offered_else_the_first_ones(
    typed: str, listed: tuple[str, ...], nearest: str
) -> None:
    book = plain(f"| id | product |\n| 1 | {typed} |", lists=Lists(products=listed))
    (problem,) = unknown_product.check(book, options())
    assert problem.args["nearest"] == nearest


AMOUNTS = st.sampled_from([None, Decimal(-5), Decimal(0), Decimal("7.10")])
DEALS = st.builds(
    dict,
    stage=st.sampled_from(["Lead", "Offer", "Won", "Lost", "Offr", None]),
    value=AMOUNTS,
    awarded=AMOUNTS,
    currency=st.sampled_from([None, "EUR", "USD", "GBP"]),
    closed=st.sampled_from([None, dt.date(2026, 5, 1), dt.date(2026, 7, 1)]),
    credit_of=st.sampled_from([None, "0", "1", "x"]),
)
RATES = (Rate(currency="USD", rate=Decimal("0.9"), date=dt.date(2026, 6, 1)),)


@given(st.lists(DEALS, max_size=4))
def test_nothing_stands_out_of_the_totals_in_silence(said: list[dict[str, object]]) -> None:
    columns = {"id": 1, "stage": 2, "value": 3, "awarded": 4, "currency": 5, "closed": 6, "credit_of": 7}
    rows = tuple(
        Row(Opportunity.model_validate({"id": str(number)} | each), CellRef("Opportunities", number + 2), columns)
        for number, each in enumerate(said)
    )
    book = Book("b", "EUR", "en", rows, stages=STAGES, lists=Lists(rates=RATES))
    asked: dict[int, set[Severity]] = {}
    for problem in run_checks(book, options()):
        asked.setdefault(problem.at.row, set()).add(problem.severity)
    for deal in deals(book, options()):
        severities = asked.get(deal.row.at.row, set())
        if deal.outcome is Outcome.WON and deal.award is None:
            assert Severity.ERROR in severities
        if deal.outcome is Outcome.OPEN and deal.amount is None:
            assert severities & {Severity.ERROR, Severity.WARNING}


def test_a_negative_cell_that_is_both_the_value_and_the_award_is_told_once() -> None:
    found = parsed("| ID | Client | Stage | Value | Close date |\n| 1 | A | Won | -5 | 2026-10-01 |").book
    assert found.opportunities[0].record.awarded == found.opportunities[0].record.value == -5
    told = [problem.at.address for problem in run_checks(found, options()) if problem.code == "negative-value"]
    assert told == ["D2"]
