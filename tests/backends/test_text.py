import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sheetcrm.backends.text import BETWEEN, LONG_ROWS, split, write
from sheetcrm.report import Column, Document, Kind, Table, Value

from .sample import LEDGER, MONTHS, deals, document, tab


def written(said: Document, width: int = 80) -> str:
    stream = io.StringIO()
    write(said, stream, width)
    return stream.getvalue()


def test_a_table_is_aligned_and_closed_by_its_totals() -> None:
    lines = written(document(tab(MONTHS))).splitlines()
    assert [line.rstrip() for line in lines[-6:-1]] == [
        "──────────────────────────────────────",
        "2026-10   1,200   1,234,567.50   50.0%",
        "2026-11       1          -3.12",
        "──────────────────────────────────────",
        "Total     1,201   1,234,564.38",
    ]


def test_numbers_read_as_the_language_writes_them() -> None:
    text = written(document(tab(MONTHS, language="it")))
    assert "1.234.567,50" in text
    assert "50,0%" in text


def test_a_score_has_the_decimals_that_tell() -> None:
    table = Table(
        "brier", "Brier", (Column("name", "Name"), Column("brier", "Brier", Kind.SCORE)), [("assigned", 0.2146)]
    )
    assert "0.215" in written(document(tab(table)))
    assert "0,215" in written(document(tab(table, language="it")))


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert "P10" not in written(document(tab(MONTHS)))


def test_each_amount_has_the_decimals_of_its_currency() -> None:
    lines = written(document(tab(LEDGER)), 120).splitlines()
    assert any(" JPY " in line and " 500 " in line for line in lines)
    assert any(" KWD " in line and " -5.500 " in line for line in lines)


def test_what_a_user_typed_cannot_drive_the_terminal() -> None:
    text = written(document(tab(LEDGER)), 120)
    assert "\x1b" not in text
    assert "[bold]x[/]" in text  # not taken as markup either


def test_no_colour_when_not_a_terminal() -> None:
    assert "\x1b" not in written(document(tab(MONTHS)))


def test_no_colour_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[3" not in written(document(tab(MONTHS)))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_wide_table_fits_in_parts_that_repeat_the_first_column(width: int) -> None:
    columns = (Column("period", "Period"), *(Column(f"c{n}", f"Column {n}", Kind.MONEY) for n in range(17)))
    rows: list[tuple[Value, ...]] = [(f"2026-{n:02}", *(Decimal(n * 1000) for _ in range(17))) for n in range(1, 13)]
    lines = written(document(tab(Table("wide", "Wide", columns, rows))), width).splitlines()
    assert max(map(cell_len, lines)) <= width
    parts = sum(line.startswith("Period") for line in lines)
    assert sum(line.startswith("2026-07") for line in lines) == parts > 1


def test_a_long_table_says_how_many_rows_are_left_out() -> None:
    text = written(document(tab(deals(LONG_ROWS + 7))))
    assert "D39" in text
    assert "D40" not in text
    assert "… + 7 (" in text


def test_columns_are_split_where_the_room_ends() -> None:
    assert split({0: 7, 1: 10, 2: 10, 3: 10}, 30, 0) == [[0, 1], [0, 2], [0, 3]]
    assert split({0: 7, 1: 10, 2: 10, 3: 10}, 33, 0) == [[0, 1, 2], [0, 3]]
    assert split({0: 7, 1: 10, 2: 10, 3: 10}, 33, 1) == [[0, 1, 2], [1, 3]]
    assert split({0: 50, 1: 10}, 40, 1) == [[0], [1]]
    assert split({0: 9}, 4, 0) == [[0]]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(10, 120), st.data())
def test_every_column_is_shown_and_each_part_names_its_rows(widths: list[int], room: int, data: st.DataObject) -> None:
    name = data.draw(st.integers(0, len(widths) - 1))
    parts = split(dict(enumerate(widths)), room, name)
    assert {place for part in parts for place in part} == set(range(len(widths)))
    assert all(part[0] == name for part in parts[1:])
    for part in parts:
        alone = len([place for place in part if place != name]) <= 1
        assert alone or sum(widths[place] + BETWEEN for place in part) - BETWEEN <= room


def test_each_part_names_its_rows_by_the_column_that_tells_them_apart() -> None:
    columns = (Column("kind", "Kind"), Column("cell", "Cell"), Column("said", "Said"), Column("hint", "Hint"))
    rows: list[tuple[Value, ...]] = [
        ("error", f"Deals!F{n}", "what was found there " * 2, "do this " * 5) for n in (2, 3)
    ]
    lines = written(document(tab(Table("found", "Found", columns, rows))), 60).splitlines()
    assert sum("Deals!F3" in line for line in lines) == 2
    assert sum("error" in line for line in lines) == 2


def test_a_table_that_says_nothing_breaks_nothing() -> None:
    assert "Nothing" in written(document(tab(Table("none", "Nothing", (Column("a", "A"),), [(None,)]))))
