"""One owner's own view: their deals, their probabilities against outcomes, their next steps. Never on a shared tab."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sheetcrm.core.book import fold
from sheetcrm.core.errors import BadOptions
from sheetcrm.core.models import Outcome

from .deals import ONE, ZERO, Deal
from .evidence.distributions import wilson
from .steps import NextStep

BANDS = tuple(Decimal(tenth) / 10 for tenth in (0, 2, 4, 6, 8, 10))


@dataclass(frozen=True, slots=True)
class BandLine:
    """Decided deals whose own probability lies in [low, high): mean of those probabilities, and what happened."""

    low: Decimal
    high: Decimal
    deals: int
    won: int
    mean: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Review:
    """One owner's deals, open ones first; `without` counts decided deals that tell nothing of calibration."""

    owner: str
    deals: tuple[Deal, ...]
    bands: tuple[BandLine, ...]
    all: BandLine | None
    without: int
    steps: tuple[NextStep, ...]


def review(owner: str, deals: Iterable[Deal], steps: Iterable[NextStep]) -> Review:
    """The review of one owner, whatever the case of the name. Raises BadOptions where no deal has this owner."""
    own = [deal for deal in deals if fold(deal.record.owner or "") == fold(owner)]
    if not own or not owner.strip():
        reason = f"No deal has the owner “{owner}”."
        raise BadOptions(reason, "Give the name as the owner column of the deals has it.")
    decided = [deal for deal in own if deal.outcome is not Outcome.OPEN]
    told = [deal for deal in decided if _told(deal) is not None]
    return Review(
        owner=own[0].record.owner or owner,
        deals=tuple(sorted(own, key=_order)),
        bands=tuple(line for low, high in pairwise(BANDS) if (line := _band(told, low, high))),
        all=_band(told, ZERO, ONE),
        without=len(decided) - len(told),
        steps=tuple(step for step in steps if fold(step.deal.record.owner or "") == fold(owner)),
    )


def _told(deal: Deal) -> Decimal | None:
    """The owner's probability as given before closing: one that the closing did not set to 0 or 1."""
    given = deal.record.probability
    return given if given is not None and 0 < given < 1 else None


def _band(deals: list[Deal], low: Decimal, high: Decimal) -> BandLine | None:
    inside = [(given, deal.outcome is Outcome.WON) for deal in deals if (given := _told(deal)) and low <= given < high]
    if not inside:
        return None
    won = sum(is_won for _, is_won in inside)
    mean = float(sum(given for given, _ in inside) / len(inside))
    return BandLine(low, high, len(inside), won, mean, wilson(won, len(inside)) or (0.0, 1.0))


def _order(deal: Deal) -> tuple[int, Decimal, str]:
    return list(Outcome).index(deal.outcome), -(deal.weighted or deal.award or deal.amount or ZERO), deal.record.id
