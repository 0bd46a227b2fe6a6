"""What LibreOffice makes of the tabs: the totals that it computes by itself, and a page to look at."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sheetcrm.backends.excel.render import render
from tests.backends.excel.packages import with_parts

from .sample import NAMES, WRITTEN, tabs

pytestmark = pytest.mark.office


def convert(path: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice saves it."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "out" / f"{path.stem}.{kind}"


def test_libreoffice_computes_the_totals_that_we_cached(tmp_path: Path) -> None:
    ours = tmp_path / "ours.xlsx"
    ours.write_bytes(render(tabs(), NAMES, WRITTEN))
    with zipfile.ZipFile(ours) as package:
        sheets = {name: package.read(name) for name in package.namelist() if "worksheets/sheet" in name}
    emptied = {name: re.sub(rb"</f><v>[^<]*</v>", b"</f>", data) for name, data in sheets.items()}
    assert emptied != sheets
    computed = convert(with_parts(tmp_path / "empty.xlsx", ours, emptied), "xlsx", tmp_path)
    formulas, cached, told = (
        load_workbook(ours),
        load_workbook(ours, data_only=True),
        load_workbook(computed, data_only=True),
    )
    compared = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    at = sheet.title, cell.coordinate
                    expected, got = (book[at[0]][at[1]].value for book in (cached, told))
                    assert got == pytest.approx(expected, abs=0.005), at
                    compared += 1
    assert compared == 6


def test_each_tab_prints_one_page_wide(tmp_path: Path) -> None:
    path = tmp_path / "tabs.xlsx"
    path.write_bytes(render(tabs(), NAMES, WRITTEN))
    pdf = convert(path, "pdf", tmp_path)
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(pdf), str(tmp_path / "page")], check=True, timeout=60)
    assert 2 <= len(list(tmp_path.glob("page-*.png"))) <= 5
