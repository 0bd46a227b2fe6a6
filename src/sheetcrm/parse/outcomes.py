"""What a stage or a status amounts to, by its words: won, lost, or still open."""

from functools import lru_cache
from typing import NamedTuple

from sheetcrm.core.models import Outcome

from .normal import plain, word_set
from .vocabulary import outcomes

_WON = word_set(
    "won vinta vinto vinte vinti gagne gagnee gewonnen ganado ganada ganho ganha acquisita acquisito aggiudicata "
    "aggiudicato adjudicado adjudicada closedwon"
)
_LOST = word_set(
    "lost persa perso perse persi perdu perdue perdido perdida verloren perduta perduto closedlost cancelled "
    "canceled annullata annullato rejected disqualified rifiutata rifiutato abgesagt afgewezen rechazado "
    "rechazada recusado recusada"
)
_NOT = word_set("not non no nicht nao pas niet never t be to if zu da or oder o ou of")
"""Words beside which "won" may mean its opposite, or a hope."""
_SIGNS = {
    "✅": Outcome.WON,
    "🏆": Outcome.WON,
    "🎉": Outcome.WON,
    "❌": Outcome.LOST,
    "👎": Outcome.LOST,
    "✔": Outcome.WON,
}


class Reading(NamedTuple):
    """An outcome, and how sure the words make it: 1 for a name that is known, less for one that holds a known word."""

    outcome: Outcome
    confidence: float


@lru_cache(maxsize=4096)
def outcome_of(text: str) -> Reading | None:
    """What a stage's or status's own words say; None where they say nothing, or two things."""
    words = [word for word in plain(text).split() if not word.isdecimal()]
    if not words:
        found = {outcome for sign, outcome in _SIGNS.items() if sign in text}
        return Reading(found.pop(), 0.8) if len(found) == 1 else None
    if said := outcomes().get("".join(words)):
        return Reading(said, 1.0)
    won, lost = _WON.intersection(words), _LOST.intersection(words)
    if bool(won) == bool(lost) or _NOT.intersection(words):
        return None
    return Reading(Outcome.WON if won else Outcome.LOST, 0.9)
