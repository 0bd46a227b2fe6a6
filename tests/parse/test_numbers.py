"""Numbers kept as text: read exactly, or asked about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.parse.numbers import decide, number_in
from tests.helpers import book, money, parsed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("€ 3.500,00", "3500.00"),
        ("1 777 €", "1777"),
        ("1\u202f777,50 €", "1777.50"),
        ("12k", "12000"),
        ("1,5 mln", "1500000"),
        ("(1.234,50)", "-1234.50"),
        ("-5", "-5"),
        ("5-", "-5"),
        ("\u22125", "-5"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,23,456.00", "123456.00"),
        ("CHF 1’234.50", "1234.50"),
        ("1.234,-", "1234"),
        ("0.125", "0.125"),
        ("12345.678", "12345.678"),
        ("30 %", "0.30"),
        ("US$ 99", "99"),
    ],
)
def test_a_text_that_reads_one_way_only(text: str, number: str) -> None:
    said = number_in(text)
    assert said is not None
    assert not said.open
    assert said.value() == said.value(",") == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "abc", "ca. 500", "~500", "100-200", "1 77", "1.23.456", "$1.5M", "5.", "1e5", "1,2,3"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize("text", ["1.234", "12,500", "(1.200)", "999.000 €"])
def test_a_text_that_reads_two_ways_is_open(text: str) -> None:
    said = number_in(text)
    assert said is not None
    assert said.open


def test_another_cell_of_the_column_proves_the_decimal_mark() -> None:
    rows = book("""
        | ID | Client | Stage | Value |
        | 1 | A | Lead | '1.234 |
        | 2 | B | Lead | '99,50 |
        | 3 | C | Lead | '1.234.567,80 |
    """).opportunities
    assert [row.record.value for row in rows] == [money("1234"), money("99.50"), money("1234567.80")]


def test_without_proof_an_amount_is_asked_about_and_the_row_stands_out() -> None:
    result = parsed("""
        | ID | Client | Stage | Value |
        | 1 | A | Lead | '1.234 |
        | 2 | B | Lead | '99 |
    """)
    assert [row.record.id for row in result.book.opportunities] == ["2"]
    assert result.book.rejected_ids == {"1"}
    (problem,) = result.problems
    assert (str(problem.at), problem.code, problem.value) == ("Opportunities!D2", "ambiguous-number", "1.234")
    assert (problem.args["one"], problem.args["other"]) == (money("1.234"), money("1234"))


def test_both_marks_in_one_column_are_named_where_a_cell_is_open() -> None:
    result = parsed("""
        | ID | Client | Stage | Value |
        | 1 | A | Lead | '1.234,50 |
        | 2 | B | Lead | '1,234.50 |
        | 3 | C | Lead | '5.000 |
    """)
    assert [row.record.value for row in result.book.opportunities] == [money("1234.50")] * 2
    (problem,) = result.problems
    assert problem.code == "ambiguous-number"
    assert sorted(map(str, problem.related)) == ["Opportunities!D2", "Opportunities!D3"]


def test_money_with_three_decimals_is_not_believed_on_the_columns_word() -> None:
    result = parsed("""
        | ID | Client | Stage | Value |
        | 1 | A | Lead | '12.50 |
        | 2 | B | Lead | '1.234 |
    """)
    assert [problem.code for problem in result.problems] == ["ambiguous-number"]


@pytest.mark.parametrize(("mark", "number"), [(",", "1234"), (".", "1.234")])
def test_the_options_decide_what_the_column_leaves_open(mark: str, number: str) -> None:
    rows = book(
        """
        | ID | Client | Stage | Value |
        | 1 | A | Lead | '1.234 |
        """,
        said={"opportunities": {"decimals": mark}},
    ).opportunities
    assert rows[0].record.value == money(number)


def test_italian_headings_make_the_comma_the_decimal_mark() -> None:
    rows = book("""
        | Codice | Cliente | Fase | Valore | Chiusura prevista |
        | 1 | A | Trattativa | '1.234 | 2026-12-01 |
    """).opportunities
    assert rows[0].record.value == money("1234")


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1), st.sampled_from([("{:,.2f}", "."), ("de", ",")]))
def test_a_column_written_with_two_decimals_always_reads_back(amounts: list[Decimal], style: tuple[str, str]) -> None:
    texts = [f"{amount:,.2f}" for amount in amounts]
    if style[1] == ",":
        texts = [text.translate(str.maketrans(",.", ".,")) for text in texts]
    marks = decide(texts, "", "")
    said = [number_in(text) for text in texts]
    assert all(number is not None and marks.reads(number, True) for number in said)
    assert [number.value(marks.mark) for number in said if number] == amounts


def test_english_headings_take_a_comma_before_three_figures_for_a_thousand_and_a_dot_for_nothing() -> None:
    result = parsed("| ID | Client | Stage | Value |\n| 1 | A | Lead | '$12,000 |\n| 2 | B | Lead | '12.000 |")
    assert [row.record.value for row in result.book.opportunities] == [money("12000")]
    assert [(str(p.at), p.code) for p in result.problems] == [("Opportunities!D3", "ambiguous-number")]


def test_the_locale_beats_the_language() -> None:
    import dataclasses

    from sheetcrm.parse import parse
    from tests.helpers import options, workbook

    made = workbook("| ID | Client | Stage | Value |\n| 1 | A | Lead | '12,000 |\n| 2 | B | Lead | '12.000 |")
    result = parse(dataclasses.replace(made, locale="it_IT"), options())
    assert [row.record.value for row in result.book.opportunities] == [money("12000")]
    assert [str(problem.at) for problem in result.problems] == ["Opportunities!D2"]


def test_floats_go_through_repr_and_the_heading_may_say_thousands() -> None:
    rows = book("""
        | ID | Client | Stage | Value (k€) |
        | 1 | A | Lead | 0.1 |
        | 2 | B | Lead | 1234.56 |
    """).opportunities
    assert [row.record.value for row in rows] == [money("100.0"), money("1234560.00")]


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        (["0.3", "0.75", "1"], ["0.3", "0.75", "1"]),
        (["30", "75", "1", "100", "0"], ["0.3", "0.75", "0.01", "1", "0"]),
        (["30 %", "'75%", "'100 %"], ["0.3", "0.75", "1"]),
        (["30", "0.5", "'75 %"], ["0.3", "0.5", "0.75"]),
        (["'0,3", "'0,75"], ["0.3", "0.75"]),
        (["1", "0"], ["1", "0"]),
    ],
)
def test_a_probability_however_it_is_kept(cells: list[str], shares: list[str]) -> None:
    lines = "\n".join(f"| {n} | A | Lead | 1 | {cell} |" for n, cell in enumerate(cells))
    rows = book(f"| ID | Client | Stage | Value | Probability |\n{lines}").opportunities
    assert [row.record.probability for row in rows] == list(map(money, shares))
