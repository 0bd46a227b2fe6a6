"""Rows of a table kept by column: of hundreds of thousands of activities hardly any is ever looked at as a record."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar, overload

from .cells import CellRef, Row
from .models import Model

Record = TypeVar("Record", bound=Model)
AT_ONCE = 512
"""Records that are made in one go: few enough to stay in the processor's cache."""


@dataclass(frozen=True, eq=False, slots=True)
class Records(Sequence[Row[Record]]):
    """The rows of one table, each made when it is asked for, and anew each time. `rows` are their numbers in the sheet,
    `values` what each field holds, which the model has agreed to, and `columns` where; a field without holds its
    default."""

    model: type[Record]
    sheet: str
    rows: Sequence[int]
    values: Mapping[str, Sequence[object]]
    columns: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Row[Record]: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row[Record]]: ...
    def __getitem__(self, place: int | slice) -> Row[Record] | list[Row[Record]]:
        if isinstance(place, slice):
            return self._made(place)
        at = range(len(self.rows))[place]
        return self._made(slice(at, at + 1))[0]

    def __iter__(self) -> Iterator[Row[Record]]:
        for start in range(0, len(self.rows), AT_ONCE):
            yield from self._made(slice(start, start + AT_ONCE))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def column(self, name: str) -> Sequence[Any]:
        """What every row holds in a field."""
        return self.values.get(name) or [self.model.model_fields[name].get_default()] * len(self.rows)

    def _made(self, some: slice) -> list[Row[Record]]:
        made = records(self.model, {name: column[some] for name, column in self.values.items()})
        refs = _tuples(CellRef, zip(repeat(self.sheet), self.rows[some], repeat(0), strict=False))
        return list(_tuples(Row, zip(made, refs, repeat(self.columns), strict=False)))


class Made(tuple[Row[Record], ...]):
    """All of them made, which most are asked for, with the columns still beside them: a column is read many times as
    fast as a field of every record."""

    records: Records[Record]

    @classmethod
    def of(cls, records: Records[Record]) -> "Made[Record]":
        """The rows of a table."""
        made = cls(records)
        made.records = records
        return made


def column(rows: Sequence[Row[Record]], name: str) -> Sequence[Any]:
    """What all rows hold in a field."""
    kept = rows.records if isinstance(rows, Made) else rows
    return kept.column(name) if isinstance(kept, Records) else list(map(attrgetter(f"record.{name}"), rows))


def records(model: type[Record], columns: Mapping[str, Sequence[object]]) -> list[Record]:
    """Records from columns of one length that a model has agreed to: what `model.model_validate` makes of each row.

    Each begins with a copy of all defaults, and columns are filled in one by one: a sixth of the time of as many calls.
    The fields that were given are one set for all.
    """
    if not columns:
        return []
    defaults = {name: field.get_default() for name, field in model.model_fields.items()}
    count = len(next(iter(columns.values())))
    fields = list(map(dict.copy, repeat(defaults, count)))
    for name, column in columns.items():
        deque(map(dict.__setitem__, fields, repeat(name), column), maxlen=0)
    made = list(map(model.__new__, repeat(model, count)))
    state = {"__dict__": fields, "__pydantic_fields_set__": repeat(set(columns))}
    for name, values in (state | {"__pydantic_extra__": repeat(None), "__pydantic_private__": repeat(None)}).items():
        deque(map(object.__setattr__, made, repeat(name), values), maxlen=0)  # the models are frozen to everybody else
    return made


def _tuples(kind: Any, values: Iterable[tuple[object, ...]]) -> Iterable[Any]:
    """Named tuples of a kind; its own `_make` would be a call each."""
    return map(tuple.__new__, repeat(kind), values)
