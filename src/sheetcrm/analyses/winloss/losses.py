"""Why deals were lost, and in which stage they stood before."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from sheetcrm.core.book import fold
from sheetcrm.core.models import Outcome, Stage

from ..deals import ZERO
from ..parts import added
from .columns import Columns


class Said(StrEnum):
    """What a reason tells."""

    REASON = "reason"
    NO_DECISION = "no_decision"
    """The client chose nobody: a class of its own, since no competitor won."""
    OTHER = "other"
    """Words that tell nothing."""
    BLANK = "blank"


OTHER = frozenset(
    (
        *("other", "others", "other reason", "various", "misc", "miscellaneous", "unknown", "not known"),
        *("altro", "altri", "altro motivo", "altri motivi", "varie", "sconosciuto", "non noto", "non so"),
    )
)
NO_DECISION = frozenset(
    (
        *("no decision", "no decision made", "no-decision", "indecision", "status quo"),
        *("nessuna decisione", "nessuna scelta", "non ha deciso", "indecisione"),
    )
)
BLANKS = frozenset(("-", "–", "—", ".", "?", "n/a", "na", "n.a.", "nd", "n.d.", "none", "nessuno", "nessuna"))


@dataclass(frozen=True, slots=True)
class Loss:
    """Lost deals; `value` is the sum over the `valued` ones that have an estimate."""

    count: int = 0
    value: Decimal = ZERO
    valued: int = 0

    def __add__(self, other: "Loss") -> "Loss":
        return Loss(self.count + other.count, self.value + other.value, self.valued + other.valued)

    @property
    def known_value(self) -> Decimal | None:
        """None where no estimate is known."""
        return self.value if self.valued or not self.count else None


class Why(NamedTuple):
    """A reason and a last stage, both folded; blank is ""."""

    reason: str
    stage: str


def losses(lost: Columns) -> tuple[dict[Why, Loss], list[str], list[str]]:
    """Lost deals by reason and last stage, and the spellings of either."""
    stages = dict(zip(lost.spelled, lost.stage, strict=True))
    told: dict[tuple[str | None, str | None, str | None], list[Decimal | None]] = {}
    for key, amount in zip(zip(lost.loss_reason, lost.last_stage, lost.spelled, strict=True), lost.amount, strict=True):
        told.setdefault(key, []).append(amount or None)
    found = added(
        *(
            {(reason or "", last or _stood(spelled, stages[spelled]) or ""): _loss(values)}
            for (reason, last, spelled), values in told.items()
        )
    )
    parts = ({Why(fold(reason), fold(stage)): loss} for (reason, stage), loss in found.items())
    return added(*parts), [reason for reason, _ in found], [stage for _, stage in found]


def _stood(spelled: str | None, stage: Stage | None) -> str | None:
    """The stage before a loss where the sheet tells no last one: that in which the deal still stands, where a status
    beside it says lost. None where nothing tells."""
    if stage is not None and stage.outcome is Outcome.OPEN:
        return stage.name
    return spelled if stage is None and spelled else None


def said(reason: str) -> Said:
    """What a folded reason tells."""
    if not reason or reason in BLANKS:
        return Said.BLANK
    if reason in OTHER:
        return Said.OTHER
    return Said.NO_DECISION if reason in NO_DECISION else Said.REASON


def by_reason(found: Mapping[Why, Loss]) -> dict[str, Loss]:
    """Losses by reason alone; every way of leaving it blank is ""."""
    return added(*({_one_blank(why.reason): loss} for why, loss in found.items()))


def by_stage(found: Mapping[Why, Loss]) -> dict[str, Loss]:
    """Losses by last stage alone."""
    return added(*({why.stage: loss} for why, loss in found.items()))


def by_class(found: Mapping[Why, Loss]) -> dict[Said, Loss]:
    """Losses by what their reasons tell."""
    return added(dict.fromkeys(Said, Loss()), *({said(why.reason): loss} for why, loss in found.items()))


def _one_blank(reason: str) -> str:
    return "" if said(reason) is Said.BLANK else reason


def _loss(values: list[Decimal | None]) -> Loss:
    known = [value for value in values if value is not None]
    return Loss(len(values), sum(known, ZERO), len(known))
