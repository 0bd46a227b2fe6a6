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


def computed_again(package: bytes, folder: Path) -> int:
    """Lets LibreOffice compute every live total from nothing, compares each with the value that we cached, and counts
    them."""
    ours = folder / "ours.xlsx"
    ours.write_bytes(package)
    with zipfile.ZipFile(ours) as zipped:
        sheets = {name: zipped.read(name) for name in zipped.namelist() if "worksheets/sheet" in name}
    emptied = {name: re.sub(rb"</f><v>[^<]*</v>", b"</f>", data) for name, data in sheets.items()}
    assert emptied != sheets
    computed = convert(with_parts(folder / "empty.xlsx", ours, emptied), "xlsx", folder)
    formulas, cached, told = (
        load_workbook(ours),
        load_workbook(ours, data_only=True),
        load_workbook(computed, data_only=True),
    )
    found = [
        (sheet.title, cell.coordinate)
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    for title, at in found:
        assert told[title][at].value == pytest.approx(cached[title][at].value, abs=0.005), (title, at)
    return len(found)


def test_libreoffice_computes_the_totals_that_we_cached(tmp_path: Path) -> None:
    assert computed_again(render(tabs(), NAMES, WRITTEN), tmp_path) == 6


def test_each_tab_prints_one_page_wide(tmp_path: Path) -> None:
    path = tmp_path / "tabs.xlsx"
    path.write_bytes(render(tabs(), NAMES, WRITTEN))
    pdf = convert(path, "pdf", tmp_path)
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(pdf), str(tmp_path / "page")], check=True, timeout=60)
    assert 2 <= len(list(tmp_path.glob("page-*.png"))) <= 5
