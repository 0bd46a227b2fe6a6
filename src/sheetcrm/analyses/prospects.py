"""The periods that a manager asks about first, seen from more sides: without the largest deal, with new business."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from . import distribution as grids
from .bands import Bet, bet, of_few
from .calibration import Calibration
from .deals import ZERO, Deal
from .lines import Lines
from .new_business import NewBusiness
from .outlook import Band, Basis, Outlook, band, current, months_of
from .periods import Size

FINE = 100
"""Steps of the grid that expected new business should at least span."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """One period. `largest` is its largest open deal, `share` that deal's part of the period's open amount,
    `without` the forecast and `without_band` its band when that deal is left out altogether; `with_new` the forecast
    and `with_new_band` its band when new business comes on top. None where it does not apply."""

    key: str
    line: Outlook
    largest: Deal | None
    share: float | None
    without: Decimal | None
    without_band: Band | None
    with_new: Decimal | None
    with_new_band: Band | None


def prospects(
    basis: Basis, lines: dict[Size, tuple[Outlook, ...]], placed: Lines, learned: Calibration
) -> list[Prospect]:
    """This quarter, the next, and this fiscal year, those that are listed."""
    asked = (
        ("this_quarter", current(lines[Size.QUARTER], basis.options)),
        ("next_quarter", current(lines[Size.QUARTER], basis.options, later=1)),
        ("this_year", current(lines[Size.YEAR], basis.options)),
    )
    return [_prospect(key, line, basis, placed, learned) for key, line in asked if line is not None]


def _prospect(key: str, line: Outlook, basis: Basis, placed: Lines, learned: Calibration) -> Prospect:
    due = [(month, deal) for month in months_of(line.period) for deal in placed.due.get(month, ())]
    month, largest = max(due, key=_size, default=(None, None))
    amount = largest.amount if largest else None
    without = without_band = None
    if month is not None and largest is not None and amount:
        without = line.sums.forecast - (largest.weighted or ZERO)
        without_band = _without(month, bet(largest, learned, basis.options, basis.unit), line, basis)
    return Prospect(
        key,
        line,
        largest if amount else None,
        float(amount / line.sums.open_amount) if amount else None,
        without,
        without_band,
        None if line.new_expected is None else line.sums.forecast + line.new_expected,
        None if line.new_business is None else _with_new(line.new_business, line, basis),
    )


def _size(due: tuple[dt.date, Deal]) -> tuple[Decimal, str]:
    return due[1].amount or ZERO, due[1].record.id


def _without(month: dt.date, largest: Bet | None, line: Outlook, basis: Basis) -> Band | None:
    left_out = None if largest is None else (month, largest)
    result = basis.bands.over(months_of(line.period), left_out)
    return band(result or of_few([]), line.sums.closed_won, basis.unit)


def _with_new(new: NewBusiness, line: Outlook, basis: Basis) -> Band:
    """Pipeline and new business together. Where all amounts share so large a divisor that the grid would be too coarse
    for new business, the pipeline is put on one of minor units."""
    fine = basis.bands.base * FINE <= int(new.expected / basis.unit)
    bands = basis.bands if fine else basis.bands.on(1)
    new_grid = new.distribution(basis.unit, bands.base, bands.cells)
    result = grids.total([bands.grid(months_of(line.period)), new_grid], bands.base, bands.cells)
    return band(result, line.sums.closed_won, basis.unit)
