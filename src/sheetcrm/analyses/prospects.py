"""The periods that a manager asks about first, seen from more sides: without the largest deal, with new business."""

from dataclasses import dataclass
from decimal import Decimal

from . import distribution as grids
from .bands import Bet, bet, cells_for, of_few
from .calibration import Calibration
from .deals import ZERO, Deal
from .lines import Lines
from .outlook import Band, Basis, Outlook, band, current
from .periods import Size


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
    due = [deal for day, deal in placed.due if day in line.period]
    largest = max(due, key=lambda deal: (deal.amount or ZERO, deal.record.id), default=None)
    amount = largest.amount if largest else None
    without = without_band = None
    if largest is not None and amount:
        without = line.sums.forecast - (largest.weighted or ZERO)
        without_band = _band([deal for deal in due if deal is not largest], line, basis, learned)
    with_new = None if line.new_expected is None else line.sums.forecast + line.new_expected
    return Prospect(
        key,
        line,
        largest if amount else None,
        float(amount / line.sums.open_amount) if amount else None,
        without,
        without_band,
        with_new,
        _with_new(_bets(due, basis, learned), line, basis),
    )


def _bets(deals: list[Deal], basis: Basis, learned: Calibration) -> list[Bet]:
    bets = (bet(deal, learned, basis.options, basis.unit) for deal in deals)
    return [one for one in bets if one is not None]


def _band(deals: list[Deal], line: Outlook, basis: Basis, learned: Calibration) -> Band:
    bets = _bets(deals, basis, learned)
    return band(basis.bands.of(bets) or of_few([]), line.sums.closed_won, basis.unit)


def _with_new(bets: list[Bet], line: Outlook, basis: Basis) -> Band | None:
    if line.new_business is None:
        return None
    cells = cells_for(len(bets))
    new = line.new_business.distribution(basis.unit, cells)
    return band(grids.total([basis.bands.grid(bets), new], 1, cells), line.sums.closed_won, basis.unit)
