"""Amounts kept in thousands or millions: what headings and number formats say of it, and where they contradict.

A format may write a unit beside a number that it does not scale: `0"k €"` shows 12 as `12k €`. Whether the amount is 12
or 12,000 only the team can say.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from sheetcrm.core.number_formats import divides, shown_text

from .currencies import MARK
from .normal import plain
from .read_cells import Read
from .readers import Fault

_UNITS = {
    1000: "k t tsd tausend teur keur kusd kgbp kchf tchf mila migliaia thousand thousands mil miles milhares milliers "
    "mille duizend",
    1_000_000: "m mio mln mill million millions milioni milione millionen millones milhoes miljoen meur",
    1_000_000_000: "mrd mld bn bln billion miliardi milliarden",
}
_MEANS = {word: scale for scale, words in _UNITS.items() for word in words.split()}
_PARTED = re.compile(r'[0#](?:"[^"]*[.,\'’][^"]*"|\\[.,\'’])[0#]')
"""Digits parted by a sign that is mere text: `0"."000`."""
LARGE = 10_000
"""A number as large is hardly in thousands."""
_FAR = 100


@lru_cache(maxsize=4096)
def unit_of(pattern: str) -> tuple[int, int]:
    """What a number format writes and does: the unit beside the number (1 for none, 0 for one that nobody can tell,
    such as three zeros that are mere text), and what it divides the number by before showing it."""
    text, scaling = shown_text(pattern), divides(pattern)
    if any(sign.isdigit() for sign in text) or _PARTED.search(pattern):
        return 0, scaling
    scales = {_MEANS[word] for word in plain(MARK.sub(" ", text)).split() if word in _MEANS}
    if not scales:
        return 1, scaling
    return scales.pop() if len(scales) == 1 else 0, scaling


def mend(read: Read, formats: Iterable[tuple[int, str]], scale: int) -> list[int]:
    """Mends a column of amounts, already multiplied by its heading's `scale`, by the format of each record's number.

    An amount that its format divides itself is not multiplied by its heading once more; one that is much too large for
    its heading's unit becomes a Fault. Returns the records whose unit neither heading nor format accounts for.
    """
    doubtful = []
    for record, pattern in formats:
        value = read.values[record]
        if isinstance(value, Decimal):
            unit, divided = unit_of(pattern)
            if divided != 1 and divided == scale:
                read.values[record] = value / scale
            elif unit not in (1, divided, scale):
                doubtful.append(record)
    if scale != 1:
        _question_sizes(read, scale)
    return doubtful


def _question_sizes(read: Read, scale: int) -> None:
    """Under a heading in thousands an amount in full stands out by its size."""
    bare = {at: abs(value / scale) for at, value in enumerate(read.values) if isinstance(value, Decimal) and value}
    if not bare:
        return
    usual = sorted(bare.values())[(len(bare) - 1) // 2]
    for at, size in bare.items():
        if size >= LARGE and (size >= _FAR * usual or usual >= LARGE):
            read.values[at] = None
            read.faults[at] = Fault("unclear-unit", {"one": size, "other": size * scale})
