"""What the stages' probabilities are worth: as assigned, as observed, as calibrated. Formulas: METHODS, "Forecast"."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from sheetcrm.core.book import Book, fold
from sheetcrm.core.models import Outcome, Stage
from sheetcrm.core.options import Options

from .deals import OPEN, WON, Deal
from .evidence.distributions import wilson
from .posterior import Beta

STRENGTH = 10
"""m: how many deals the pooled rate weighs in a stage's calibrated probability."""
MINIMUM = 10
"""Closed deals below which a stage has not enough history."""
TOLD = Fraction(4, 5)
"""The share of won deals, and of lost ones, whose stage before closing must be known. Where only the lost deals keep
it, every stage would look hopeless."""
DIGITS = Decimal("0.0001")

Reached = Mapping[str, frozenset[str]]
"""The folded names of the stages that each deal, by id, has stood in, where a stage history is at hand."""


class Basis(StrEnum):
    """What the calibration rests on."""

    HISTORY = "history"
    """Every stage that each deal reached."""
    LAST_STAGE = "last_stage"
    """The last stage before closing, as the sheet keeps it."""
    NOT_TOLD = "not_told"
    """The sheet does not keep the stage before closing, of won and of lost deals alike: no stage can be calibrated."""


@dataclass(frozen=True, slots=True)
class StageRate:
    """One stage: `won` of `deals` closed deals that stood in it were won. `calibrated` is None, and `posterior` with
    it, where `deals` is below MINIMUM: not enough history."""

    stage: Stage
    deals: int
    won: int
    calibrated: Decimal | None
    posterior: Beta | None

    @property
    def observed(self) -> float | None:
        """Won ÷ deals."""
        return self.won / self.deals if self.deals else None

    @property
    def interval(self) -> tuple[float, float] | tuple[None, None]:
        """Wilson's 95 % interval of the observed rate."""
        return wilson(self.won, self.deals) or (None, None)


class Observation(NamedTuple):
    """A closed deal in one stage that it stood in: whether it was won, and the probability given beforehand."""

    stage: str
    won: bool
    given: Decimal | None


@dataclass(frozen=True)
class Calibration:
    """The stages in their order, the pooled counts of all closed deals, and what the rates rest on; how often each
    observation was made (additive)."""

    stages: tuple[StageRate, ...]
    deals: int
    won: int
    basis: Basis
    observed: Mapping[Observation, int]

    @cached_property
    def by_stage(self) -> Mapping[str, StageRate]:
        """Stages that have enough history, by folded name."""
        return {fold(rate.stage.name): rate for rate in self.stages if rate.calibrated is not None}


def calibrate(deals: Iterable[Deal], book: Book, options: Options, reached: Reached | None = None) -> Calibration:
    """Calibrated stage probabilities p_k = (W_k + m·p̄) ÷ (N_k + m) from deals closed up to the as-of date."""
    closed = _closed(deals, reached)
    steps = frozenset(fold(stage.name) for stage in _open_stages(book))
    stood = {told: _stood_in(told, steps) for told in closed}
    basis = _basis(closed, stood, bool(reached))
    seen: Counter[Observation] = Counter()
    for told, count in closed.items():
        for stage in stood[told] if basis is not Basis.NOT_TOLD else ():
            seen[Observation(stage, told.won, _given(told, book.stage_by_name[stage]))] += count
    won, all_closed = sum(count for told, count in closed.items() if told.won), closed.total()
    pooled = Fraction(won, all_closed) if all_closed else Fraction(0)
    rates = [_rate(stage, seen, pooled) for stage in _open_stages(book)]
    return Calibration(tuple(_rising(rates) if options.monotone else rates), all_closed, won, basis, seen)


class _Told(NamedTuple):
    """What a closed deal tells of the time before it closed."""

    won: bool
    own: Decimal | None
    last_stage: str | None
    stage: str | None
    reached: frozenset[str] | None


def _closed(deals: Iterable[Deal], reached: Reached | None) -> Counter[_Told]:
    """What the deals that are closed by the as-of date tell, and how often."""
    tell = attrgetter("probability", "last_stage", "stage")
    closed = (deal for deal in deals if deal.outcome is not OPEN and not deal.ahead)
    records = ((deal.outcome is WON, deal.record) for deal in closed if deal.record.credit_of is None)
    if reached:
        stood = ((won, record.probability, reached.get(record.id, frozenset())) for won, record in records)
        return Counter(_Told(won, own, None, None, stages) for won, own, stages in stood)
    told = Counter((won, tell(record)) for won, record in records)
    return Counter({_Told(won, *said, None): count for (won, said), count in told.items()})


def _open_stages(book: Book) -> list[Stage]:
    stages = (stage for stage in book.stages if stage.outcome is Outcome.OPEN)
    return sorted(stages, key=lambda stage: (stage.order, stage.name))


def _stood_in(told: _Told, steps: frozenset[str]) -> frozenset[str]:
    """The open stages that a deal is known to have stood in. Without a history: the last one that the sheet still
    names, in a column of its own, or where the status stands apart from the stage. A deal that now stands in "Won"
    says nothing of the stage before."""
    if told.reached is not None:
        return told.reached & steps
    named = (fold(text) for text in (told.last_stage, told.stage) if text)
    return frozenset([name for name in named if name in steps][:1])


def _basis(closed: Mapping[_Told, int], stood: Mapping[_Told, frozenset[str]], history: bool) -> Basis:
    for won in (True, False):
        whole = sum(count for told, count in closed.items() if told.won is won)
        if sum(count for told, count in closed.items() if told.won is won and stood[told]) < TOLD * whole:
            return Basis.NOT_TOLD
    return Basis.HISTORY if history else Basis.LAST_STAGE


def _given(told: _Told, stage: Stage) -> Decimal | None:
    """The probability given before the deal closed: the owner's, unless closing overwrote it with 0 or 1; else the
    stage's."""
    return told.own if told.own is not None and 0 < told.own < 1 else stage.probability


def _rate(stage: Stage, seen: Mapping[Observation, int], pooled: Fraction) -> StageRate:
    here = [(one.won, count) for one, count in seen.items() if one.stage == fold(stage.name)]
    deals, won = sum(count for _, count in here), sum(count for won, count in here if won)
    if deals < MINIMUM:
        return StageRate(stage, deals, won, None, None)
    return _learned(stage, deals, won, (won + STRENGTH * pooled) / (deals + STRENGTH))


def _learned(stage: Stage, deals: int, won: int, chance: Fraction) -> StageRate:
    calibrated = (Decimal(chance.numerator) / Decimal(chance.denominator)).quantize(DIGITS, ROUND_HALF_EVEN)
    weight = deals + STRENGTH
    sure = not 0 < chance < 1
    posterior = None if sure else Beta(float(chance * weight), float((1 - chance) * weight))
    return StageRate(stage, deals, won, calibrated, posterior)


def _rising(rates: list[StageRate]) -> list[StageRate]:
    """No stage below an earlier one: each takes the highest probability up to it."""
    highest, risen = Decimal(0), []
    for rate in rates:
        if rate.calibrated is None or rate.calibrated >= highest:
            highest = rate.calibrated or highest
            risen.append(rate)
        else:
            risen.append(_learned(rate.stage, rate.deals, rate.won, Fraction(highest)))
    return risen
