"""What one heading may mean: exactly known words first, then nearly known ones."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .currencies import CODES
from .normal import compact, plain, without_unit, word_set
from .understanding import How
from .vocabulary import known, senses

_PREFIX = re.compile(r"(?i)^(?:deal|opportunity|activity|opp|lead)\s*(?:-|:|–|\.|/|>)\s+")
_PARTS = re.compile(r"\s*[/\n|]\s*|\s+[-–]\s+")
_THOUSANDS = re.compile(
    r"(?i)(?<![\w])(?:k\s?[€$£]|[€$£]\s?k|k\s?(?:eur|usd|gbp|chf)|t\s?(?:eur|€|chf)|teur|[’']?000s?|thousands?|migliaia|tausend|milliers|miles|duizend(?:en)?)(?![\w])"
)
_MILLIONS = re.compile(r"(?i)(?<![\w])(?:m\s?[€$£]|mio\.?|mln\.?|millions?|milioni|m\s?(?:eur|usd|gbp))(?![\w])")
_EMPTY = word_set(
    "in the of net ex excl vat tax incl gross local currency k iva esclusa escl inclusa ht hors ttc netto brutto ohne "
    "mwst zzgl sin con sem com percent est approx dd mm yyyy yy optional required"
) | frozenset(code.casefold() for code in CODES)
"""Words that say nothing of which field a heading names."""


class Meaning(NamedTuple):
    """A field that a heading may name, how surely, and how usual the word is for the field (0 the most)."""

    field: str
    confidence: float
    rank: int
    how: How = How.SYNONYM


@lru_cache(maxsize=4096)
def meanings(text: str, table: str, language: str) -> tuple[Meaning, ...]:
    """The fields that a heading names by words known to the letter, surest first. Where languages see a word
    differently, the workbook's own counts, then English."""
    for spelling, confidence in _spellings(text):
        said = senses(table).get(spelling)
        if not said:
            if spelling in known("OTHER"):
                return ()
            continue
        first = min(said, key=lambda sense: (sense.language != language, sense.language != "en"))
        same = [sense for sense in said if sense.field == first.field]
        return (Meaning(first.field, confidence, min(sense.rank for sense in same)),)
    return ()


@lru_cache(maxsize=4096)
def is_other(text: str) -> bool:
    """Whether a heading is known to be none of ours, such as `Phone` or `Weighted amount`."""
    return next((True for spelling, _ in _spellings(text) if spelling in known("OTHER")), False)


def _spellings(text: str) -> Iterator[tuple[str, float]]:
    """The spellings to look up, from the whole heading to what is left without units and words that say nothing."""
    yield compact(text), 1.0
    bare = without_unit(text)
    if bare != text:
        yield compact(bare), 0.95
    if (short := _PREFIX.sub("", bare)) != bare:
        yield compact(short), 0.95
    words = plain(bare).split()
    left = [word for word in words if word not in _EMPTY]
    if left and left != words:
        yield "".join(left), 0.9
    pieces = _PARTS.split(bare)
    if len(pieces) > 1:
        yield from ((compact(piece), 0.85) for piece in pieces if compact(piece))


def scale_of(text: str) -> int:
    """What a heading multiplies its amounts by: `Value (k€)` by 1000."""
    if _THOUSANDS.search(text):
        return 1000
    return 1_000_000 if _MILLIONS.search(text) else 1


@lru_cache(maxsize=4096)
def nearly(text: str, table: str) -> Meaning | None:
    """The one field that a misspelt heading is near to: one slip in six letters, and no other word as near."""
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extract

    word = compact(without_unit(text))
    allowed = min(2, len(word) // 6)
    if not allowed:
        return None
    words = [*senses(table), *known("OTHER")]
    near = extract(word, words, scorer=DamerauLevenshtein.distance, score_cutoff=allowed + 1, limit=12)
    if not near or near[0][1] > allowed:
        return None
    best = near[0][1]
    fields = {
        said.field for spelling, distance, _ in near if distance <= best for said in senses(table).get(spelling, ())
    }
    others = any(spelling in known("OTHER") and spelling not in senses(table) for spelling, d, _ in near if d <= best)
    return Meaning(fields.pop(), 0.8, 50, How.FUZZY) if len(fields) == 1 and not others else None
