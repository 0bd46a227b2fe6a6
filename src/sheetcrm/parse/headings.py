"""What one heading may mean: exactly known words first, then nearly known ones."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from sheetcrm.core.models import ActivityStatus

from .currencies import CODES
from .normal import compact, plain, without_unit, word_set
from .understanding import How
from .vocabulary import contacts, known, senses, spelled, spelled_out

_PREFIX = re.compile(r"(?i)^(?:deal|opportunity|activity|opp|lead)\s*(?:-|:|–|\.|/|>)\s+")
_PARTS = re.compile(r"\s*[/\n|]\s*|\s+[-–]\s+")
_THOUSANDS = re.compile(
    r"(?i)(?<![\w])(?:k\s?[€$£]|[€$£]\s?k|k\s?(?:eur|usd|gbp|chf)|t\s?(?:eur|€|chf)|teur|[’']?000s?|[/x×:*]\s?1[.,’']?000|thousands?|migliaia|tausend|milliers|miles|duizend(?:en)?)(?![\w])"
)
_MILLIONS = re.compile(r"(?i)(?<![\w])(?:m\s?[€$£]|mio\.?|mln\.?|millions?|milioni|m\s?(?:eur|usd|gbp))(?![\w])")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_WHICH = word_set(
    "expected estimated est planned forecast projected target actual final effective prevista previsto stimata stimato "
    "presunta presunto effettiva effettivo reale prevue estimee estime reelle erwartet geplant geschatzt tatsachlich "
    "estimada estimado real verwacht gepland werkelijk won lost vinta persa start end inizio fine"
)
"""Words that say which of two dates or amounts is meant."""
_EMPTY = word_set(
    "in the of net ex excl vat tax incl gross local currency k iva esclusa escl inclusa ht hors ttc netto brutto ohne "
    "mwst zzgl sin con sem com est percent approx t teur mio mln thousand thousands 000 dd mm yyyy yy optional required"
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
    shares = "percent" in plain(text).split()
    for spelling, confidence in _spellings(text):
        said = senses(table).get(spelling)
        if said and shares and "percent" not in spelling and said[0].field != "probability":
            continue  # `% chiusura` is no date
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
    text = text.removesuffix("__c")  # Salesforce's mark of a field of one's own
    bare = without_unit(text)
    yield compact(text), 1.0
    if bare != text and (inside := _telling(text)):
        yield compact(f"{inside} {bare}"), 0.95  # `Close date (expected)` is the expected close date, and nothing else
        return
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


def _telling(text: str) -> str:
    """What stands in brackets, where it says which of two things is meant."""
    inside = " ".join(_BRACKETS.findall(text))
    return inside if _WHICH.intersection(plain(inside).split()) else ""


def scale_of(text: str) -> int:
    """What a heading multiplies its amounts by: `Value (k€)` by 1000."""
    if _THOUSANDS.search(text):
        return 1000
    return 1_000_000 if _MILLIONS.search(text) else 1


@lru_cache(maxsize=4096)
def nearly(text: str, table: str) -> Meaning | None:
    """The one field that a misspelt heading names: known words but for one slip in one or two of them. A word that is
    known by itself is not misspelt: `Invoice amount` is no `Invoiced amount`."""
    words = plain(without_unit(text)).split()
    strange = {word for word in words if len(word) > 4 and word not in _all_words()}
    if not 1 <= len(strange) <= 2:
        return None
    fields: set[str] = set()
    for known_words, field in _by_length(table).get(len(words), ()):
        slips = [(word, right) for word, right in zip(words, known_words, strict=True) if word != right]
        if all(word in strange for word, _ in slips) and all(_one_slip(word, right) for word, right in slips):
            fields.add(field)
    return Meaning(fields.pop(), 0.8, 50, How.FUZZY) if len(fields) == 1 and _NONE_OF_OURS not in fields else None


def _one_slip(word: str, right: str) -> bool:
    """Whether one letter is wrong, missing, too many, or has changed places with the next."""
    if abs(len(word) - len(right)) > 1:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(word, right, score_cutoff=1) == 1


_NONE_OF_OURS = ""


@cache
def _by_length(table: str) -> Mapping[int, list[tuple[list[str], str]]]:
    """The known headings of a table as words, by how many they are, those that are none of ours among them."""
    found: dict[int, list[tuple[list[str], str]]] = {}
    for text, field in [*spelled(table), *((text, _NONE_OF_OURS) for text in spelled_out("OTHER"))]:
        words = plain(text).split()
        found.setdefault(len(words), []).append((words, field))
    return found


@cache
def _all_words() -> frozenset[str]:
    """Every word that known headings are made of."""
    tables = ("OPPORTUNITY", "ACTIVITY", "LISTS")
    texts = [text for table in tables for text, _ in spelled(table)] + spelled_out("OTHER")
    return frozenset(word for text in texts for word in plain(text).split())


ActivityHeading = tuple[str, ActivityStatus | None]
_ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th|a|o|e|er|eme|ere)?|first|second|third|prima|primo|seconda|secondo|terza|terzo)$"
)
_DATE_WORDS = word_set("date data datum fecha on il am le")


@lru_cache(maxsize=4096)
def activity_heading(text: str) -> ActivityHeading | None:
    """What a heading over dates in a deal's row says of an activity (`Last call`, `Visit 2`): its type in the heading's
    own words, blank where it names none, and whether it is done or planned."""
    words = plain(text).split()
    status = None
    if words and words[0] in known("LAST"):
        words, status = words[1:], ActivityStatus.DONE
    elif words and words[0] in known("NEXT"):
        words, status = words[1:], ActivityStatus.PLANNED
    bare = [word for word in words if not _ORDINAL.match(word) and word not in _DATE_WORDS]
    if not bare or (status is None and len(bare) == len(words)):
        return None
    said = contacts().get("".join(bare))
    return None if said is None else (" ".join(bare).capitalize() if said else "", status)


def activity_date(text: str) -> ActivityHeading | None:
    """What a heading over dates says of an activity: as `activity_heading`, or a type's bare name (`Demo`)."""
    bare = plain(text).split()
    kind = contacts().get("".join(bare))
    return activity_heading(text) or ((" ".join(bare).capitalize(), None) if kind else None)


def activity_detail(text: str, language: str) -> str | None:
    """Which field of an activity a heading beside its date names, numbers aside: `Activity type 2` is its type."""
    words = [word for word in plain(text).split() if not _ORDINAL.match(word)]
    said = meanings(" ".join(words), "ACTIVITY", language)
    return said[0].field if said and said[0].field in ("type", "outcome", "notes", "owner") else None
