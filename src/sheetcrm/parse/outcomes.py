"""What a stage or a status amounts to, by its words: won, lost, or still open."""

import re
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
_PLAIN = word_set(
    "closed close closing deal deals opportunity opportunities opp stage phase step status case project sale sales "
    "offer order quote business client customer account new old done complete completed final finally fully archive "
    "archived the a by us we chiusa chiuso chiuse chiusi trattativa trattative opportunita fase stato offerta ordine "
    "commessa cliente progetto affare archiviata archiviato definitiva definitivo definitivamente fermee cloturee "
    "cloture clos close affaire offre commande client etape phase statut definitivement abgeschlossen geschlossen "
    "auftrag angebot kunde projekt endgultig cerrada cerrado cerradas cerrados oportunidad etapa oferta pedido "
    "cliente proyecto negocio fechada fechado fechadas fechados oportunidade proposta projeto gesloten afgesloten "
    "opdracht offerte klant fase"
)
"""Words that leave a closing word beside them what it is. Any other may turn it into a hope (`almost won`)."""
_REASONS = word_set(
    "price pricing cost costs budget competitor competitors competition competitive timing time delay reason to prezzo "
    "costo concorrente concorrenza tempi tempistica motivo per prix cout concurrent concurrence delai preis kosten "
    "wettbewerb wettbewerber konkurrenz zeit precio coste competidor competencia plazo preco custo concorrencia prazo "
    "prijs kosten concurrent concurrentie tijd wegen an aan al alla pour a por"
)
"""Words that say why, or to whom, a deal was lost."""
_SIGNS = {
    "✅": Outcome.WON,
    "🏆": Outcome.WON,
    "🎉": Outcome.WON,
    "❌": Outcome.LOST,
    "👎": Outcome.LOST,
    "✔": Outcome.WON,
}
_DOUBT = re.compile(r"[?¿]")
_WHOLE = {True: re.compile(r"\b100\s?%"), False: re.compile(r"(?<!\d)0\s?%")}
"""The probability that won (True) and lost deals have; any other one beside the word contradicts it."""


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
    said = outcomes().get("".join(words))
    if said is Outcome.OPEN or (said and not _DOUBT.search(text)):
        return Reading(said, 1.0)
    won, lost = _WON.intersection(words), _LOST.intersection(words)
    if bool(won) == bool(lost) or _DOUBT.search(text):
        return None
    harmless = _PLAIN if won else _PLAIN | _REASONS
    others = plain(_WHOLE[bool(won)].sub(" ", text)).split()
    if any(not word.isdecimal() and word not in harmless | won | lost for word in others):
        return None
    return Reading(Outcome.WON if won else Outcome.LOST, 0.9)


def speaks_of_closing(text: str) -> bool:
    """Whether a name has a word of winning or losing in it, whatever it makes of it: `Almost won`, `Won?`."""
    words = [word for word in plain(text).split() if not word.isdecimal()]
    return bool((_WON | _LOST).intersection(words)) or outcomes().get("".join(words), Outcome.OPEN) is not Outcome.OPEN
