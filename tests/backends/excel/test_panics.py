"""A fault of the reader itself, which no handler of Exception sees, stops nothing but the reader."""

from pathlib import Path

import pytest
from python_calamine import CalamineError, CalamineWorkbook

from sheetcrm.backends.excel import slow
from sheetcrm.backends.excel.panics import no_panic
from sheetcrm.backends.excel.read import read_workbook
from sheetcrm.core.errors import UnreadableBook
from tests.helpers import options

from .packages import plain


class PanicException(BaseException):
    """As pyo3 makes it."""


def panic(*_: object, **__: object) -> None:
    raise PanicException("index out of bounds")


def test_a_panic_is_a_refusal_of_the_readers_and_other_stops_stay_what_they_are() -> None:
    with pytest.raises(CalamineError, match="index out of bounds"), no_panic():
        panic()
    with pytest.raises(KeyboardInterrupt), no_panic():
        raise KeyboardInterrupt


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(CalamineWorkbook, "from_filelike", panic)
    return plain(tmp_path / "deals.xlsx", [["Id", "Value"], ["A1", 5]])


def test_another_reader_takes_a_workbook_at_which_the_first_panics(path: Path) -> None:
    assert read_workbook(path, options()).grids["Deals"].rows == [["Id", "Value"], ["A1", 5.0]]


def test_where_no_reader_takes_it_there_is_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr(slow, "load_workbook", broken)
    with pytest.raises(UnreadableBook, match="do not follow the format") as caught:
        read_workbook(path, options())
    assert "\n" not in str(caught.value)
