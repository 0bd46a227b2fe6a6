"""How spellings of one thing are made alike: headings, names, stages."""

import re
import unicodedata
from functools import lru_cache

_UNIT = re.compile(r"[(\[][^)\]]*[)\]]")
_NOISE = re.compile(r"[\W_]+")
_SIGNS = str.maketrans({"%": " percent ", "#": " no ", "№": " no "})


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, no accents, no signs, words parted by one blank: `Close_Date ` and `CLOSE DATE` are alike."""
    if text.isascii() and text.replace(" ", "").isalnum():  # most are, and the rest takes five times as long
        return " ".join(text.lower().split())
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _NOISE.sub(" ", text.translate(_SIGNS)).strip().casefold()


@lru_cache(maxsize=65536)
def compact(text: str) -> str:
    """`plain` without blanks, so that `CloseDate`, `close date` and `close-date` are alike."""
    return plain(text).replace(" ", "")


def without_unit(text: str) -> str:
    """A heading without what stands in brackets: `Value (EUR)` is `Value`."""
    return _UNIT.sub(" ", text).strip() or text


def word_set(text: str) -> frozenset[str]:
    """The words of a text parted by blanks."""
    return frozenset(text.split())
