"""Ownership survives other programs: our tabs are found again after a re-save, wherever the user moved them."""

import io
import warnings
from pathlib import Path

import openpyxl
import pytest

from tools import office

from . import guests


def rearranged(data: bytes) -> bytes:
    """What a user does in another program: renames, moves, hides, recolours our tabs, saves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data))
    book["Forecast"].title = "Vorschau"
    book["Vorschau"].sheet_properties.tabColor = "FF00AA00"
    book.move_sheet("Vorschau", -2)
    book["Win-Loss"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def state(data: bytes) -> list[tuple[str, str, int, bool]]:
    return [(tab.key, tab.sheet.name, tab.sheet.index, tab.sheet.visible) for tab in guests.look(data).owned]


MOVED = [("forecast", "Vorschau", 0, True), ("win_loss", "Win-Loss", 3, False)]


def test_after_openpyxl_a_refresh_finds_its_tabs_and_leaves_the_rest_alone() -> None:
    before = rearranged(guests.grafted(guests.host()))
    assert state(before) == MOVED
    after = guests.grafted(before)
    assert state(after) == MOVED
    sheet = openpyxl.load_workbook(io.BytesIO(after))["Vorschau"]
    assert sheet.sheet_properties.tabColor.rgb == "FF00AA00"
    assert "Vorschau" in str(sheet._charts[0].series[0].val.numRef.f)
    assert guests.grafted(after) == after
    was, now = guests.packed(before), guests.packed(after)
    theirs = [name for name in was if name.startswith(("xl/worksheets/sheet2", "xl/worksheets/sheet3", "xl/theme"))]
    assert len(theirs) == 3
    assert all(now[name] == was[name] for name in theirs)


@pytest.mark.office
def test_after_libreoffice_too(tmp_path: Path) -> None:
    path = guests.saved(tmp_path / "book.xlsx", rearranged(guests.grafted(guests.host())))
    office.convert(path, "xlsx", tmp_path / "out")
    before = (tmp_path / "out" / "book.xlsx").read_bytes()
    assert state(before) == MOVED
    after = guests.grafted(before)
    assert state(after) == MOVED
    assert guests.grafted(after) == after


@pytest.mark.office
@pytest.mark.parametrize("kind", ["plain", "strict", "1904"])
def test_libreoffice_reads_the_users_sheets_the_same_and_ours_beside(tmp_path: Path, kind: str) -> None:
    data = {"plain": guests.host(), "strict": guests.strict(guests.host()), "1904": guests.host(date_1904=True)}[kind]
    before = office.sheets(guests.saved(tmp_path / "before.xlsx", data))
    after = office.sheets(guests.saved(tmp_path / "after.xlsx", guests.grafted(data)))
    assert before
    assert after
    assert set(after) - set(before) == {"Forecast", "Win-Loss"}
    assert {name: after[name] for name in before} == before
    assert b"2026-01-02" in after["Forecast"]
    assert guests.NASTY.encode().replace(b'"', b'""') in after["Forecast"]
