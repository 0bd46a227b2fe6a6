"""A table's values by column, looked at once for all that follows."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar, cast

from sheetcrm.core.cells import CellRef
from sheetcrm.report import Column, Kind, Table, Value

COARSE = 20
NUMBERS = frozenset({int, float, Decimal})
Woven = TypeVar("Woven")


@dataclass(frozen=True)
class Field:
    """One column: its values from the top, the types among them, and what closes it."""

    column: Column
    values: tuple[Value, ...]
    types: frozenset[type]
    total: Value

    @cached_property
    def numbers(self) -> Sequence[int | float | Decimal]:
        """The numbers among the values."""
        if self.types <= NUMBERS:
            return cast("Sequence[int | float | Decimal]", self.values)
        return [value for value in self.values if isinstance(value, (int, float, Decimal))]

    @cached_property
    def addresses(self) -> list[str]:
        """What the references among the values say."""
        return [str(value) for value in self.values if type(value) is CellRef] if CellRef in self.types else []

    def of(self, type_: type) -> Sequence[Value]:
        """The values of a type, in order; what they say where they are references."""
        if type_ is CellRef:
            return self.addresses
        return self.values if len(self.types) == 1 else [value for value in self.values if type(value) is type_]

    def woven(self, made: Mapping[type, Iterable[Woven]]) -> Iterable[Woven]:
        """What was made of the values of each type, in the order of all values."""
        if len(made) == 1:
            return next(iter(made.values()))
        left = {type_: iter(found) for type_, found in made.items()}
        return [next(left[type(value)]) for value in self.values]

    @property
    def is_text(self) -> bool:
        """Whether the values are words that may wrap."""
        return not self.types & (NUMBERS | {dt.date, CellRef})

    @property
    def digits(self) -> int:
        """The decimals that plain numbers of this column share, so that they line up: none for whole ones, else one or
        two by their size."""
        if self.column.kind is not Kind.NUMBER:
            return 0
        numbers = [abs(float(number)) for number in self.numbers]
        if all(number.is_integer() for number in numbers):
            return 0
        return 1 if max(numbers) >= COARSE else 2

    def first(self, type_: type) -> Value:
        """The first value of a type."""
        return next(value for value in self.values if type(value) is type_)


def fields(table: Table) -> tuple[Field, ...]:
    """The columns of a table with their values."""
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    totals = table.total or (None,) * len(columns)
    return tuple(
        Field(column, values, frozenset(map(type, values)), total)
        for column, values, total in zip(table.columns, columns, totals, strict=True)
    )
