"""Columns to records: the same models as pydantic makes of each row."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sheetcrm.core.models import Activity, Model, Opportunity, Outcome
from sheetcrm.core.records import records
from sheetcrm.parse.records import validated

MODELS: Sequence[type[Model]] = (Opportunity, Activity)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.text(max_size=3),
            "client": st.none() | st.text(max_size=3),
            "status": st.none() | st.sampled_from(Outcome),
            "value": st.none() | st.decimals(allow_nan=False, allow_infinity=False),
            "created": st.none() | st.dates(),
            "term_months": st.none() | st.integers(),
        }
    ),
    min_size=1,
)


def columns(rows: Sequence[dict[str, object]]) -> dict[str, list[object]]:
    """The values of each field, down the rows."""
    return {name: [row[name] for row in rows] for name in rows[0]}


@given(ROWS)
def test_records_are_those_of_model_validate(rows: list[dict[str, object]]) -> None:
    made = records(Opportunity, validated(Opportunity, columns(rows)))
    alone = [Opportunity.model_validate(row) for row in rows]
    assert made == alone
    assert [repr(record) for record in made] == [repr(record) for record in alone]
    assert [record.model_dump(exclude_unset=True) for record in made] == rows
    assert [record.model_copy(update={"owner": "A"}).owner for record in made] == ["A"] * len(rows)
    assert list(map(hash, made)) == list(map(hash, alone))


def test_records_stay_frozen() -> None:
    (record,) = records(Activity, validated(Activity, {"opportunity": ["1"]}))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, "notes", "changed")  # noqa: B010  # to the type checker it is frozen too


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": [Decimal(1), "many"]},
        {"created": [None, dt.time(9)]},
        {"status": [None, "perhaps"]},
        {"client": [None, 7]},
        {"colour": [None, "red"]},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_value_that_its_field_does_not_take_is_refused_in_any_row(wrong: dict[str, list[object]]) -> None:
    with pytest.raises(ValidationError):
        validated(Opportunity, {"id": ["1", "2"], **wrong})


def test_a_field_that_must_be_given_is_missed() -> None:
    with pytest.raises(ValidationError, match="opportunity"):
        validated(Activity, {"type": ["Call"]})


@pytest.mark.parametrize("model", MODELS)
def test_the_models_keep_no_rule_but_their_fields_types(model: type[Model]) -> None:
    """A rule of any other kind would not be held to: `validated` looks at types, a column at a time."""
    assert all(not field.metadata for field in model.model_fields.values())
    rules = model.__pydantic_decorators__
    assert not {**rules.validators, **rules.field_validators, **rules.root_validators, **rules.model_validators}
    assert not model.model_computed_fields
