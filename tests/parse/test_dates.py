"""Dates kept as text: in the order that their column proves, or not at all."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.core.cells import Workbook
from sheetcrm.parse import parse
from sheetcrm.parse.dates import Parts, date_in, decide
from tests.helpers import book, grid, options, parsed

D = dt.date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-21", D(2024, 6, 21)),
        ("2024-06-21T14:45:00Z", D(2024, 6, 21)),
        ("2024/6/1", D(2024, 6, 1)),
        ("20240621", D(2024, 6, 21)),
        ("3 marzo 2024", D(2024, 3, 3)),
        ("Mar 3, 2024", D(2024, 3, 3)),
        ("03-Mar-24", D(2024, 3, 3)),
        ("12 Mar 98", D(1998, 3, 12)),
        ("12 Mar '69", D(2069, 3, 12)),
        ("15. März 2025", D(2025, 3, 15)),
        ("5 de mayo de 2024", D(2024, 5, 5)),
        ("1er août 2024", D(2024, 8, 1)),
        ("Fri 21 June 2024", D(2024, 6, 21)),
    ],
)
def test_a_text_that_is_one_day_only(text: str, day: dt.date) -> None:
    assert date_in(text) == day


@pytest.mark.parametrize("text", ["2S2026", "Q3 2026", "ASAP", "2024", "31.13", "2024-13-45", "1/2", "soon"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert date_in(text) is None


def sheet(*created: str) -> str:
    lines = "\n".join(f"| {n} | A | Lead | 1 | {text} |" for n, text in enumerate(created, 1))
    return f"| ID | Client | Stage | Value | Created |\n{lines}"


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["21.06.2024 14:45", "03.07.2024 09:00"], [D(2024, 6, 21), D(2024, 7, 3)]),
        (["6/21/2024", "7/3/2024"], [D(2024, 6, 21), D(2024, 7, 3)]),
        (["21-06-2024", "03-07-2024"], [D(2024, 6, 21), D(2024, 7, 3)]),
        (["03.04.2024"], [D(2024, 4, 3)]),  # dots: the day comes first
        (["5/5/2024"], [D(2024, 5, 5)]),  # the same either way
        (["'45231", "'45231.75"], [D(2023, 11, 1)] * 2),  # a serial number in a text
        (["45231"], [D(2023, 11, 1)]),  # and one whose cell lost its format
        (["12/31/2025 3:45 PM"], [D(2025, 12, 31)]),
    ],
)
def test_the_column_proves_its_order(texts: list[str], days: list[dt.date]) -> None:
    assert [row.record.created for row in book(sheet(*texts)).opportunities] == days


@pytest.mark.parametrize("text", ["TBD", "n/a", "-", "'--", "tbc"])
def test_words_for_nothing_are_blank(text: str) -> None:
    assert book(sheet(text, "2026-01-01")).opportunities[0].record.created is None


def test_an_order_that_nothing_proves_is_asked_about() -> None:
    result = parsed(sheet("03/04/2026", "05/06/2026"))
    assert not result.book.opportunities
    assert [(str(p.at), p.code) for p in result.problems] == [
        ("Opportunities!E2", "ambiguous-date"),
        ("Opportunities!E3", "ambiguous-date"),
    ]
    assert result.problems[0].args["one"] == D(2026, 3, 4)
    assert result.problems[0].args["other"] == D(2026, 4, 3)


@pytest.mark.parametrize(("order", "day"), [("dmy", D(2026, 4, 3)), ("mdy", D(2026, 3, 4))])
def test_the_options_decide_what_the_column_leaves_open(order: str, day: dt.date) -> None:
    rows = book(sheet("03/04/2026"), said={"opportunities": {"dates": order}}).opportunities
    assert rows[0].record.created == day


def test_mixed_orders_in_one_column_are_named_with_the_cells_that_prove_them() -> None:
    result = parsed(sheet("3/25/2026", "4/28/2026", "05-06-26", "07-08-26"))
    assert [row.record.created for row in result.book.opportunities] == [D(2026, 3, 25), D(2026, 4, 28)]
    found = {(str(p.at), p.code, tuple(map(str, p.related))) for p in result.problems}
    assert found == {
        ("Opportunities!E1", "mixed-date-orders", ("Opportunities!E2",)),
        ("Opportunities!E4", "ambiguous-date", ("Opportunities!E2",)),
        ("Opportunities!E5", "ambiguous-date", ("Opportunities!E2",)),
    }
    assert result.book.rejected_ids == {"3", "4"}


def test_contradicting_proofs_of_one_style_read_only_what_is_proven() -> None:
    result = parsed(sheet("25/03/2026", "03/26/2026", "04/05/2026"))
    assert [row.record.created for row in result.book.opportunities] == [D(2026, 3, 25), D(2026, 3, 26)]
    refused = next(p for p in result.problems if p.code == "ambiguous-date")
    assert sorted(map(str, refused.related)) == ["Opportunities!E2", "Opportunities!E3"]


@pytest.mark.parametrize("cell", ["1900-01-01", "2202-03-01", "'01.01.1900"])
def test_a_date_centuries_away_is_suspicious(cell: str) -> None:
    result = parsed(sheet(cell, "2026-01-01"))
    assert [(str(p.at), p.code) for p in result.problems] == [("Opportunities!E2", "suspicious-date")]
    assert result.book.rejected_ids == {"1"}


def test_true_dates_among_texts_of_which_none_reads_both_ways_may_be_exchanged() -> None:
    result = parsed(
        sheet("03/25/2026", "04/28/2026", "05/30/2026", "2026-05-04", "2026-06-03", "2026-07-07", "2026-08-01")
    )
    assert [row.record.id for row in result.book.opportunities] == ["1", "2", "3", "6"]
    unsure = [p for p in result.problems if p.code == "ambiguous-date"]
    assert (str(unsure[0].at), unsure[0].args["other"]) == ("Opportunities!E5", D(2026, 4, 5))
    assert all(str(ref) == "Opportunities!E2" for p in unsure for ref in p.related)


@pytest.mark.parametrize("more", ["2026-05-14", "03/04/2026"])
def test_and_are_not_where_one_cell_speaks_against_it(more: str) -> None:
    result = parsed(sheet("03/25/2026", "04/28/2026", "05/30/2026", "2026-05-04", "2026-06-03", "2026-08-01", more))
    assert not result.problems
    assert len(result.book.opportunities) == 7


def test_date_and_time_in_two_columns() -> None:
    import dataclasses

    from tests.helpers import workbook

    made = workbook("""
        | ID | Client | Stage | Value | Created date | Created time |
        | 1 | A | Lead | 1 | 2026-01-02 | x |
    """)
    grid = made.grids["Opportunities"]
    rows = [list(row) for row in grid.rows]
    rows[1][5] = dt.time(14, 30)
    from sheetcrm.parse import parse

    made = dataclasses.replace(made, grids={"Opportunities": dataclasses.replace(grid, rows=rows)})
    result = parse(made, options())
    assert result.book.opportunities[0].record.created == D(2026, 1, 2)
    assert not [p for p in result.problems if p.severity == "error"]


@pytest.mark.parametrize(
    "texts", [[f"{year:02}-05-01" for year in range(10, 28)], [f"01-05-{year:02}" for year in range(10, 28)]]
)
def test_two_figures_for_the_year_beside_set_days_stay_open(texts: list[str]) -> None:
    assert all(p.code == "ambiguous-date" for p in parsed(sheet(*texts)).problems)
    assert not parsed(sheet(*texts)).book.opportunities


days = st.dates(D(1990, 1, 1), D(2060, 12, 31))


@given(
    st.lists(days, min_size=1, max_size=30),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%y", "%d.%m.%Y"]),
)
def test_a_column_is_never_read_wrong(column: list[dt.date], style: str) -> None:
    texts = [day.strftime(style) for day in column]
    orders = decide(texts, None)
    for text, day in zip(texts, column, strict=True):
        said = date_in(text)
        assert isinstance(said, Parts)
        read = orders.days(said)
        assert day in read or len(read) != 1


@given(st.lists(days, min_size=1, max_size=30), st.lists(days, min_size=1, max_size=30))
def test_two_styles_in_one_column_are_never_read_wrong(some: list[dt.date], others: list[dt.date]) -> None:
    pairs = [(day.strftime("%m/%d/%Y"), day) for day in some] + [(day.strftime("%d-%m-%y"), day) for day in others]
    orders = decide([text for text, _ in pairs], None)
    for text, day in pairs:
        said = date_in(text)
        assert isinstance(said, Parts)
        read = orders.days(said)
        assert day in read or len(read) != 1


@pytest.mark.parametrize(("date1904", "day"), [(False, D(2022, 11, 19)), (True, D(2026, 11, 20))])
@pytest.mark.parametrize("cell", [44884.0, "44884"])
def test_a_day_that_lost_its_format_counts_from_the_workbooks_own_first_day(
    date1904: bool, day: dt.date, cell: object
) -> None:
    table = grid("Opportunities", sheet("X"))
    rows = [[cell if value == "X" else value for value in row] for row in table.rows]
    made = Workbook("b.xlsx", "r", {"Opportunities": replace(table, rows=rows, date1904=date1904)})
    (row,) = parse(made, options()).book.opportunities
    assert row.record.created == day


GERMAN = """
    | Nr. | Kunde | Phase   | Wert | Abschluss geplant |
    | 1   | Bauer | Angebot | 100  | 24.12.26          |
    | 2   | Lang  | Angebot | 100  | 12.11.26          |
"""


def test_figures_with_dots_put_the_day_first_in_languages_that_do() -> None:
    days = [row.record.expected_close for row in parsed(GERMAN).book.opportunities]
    assert days == [dt.date(2026, 12, 24), dt.date(2026, 11, 12)]
    told = parsed(GERMAN, said={"opportunities": {"dates": "ymd"}}).book.opportunities
    assert [row.record.expected_close for row in told] == [dt.date(2024, 12, 26), dt.date(2012, 11, 26)]


def test_the_question_offers_only_orders_that_a_date_may_have() -> None:
    found = parsed("| ID | Client | Stage | Value | Expected close |\n| 1 | A | Offer | 1 | 24.12.26 |").problems
    assert [(p.args["one"], p.args["other"], p.args["orders"]) for p in found if p.code == "ambiguous-date"] == [
        (dt.date(2024, 12, 26), dt.date(2026, 12, 24), '"dmy" / "ymd"')
    ]
    found = parsed("| ID | Client | Stage | Value | Expected close |\n| 1 | A | Offer | 1 | 5/6/2026 |").problems
    assert [p.args["orders"] for p in found if p.code == "ambiguous-date"] == ['"dmy" / "mdy"']
