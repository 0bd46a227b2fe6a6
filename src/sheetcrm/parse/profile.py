"""What a column's cells look like, to weigh against what its heading says."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from . import dates, numbers
from .blanks import Distinct
from .currencies import currency_in, currency_named
from .fields import Holds
from .normal import compact
from .outcomes import outcome_of
from .vocabulary import activity_states, categories

SAMPLE = 400
"""Texts and numbers of a column that are looked at."""
FEW = 5
ENOUGH = 0.5
"""The share of a column's filled cells that must be of the field's kind."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts over a column's cells; texts are counted by a sample of distinct ones, scaled to all of them."""

    filled: int
    numbers: float
    dates: float
    times: float
    distinct: int
    texts: tuple[str, ...]
    """Distinct texts, at most a sample of them."""
    figures: tuple[float, ...]
    """Distinct numbers, at most a sample of them."""
    text_numbers: float
    text_dates: float
    money: float
    """Share of the sampled texts that show a currency."""

    def share(self, count: float) -> float:
        """A count as a share of the filled cells."""
        return count / self.filled if self.filled else 0.0


def profile(column: Distinct) -> Profile:
    """Looks at a column once: at its types in full, at its texts and numbers by a sample spread over it."""
    cells = column.cells
    kinds = _kinds(column)
    sample = cells[:: max(1, len(cells) // (4 * SAMPLE))] if len(column.values) > 4 * SAMPLE else list(column.values)
    said = [cell for cell in sample if isinstance(cell, str)]
    filled = [cell for cell in said if cell not in column.blanks]
    texts = tuple(sorted(set(filled)))[:SAMPLE]
    figures = sorted({float(cell) for cell in sample if isinstance(cell, int | float) and not isinstance(cell, bool)})
    dashes = column.blanks - {None}
    written = kinds[str] - (sum(map(dashes.__contains__, cells)) if dashes else 0)
    numeric, days, times = (_count(kinds, types) for types in ((float, int), (dt.date, dt.datetime), _CLOCKS))
    scale = written / len(texts) if texts else 0.0
    money = [currency_in(text) is not None and numbers.number_in(text) is not None for text in texts]
    return Profile(
        filled=written + numeric + days + times + kinds[bool],
        numbers=numeric,
        dates=days,
        times=times,
        distinct=len(column.values) - len(column.blanks),
        texts=texts,
        figures=tuple(figures[:SAMPLE]),
        text_numbers=scale * sum(numbers.number_in(text) is not None for text in texts),
        text_dates=scale * sum(dates.date_in(text) is not None for text in texts),
        money=sum(money) / max(1, len(texts)),
    )


def _kinds(column: Distinct) -> Counter[type]:
    """How many cells are of each type."""
    different = column.kinds - {type(None)}
    if len(different) > 1:
        return Counter(map(type, column.cells))
    return Counter({kind: len(column.cells) - column.empty for kind in different})


_FIGURES = (Holds.MONEY, Holds.COUNT, Holds.SHARE, Holds.DATE)
_CLOCKS = (dt.time, dt.timedelta)


def _count(kinds: Mapping[type, int], types: Sequence[type]) -> int:
    return sum(kinds.get(kind, 0) for kind in types)


def fits(holds: Holds, column: Profile) -> bool:
    """Whether a column's cells may be what a field holds; an empty column may be anything."""
    if not column.filled:
        return True
    if holds in _FIGURES and column.filled == 1:
        return not column.times  # what cannot be read is asked about at its cell
    if holds in (Holds.MONEY, Holds.COUNT, Holds.SHARE):
        return _numeric(holds, column)
    if holds is Holds.DATE:
        return _dated(column) >= _enough(column)
    if holds in (Holds.OUTCOME, Holds.CATEGORY, Holds.STATE, Holds.CURRENCY):
        return not column.numbers and not column.dates and _all(column.texts, _KNOWS[holds])
    return column.share(column.dates + column.times) < ENOUGH


def _enough(column: Profile) -> float:
    """The share of filled cells that must be of the field's kind: of a few cells a single one will do."""
    return ENOUGH if column.filled >= FEW else 0.01


def _numeric(holds: Holds, column: Profile) -> bool:
    if holds is Holds.COUNT:
        return column.share(column.numbers) >= _enough(column) or _all(column.texts, _counts)
    if column.share(column.text_dates) >= ENOUGH or column.share(column.numbers + column.text_numbers) < _enough(
        column
    ):
        return False
    return holds is Holds.MONEY or all(-0.001 <= figure <= 1000 for figure in column.figures)


def _dated(column: Profile) -> float:
    serials = sum(20000 <= figure < 80000 for figure in column.figures)
    days = column.numbers * serials / len(column.figures) if column.figures else 0.0
    texts = sum(text.isdecimal() and len(text) == 5 for text in column.texts) / max(1, len(column.texts))
    written = column.filled - column.numbers - column.dates - column.times
    return column.share(column.dates + column.text_dates + days + texts * written)


def _all(texts: Sequence[str], knows: Callable[[str], object]) -> bool:
    return sum(map(bool, map(knows, texts))) >= 0.6 * len(texts)


def _counts(text: str) -> bool:
    return numbers.number_in(text.split()[0]) is not None


_KNOWS: Mapping[Holds, Callable[[str], object]] = {
    Holds.OUTCOME: outcome_of,
    Holds.CATEGORY: lambda text: categories().get(compact(text)),
    Holds.STATE: lambda text: activity_states().get(compact(text)),
    Holds.CURRENCY: currency_named,
}
