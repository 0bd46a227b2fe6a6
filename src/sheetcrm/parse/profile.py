"""What a column's cells look like, to weigh against what its heading says."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sheetcrm.core.cells import Cell

from . import dates, numbers
from .currencies import currency_in, currency_named
from .fields import Holds
from .normal import compact
from .outcomes import outcome_of
from .readers import is_blank
from .vocabulary import activity_states, categories

SAMPLE = 400
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


def profile(cells: Sequence[Cell]) -> Profile:
    """Looks at a column once."""
    kinds: dict[type, int] = {}
    for kind in map(type, cells):
        kinds[kind] = kinds.get(kind, 0) + 1
    unique = set(cells)
    texts = sorted(cell for cell in unique if isinstance(cell, str) and not is_blank(cell))
    sample = texts[:: max(1, len(texts) // SAMPLE)]
    figures = sorted(float(cell) for cell in unique if isinstance(cell, int | float) and not isinstance(cell, bool))
    blanks = sum(1 for cell in cells if isinstance(cell, str) and is_blank(cell)) if len(texts) < len(unique) else 0
    written = kinds.get(str, 0) - blanks
    scale = written / len(sample) if sample else 0.0
    numeric = kinds.get(float, 0) + kinds.get(int, 0)
    days = kinds.get(dt.date, 0) + kinds.get(dt.datetime, 0)
    times = kinds.get(dt.time, 0) + kinds.get(dt.timedelta, 0)
    return Profile(
        filled=written + numeric + days + times + kinds.get(bool, 0),
        numbers=numeric,
        dates=days,
        times=times,
        distinct=len(texts) + len(figures) + sum(isinstance(cell, dt.date) for cell in unique),
        texts=tuple(sample),
        figures=tuple(figures[:: max(1, len(figures) // SAMPLE)]),
        text_numbers=scale * sum(numbers.number_in(text) is not None for text in sample),
        text_dates=scale * sum(dates.date_in(text) is not None for text in sample),
        money=sum(currency_in(text) is not None and numbers.number_in(text) is not None for text in sample)
        / max(1, len(sample)),
    )


def fits(holds: Holds, column: Profile) -> bool:
    """Whether a column's cells may be what a field holds; an empty column may be anything."""
    if not column.filled:
        return True
    if holds in (Holds.MONEY, Holds.COUNT, Holds.SHARE):
        numeric = (
            column.share(column.numbers + column.text_numbers) >= ENOUGH and column.share(column.text_dates) < ENOUGH
        )
        if holds is Holds.COUNT:
            return column.share(column.numbers) >= ENOUGH or _all(column.texts, _counts)
        return numeric and (holds is Holds.MONEY or all(-0.001 <= figure <= 1000 for figure in column.figures))
    if holds is Holds.DATE:
        return _dated(column) >= ENOUGH
    if holds in (Holds.OUTCOME, Holds.CATEGORY, Holds.STATE, Holds.CURRENCY):
        return not column.numbers and not column.dates and _all(column.texts, _KNOWS[holds])
    return column.share(column.dates + column.times) < ENOUGH


def _dated(column: Profile) -> float:
    serials = sum(20000 <= figure < 80000 for figure in column.figures)
    days = column.numbers * serials / len(column.figures) if column.figures else 0.0
    texts = sum(text.isdecimal() and len(text) == 5 for text in column.texts) / max(1, len(column.texts))
    written = column.filled - column.numbers - column.dates - column.times
    return column.share(column.dates + column.text_dates + days + texts * written)


def _all(texts: Sequence[str], knows: "type[bool] | object") -> bool:
    return sum(map(bool, map(knows, texts))) >= 0.6 * len(texts)  # type: ignore[arg-type]


def _counts(text: str) -> bool:
    return numbers.number_in(text.split()[0]) is not None


_KNOWS = {
    Holds.OUTCOME: outcome_of,
    Holds.CATEGORY: lambda text: categories().get(compact(text)),
    Holds.STATE: lambda text: activity_states().get(compact(text)),
    Holds.CURRENCY: currency_named,
}
