"""Reading workbooks: what Excel shows is what comes, at the address where it stands."""

import datetime as dt
import warnings
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook as OpenpyxlBook
from openpyxl import load_workbook
from openpyxl.worksheet.table import Table

from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.core.cells import UNCACHED, Cell, ErrorCell, Grid, TableRange, column_letters
from sheetcrm.core.errors import UnreadableBook
from tests.helpers import options
from tests.shared import DATA, needs_shared

from .packages import MAIN, STRICT, plain, with_parts, with_sheet


def read(path: Path) -> dict[str, Grid]:
    return dict(read_workbook(path, options()).grids)


def deals(path: Path) -> Grid:
    return read(path)["Deals"]


def test_values_come_with_their_types_at_their_addresses(tmp_path: Path) -> None:
    book = OpenpyxlBook()
    sheet = book.active
    assert sheet is not None
    sheet["C4"], sheet["D4"], sheet["F4"] = "007", 12, True
    sheet["C6"], sheet["D6"] = dt.datetime(2026, 1, 31), dt.datetime(2026, 1, 31, 9, 30)
    sheet["E6"], sheet["F7"] = 0.1, "  kept \n to the letter "
    book.save(tmp_path / "a.xlsx")
    grid = read(tmp_path / "a.xlsx")["Sheet"]
    assert [grid.at(4, col) for col in range(1, 8)] == [None, None, "007", 12.0, None, True, None]
    assert (grid.at(6, 3), grid.at(6, 4)) == (dt.date(2026, 1, 31), dt.datetime(2026, 1, 31, 9, 30))
    assert not isinstance(grid.at(6, 3), dt.datetime)
    assert (grid.at(6, 5), grid.at(7, 6)) == (0.1, "  kept \n to the letter ")
    assert grid.at(1, 1) is None
    assert len({len(row) for row in grid.rows}) == 1


def test_errors_and_formulas_never_computed_are_told_apart_from_blanks(tmp_path: Path) -> None:
    rows = """<sheetData>
        <row r="2"><c r="B2"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c>
            <c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
        <row r="3"><c r="B3"><f>1+1</f></c><c r="C3"><f>1+1</f><v>2</v></c><c r="D3" t="str"><f>""</f><v></v></c>
            <c r="E3"><f t="shared" si="0"/><v/></c><c r="F3" s="0"><f>2</f><v></v></c></row>
        <row r="5"><c r="AB5"><f>1</f></c></row></sheetData>"""
    grid = deals(with_sheet(tmp_path / "a.xlsx", rows))
    assert (grid.at(2, 2), grid.at(2, 3), grid.at(2, 4)) == (1.0, ErrorCell("#N/A"), ErrorCell("#DIV/0!"))
    assert [grid.at(3, col) for col in range(2, 7)] == [UNCACHED, 2.0, None, UNCACHED, UNCACHED]
    assert grid.at(5, 28) is UNCACHED
    assert len({len(row) for row in grid.rows}) == 1


def test_errors_outside_the_values_make_the_grid_larger(tmp_path: Path) -> None:
    rows = '<sheetData><row r="3"><c r="C3" t="e"><v>#REF!</v></c><c r="D3"><v>1</v></c></row></sheetData>'
    grid = deals(with_sheet(tmp_path / "a.xlsx", rows))
    assert (grid.at(3, 3), grid.at(3, 4), grid.at(3, 2)) == (ErrorCell("#REF!"), 1.0, None)


def test_a_sheet_of_nothing_but_uncomputed_formulas(tmp_path: Path) -> None:
    grid = deals(plain(tmp_path / "a.xlsx", [[None, "=1+1"], ["=A1"]]))
    assert (grid.at(1, 2), grid.at(2, 1), grid.at(1, 1)) == (UNCACHED, UNCACHED, None)


def test_hidden_and_filtered_rows_hidden_sheets_and_merges(tmp_path: Path) -> None:
    rows = """<sheetData><row r="1"><c r="A1"><v>1</v></c></row>
        <row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"/></sheetData>
        <mergeCells count="2"><mergeCell ref="A4:C4"/><mergeCell ref="B6:B7"/></mergeCells>"""
    grid = deals(with_sheet(tmp_path / "a.xlsx", rows))
    assert (grid.at(2, 1), grid.hidden_rows, grid.merges) == (2.0, {2, 3}, ((4, 1, 4, 3), (6, 2, 7, 2)))
    book = OpenpyxlBook()
    book.create_sheet("Hidden")["A1"] = "seen"
    book["Hidden"].sheet_state = "veryHidden"
    book.save(tmp_path / "b.xlsx")
    grids = read(tmp_path / "b.xlsx")
    assert [(grid.name, grid.visible) for grid in grids.values()] == [("Sheet", True), ("Hidden", False)]
    assert grids["Hidden"].at(1, 1) == "seen"


def test_sheets_of_ours_are_not_read(tmp_path: Path) -> None:
    book = OpenpyxlBook()
    book.create_sheet("Forecast")
    book.save(tmp_path / "a.xlsx")
    read = read_workbook(tmp_path / "a.xlsx", options(), frozenset({"Forecast"}))
    assert list(read.grids) == ["Sheet"]


def test_the_revision_is_that_of_the_bytes(tmp_path: Path) -> None:
    one, two = plain(tmp_path / "a.xlsx", [["x"]]), plain(tmp_path / "b.xlsx", [["y"]])
    revisions = [read_workbook(path, options()).revision for path in (one, one, two)]
    assert revisions[0] == revisions[1] != revisions[2]


def test_tables_and_number_formats(tmp_path: Path) -> None:
    book = OpenpyxlBook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [None] * 4,
        [None, "ID", "Value", "Share"],
        [None, "a", 1, 0.5],
        [None, "b", 2, 0.5],
        [None, "c", 3, 0.5],
    ):
        sheet.append(row)
    for row in range(3, 6):
        sheet.cell(row, 3).number_format = '#,##0.00 "€"'
        sheet.cell(row, 4).number_format = "0%"
    sheet.cell(2, 3).number_format = "@"
    table = Table(displayName="tblDeals", ref="B2:D5")
    table.totalsRowCount = 1
    sheet.add_table(table)
    book.save(tmp_path / "a.xlsx")
    grid = read(tmp_path / "a.xlsx")["Sheet"]
    assert grid.tables == (TableRange("tblDeals", 2, 2, 5, 4, totals=True),)
    assert grid.formats == {3: '#,##0.00 "€"', 4: "0%"}


def test_dates_of_the_1904_system_and_iso_dates(tmp_path: Path) -> None:
    book = OpenpyxlBook()
    book.epoch = dt.datetime(1904, 1, 1)
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = dt.date(2026, 11, 23)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx")["Sheet"].at(1, 1) == dt.date(2026, 11, 23)
    book = OpenpyxlBook(iso_dates=True)
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 8, 15)
    book.save(tmp_path / "b.xlsx")
    grid = read(tmp_path / "b.xlsx")["Sheet"]
    assert (grid.at(1, 1), grid.at(2, 1)) == (dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 8, 15))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_encodings_and_prefixes(tmp_path: Path, encoding: str) -> None:
    rows = """<sheetData><row r="1"><c r="B1" t="inlineStr"><is><t>Società</t></is></c>
        <c r="C1" t="e"><v>#N/A</v></c></row></sheetData>"""
    grid = deals(with_sheet(tmp_path / "a.xlsx", rows, encoding))
    assert (grid.at(1, 2), grid.at(1, 3)) == ("Società", ErrorCell("#N/A"))
    source = plain(tmp_path / "p.xlsx", [])
    prefixed = f"""<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2" hidden="1">
        <x:c r="A2" t='e'><x:v>#N/A</x:v></x:c>
        <x:c r="B2"><x:f>1</x:f></x:c><x:c r="C2"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>"""
    grid = deals(with_parts(tmp_path / "b.xlsx", source, {"xl/worksheets/sheet1.xml": prefixed.encode()}))
    assert [grid.at(2, col) for col in (1, 2, 3)] == [ErrorCell("#N/A"), UNCACHED, 3.0]
    assert grid.hidden_rows == {2}


def test_cells_without_addresses_are_read_by_openpyxl(tmp_path: Path) -> None:
    rows = """<sheetData><row><c><v>1</v></c><c t="e"><v>#N/A</v></c><c><f>1</f></c></row>
        <row><c><v>2</v></c></row></sheetData>"""
    grid = deals(with_sheet(tmp_path / "a.xlsx", rows))
    assert [list(row) for row in grid.rows] == [[1.0, ErrorCell("#N/A"), UNCACHED], [2.0, None, None]]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="A4294967295"><v>1</v></c></row>',
        '<row r="1"><c r="AB12345678"><v>1</v></c></row>',
        '<row r="4294967295"><c r="A1"><v>1</v></c></row>',
        "<row r='12345678'><c r='A1'><v>1</v></c></row>",
        "<row r='1'><c r='AAA12345678'><v>1</v></c></row>",
    ],
)
def test_a_cell_where_no_sheet_has_one_is_refused_before_room_is_made_for_it(tmp_path: Path, row: str) -> None:
    path = with_sheet(tmp_path / "a.xlsx", f'<sheetData>{row}<row r="2"><c r="A2"><v>2</v></c></row></sheetData>')
    with pytest.raises(UnreadableBook, match="where no sheet has one"):
        read(path)


def test_a_huge_dimension_or_formats_to_the_last_column_cost_nothing(tmp_path: Path) -> None:
    rows = """<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>
        <row r="900000"><c r="A900000"><v>2</v></c><c r="XFD900000" s="0"/></row></sheetData>"""
    grid = deals(with_sheet(tmp_path / "a.xlsx", rows))
    assert (len(grid.rows), len(grid.rows[0]), grid.at(900_000, 1)) == (900_000, 1, 2.0)


def test_two_cells_at_opposite_ends_are_refused_by_name(tmp_path: Path) -> None:
    rows = """<sheetData><row r="1"><c r="A1"><v>1</v></c></row>
        <row r="900000"><c r="XFD900000"><v>2</v></c></row></sheetData>"""
    with pytest.raises(UnreadableBook, match="Deals!XFD900000 stands so far"):
        read(with_sheet(tmp_path / "a.xlsx", rows))


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets are searched in pieces of 256 bytes."""
    monkeypatch.setattr("sheetcrm.backends.excel.scan.FIRST", 256)
    monkeypatch.setattr("sheetcrm.backends.excel.scan.PIECE", 256)


@pytest.mark.usefixtures("in_pieces")
def test_a_row_longer_than_a_piece_is_cut_between_cells(tmp_path: Path) -> None:
    names = [column_letters(col) for col in range(1, 61)]
    rows = "".join(
        f'<row r="{row}" hidden="1">'
        + "".join(f'<c r="{name}{row}" t="e"><f>NA()</f><v>#N/A</v></c>' for name in names)
        + "</row>"
        for row in range(1, 5)
    )
    grid = deals(with_sheet(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>"))
    assert [list(row) for row in grid.rows] == [[ErrorCell("#N/A")] * 60] * 4
    assert grid.hidden_rows == {1, 2, 3, 4}


@pytest.mark.usefixtures("in_pieces")
def test_pieces_are_cut_between_rows(tmp_path: Path) -> None:
    cells = """<c r="A{0}" t="inlineStr"><is><t>a row of text {0}</t></is></c><c r="B{0}" t="e"><v>#N/A</v></c>
        <c r="C{0}"><f>1</f></c>"""
    rows = "".join(f'<row r="{row}" hidden="1">{cells.format(row)}</row>' for row in range(1, 40))
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(50, 80))
    grid = deals(with_sheet(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>"))
    assert [row[1:] for row in grid.rows] == [[ErrorCell("#N/A"), UNCACHED]] * 39
    assert len(grid.hidden_rows) == 39
    assert len(grid.merges) == 30


def test_equal_texts_of_near_rows_and_of_the_first_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetcrm.backends.excel.read.AT_ONCE", 2)
    stages = ["Won stage", "Lost stage", "Won stage", None, "Lost stage"]
    rows: list[list[object]] = [[stage, f"id {place}", place == 1] for place, stage in enumerate(stages)]
    grid = deals(plain(tmp_path / "a.xlsx", [*rows, ["", 1, 0]]))
    assert [list(row) for row in grid.rows] == [*rows, [None, 1.0, 0.0]]
    assert [type(row[2]) for row in grid.rows] == [bool] * 5 + [float]
    assert grid.rows[0][0] is grid.rows[2][0]
    assert grid.rows[1][0] is grid.rows[4][0]


@pytest.mark.parametrize("long", range(4))
def test_sheets_keep_their_order_whichever_is_the_longest(tmp_path: Path, long: int) -> None:
    book = OpenpyxlBook()
    sheets = [book.create_sheet(f"Sheet {place}") for place in range(4)]
    for place, sheet in enumerate(sheets):
        for row in range(300 if place == long else 60 * place + 1):
            sheet.append([row, f"{place} of {row}"])
    del book["Sheet"]
    book.save(tmp_path / "a.xlsx")
    grids = read(tmp_path / "a.xlsx")
    assert list(grids) == [sheet.title for sheet in sheets]
    assert [list(grid.rows[-1]) for grid in grids.values()] == [
        [sheet.max_row - 1.0, f"{place} of {sheet.max_row - 1}"] for place, sheet in enumerate(sheets)
    ]


def test_strict_files_read_the_same(tmp_path: Path) -> None:
    source = plain(tmp_path / "a.xlsx", [["ID", "Value"], ["a", 5]])
    strict = {}
    with zipfile.ZipFile(source) as package:
        for entry in package.namelist():
            text = package.read(entry).decode()
            text = text.replace(MAIN, STRICT).replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            strict[entry] = text.encode()
    grid = deals(with_parts(tmp_path / "b.xlsx", source, strict))
    assert [list(row) for row in grid.rows] == [["ID", "Value"], ["a", 5.0]]


def seen_by_openpyxl(path: Path) -> dict[str, dict[tuple[int, int], Cell]]:
    """Every cell that is not blank, by sheet, in our terms."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path, data_only=True)
    found: dict[str, dict[tuple[int, int], Cell]] = {}
    for sheet in book.worksheets:
        cells = found.setdefault(sheet.title, {})
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if cell.data_type == "e":
                    value = ErrorCell(str(value))
                elif isinstance(value, dt.datetime) and value.time() == dt.time():
                    value = value.date()
                if value is not None and value != "":
                    cells[cell.row, cell.column] = value
    return found


def same(ours: Cell, theirs: Cell) -> bool:
    """Equal; to the second for times, which float arithmetic may put a hair apart."""
    if isinstance(ours, dt.datetime) and isinstance(theirs, dt.datetime):
        return abs(ours - theirs) < dt.timedelta(seconds=1)
    if isinstance(theirs, str):
        theirs = theirs.replace("_x000D_", "\r")  # an escape that openpyxl leaves as it is
    return ours == theirs and isinstance(ours, bool) == isinstance(theirs, bool)


REAL = [
    "workbooks/de_pipeline_vlookup_probability.xlsx",
    "workbooks/maven_formulas_xlookup_dashboard.xlsx",
    "workbooks/rw_tiny_side_formulas.xlsx",
    "workbooks/macro_crm_empty_tables.xlsm",
    "workbooks/maven_datamodel_only_no_rows.xlsx",
]


@needs_shared
@pytest.mark.parametrize("name", REAL)
def test_real_workbooks_as_openpyxl_sees_them(name: str) -> None:
    path = DATA / name
    grids = read(path)
    theirs = seen_by_openpyxl(path)
    for sheet, cells in theirs.items():
        grid = grids[sheet]
        different = {at: (grid.at(*at), value) for at, value in cells.items() if not same(grid.at(*at), value)}
        assert not different, (sheet, list(different.items())[:5])
        ours = sum(value is not None and value is not UNCACHED for row in grid.rows for value in row)
        assert ours == len(cells), sheet


def test_cells_under_another_currency_or_unit_than_their_column_are_told(tmp_path: Path) -> None:
    book = OpenpyxlBook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Value", "Other", "When"])
    for row in range(2, 402):
        sheet.append([row, row, dt.date(2026, 1, 31)])
        sheet.cell(row, 1).number_format = "[$$-409]#,##0.00" if row in (3, 400) else "[$€-410] #,##0.00"
        sheet.cell(row, 2).number_format = '0"k"' if row == 4 else "General" if row == 5 else "0.00"
        sheet.cell(row, 3).number_format = "dd\\.mm\\.yyyy" if row == 6 else "dd/mm/yyyy"
    book.save(tmp_path / "a.xlsx")
    grid = read(tmp_path / "a.xlsx")["Sheet"]
    assert (grid.formats[1], grid.formats[2]) == ("[$€-410] #,##0.00", "0.00")
    assert grid.cell_formats == {(3, 1): "[$$-409]#,##0.00", (400, 1): "[$$-409]#,##0.00", (4, 2): '0"k"'}


def test_plain_numbers_count_when_a_columns_usual_format_is_found(tmp_path: Path) -> None:
    book = OpenpyxlBook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 6):
        sheet.cell(row, 1, row)
    sheet["A2"].number_format = "[$$-409]#,##0.00"
    book.save(tmp_path / "a.xlsx")
    grid = read(tmp_path / "a.xlsx")["Sheet"]
    assert (dict(grid.formats), grid.cell_formats) == ({}, {(2, 1): "[$$-409]#,##0.00"})


def test_a_format_that_divides_differs_from_one_that_only_writes_the_same(tmp_path: Path) -> None:
    book = OpenpyxlBook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 6):
        sheet.cell(row, 1, row).number_format = '#,##0,"k"' if row == 2 else '0"k"'
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx")["Sheet"].cell_formats == {(2, 1): '#,##0,"k"'}
