"""Every row that is won, by where it counts: why one figure of deals won differs from another."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sheetcrm.core.models import Outcome

from .deals import Deal
from .lines import Line, Lines

CREDIT = "credit"
PLACES = (str(Line.CLOSED_WON), str(Line.WON_UNDATED), str(Line.WON_UNVALUED), CREDIT, str(Line.AHEAD))
"""In the order in which they are told."""


def won_rows(lines: Lines) -> Mapping[str, int]:
    """How many rows that are won count in closed won, stand outside it for want of a date or an amount, are credits
    (which lower an award and are no deals of their own), or lie after the as-of date; they add up to all."""
    counts: Counter[str] = Counter()
    for line in (Line.CLOSED_WON, Line.WON_UNDATED, Line.WON_UNVALUED, Line.AHEAD):
        counts.update(_place(line, lines.deals[line]))
    return {place: counts[place] for place in PLACES if counts[place]}


def _place(line: Line, deals: Iterable[Deal]) -> Iterable[str]:
    for deal in deals:
        if deal.outcome is Outcome.WON:
            yield CREDIT if line is not Line.AHEAD and deal.record.credit_of is not None else str(line)
