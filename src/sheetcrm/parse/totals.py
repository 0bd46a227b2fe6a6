"""Rows that add others up: told from deals by their labels, by what else stands in them, and by their amounts."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import accumulate
from operator import and_, or_

from sheetcrm.core.cells import Cell

from .fields import Holds
from .match import Matching
from .normal import plain, word_set
from .numbers import number_in
from .vocabulary import known, months

LONGEST = 60
"""A label is no longer."""
_SUMS = word_set(
    "total totals totale totali totaux totales totais totaal totalen eindtotaal tot tott σ sum sums somma somme "
    "summe suma soma som gesamt gesamtsumme gesamtergebnis gesamtwert insgesamt zwischensumme teilergebnis "
    "teilsumme subtotal subtotals subtotale subtotali subtotaal tussentotaal average avg mean median media "
    "mediana moyenne promedio gemiddelde mittelwert durchschnitt schnitt count conteggio anzahl recuento contagem "
    "aantal max min maximum minimum massimo minimo maximo parziale parziali parcial riporto ubertrag report "
    "reporto arrastre complessivo complessivi complessiva overall riepilogo zusammenfassung summary resumen "
    "weighted ponderato ponderata ponderati pondere gewichtet gewogen cui davon dont waarvan which cumul cumulato "
    "kumuliert target obiettivo ziel objectif objetivo doel iva vat mwst tva btw"
)
"""Words that only a row of sums has for its label, alone or with `_WITH`."""
_WITH = word_set(
    "grand general generale generali geral sub deal deals offer offers offerte offerta opportunity opportunities "
    "opportunita trattativa trattative angebot angebote offres affaires oportunidades negocios pipeline net netto "
    "netti gross lordo brutto value values amount amounts importo importi valore valori wert betrag montant "
    "importe valor of di del dei delle della der die das des de du la le il the per by for pro par por and e und "
    "et y page pagina seite year anno jahr annee ano month mese monat mois mes quarter trimestre quartal q t h fy "
    "ytd open aperte aperti offen won vinte vinti gewonnen lost perse persi verloren eur usd gbp chf euro percent "
    "no n"
)
"""Words beside them that make no name."""


@lru_cache(maxsize=65536)
def is_label(text: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether a text can only be the label of a row of sums: `Totale Q1`, `Σ`, `di cui Marco`, where `names` has the
    words of the table's owners and stages."""
    if len(text) > LONGEST:
        return False
    words = [word for word in plain(text).split() if not word[-1:].isdecimal()]
    if not _SUMS.intersection(words):
        return False
    return all(word in _SUMS or word in _WITH or word in names or word in months() for word in words)


def is_like_label(text: str) -> bool:
    """Whether a text begins or ends as such a label does, and may be a name: `Totale Impianti Srl`, `Marco totale`."""
    words = plain(text).split() if len(text) <= LONGEST else []
    return bool(words) and bool({words[0], words[-1]} & known("TOTALS"))


@dataclass(frozen=True, slots=True)
class Totals:
    """Places of rows of sums, and of rows that may be that or a deal."""

    sure: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)


def totals(matching: Matching, records: Sequence[int]) -> Totals:
    """Which of a table's records add others up. One without a name or id of its own beside its label does; one that has
    a stage or a date beside it, and an amount that is no sum, may be a client of that name: it is doubtful. So is one
    that has a name or an id of its own, and yet the sum of the rows above for its amount."""
    look = _Look(matching)
    complete = look.complete()
    suspects = look.labelled([place for place in records if not complete[place]])
    found = Totals()
    if not suspects:
        return found
    sums = _Sums(matching, records, suspects)
    for place in suspects:
        verdict = look.judge(place, sums.is_sum(place))
        if verdict is not None:
            (found.sure if verdict else found.doubtful).add(place)
    return found


class _Look:
    """The telling cells of a table's rows."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self.naming: dict[str, int] = {
            name: self._place(name) for name in ("id", "client", "title") if name in matching.found
        }
        self.stage = self._place("stage") if "stage" in matching.found else None
        dates = [name for name, holds in matching.holds.items() if holds is Holds.DATE and name in matching.found]
        self.dates = [self._place(name) for name in dates]
        self._typed = {place: matching.block.distinct(place).typed for place in self._all()}
        self._names = frozenset(
            word
            for name in ("owner", "stage")
            if name in matching.found
            for text in matching.profile(self._place(name)).texts
            if not is_label(text)
            for word in plain(text).split()
        )

    def _place(self, name: str) -> int:
        return self._matching.found[name].columns[0] - self._matching.block.at.col

    def _all(self) -> list[int]:
        return [*self.naming.values(), *(() if self.stage is None else (self.stage,)), *self.dates]

    def complete(self) -> bytes:
        """For each row 1 where it has all names, a stage and some date: such a row is a deal."""
        telling = [*self.naming.values(), *(() if self.stage is None else (self.stage,))]
        numbers = [int.from_bytes(self._typed[at]) for at in telling]
        dates = [int.from_bytes(self._typed[at]) for at in self.dates]
        height = len(self._matching.block.columns[0]) if self._matching.block.columns else 0
        return reduce(and_, [*numbers, reduce(or_, dates, 0)]).to_bytes(height)

    def labelled(self, places: Sequence[int]) -> list[int]:
        """Those of some rows where one of the names, or the stage, is a label or looks like one."""
        found: set[int] = set()
        for at in (*self.naming.values(), *(() if self.stage is None else (self.stage,))):
            column = self._matching.block.columns[at]
            labels = {
                cell for cell in {column[place] for place in places} if isinstance(cell, str) and self._like(cell)
            }
            if labels:
                found.update(place for place in places if column[place] in labels)
        return sorted(found)

    def _like(self, text: str) -> bool:
        if len(text) > LONGEST or _SUMS.isdisjoint(plain(text).split()):
            return False  # quickly past most texts
        return is_label(text, self._names) or is_like_label(text)

    def judge(self, place: int, adds_up: bool) -> bool | None:
        """True for a row of sums, False where it may be one, None for a deal."""
        cells = {name: self._matching.block.columns[at][place] for name, at in self.naming.items()}
        stage = None if self.stage is None else self._matching.block.columns[self.stage][place]
        texts = [cell for cell in (*cells.values(), stage) if isinstance(cell, str)]
        label = next((text for text in texts if is_label(text, self._names)), None)
        own = any(self._names_a_deal(name, cell, label) for name, cell in cells.items())
        if label is None or own:
            has_id = self._typed[self.naming["id"]][place] if "id" in self.naming else False
            return False if adds_up and (label is not None or not has_id) else None
        staged = isinstance(stage, str) and bool(stage.strip()) and not self._beside(stage, label)
        dated = any(self._typed[at][place] for at in self.dates)
        return adds_up or not (staged or dated)

    def _names_a_deal(self, name: str, cell: Cell, label: str | None) -> bool:
        """Whether a cell names a deal: not blank, no label, no word beside one, and no count where a name should be."""
        if cell == label or cell in self._matching.block.distinct(self.naming[name]).untyped:
            return False
        if not isinstance(cell, str):
            return name == "id"
        bare = plain(cell).split()
        if not bare or is_label(cell, self._names):
            return False
        counted = bool(bare) and all(word.isdecimal() or word in _WITH for word in bare)
        return not counted or (name == "id" and any(word.isdecimal() for word in bare))

    def _beside(self, stage: str, label: str) -> bool:
        """Whether the stage is a label itself, or is named in it: `Total Proposal` in the stage `Proposal`."""
        return is_label(stage, self._names) or set(plain(stage).split()) <= set(plain(label).split())


class _Sums:
    """What the amounts of a table's rows add up to."""

    def __init__(self, matching: Matching, records: Sequence[int], suspects: Iterable[int]) -> None:
        match = matching.found.get("value") or matching.found.get("awarded")
        column = () if match is None else matching.block.columns[match.columns[0] - matching.block.at.col]
        self._amounts = {place: _amount(column[place]) for place in records} if column else {}
        apart = set(suspects)
        self._places = [place for place in records if place not in apart]
        self._sums = [0.0, *accumulate(self._amounts.get(place) or 0.0 for place in self._places)]
        self._starts = sorted({0, *(bisect_left(self._places, place) for place in apart)})

    def is_sum(self, place: int) -> bool:
        """Whether a row's amount is the sum of all rows above it, of those since another row of sums, or of all."""
        amount = self._amounts.get(place)
        if not amount:
            return False
        end = bisect_left(self._places, place)
        sums = [self._sums[end] - self._sums[start] for start in self._starts if end - start > 1]
        return any(abs(amount - each) < 0.006 for each in (*sums, self._sums[-1]))


def _amount(cell: Cell) -> float | None:
    if isinstance(cell, int | float):
        return float(cell)
    number = number_in(cell) if isinstance(cell, str) else None
    return float(number.value()) if number and not number.open else None
