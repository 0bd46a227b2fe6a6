"""Where things stand: nothing on top of anything else, whatever the blocks and their order."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.backends.excel.render.layout import CHART_HEIGHT, lay_out
from sheetcrm.backends.excel.render.placed import Sheet
from sheetcrm.backends.excel.render.widths import LINE_PIXELS, lines
from sheetcrm.core.errors import CannotWrite
from sheetcrm.report import Block, Note

from .sample import ANSWER, BAND, BARS, EMPTY, MONTHLY, MONTHS, NONE, PARETO, REASONS, TREND, deals, tab, tabs

Box = tuple[float, float, float, float]


def laid_out(*blocks: Block) -> Sheet:
    return lay_out(tab("t", *blocks), "T", "Now.")


def boxes(sheet: Sheet) -> Iterator[tuple[str, Box]]:
    """Everything that takes room: left, top, right, bottom in pixels, at the least height that rows have."""
    across = sheet.widths.across

    def top(row: int) -> float:
        return sum(max(sheet.heights.get(done, 15) / 0.75, LINE_PIXELS) for done in range(1, row))

    for line in sheet.lines:
        yield line.text, (0, top(line.row), across(1, line.right), top(line.row + 1))
    for placed in sheet.tables:
        bottom = max(placed.last, placed.total, placed.header)
        yield placed.table.key, (0, top(placed.header), across(1, len(placed.fields)), top(bottom + 1))
    for chart in sheet.charts:
        left = (across(1, chart.col - 1) if chart.col > 1 else 0) + chart.x
        yield chart.chart.key, (left, top(chart.row), left + chart.width, top(chart.row) + CHART_HEIGHT)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


TABLES = (ANSWER, REASONS, MONTHS, EMPTY, deals(30))
CHARTS = (MONTHLY, BAND, TREND, PARETO, BARS, NONE)
NOTES = tuple(Note("So it is. " * count, strong) for count in (1, 40) for strong in (True, False))
OTHERS = st.sampled_from([*CHARTS, *NOTES])


@given(st.permutations(TABLES), st.lists(st.lists(OTHERS, max_size=5), min_size=6, max_size=6))
def test_nothing_overlaps(tables: list[Block], between: list[list[Block]]) -> None:
    blocks = [*between[0]]
    for table, after in zip(tables, between[1:], strict=True):
        blocks += [table, *after]
    found = list(boxes(laid_out(*blocks)))
    for place, (name, box) in enumerate(found):
        for other, against in found[place + 1 :]:
            assert not overlap(box, against), (name, other)


def test_charts_stand_beside_the_answer_on_the_first_screen() -> None:
    sheet = laid_out(ANSWER, MONTHLY, BAND, MONTHS)
    first, second = sheet.charts
    assert first.row == second.row == sheet.tables[0].header - 1
    assert first.col == second.col == 3
    assert second.x + second.width + sheet.widths.across(1, 2) <= 1500
    assert sheet.placed("by_month").header > first.row + CHART_HEIGHT / LINE_PIXELS


def test_charts_that_open_narrow_tables_stand_beside_them() -> None:
    sheet = laid_out(BARS, ANSWER, REASONS, MONTHS)
    (chart,) = sheet.charts
    assert (chart.row, chart.col) == (sheet.tables[0].header - 1, 3)
    assert sheet.placed("reasons").header > chart.row + CHART_HEIGHT / LINE_PIXELS  # it has more columns


def test_charts_without_a_narrow_table_form_a_band() -> None:
    sheet = laid_out(MONTHLY, BAND, TREND, MONTHS)
    assert {chart.row for chart in sheet.charts} == {4}
    assert [chart.col for chart in sheet.charts] == [1, 1, 1]


def test_columns_serve_all_tables_and_numbers_fit() -> None:
    alone, together = laid_out(MONTHS), laid_out(MONTHS, ANSWER)
    assert together.widths.columns[2:] == alone.widths.columns[2:]
    assert together.widths.columns[1] >= len("€335,239.82") * 7.5


def test_long_text_wraps_and_its_row_grows() -> None:
    assert lines("short", 200) == 1
    assert lines("a line\nand another", 200) == 2
    assert lines("words " * 30, 200) >= 6


def test_headings_freeze_only_where_the_first_table_is_long() -> None:
    assert laid_out(deals(3), MONTHS).frozen == 5
    assert laid_out(MONTHS, deals(3)).frozen == 0
    assert laid_out(*[Note("text")] * 20, deals(3)).frozen == 0
    assert [lay_out(tab, "T", "").frozen for tab in tabs()] == [0, 7]


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetcrm.backends.excel.render.layout.LAST_ROW", 40)
    assert laid_out(deals(30)).bottom == 36
    with pytest.raises(CannotWrite, match="41 rows"):
        laid_out(deals(35))
