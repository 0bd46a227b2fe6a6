"""Columns of a table read into values, with a Problem for every cell that could not be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import compress

from sheetcrm.core.cells import CellRef
from sheetcrm.core.number_formats import shown_text
from sheetcrm.core.problem import Problem, Severity

from . import units
from .blanks import Distinct
from .fields import ESSENTIAL, Holds
from .match import Matching
from .readers import LOST_DIGITS, Context, Fault, Value, read_column
from .understanding import FieldMatch
from .units import unit_of

JOINT = " / "
"""Between the texts of a field that is read from several columns."""


@dataclass
class Table:
    """A table's records, column by column. Lists are as long as `places`."""

    matching: Matching
    places: list[int]
    values: dict[str, list[Value]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    """Records (by their number, from 0) that a Problem keeps out."""

    def column(self, name: str) -> list[Value]:
        """A field's values, None all the way where it has no column."""
        return self.values.get(name) or [None] * len(self.places)

    def ref(self, record: int, column: int = 0) -> CellRef:
        """A record's row, or one cell of it."""
        return CellRef(self.matching.block.grid.name, self.matching.block.row(self.places[record]), column)

    def read(self, name: str, holds: Holds, column: int) -> list[Value]:
        """A column that no field of the table's own has; what cannot be read is a warning and None."""
        read = read_column(holds, self.cells(column), Context(self.matching.options))
        for record, value in enumerate(read):
            if isinstance(value, Fault):
                shown = self.cells(column).cells[record]
                args = {"field": name, **value.args}
                self.problems.append(Problem(self.ref(record, column), value.code, Severity.WARNING, str(shown), args))
        return [None if isinstance(value, Fault) else value for value in read]

    def cells(self, column: int) -> Distinct:
        """The cells of a column of the sheet, for the records only."""
        place = column - self.matching.block.at.col
        cells = self.matching.block.columns[place]
        if len(self.places) == len(cells):
            return self.matching.block.distinct(place)
        return Distinct([cells[place] for place in self.places])


def read_table(matching: Matching, places: Iterable[int], likely_mark: str) -> Table:
    """Reads every field of a table for the rows given."""
    table = Table(matching, list(places))
    for name, match in matching.found.items():
        columns = [_read(table, match, column, likely_mark) for column in match.columns]
        table.values[name] = columns[0] if len(columns) == 1 else _together(matching.holds[name], columns)
    return table


def _read(table: Table, match: FieldMatch, column: int, likely_mark: str) -> list[Value]:
    """One column; what cannot be read becomes a Problem and None."""
    cells = table.cells(column)
    context = Context(table.matching.options, likely_mark, match.scale)
    read = read_column(table.matching.holds[match.field], cells, context)
    if table.matching.holds[match.field] is Holds.MONEY:
        read = _by_units(table, match, column, read)
    if Fault not in set(map(type, read)):
        return read  # type: ignore[return-value]
    table.problems.extend(_mixed_orders(table, match, column, read))
    for record in compress(range(len(read)), (type(value) is Fault for value in read)):
        fault = read[record]
        assert isinstance(fault, Fault)  # noqa: S101
        table.problems.append(_problem(table, match.field, record, column, fault))
        if match.field in ESSENTIAL and fault is not LOST_DIGITS:
            table.refused.add(record)
    return [None if isinstance(value, Fault) else value for value in read]


def _by_units(table: Table, match: FieldMatch, column: int, read: list[Value | Fault]) -> list[Value | Fault]:
    """A column of amounts, minded by the units that number formats write; where those leave it open the amounts are
    None, with one Problem at their heading."""
    grid, row = table.matching.block.grid, table.matching.block.row
    usual = grid.formats.get(column, "")
    if match.scale == 1 and not grid.cell_formats and unit_of(usual) == (1, 1):
        return read
    cells = table.cells(column).cells
    numeric = (record for record, cell in enumerate(cells) if isinstance(cell, int | float))
    formats = {at: grid.cell_formats.get((row(table.places[at]), column), usual) for at in numeric}
    doubtful = units.mend(read, formats.items(), match.scale)
    if doubtful:
        at = match.headings[match.columns.index(column)]
        shown = ", ".join(dict.fromkeys(shown_text(formats[record]) or formats[record] for record in doubtful))
        args = {"field": match.field, "unit": shown, "count": len(doubtful)}
        related = tuple(table.ref(record, column) for record in doubtful[:3])
        level = Severity.ERROR if match.field in ESSENTIAL else Severity.WARNING
        table.problems.append(
            Problem(at, "unclear-format-unit", level, match.texts[match.columns.index(column)], args, related)
        )
        table.refused.update(doubtful if match.field in ESSENTIAL else ())
    return [None if record in set(doubtful) else value for record, value in enumerate(read)] if doubtful else read


def _mixed_orders(table: Table, match: FieldMatch, column: int, read: Iterable[Value | Fault]) -> list[Problem]:
    """One warning at the heading of dates of which some prove their order while others, written otherwise, do not."""
    faults = [value for value in read if isinstance(value, Fault) and value.code == "ambiguous-date" and value.proofs]
    if not faults:
        return []
    proofs = tuple(_where(table, column, proof) for proof in faults[0].proofs)
    at, text = match.headings[match.columns.index(column)], match.texts[match.columns.index(column)]
    args = {"field": match.field, "proof": proofs[0], "count": len(faults)}
    return [Problem(at, "mixed-date-orders", Severity.WARNING, text, args, proofs)]


def _problem(table: Table, name: str, record: int, column: int, fault: Fault) -> Problem:
    essential = name in ESSENTIAL and fault is not LOST_DIGITS
    cell = table.cells(column).cells[record]
    return Problem(
        at=table.ref(record, column),
        code=fault.code,
        severity=Severity.ERROR if essential else Severity.WARNING,
        value="" if cell is None else str(cell),
        args={"field": name, **fault.args},
        related=tuple(_where(table, column, proof) for proof in fault.proofs),
    )


def _where(table: Table, column: int, text: str) -> CellRef:
    """The first cell of a column with this text."""
    return table.ref(list(table.cells(column).cells).index(text), column)


def _together(holds: Holds, columns: Sequence[list[Value]]) -> list[Value]:
    """One field from several columns: amounts are added, texts joined; of dates the first counts."""
    if holds is Holds.MONEY:
        return [_sum(values) for values in zip(*columns, strict=True)]
    if holds in (Holds.TEXT, Holds.ID):
        return [JOINT.join(map(str, filled)) or None for filled in (_filled(v) for v in zip(*columns, strict=True))]
    return [next(iter(_filled(values)), None) for values in zip(*columns, strict=True)]


def _filled(values: Iterable[Value]) -> list[Value]:
    return [value for value in values if value is not None]


def _sum(values: Iterable[Value]) -> Decimal | None:
    amounts = [value for value in values if isinstance(value, Decimal)]
    return sum(amounts, Decimal(0)) if amounts else None
