"""The team's stages: from its own list, else from the words of its deals, each with its outcome and the evidence."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sheetcrm.core.book import fold
from sheetcrm.core.models import Outcome, Stage

from .normal import compact
from .outcomes import outcome_of
from .readers import Value
from .understanding import StageProposal
from .vocabulary import stage_places

_ENOUGH = 3
"""Deals that a stage must have before what they have filled in counts as evidence."""
_NUMBERED = re.compile(r"^\D{0,3}(\d+)")


@dataclass
class Usage:
    """How the deals use one stage."""

    spellings: Counter[str] = field(default_factory=Counter)
    deals: int = 0
    closed: int = 0
    reasons: int = 0
    statuses: Counter[Outcome] = field(default_factory=Counter)
    probabilities: Counter[Decimal] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The spelling that is met most often."""
        return min(self.spellings, key=lambda text: (-self.spellings[text], text))

    @property
    def probability(self) -> Decimal | None:
        """What the deals' own probability mostly says, four times of five."""
        if not self.probabilities:
            return None
        value, count = max(self.probabilities.items(), key=lambda item: (item[1], item[0]))
        return value if 5 * count >= 4 * self.deals and 0 <= value <= 1 else None


def usage(columns: Mapping[str, Sequence[Value]]) -> dict[str, Usage]:
    """How stages are used, by `fold`ed name. `columns` are stage, status, closed, loss_reason and probability."""
    found: dict[str, Usage] = {}
    names = ("stage", "status", "closed", "loss_reason", "probability")
    for (stage, *rest), count in Counter(zip(*(_flat(name, columns) for name in names), strict=True)).items():
        if not isinstance(stage, str):
            continue
        status, closed, reason, probability = rest
        use = found.setdefault(fold(stage), Usage())
        use.spellings[stage] += count
        use.deals += count
        use.closed += count if closed else 0
        use.reasons += count if reason else 0
        if isinstance(status, Outcome):
            use.statuses[status] += count
        if isinstance(probability, Decimal):
            use.probabilities[probability] += count
    return found


def _flat(name: str, columns: Mapping[str, Sequence[Value]]) -> Sequence[Value]:
    """Columns that only matter by being filled are told as yes or no, so that equal rows are counted together."""
    if name in ("closed", "loss_reason"):
        return [1 if value is not None else None for value in columns[name]]
    return columns[name]


def propose(given: Iterable[Stage], listed: Iterable[Stage], used: Mapping[str, Usage]) -> tuple[StageProposal, ...]:
    """The stages of a book: those of the options; else the workbook's own list, where it covers most deals; else the
    deals' words."""
    if given := tuple(given):
        return tuple(_told(stage, used) for stage in given)
    names = {fold(stage.name): stage for stage in listed}
    covered = sum(use.deals for name, use in used.items() if name in names)
    if names and 2 * covered >= sum(use.deals for use in used.values()):
        return tuple(_listed(stage, used.get(name) or Usage(Counter([stage.name]))) for name, stage in names.items())
    dated = _closing_is_dated(used.values())
    guessed = sorted((_guess(use, dated) for use in used.values()), key=_along)
    return tuple(_numbered(proposal, order) for order, proposal in enumerate(guessed, 1))


def _told(stage: Stage, used: Mapping[str, Usage]) -> StageProposal:
    use = used.get(fold(stage.name)) or Usage()
    return _proposal(stage, use, "options", 1.0, "options")


def _listed(stage: Stage, use: Usage) -> StageProposal:
    """A stage of the workbook's list; what the list does not say is taken from its name and its deals."""
    outcome, how, confidence = stage.outcome, "list", 1.0
    if "outcome" not in stage.model_fields_set:
        outcome, how, confidence = _outcome(use, False)
    probability, source = stage.probability, "list"
    if probability is None:
        probability, source = use.probability, "column"
    told = stage.model_copy(update={"outcome": outcome, "probability": probability})
    return _proposal(told, use, how, confidence, source if probability is not None else "default")


def _closing_is_dated(used: Iterable[Usage]) -> bool:
    """Whether the deals of stages known as won or lost mostly have a close date."""
    closed = [use for use in used if (said := outcome_of(use.name)) and said.outcome is not Outcome.OPEN]
    return 2 * sum(use.closed for use in closed) > sum(use.deals for use in closed) > 0


def _guess(use: Usage, dated: bool) -> StageProposal:
    outcome, how, confidence = _outcome(use, dated)
    probability = use.probability
    stage = Stage(name=use.name, outcome=outcome, probability=probability)
    return _proposal(stage, use, how, confidence, "default" if probability is None else "column")


def _proposal(stage: Stage, use: Usage, how: str, confidence: float, source: str) -> StageProposal:
    return StageProposal(
        stage=stage,
        how=how,  # type: ignore[arg-type]
        confidence=confidence,
        deals=use.deals,
        with_close_date=use.closed,
        with_loss_reason=use.reasons,
        with_status=use.statuses.total(),
        probability_how=source,  # type: ignore[arg-type]
    )


def _outcome(use: Usage, dated: bool) -> tuple[Outcome, str, float]:
    """What a stage amounts to: by its name; else by its deals' loss reasons, statuses, or (where closing is `dated`) by
    their lack of a close date; else open, and asked."""
    if reading := outcome_of(use.name):
        return reading.outcome, "words", reading.confidence
    if use.deals >= _ENOUGH and 5 * use.reasons >= 4 * use.deals:
        return Outcome.LOST, "evidence", 0.75
    if use.deals >= _ENOUGH and 10 * use.statuses[Outcome.OPEN] >= 9 * use.deals:
        return Outcome.OPEN, "evidence", 0.75
    if dated and use.deals >= _ENOUGH and 10 * use.closed <= use.deals and not use.reasons:
        return Outcome.OPEN, "evidence", 0.7
    return Outcome.OPEN, "asked", 0.4


def _along(proposal: StageProposal) -> tuple[int, float, float, str]:
    """Open stages first, as they are numbered, as likely as their deals are, as such names follow; then won, lost."""
    stage = proposal.stage
    ranks = [Outcome.OPEN, Outcome.WON, Outcome.LOST]
    number = _NUMBERED.match(stage.name)
    usual = stage_places().get(compact(stage.name), 0.5)
    likely = float(stage.probability) if stage.probability is not None else usual
    return ranks.index(stage.outcome), float(number[1]) if number else 0.0, likely, fold(stage.name)


def _numbered(proposal: StageProposal, order: int) -> StageProposal:
    return replace(proposal, stage=proposal.stage.model_copy(update={"order": order}))


def default_probability(proposal: StageProposal, count: int) -> Decimal:
    """What to propose where nothing tells: 1 for won, 0 for lost, else rising along the stages; to be agreed to."""
    if proposal.stage.outcome is not Outcome.OPEN:
        return Decimal(int(proposal.stage.outcome is Outcome.WON))
    usual = stage_places().get(compact(proposal.stage.name))
    share = usual if usual is not None else proposal.stage.order / (count + 1)
    return (Decimal(round(share * 16)) / 20 + Decimal("0.1")).quantize(Decimal("0.01"))
