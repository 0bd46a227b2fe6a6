"""Columns to the records of a model."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from types import GenericAlias
from typing import Any, TypeVar

from pydantic import TypeAdapter

from sheetcrm.core.models import Model
from sheetcrm.core.records import Records

from .columns import Table

Record = TypeVar("Record", bound=Model)


def kept(
    table: Table, model: type[Record], columns: Mapping[str, int], leave: frozenset[str] = frozenset()
) -> Records[Record]:
    """The records of a table that are not refused, as rows of a model, without the fields to `leave`."""
    values = {name: column for name, column in table.values.items() if name not in leave}
    first = table.matching.block.row(0)
    rows = [first + place for place in table.places]
    if table.refused:
        keep = [number not in table.refused for number in range(len(rows))]
        values = {name: list(compress(column, keep)) for name, column in values.items()}
        rows = list(compress(rows, keep))
    agreed = validated(model, values) if rows else {}
    return Records(model, table.matching.block.grid.name, rows, agreed, columns)


def validated(model: type[Record], columns: Mapping[str, Sequence[object]]) -> dict[str, Sequence[object]]:
    """Columns of one length as the fields of a model: what `model.model_validate` makes of each row. Raises
    ValidationError.

    Pydantic validates columns by their field's type, and the first record whole, so that no field is unknown and none
    is missing.
    """
    model.model_validate({name: column[0] for name, column in columns.items()})
    return {name: _type(model, name).validate_python(column) for name, column in columns.items()}


@cache
def _type(model: type[Model], name: str) -> TypeAdapter[list[object]]:
    """A column of one field."""
    column: Any = GenericAlias(list, (model.model_fields[name].annotation,))
    return TypeAdapter(column)
