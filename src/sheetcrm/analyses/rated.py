"""Which probability the forecast uses for open deals: the one assigned, or the stage's calibrated one."""

from collections.abc import Sequence
from decimal import Decimal

from sheetcrm.core.book import fold
from sheetcrm.core.options import Options

from .calibration import Calibration, StageRate
from .deals import OPEN, Deal, weigh


def rated(deals: Sequence[Deal], learned: Calibration, options: Options, unit: Decimal) -> tuple[Deal, ...]:
    """The deals with the probability that the options ask for. A deal whose stage has not enough history keeps the
    assigned one; nothing of the owner's own record changes."""
    if options.probability == "assigned":
        return tuple(deals)
    return tuple(_rated(deal, learned, unit) for deal in deals)


def rate_of(deal: Deal, learned: Calibration) -> StageRate | None:
    """The calibrated rate of an open deal's stage; None where there is none."""
    if deal.outcome is not OPEN or deal.stage is None:
        return None
    return learned.by_stage.get(fold(deal.stage.name))


def _rated(deal: Deal, learned: Calibration, unit: Decimal) -> Deal:
    rate = rate_of(deal, learned)
    if rate is None or rate.calibrated is None:
        return deal
    weighted = None if deal.amount is None else weigh(deal.amount, rate.calibrated, unit)
    return deal._replace(probability=rate.calibrated, weighted=weighted)
