"""Conditional formats: few, and each with a meaning that the cell's own text or number tells as well."""

from collections.abc import Iterator, Mapping

from sheetcrm.core.cells import column_letters
from sheetcrm.report import Kind, Label

from .content import Field
from .placed import PlacedTable

NEGATIVE = frozenset({Kind.MONEY, Kind.AMOUNT, Kind.NUMBER, Kind.COUNT})
WORDS: Mapping[str, str] = {
    "error": "bad",
    "warning": "warn",
    "hint": "quiet",
    "overdue": "bad",
    "undated": "warn",
    "target_met": "good",
    "supported": "good",
    "contradicted": "bad",
    "no_difference": "quiet",
    "not_enough_data": "quiet",
    "matched": "good",
    "short": "bad",
    "over": "warn",
    "missing": "bad",
    "orphan": "warn",
}
"""The tone of a word, by its key."""
LIMITS: Mapping[str, tuple[str, str]] = {"attainment": ("@>=1", "good"), "coverage": ("@>0,@<1", "warn")}
"""By column: when a number is worth a look, and its tone. Coverage under 1: what is open cannot fill the gap."""


def rules(placed: PlacedTable) -> Iterator[tuple[str, str, str]]:
    """Each rule of a table: the range, the condition on its first cell as a formula, and the tone."""
    if placed.last < placed.first:
        return
    for place, field in enumerate(placed.fields):
        column = field.column
        letters = column_letters(place + 1)
        area, cell = f"{letters}{placed.first}:{letters}{max(placed.last, placed.total)}", f"{letters}{placed.first}"
        if column.kind in NEGATIVE:
            yield area, f"AND(ISNUMBER({cell}),{cell}<0)", "minus"
        if column.key in LIMITS:
            limit, tone = LIMITS[column.key]
            yield area, f"AND(ISNUMBER({cell}),{limit.replace('@', cell)})", tone
        for key, word in _labels(field):
            if key in WORDS:
                said = word.replace('"', '""')
                yield area, _speaks(placed, place, f'{cell}="{said}"'), WORDS[key]


def _speaks(placed: PlacedTable, place: int, condition: str) -> str:
    """A word that names its row counts where the row has anything to tell."""
    if place or placed.table.long or len(placed.fields) == 1:
        return condition
    return f"AND({condition},SUM(B{placed.first}:{column_letters(len(placed.fields))}{placed.first})<>0)"


def _labels(field: Field) -> list[tuple[str, str]]:
    """The words of a column by key; one key may have several, such as those that say a number."""
    found = {value for value in field.values if isinstance(value, Label)} if Label in field.types else set()
    return sorted((label.key, label.text) for label in found)
