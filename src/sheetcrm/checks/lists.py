"""What the checks against a team's lists share."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from sheetcrm.core.book import fold
from sheetcrm.core.cells import Row
from sheetcrm.core.models import Opportunity
from sheetcrm.core.problem import Problem, Severity

from .rows import at_field


def nearest(text: str, listed: Sequence[str]) -> str:
    """The listed name that a text was perhaps meant to be, else the list's first names."""
    return _nearest(text, tuple(listed))


@lru_cache(maxsize=4096)
def _nearest(text: str, listed: tuple[str, ...]) -> str:
    by_folded = {fold(name): name for name in listed}
    close = get_close_matches(fold(text), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else ", ".join(listed[:5]) + (", …" if len(listed) > 5 else "")


def unlisted(
    rows: Iterable[Row[Opportunity]], name: str, listed: Sequence[str], code: str, severity: Severity
) -> Iterator[Problem]:
    """Every value of a field that its list does not have; a team without such a list is not asked."""
    known = {fold(entry) for entry in listed}
    seen: dict[str, bool] = {}
    for row in rows if known else ():
        value = getattr(row.record, name)
        if value is None:
            continue
        if value not in seen:
            seen[value] = fold(value) in known
        if not seen[value]:
            yield at_field(row, name, code, severity, nearest=nearest(value, listed))
