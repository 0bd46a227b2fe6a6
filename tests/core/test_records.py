"""Rows kept by column: what a tuple of them would be."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Activity
from sheetcrm.core.records import AT_ONCE, Records, column

COLUMNS = {"opportunity": 1, "type": 2, "date": 3}


def kept(count: int) -> tuple[Records[Activity], tuple[Row[Activity], ...]]:
    """The same activities by column, and one by one; every third row of the sheet is left out."""
    rows = [2 + place + place // 2 for place in range(count)]
    values = {
        "opportunity": [f"D{place // 4}" for place in range(count)],
        "type": [None if place % 5 == 0 else "Call" for place in range(count)],
        "date": [dt.date(2026, 1, 1) + dt.timedelta(place) for place in range(count)],
    }
    alone = tuple(
        Row(
            Activity.model_validate({name: told[place] for name, told in values.items()}),
            CellRef("Log", row),
            COLUMNS,
        )
        for place, row in enumerate(rows)
    )
    return Records(Activity, "Log", rows, values, COLUMNS), alone


@pytest.mark.parametrize("count", [0, 1, AT_ONCE - 1, AT_ONCE, 2 * AT_ONCE + 1])
def test_they_are_the_rows_one_by_one(count: int) -> None:
    by_column, alone = kept(count)
    assert len(by_column) == count
    assert tuple(by_column) == alone
    assert by_column == alone
    assert bool(by_column) == bool(alone)
    assert [repr(row) for row in by_column] == [repr(row) for row in alone]
    assert [str(row.ref("date")) for row in by_column] == [str(row.ref("date")) for row in alone]


@given(st.integers(-9, 9) | st.slices(7))
def test_any_place_or_slice(place: int | slice) -> None:
    by_column, alone = kept(7)
    if isinstance(place, slice):
        assert by_column[place] == list(alone[place])
    elif -7 <= place < 7:
        assert by_column[place] == alone[place]
    else:
        with pytest.raises(IndexError):
            by_column[place]


def test_another_row_is_another_table() -> None:
    by_column, alone = kept(3)
    assert by_column != alone[:2]
    assert by_column != alone[::-1]
    assert by_column != 3


@pytest.mark.parametrize("name", list(Activity.model_fields))
def test_a_column_is_that_field_of_each_row(name: str) -> None:
    by_column, alone = kept(6)
    told = [getattr(row.record, name) for row in alone]
    assert list(column(by_column, name)) == told
    assert list(column(alone, name)) == told
