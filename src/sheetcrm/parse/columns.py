"""Columns of a table read into values, with a Problem for every cell that could not be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from sheetcrm.core.cells import CellRef
from sheetcrm.core.number_formats import shown_text
from sheetcrm.core.problem import Problem, Severity

from . import units
from .blanks import Distinct
from .fields import ESSENTIAL, Holds
from .match import Matching
from .read_cells import Read, read_column
from .readers import LOST_DIGITS, Context, Fault, Value
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
        cells = self.cells(column)
        said, grid = self.matching, self.matching.block.grid
        context = Context(said.options, date1904=grid.date1904, language=said.language)
        read = read_column(holds, cells, context)
        for record, fault in read.faults.items():
            shown = cells.cells[record]
            args = {"field": name, **fault.args}
            self.problems.append(Problem(self.ref(record, column), fault.code, Severity.WARNING, str(shown), args))
        return read.values

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


class _Column:
    """One column of a field while it is read: its cells, taken once, and where each text of them stands first."""

    def __init__(self, table: Table, match: FieldMatch, column: int) -> None:
        self.table, self.match, self.column = table, match, column
        self.cells = table.cells(column)
        self.essential = match.field in ESSENTIAL
        place = match.columns.index(column)
        self.heading, self.text = match.headings[place], match.texts[place]

    @cached_property
    def _first(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for record, cell in enumerate(self.cells.cells):
            if isinstance(cell, str):
                first.setdefault(cell, record)
        return first

    def where(self, texts: Iterable[str]) -> tuple[CellRef, ...]:
        """The first cell with each of these texts."""
        return tuple(self.table.ref(self._first[text], self.column) for text in texts)

    def problem(self, record: int, fault: Fault) -> Problem:
        """What to say of a cell that could not be read."""
        cell = self.cells.cells[record]
        return Problem(
            at=self.table.ref(record, self.column),
            code=fault.code,
            severity=Severity.ERROR if self.essential and fault is not LOST_DIGITS else Severity.WARNING,
            value="" if cell is None else str(cell),
            args={"field": self.match.field, **fault.args},
            related=self.where(fault.proofs),
        )


def _read(table: Table, match: FieldMatch, column: int, likely_mark: str) -> list[Value]:
    """One column; what cannot be read becomes a Problem and None."""
    this = _Column(table, match, column)
    said = table.matching
    context = Context(said.options, likely_mark, match.scale, said.block.grid.date1904, language=said.language)
    values, faults = read = read_column(table.matching.holds[match.field], this.cells, context)
    if table.matching.holds[match.field] is Holds.MONEY:
        _by_units(this, read)
    table.problems.extend(_mixed_orders(this, faults.values()))
    for record, fault in sorted(faults.items()):
        table.problems.append(this.problem(record, fault))
        if this.essential and fault is not LOST_DIGITS:
            table.refused.add(record)
    return values


def _by_units(this: _Column, read: Read) -> None:
    """Minds the units that number formats of amounts write; where those leave it open the amounts become None, with
    one Problem at their heading."""
    table, match, column = this.table, this.match, this.column
    grid, row = table.matching.block.grid, table.matching.block.row
    usual = grid.formats.get(column, "")
    if match.scale == 1 and not grid.cell_formats and unit_of(usual) == (1, 1):
        return
    numeric = (record for record, cell in enumerate(this.cells.cells) if isinstance(cell, int | float))
    formats = {at: grid.cell_formats.get((row(table.places[at]), column), usual) for at in numeric}
    doubtful = units.mend(read, formats.items(), match.scale)
    if not doubtful:
        return
    shown = ", ".join(dict.fromkeys(shown_text(formats[record]) or formats[record] for record in doubtful))
    args = {"field": match.field, "unit": shown, "count": len(doubtful)}
    related = tuple(table.ref(record, column) for record in doubtful[:3])
    level = Severity.ERROR if this.essential else Severity.WARNING
    table.problems.append(Problem(this.heading, "unclear-format-unit", level, this.text, args, related))
    table.refused.update(doubtful if this.essential else ())
    for record in doubtful:
        read.values[record] = None
        read.faults.pop(record, None)


def _mixed_orders(this: _Column, faults: Iterable[Fault]) -> list[Problem]:
    """One warning at the heading of dates of which some prove their order while others, written otherwise, do not."""
    mixed = [fault for fault in faults if fault.code == "ambiguous-date" and fault.proofs]
    if not mixed:
        return []
    proofs = this.where(mixed[0].proofs)
    args = {"field": this.match.field, "proof": proofs[0], "count": len(mixed)}
    return [Problem(this.heading, "mixed-date-orders", Severity.WARNING, this.text, args, proofs)]


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
