"""What a reader is to find in the tabs, from the tables alone, beside what a reader does find."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetcrm.backends.excel.package.archive import Archive
from sheetcrm.backends.excel.package.made import Made
from sheetcrm.backends.excel.package.readback import compare
from sheetcrm.backends.excel.package.steps import Book, prepare
from sheetcrm.backends.excel.render import make, whole
from sheetcrm.core.cells import CellRef
from sheetcrm.core.errors import CannotWrite
from sheetcrm.report import Column, Kind, Label, Table, Value
from tests.backends.excel.package import guests

from .sample import NAMES, NASTY, WRITTEN, tab, tabs

ODD: Sequence[Value] = (
    *NASTY,
    "a\x07\r\n\tb",
    "_x0041_ _x005F_",
    "\ud800 \ufffe",
    " padded ",
    "y" * 40_000,
    "",
    None,
    dt.date(1899, 12, 31),
    dt.date(1903, 5, 5),
    dt.date(2026, 2, 28),
    CellRef("Q4", 7, 3),
    Label("overdue", "Overdue"),
    Decimal("1E+3"),
    Decimal("0.1"),
    float("inf"),
    1e300,
    2**60 + 1,
)


def odd(*values: Value) -> Table:
    columns = (Column("word", "Word"), Column("any", "Any", Kind.MIXED))
    return Table("odd", "Odd", columns, tuple(("x", value) for value in values), long=True)


def check(made: Made, names: Sequence[str]) -> None:
    compare(Archive(whole(made), "book.xlsx", 1024), map(made.rows, range(len(names))), names)


@pytest.mark.parametrize("date1904", [False, True])
@pytest.mark.parametrize("language", ["en", "it"])
def test_the_tabs_read_as_they_are_meant(language: str, date1904: bool) -> None:
    check(make(tabs(language), NAMES, WRITTEN, date1904), list(NAMES.values()))


@pytest.mark.parametrize("date1904", [False, True])
def test_odd_values_read_as_they_are_meant(date1904: bool) -> None:
    check(make([tab("t", odd(*ODD))], {"t": "T"}, WRITTEN, date1904), ["T"])


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(),
            st.integers(-(2**70), 2**70),
            st.floats(),
            st.dates(),
            st.decimals(allow_nan=False, allow_infinity=False),
            st.none(),
        ),
        max_size=6,
    )
)
def test_any_values_read_as_they_are_meant(values: list[Value]) -> None:
    check(make([tab("t", odd(*values))], {"t": "T"}, WRITTEN), ["T"])


@pytest.mark.parametrize(
    ("meant", "written"),
    [
        (Decimal("3.5"), Decimal("3.25")),
        (Decimal("3.5"), "3.5"),
        ("north", "nroth"),
        (dt.date(2026, 1, 2), dt.date(2026, 1, 3)),
        (dt.date(2026, 1, 2), 46024),
        ("north", None),
        (None, "north"),
    ],
)
def test_any_difference_is_found(meant: Value, written: Value) -> None:
    said, got = (make([tab("t", odd("first", value, "last"))], {"t": "T"}, WRITTEN) for value in (meant, written))
    with pytest.raises(CannotWrite, match="the tab T reads back differently"):
        check(replace(got, rows=said.rows), ["T"])


def test_a_row_too_many_or_too_few_is_found() -> None:
    short, long = (make([tab("t", odd("a", *more))], {"t": "T"}, WRITTEN) for more in ((), ("b",)))
    for package, rows in ((short, long), (long, short)):
        with pytest.raises(CannotWrite, match="reads back differently"):
            check(replace(package, rows=rows.rows), ["T"])


def written(cheat: int) -> None:
    """Tabs in a host that has styles of its own, its style numbers moved by `cheat` on the way to the renderer."""
    titles = {item.key: NAMES[item.key] for item in tabs()}

    def render(names: dict[str, str], date1904: bool, places: object) -> Made:
        def told(styles: bytes) -> dict[int, int]:
            found = places(styles)  # type: ignore[operator]
            assert any(old != new for old, new in found.items())
            return {old: new + cheat for old, new in found.items()}

        return make(tabs(), names, WRITTEN, date1904, told)

    ready = prepare(Book(guests.host(), "book.xlsx", 1024), titles, render)  # type: ignore[arg-type]
    out = io.BytesIO()
    ready.write(out)
    ready.check(out.getvalue())


def test_a_renderer_that_asks_writes_the_hosts_own_style_numbers() -> None:
    written(0)


@pytest.mark.parametrize("cheat", [-1, 1, 500])
def test_style_numbers_that_are_not_the_hosts_are_found(cheat: int) -> None:
    with pytest.raises(CannotWrite, match=r"reads back differently|cell-style-of-nothing"):
        written(cheat)
