"""The workbook drawn from tabs, as openpyxl and the parts themselves tell."""

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sheetcrm.backends.excel.package.foreign import CHART
from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.backends.excel.render import render
from sheetcrm.core.cells import CellRef
from sheetcrm.report import Column, Kind, Table
from tests.helpers import options

from .sample import NAMES, NASTY, WRITTEN, deals, tab, tabs


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name) for name in zipped.namelist()}


@pytest.fixture(scope="module")
def package() -> bytes:
    return render(tabs(), NAMES, WRITTEN)


@pytest.fixture(scope="module")
def book(package: bytes) -> Workbook:
    return load_workbook(io.BytesIO(package))


@pytest.fixture(scope="module")
def values(package: bytes) -> Workbook:
    return load_workbook(io.BytesIO(package), data_only=True)


def find(sheet: object, text: str) -> tuple[int, int]:
    """Where a text stands first."""
    for row in sheet.iter_rows():  # type: ignore[attr-defined]
        for cell in row:
            if cell.value == text:
                return cell.row, cell.column
    raise AssertionError(text)


def test_sheets_are_named_and_ordered_as_asked(book: Workbook) -> None:
    assert book.sheetnames == ["Forecast (2)", "Sam's detail"]


def test_the_same_input_gives_the_same_bytes(package: bytes) -> None:
    assert render(tabs(), NAMES, WRITTEN) == package
    assert render(tabs(), NAMES, WRITTEN + dt.timedelta(minutes=1)) != package


def test_all_text_is_inline_and_nothing_else_rides_along(package: bytes) -> None:
    found = parts(package)
    assert not [name for name in found if re.search("sharedStrings|comments|vba|metadata|calcChain", name)]
    assert b"sharedStrings" not in found["[Content_Types].xml"] + found["xl/_rels/workbook.xml.rels"]
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        assert b't="s"' not in found[name]
        assert b' cm="' not in found[name]


def test_the_tab_opens_with_what_it_is_and_when_it_was_written(book: Workbook) -> None:
    sheet = book["Forecast (2)"]
    assert sheet["A1"].value == "Forecast"
    assert sheet["A2"].value == "What it is. Written 2026-11-23 14:05."
    italian = load_workbook(io.BytesIO(render(tabs("it"), NAMES, WRITTEN)))
    assert italian["Forecast (2)"]["A2"].value == "What it is. Written 23/11/2026 14:05."


def test_text_stays_text_whatever_it_looks_like(package: bytes, book: Workbook, tmp_path: Path) -> None:
    sheet = book["Sam's detail"]
    row, col = find(sheet, "=1+1")
    got = [sheet.cell(row + place, col) for place in range(len(NASTY))]
    assert [cell.data_type for cell in got] == ["s"] * len(NASTY)
    assert not [cell for cell in got if cell.hyperlink]
    path = tmp_path / "tabs.xlsx"
    path.write_bytes(package)
    grid = read_workbook(path, options()).grids["Sam's detail"]
    assert tuple(grid.at(row + place, col) for place in range(len(NASTY))) == NASTY


def test_text_beyond_what_excel_takes_is_cut_with_an_ellipsis() -> None:
    texts = ("x" * 40_000, "lone \ud800 half", "\ufffe", "x" + "😀" * 20_000)
    table = Table("t", "T", (Column("a", "A"),), [(text,) for text in texts])
    sheet = load_workbook(io.BytesIO(render([tab("t", table)], {"t": "T"}, WRITTEN)))["T"]
    row, _ = find(sheet, "A")
    assert sheet.cell(row + 1, 1).value == "x" * 32_766 + "…"
    assert sheet.cell(row + 2, 1).value == "lone \ufffd half"
    assert sheet.cell(row + 3, 1).value == "_xFFFE_"
    assert sheet.cell(row + 4, 1).value == "x" + "😀" * 16_382 + "…"


def test_values_and_formats_by_kind(book: Workbook, values: Workbook) -> None:
    sheet = values["Sam's detail"]
    row, _ = find(sheet, "Client 3")
    cells = sheet[row]
    assert [cell.value for cell in cells[2:6]] == [dt.datetime(2026, 2, 3), -0.25, 0.25, "errore"]
    assert [cell.number_format for cell in cells[2:5]] == ["yyyy-mm-dd", '"€"#,##0.00;-"€"#,##0.00;"–"', "0.0%"]
    italian = load_workbook(io.BytesIO(render(tabs("it"), NAMES, WRITTEN)))["Sam's detail"]
    assert [cell.number_format for cell in italian[row][2:5]] == [
        "dd/mm/yyyy",
        '#,##0.00 "€";-#,##0.00 "€";"–"',
        "0.0%",
    ]


@pytest.mark.parametrize(
    ("currency", "language", "begins"),
    [
        ("USD", "en", '"$"#,##0.00;'),
        ("GBP", "it", '#,##0.00 "£";'),
        ("JPY", "en", '"¥"#,##0;'),
        ("KWD", "en", '"KWD "#,##0.000;'),
        ("CHF", "it", '#,##0.00 "CHF";'),
    ],
)
def test_money_has_its_currency_and_decimals(currency: str, language: str, begins: str) -> None:
    package = render([tab("deals", deals(3), language=language, currency=currency)], {"deals": "D"}, WRITTEN)
    sheet = load_workbook(io.BytesIO(package))["D"]
    row, _ = find(sheet, "Client 1")
    assert sheet.cell(row, 4).number_format.startswith(begins)


def test_each_value_of_a_mixed_column_has_its_own_format(values: Workbook) -> None:
    sheet = values["Forecast (2)"]
    row, _ = find(sheet, "The answer")
    got = [(sheet.cell(row + place, 2).value, sheet.cell(row + place, 2).number_format[-6:]) for place in range(2, 8)]
    assert [value for value, _ in got] == [335239.82, -10.5, 12, 0.655, "target met", None]
    assert [code for _, code in got[:4]] == ['00;"–"', '00;"–"', '#0;"–"', "0.0%"]


def test_dates_count_from_1904_where_the_host_does() -> None:
    package = render([tab("deals", deals(3))], {"deals": "D"}, WRITTEN, date1904=True)
    assert b'date1904="1"' in parts(package)["xl/workbook.xml"]
    sheet = load_workbook(io.BytesIO(package))["D"]
    row, _ = find(sheet, "Client 0")
    assert sheet.cell(row, 3).value == dt.datetime(2026, 1, 31)


def test_days_that_excel_does_not_know_are_text() -> None:
    days = [dt.date(1899, 5, 1), dt.date(1900, 2, 28), dt.date(1900, 3, 1), dt.date(1904, 1, 1)]
    table = Table("t", "T", (Column("a", "A", Kind.DATE),), [(day,) for day in days])
    text = [day.isoformat() for day in days]
    dates = [dt.datetime.combine(day, dt.time()) for day in days]
    for date1904, told in ((False, text[:2] + dates[2:]), (True, text[:3])):
        sheet = load_workbook(io.BytesIO(render([tab("t", table)], {"t": "T"}, WRITTEN, date1904)))["T"]
        row, _ = find(sheet, "A")
        assert [sheet.cell(row + 1 + place, 1).value for place in range(len(told))] == told


def test_totals_are_live_and_cached(book: Workbook, values: Workbook) -> None:
    sheet, cached = book["Forecast (2)"], values["Forecast (2)"]
    row, col = find(sheet, "By month")
    total = row + 14
    assert sheet.cell(total, col).value == "Total"
    assert sheet.cell(total, 3).value == f"=SUBTOTAL(109,C{row + 2}:C{row + 13})"
    got = [cached.cell(total, place).value for place in range(2, 8)]
    assert got == [78, 97519.5, 24379.875, 12000, None, None]


def test_a_total_that_its_rows_do_not_give_is_no_formula() -> None:
    table = Table("t", "T", (Column("a", "A", Kind.MONEY, True),), [(Decimal(1),), (Decimal(2),)], (Decimal(4),))
    sheet = load_workbook(io.BytesIO(render([tab("t", table)], {"t": "T"}, WRITTEN)))["T"]
    row, _ = find(sheet, "A")
    assert sheet.cell(row + 3, 1).value == 4


def test_cells_are_links_to_where_they_came_from(book: Workbook) -> None:
    sheet = book["Sam's detail"]
    row, _ = find(sheet, "Client 5")
    cell = sheet.cell(row, 7)
    assert cell.value == "'Sam''s deals'!F7"
    assert cell.hyperlink is not None
    assert cell.hyperlink.location == "'Sam''s deals'!F7"
    assert cell.hyperlink.target is None


def test_whole_rows_and_strange_names_as_links() -> None:
    refs = [(CellRef('A "b" & <c>', 12),), (CellRef("2026", 1, 1),)]
    table = Table("t", "T", (Column("a", "A", Kind.LINK),), refs)
    sheet = load_workbook(io.BytesIO(render([tab("t", table)], {"t": "T"}, WRITTEN)))["T"]
    row, _ = find(sheet, "A")
    links = [sheet.cell(row + place, 1).hyperlink for place in (1, 2)]
    assert [link and link.location for link in links] == ["'A \"b\" & <c>'!12:12", "'2026'!A1"]


def test_long_tables_are_excel_tables_with_filters(book: Workbook, values: Workbook) -> None:
    sheet = book["Sam's detail"]
    row, _ = find(sheet, "Client")
    assert list(sheet.tables) == ["sheetcrm_deals_deals"]
    table = sheet.tables["sheetcrm_deals_deals"]
    assert table.ref == table.autoFilter.ref == f"A{row}:G{row + 40}"
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[row][:7]]
    assert sheet.freeze_panes == f"B{row + 1}"
    assert sheet.print_title_rows == f"${row}:${row}"
    assert sheet.cell(row + 41, 4).value == f"=SUBTOTAL(109,D{row + 1}:D{row + 40})"
    assert not book["Forecast (2)"].tables
    assert book["Forecast (2)"].freeze_panes is None


def test_equal_headings_are_told_apart_in_an_excel_table() -> None:
    columns = (Column("a", "Value"), Column("b", "VALUE"), Column("c", "Value 2"))
    table = Table("t", "T", columns, [("1", "2", "3")], long=True)
    sheet = load_workbook(io.BytesIO(render([tab("t", table)], {"t": "T"}, WRITTEN)))["T"]
    names = [column.name for column in sheet.tables["sheetcrm_t_t"].tableColumns]
    row, _ = find(sheet, "Value")
    assert names == ["Value", "VALUE 2", "Value 2 2"] == [cell.value for cell in sheet[row][:3]]


def test_an_empty_table_says_so_and_is_no_excel_table() -> None:
    table = Table("t", "T", (Column("a", "A"),), [], ("Total",), empty="There are none.", long=True)
    sheet = load_workbook(io.BytesIO(render([tab("t", table)], {"t": "T"}, WRITTEN)))["T"]
    row, _ = find(sheet, "A")
    assert sheet.cell(row + 1, 1).value == "There are none."
    assert not sheet.tables
    assert sheet.cell(row + 2, 1).value is None


def test_print_set_up(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text.strip() == "2026-11-23 14:05"
        assert sheet.oddFooter.right.text.strip() == "Page &P of &N"


def test_conditional_formats_mean_something(book: Workbook) -> None:
    sheet = book["Sam's detail"]
    rules = {str(found.sqref): [rule.formula[0] for rule in found.rules] for found in sheet.conditional_formatting}
    row, _ = find(sheet, "Client 0")
    assert f"AND(ISNUMBER(D{row}),D{row}<0)" in rules[f"D{row}:D{row + 40}"]
    assert rules[f"F{row}:F{row + 40}"] == [f'F{row}="errore"', f'F{row}="consiglio"']


def charts(package: bytes) -> dict[str, str]:
    """The XML of each chart, by its title."""
    found = {}
    for name, data in parts(package).items():
        if name.startswith("xl/charts/chart"):
            text = data.decode()
            title = re.search(r"<c:title>.*?<a:t>(.*?)</a:t>", text, re.DOTALL)
            assert title
            found[title[1]] = text
    return found


def test_charts_refer_to_their_rows_and_hold_the_values(package: bytes, book: Workbook) -> None:
    row, _ = find(book["Forecast (2)"], "By month")
    drawn = charts(package)
    assert sorted(drawn) == ["By reason", "Forecast by month", "Trend", "Why deals are lost", "With its band"]
    months = drawn["Forecast by month"]
    assert f"<c:f>'Forecast (2)'!$C${row + 5}:$C${row + 10}</c:f>" in months
    assert "<c:v>5001.0</c:v>" in months
    assert "<c:v>2026-04 </c:v>" in months
    assert 'grouping val="stacked"' in months
    assert "<c:lineChart>" in months
    assert re.findall(r"<a:t>(Month|Amount)</a:t>", months) == ["Month", "Amount"]


def test_charts_leave_nothing_to_the_defaults_of_a_program(package: bytes) -> None:
    for chart in charts(package).values():
        assert chart.count('<c:smooth val="0"/>') == sum(part.count("<c:ser>") for part in lines_of(chart))
        assert '<c:dispBlanksAs val="gap"/>' in chart
        assert '<c:roundedCorners val="0"/>' in chart


def lines_of(chart: str) -> list[str]:
    return re.findall("<c:lineChart>.*?</c:lineChart>", chart, re.DOTALL)


def test_intervals_are_drawn(package: bytes) -> None:
    band = charts(package)["With its band"]
    assert 'errValType val="cust"' in band
    assert re.findall(r"<c:tx>.*?<c:v>(P\d+)</c:v>", band, re.DOTALL) == ["P10", "P90"]


def test_a_pareto_has_its_share_on_a_second_axis(package: bytes) -> None:
    pareto = charts(package)["Why deals are lost"]
    assert pareto.count("<c:valAx>") == 2
    assert '<c:numFmt formatCode="0%"' in pareto
    assert '<c:orientation val="maxMin"/>' in charts(package)["By reason"]


def test_a_tab_keeps_a_name_longer_than_excels_own_limit() -> None:
    long = "What we expect of the north in 2026 and after"
    workbook = parts(render(tabs(), NAMES | {"forecast": long}, WRITTEN))["xl/workbook.xml"]
    assert f'<sheet name="{long}"'.encode() in workbook


def test_charts_bear_names_that_tell_them_from_the_users(package: bytes) -> None:
    drawings = [data for name, data in parts(package).items() if name.startswith("xl/drawings/drawing")]
    assert drawings
    names = [re.findall(rb'<xdr:cNvPr [^>]*name="([^"]*)"', data) for data in drawings]
    assert names == [[f"{CHART}{number}".encode() for number in range(1, len(found) + 1)] for found in names]
