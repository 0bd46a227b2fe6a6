"""A table's values by column, looked at once for all that follows."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sheetcrm.core.cells import CellRef
from sheetcrm.report import Column, Kind, Table, Value

COARSE = 20
NUMBERS = frozenset({int, float, Decimal})


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its values from the top, the types among them, and what closes it."""

    column: Column
    values: tuple[Value, ...]
    types: frozenset[type]
    total: Value

    @property
    def numbers(self) -> list[int | float | Decimal]:
        """The numbers among the values."""
        return [value for value in self.values if isinstance(value, int | float | Decimal)]

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
