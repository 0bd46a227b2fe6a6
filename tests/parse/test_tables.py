"""Finding the tables: headings anywhere, and what below them is a deal."""

import pytest

from sheetcrm.core.cells import Grid, TableRange, Workbook
from sheetcrm.core.errors import BadOptions, NoTable
from sheetcrm.parse import parse, understand
from tests.helpers import book, grid, money, options, parsed, workbook


def ids(*args: str, **sheets: str) -> list[str]:
    return [row.record.id for row in book(*args, **sheets).opportunities]


def test_titles_above_blank_rows_totals_and_repeated_headings() -> None:
    found = book("""
        | Pipeline 2026 | | | | |
        |  | | | | |
        | | | | 600 | |
        | Deal ID | Client | Stage | Value | Expected close |
        | D1 | Acme | Proposal | 100 | 2026-12-31 |
        |  | | | | |
        | D2 | Beta | Proposal | 200 | 2026-11-30 |
        | Subtotal | | | 300 | |
        | Deal ID | Client | Stage | Value | Expected close |
        | D3 | Gamma | Proposal | 300 | 2026-12-01 |
        | | Grand total | | 600 | |
        | | | | 600 | |
    """)
    assert [(row.record.id, row.at.row) for row in found.opportunities] == [("D1", 5), ("D2", 7), ("D3", 10)]
    assert str(found.opportunities[2].ref("value")) == "Opportunities!D10"
    assert found.rejected == 0


@pytest.mark.parametrize("label", ["Total", "TOTALE", "Totale 2026", "Rossi Total", "Gesamtsumme", "Sous-total"])
def test_a_total_is_no_deal_wherever_its_label_stands(label: str) -> None:
    for line in (f"| {label} | | | 100 | |", f"| | {label} | | 100 | |", f"| | | {label} | 100 | |"):
        assert ids(
            f"| ID | Client | Stage | Value | Expected close |\n| 1 | A | Lead | 100 | 2026-12-01 |\n{line}"
        ) == ["1"]


def test_a_client_named_total_is_a_client() -> None:
    assert ids("""
        | ID | Client | Stage | Value | Expected close |
        | 1 | Total | Lead | 100 | 2026-12-01 |
        | 2 | Total Energies | Lead | 100 | 2026-12-01 |
    """) == ["1", "2"]


def test_two_blocks_of_one_sheet_each_have_their_own_headings() -> None:
    found = book("""
        | Open deals | | | | |
        | ID | Client | Stage | Value | Expected close |
        | 1 | A | Lead | 5 | 2026-12-01 |
        | Total | | | 5 | |
        |  | | | | |
        | Won deals | | | | |
        | ID | Client | Stage | Value | Closed |
        | 2 | B | Won | 6 | 2026-10-01 |
        | Total | | | 6 | |
    """)
    first, second = found.opportunities
    assert (str(first.ref("expected_close")), second.record.expected_close) == ("Opportunities!E3", None)
    assert str(second.record.closed) == "2026-10-01"
    assert str(found.tables[1].fields["closed"]) == "Opportunities!E7"


@pytest.mark.parametrize(
    "above",
    [
        "| | Client info | | Deal info | | |",
        "| Total deals | Open | Won | Value | Win rate | |\n| 2 | 1 | 1 | 11 | 0.5 | |",
    ],
)
def test_group_titles_and_key_figures_above_the_headings(above: str) -> None:
    assert ids(f"""{above}
| ID | Client | Owner | Stage | Value | Close date |
| 1 | A | x | Lead | 5 | 2026-12-01 |
| 2 | B | x | Won | 6 | 2026-10-01 |""") == ["1", "2"]


def test_template_rows_are_no_deals() -> None:
    assert ids("""
        | ID | Client | Stage | Value | Probability | Expected close |
        | 1 | A | Lead | 100 | 0.1 | 2026-12-01 |
        | 2 | | | 0 | 0 | |
        | 3 | | | = | #N/A | |
        | | | | = | 0 | |
        | | | | | | |
    """) == ["1"]


def test_a_row_that_only_names_a_client_is_left_aside_with_a_hint() -> None:
    result = parsed("""
        | Client | Stage | Value | Expected close |
        | Northern region | | | |
        | A | Lead | 100 | 2026-12-01 |
    """)
    assert [row.record.client for row in result.book.opportunities] == ["A"]
    assert [(str(p.at), p.code, p.severity) for p in result.problems] == [
        ("Opportunities!2:2", "row-left-aside", "hint")
    ]


def test_a_second_table_and_key_figures_beside_it_are_not_read() -> None:
    found = book("""
        | ID | Client | Stage | Value | Expected close | | Stage | Value | Client |
        | 1 | A | Lead | 100 | 2026-12-01 | | Lead | 999 | 7 |
        | 2 | B | Won | 200 | 2026-10-01 | | Won | 999 | 8 |
    """)
    assert sum(row.record.value for row in found.opportunities) == 300


def test_the_table_on_the_ninth_of_twenty_sheets() -> None:
    notes = {f"Sheet{n}": grid(f"Sheet{n}", "| Row Labels | Count of deals |\n| Won | 4 |") for n in range(20)}
    deals = grid("Sheet8", "| ID | Client | Stage | Value | Expected close |\n| 1 | A | Lead | 1 | 2026-12-01 |")
    made = Workbook("b.xlsx", "r", notes | {"Sheet8": deals})
    assert str(parse(made, options()).book.tables[0].at) == "Sheet8!A1"


def test_a_sheet_a_year_is_read_together() -> None:
    years = {
        "2025": "| ID | Client | Stage | Value | Close date |\n| 1 | A | Won | 10 | 2025-05-01 |",
        "2026": "| ID | Customer | Stage | Amount | Close date |\n| 2 | B | Won | 20 | 2026-05-01 |",
    }
    found = parse(Workbook("b.xlsx", "r", {name: grid(name, text) for name, text in years.items()}), options()).book
    assert [(row.record.id, str(row.at)) for row in found.opportunities] == [("1", "'2025'!2:2"), ("2", "'2026'!2:2")]


def test_sheets_that_number_their_rows_alike_keep_their_deals_apart() -> None:
    sheets = {
        "Rossi": "| No | Client | Stage | Value | Close date |\n| 1 | A | Won | 10 | 2026-05-01 |\n| 2 | C | Won | 5 | 2026-05-02 |",
        "Bianchi": "| No | Client | Stage | Value | Close date |\n| 1 | B | Won | 20 | 2026-05-01 |\n| 2 | D | Won | 5 | 2026-05-02 |",
    }
    found = parse(Workbook("b.xlsx", "r", {name: grid(name, text) for name, text in sheets.items()}), options()).book
    assert [row.record.id for row in found.opportunities] == ["Rossi 1", "Rossi 2", "Bianchi 1", "Bianchi 2"]
    assert not found.duplicates


def test_a_copy_of_the_table_is_not_counted_twice() -> None:
    text = "| ID | Client | Stage | Value | Close date |\n| 1 | A | Won | 10 | 2026-05-01 |\n| 2 | B | Won | 20 | 2026-05-01 |"
    made = Workbook("b.xlsx", "r", {name: grid(name, text) for name in ("Deals", "Backup")})
    assert len(parse(made, options()).book.opportunities) == 2


def test_a_declared_table_gives_the_range_and_what_is_typed_below_it_belongs_to_it() -> None:
    text = """
| ID | Client | Stage | Value | Expected close |
| 1 | A | Lead | 1 | 2026-12-01 |
| 2 | B | Lead | 2 | 2026-12-01 |
|  | | | | |
| ID | Client | Stage | Value | Expected close |
| 9 | Z | Lead | 9 | 2026-12-01 |
"""
    rows = grid("Deals", text).rows
    for bottom in (2, 3):
        declared = Grid("Deals", rows[:3], tables=(TableRange("tblDeals", 1, 1, bottom, 5),))
        found = parse(Workbook("b.xlsx", "r", {"Deals": declared}), options()).book
        assert [row.record.id for row in found.opportunities] == ["1", "2"]


def test_ids_are_kept_to_the_letter() -> None:
    assert ids("""
        | ID | Client | Stage | Value | Expected close |
        | '007 | A | Lead | 1 | 2026-12-01 |
        | 12 | B | Lead | 1 | 2026-12-01 |
        | ' X-1 | C | Lead | 1 | 2026-12-01 |
        | '9007199254740993123 | D | Lead | 1 | 2026-12-01 |
    """) == ["007", "12", "X-1", "9007199254740993123"]


@pytest.mark.parametrize("cell", ["5805028000043900000", "'5.80502E+18"])
def test_an_id_that_lost_digits_is_asked_about_and_the_deal_counts(cell: str) -> None:
    result = parsed(f"""
        | ID | Client | Stage | Value | Expected close |
        | {cell} | A | Lead | 1 | 2026-12-01 |
    """)
    assert [row.record.id for row in result.book.opportunities] == ["row-2"]
    assert [(p.code, p.severity) for p in result.problems] == [("id-lost-digits", "warning")]


def test_without_an_id_column_the_sheets_rows_name_the_deals() -> None:
    assert ids("| Client | Stage | Value | Expected close |\n| A | Lead | 1 | 2026-12-01 |") == ["row-2"]


def test_an_id_above_the_row_is_told_apart_by_the_rows_own_number() -> None:
    lines = "\n".join(f"| {n} | O{n // 3} | A | Lead | {n} | 2026-12-01 |" for n in range(1, 13))
    found = book(f"| Row ID | Opportunity ID | Client | Stage | Value | Expected close |\n{lines}")
    assert len(found.opportunities) == 12
    assert found.opportunities[0].record.id == "O0 / 1"


def test_later_rows_of_an_id_are_duplicates() -> None:
    found = book("""
        | ID | Client | Stage | Value | Expected close |
        | 1 | A | Lead | 1 | 2026-12-01 |
        | 1 | A | Lead | 1 | 2026-12-01 |
    """)
    assert (len(found.opportunities), len(found.duplicates)) == (1, 1)


@pytest.mark.parametrize(
    "sheet",
    [
        "| Row Labels | Count of deals |\n| Won | 5 |",
        "| No.of Opportunites | Win Rate | dael Value |\n| 8800 | 0.63 | 10005534 |",
        "| ID | Client | Stage | Value | Expected close |",
        "just a note",
    ],
)
def test_a_workbook_without_deals_is_refused_in_one_line(sheet: str) -> None:
    with pytest.raises(NoTable) as refused:
        parsed(sheet)
    assert "\n" not in str(refused.value)
    assert refused.value.way_out


def test_a_duplicate_heading_names_its_cells() -> None:
    with pytest.raises(NoTable, match="Opportunities!D1 and Opportunities!E1"):
        parsed("| ID | Client | Stage | Amount | Amount |\n| 1 | A | Won | 1 | 2 |")


def test_a_duplicate_heading_that_no_field_needs_does_not_matter() -> None:
    assert ids("| ID | Client | Stage | Amount | Phone | Phone |\n| 1 | A | Lead | 1 | 2 | 3 |") == ["1"]


def test_options_name_headings_columns_and_sheets() -> None:
    made = workbook("| X | Y | Z | Amount | Amount |\n| 1 | A | Lead | 1 | 2 |")
    said = {"columns": {"id": "X", "client": "Y", "stage": "Z", "value": "E:E"}}
    (row,) = parse(made, options(opportunities=said)).book.opportunities
    assert (row.record.id, row.record.value, row.columns["value"]) == ("1", money("2"), 5)


def test_options_add_columns_up_and_leave_fields_out() -> None:
    made = workbook("| ID | Client | Stage | A | B | Notes |\n| 1 | A | Lead | 1 | 2.5 | x |\n| 2 | B | Lead | | | |")
    found = parse(made, options(opportunities={"columns": {"value": ("A", "B"), "notes": ""}})).book
    assert [row.record.value for row in found.opportunities] == [money("3.5"), None]
    assert "notes" not in found.tables[0].fields


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"columns": {"value": "Amuont"}}, "Did you mean “Amount”"),
        ({"columns": {"vaule": "Amount"}}, "Did you mean “value”"),
        ({"sheet": "Nowhere"}, "There is no sheet “Nowhere”"),
    ],
)
def test_options_that_name_what_is_not_there(said: dict[str, object], reason: str) -> None:
    made = workbook("| ID | Client | Stage | Amount |\n| 1 | A | Lead | 1 |")
    with pytest.raises(BadOptions, match=reason):
        parse(made, options(opportunities=said))


def test_hidden_sheets_and_rows_are_read() -> None:
    deals = grid("Deals", "| ID | Client | Stage | Amount |\n| 1 | A | Lead | 1 |")
    made = Workbook("b.xlsx", "r", {"Deals": Grid("Deals", deals.rows, hidden_rows=frozenset({2}), visible=False)})
    assert len(parse(made, options()).book.opportunities) == 1


def test_a_grid_that_does_not_start_at_a1_keeps_its_addresses() -> None:
    deals = grid("Deals", "| ID | Client | Stage | Amount | Created |\n| 1 | A | Lead | ? | soon |")
    made = Workbook("b.xlsx", "r", {"Deals": Grid("Deals", deals.rows, top=5, left=3)})
    result = parse(made, options())
    assert str(result.book.tables[0].fields["id"]) == "Deals!C5"
    assert [str(problem.at) for problem in result.problems] == ["Deals!G6"]
    assert str(understand(made, options()).tables[0].at) == "Deals!C5"


def test_options_say_which_row_holds_the_headings() -> None:
    made = workbook(
        """
        | ID | Client | Stage | Value | old |
        | 7 | Z | Lead | 9 | |
        | Key | Firm | Step | Sum | |
        | 1 | A | Lead | 1 | |
    """,
        Lists="| Stage | Probability |\n| Lead | 10% |",
    )
    columns = {"id": "Key", "client": "Firm", "stage": "Step", "value": "Sum"}
    for said in (
        {"header_row": 3, "columns": columns},
        {"sheet": "Opportunities", "header_row": 3, "columns": columns},
    ):
        found = parse(made, options(opportunities=said)).book
        assert [row.record.id for row in found.opportunities] == ["1"]
        assert [stage.probability for stage in found.stages] == [money("0.1")]


def test_activities_that_are_not_where_the_options_say() -> None:
    made = workbook("| ID | Client | Stage | Amount |\n| 1 | A | Lead | 1 |", "| Note |\n| x |")
    with pytest.raises(BadOptions, match="No table of activities"):
        parse(made, options(activities={"sheet": "Activities"}))


def test_a_client_merged_over_several_rows_is_that_of_each_and_an_amount_is_not() -> None:
    rows = grid(
        "Deals",
        """
        | Client | Title | Stage | Value | Expected close |
        | Acme | a | Lead | 10 | 2026-12-01 |
        | | b | Lead | | 2026-12-02 |
        | Beta | c | Lead | 5 | 2026-12-03 |
    """.strip("\n"),
    ).rows
    merged = Grid("Deals", rows, merges=((2, 1, 3, 1), (2, 4, 3, 4)))
    found = parse(Workbook("b.xlsx", "r", {"Deals": merged}), options()).book
    assert [(row.record.client, row.record.value) for row in found.opportunities] == [
        ("Acme", money("10")),
        ("Acme", None),
        ("Beta", money("5")),
    ]
