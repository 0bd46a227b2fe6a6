"""Columns to the records of a model."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import compress, repeat
from types import GenericAlias
from typing import Any, TypeVar

from pydantic import TypeAdapter

from sheetcrm.core.cells import CellRef, Row
from sheetcrm.core.models import Model

from .blocks import AT_ONCE
from .columns import Table

Record = TypeVar("Record", bound=Model)
MOST_SHARED = 30
"""Names that the objects of one class can share; with more it would take more memory to try."""


def records(
    table: Table, model: type[Record], columns: Mapping[str, int], leave: frozenset[str] = frozenset()
) -> list[Row[Record]]:
    """The records of a table that are not refused, as rows of a model, without the fields to `leave`."""
    values = {name: column for name, column in table.values.items() if name not in leave}
    first = table.matching.block.row(0)
    rows = [first + place for place in table.places]
    if table.refused:
        keep = [number not in table.refused for number in range(len(rows))]
        values = {name: list(compress(column, keep)) for name, column in values.items()}
        rows = list(compress(rows, keep))
    made = validated(model, values) if rows else []
    refs = _tuples(CellRef, zip(repeat(table.matching.block.grid.name), rows, repeat(0), strict=False))
    return list(_tuples(Row, zip(made, refs, repeat(columns), strict=False)))


def validated(model: type[Record], columns: Mapping[str, Sequence[object]]) -> list[Record]:
    """Records of a model from columns of one length: what `model.model_validate` makes of each row. Raises
    ValidationError.

    Pydantic validates columns by their field's type, and the first record whole, so that no field is unknown and none
    is missing. Filled field by field, records take a third of the time of half a million calls; some hundred at a time,
    they stay in the processor's cache. The fields that were given are one set for all.
    """
    _share_names(model)
    model.model_validate({name: column[0] for name, column in columns.items()})
    others: dict[str, object] = {name: field.get_default() for name, field in model.model_fields.items()}
    others |= {"__pydantic_fields_set__": set(columns), "__pydantic_extra__": None, "__pydantic_private__": None}
    made: list[Record] = []
    for start in range(0, len(next(iter(columns.values()))), AT_ONCE):
        some = {name: _checked(model, name, column[start : start + AT_ONCE]) for name, column in columns.items()}
        part = list(map(model.__new__, repeat(model, len(next(iter(some.values()))))))
        for name, other in others.items():
            # the models are frozen, so that nobody else does this
            deque(map(object.__setattr__, part, repeat(name), some.get(name) or repeat(other)), maxlen=0)
        made += part
    return made


def _share_names(model: type[Model]) -> None:
    """Has all records of a model refer to one list of its fields' names, where CPython can: half the memory of a table
    for each. It can for the names that a record got before many others were made, and for so many."""
    if len(model.model_fields) <= MOST_SHARED:
        first = model.__new__(model)
        for name in model.model_fields:
            object.__setattr__(first, name, None)


def _checked(model: type[Model], name: str, column: Sequence[object]) -> list[object]:
    return _type(model, name).validate_python(column)


@cache
def _type(model: type[Model], name: str) -> TypeAdapter[list[object]]:
    """A column of one field."""
    column: Any = GenericAlias(list, (model.model_fields[name].annotation,))
    return TypeAdapter(column)


def _tuples(kind: Any, values: Iterable[tuple[object, ...]]) -> Iterable[Any]:
    """Named tuples of a kind; its own `_make` would be a call each."""
    return map(tuple.__new__, repeat(kind), values)
