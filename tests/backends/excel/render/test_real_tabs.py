"""The tabs of the demo, in both languages: drawn whole, and their totals computed again by LibreOffice."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook, load_workbook

from sheetcrm import pipeline, starter
from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.backends.excel.render import render
from sheetcrm.backends.excel.render.layout import drawable
from sheetcrm.demo import demo
from sheetcrm.report import Tab
from tests.helpers import options

from .sample import WRITTEN
from .test_office import computed_again


@pytest.fixture(scope="module", params=["en", "it"])
def tabs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Tab, ...]:
    path = tmp_path_factory.mktemp(request.param) / "demo.xlsx"
    starter.start(request.param, path, demo(dt.date(2026, 11, 23), request.param).records)
    said = options(language=request.param)
    return pipeline.build(pipeline.load(read_workbook(path, said), said)).tabs


@pytest.fixture(scope="module")
def package(tabs: tuple[Tab, ...]) -> bytes:
    return render(tabs, {tab.key: tab.title for tab in tabs}, WRITTEN)


@pytest.fixture(scope="module")
def book(package: bytes) -> Workbook:
    return load_workbook(io.BytesIO(package))


def test_every_tab_and_every_table_is_there(tabs: tuple[Tab, ...], book: Workbook) -> None:
    assert book.sheetnames == [tab.title for tab in tabs]
    for tab in tabs:
        sheet = book[tab.title]
        seen = {str(cell.value) for (cell,) in sheet.iter_rows(max_col=1) if cell.value is not None}
        assert {table.title for table in tab.tables} <= seen
        filled = sum(len(table.rows) for table in tab.tables)
        assert sheet.max_row > filled + len(tab.tables)


def test_every_chart_has_a_title_and_axes_that_say_what_they_show(tabs: tuple[Tab, ...], package: bytes) -> None:
    wanted = [chart for tab in tabs for chart in tab.charts if drawable(chart, tab)]
    with zipfile.ZipFile(io.BytesIO(package)) as zipped:
        drawn = [zipped.read(name).decode() for name in zipped.namelist() if name.startswith("xl/charts/chart")]
    assert len(drawn) == len(wanted) > 4
    for chart in wanted:
        said = {chart.title, chart.x_title, chart.y_title}
        assert "" not in said
        assert any(all(f"<a:t>{escape(text)}</a:t>" in xml for text in said) for xml in drawn), chart.key


def test_names_of_tables_are_unique_and_stable(tabs: tuple[Tab, ...], book: Workbook) -> None:
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert len(names) == len({name.casefold() for name in names})
    assert {"sheetcrm_deals_deals", "sheetcrm_closed_won_ledger", "sheetcrm_problems_problems"} <= set(names)


@pytest.mark.office
def test_libreoffice_adds_up_to_the_same_totals(package: bytes, tmp_path: Path) -> None:
    assert computed_again(package, tmp_path) > 60
