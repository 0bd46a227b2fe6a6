import io
import json
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetcrm.backends.json import encode, write
from sheetcrm.core.cells import CellRef
from sheetcrm.report import Document, Label

from .sample import DAY, LEDGER, MONTHS, document, tab


def written(said: Document) -> str:
    stream = io.StringIO()
    write(said, stream)
    return stream.getvalue()


def test_one_object_with_the_version_first() -> None:
    said = json.loads(written(document(tab(MONTHS, LEDGER))))
    keys = ["format_version", "book", "as_of", "currency", "language", "tabs", "problems", "counts"]
    assert list(said) == keys
    assert [said[key] for key in keys[:5]] == [1, "deals.xlsx", "2026-11-23", "EUR", "en"]
    assert said["counts"] == {"opportunities": 3, "rejected": 1, "open": 1, "won": 1, "lost": 1, "activities": 0}
    assert said["problems"] == [
        {
            "code": "won-without-award",
            "severity": "error",
            "cell": "Deals!F12",
            "sheet": "Deals",
            "row": 12,
            "column": "F",
            "value": "",
            "message": "Won, yet no awarded value.",
            "hint": "Please enter it.",
            "related": ["Deals!B12"],
        }
    ]


def test_money_is_written_from_the_decimal_with_the_currencys_decimals() -> None:
    text = written(document(tab(MONTHS, LEDGER)))
    assert '"won": 1234567.50,' in text
    assert '"won": -3.125,' in text  # never rounded: what is there is written
    assert '"currency": "JPY", "awarded": 500,' in text
    assert '"currency": "KWD", "awarded": -5.500,' in text


def test_what_does_not_apply_is_null() -> None:
    rows = json.loads(written(document(tab(MONTHS))))["tabs"]["closed_won"]["by_month"]
    assert rows[1] == {"period": "2026-11", "count": 1, "won": -3.125, "rate": None, "p10": None}


def test_labels_are_keys_links_are_text_and_dates_iso() -> None:
    first, second = json.loads(written(document(tab(LEDGER))))["tabs"]["closed_won"]["ledger"]
    assert (first["state"], first["cell"], first["closed"]) == ("open", "'My deals'!F12", "2026-11-23")
    assert second["cell"] == "Deals!3:3"
    assert second["client"] == "+39 055 \x1b[bold]x[/]"


def test_without_tabs_the_object_has_no_tabs() -> None:
    assert "tabs" not in json.loads(written(document()))
    assert json.loads(written(document(tab())))["tabs"] == {"closed_won": {}}


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_not_a_number_is_null(value: float) -> None:
    assert encode(value) == "null"


VALUES = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.just(DAY),
    st.builds(CellRef, st.text(min_size=1), st.integers(1, 9), st.integers(0, 9)),
    st.builds(Label, st.text(), st.text(), st.just(False)),
)


@given(VALUES)
def test_any_value_is_valid_json(value: str | int | float | Label | CellRef | None) -> None:
    back = json.loads(encode(value))
    assert back == (value if value is None or isinstance(value, int | float) else encoded_text(value))


def encoded_text(value: object) -> str:
    return value.key if isinstance(value, Label) else value.isoformat() if value is DAY else str(value)  # type: ignore[attr-defined]


@given(st.decimals(allow_nan=False, allow_infinity=False), st.integers(0, 4))
def test_a_decimal_keeps_every_digit(value: Decimal, places: int) -> None:
    text = encode(value, places)
    assert Decimal(text) == value
    assert "E" not in text
    assert len(text.partition(".")[2]) >= places
