"""A table's values by column, looked at once for all that follows."""

from dataclasses import dataclass
from decimal import Decimal

from sheetcrm.report import Column, Table, Value

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
