"""How spellings of one thing are made alike: headings, names, stages."""

import re
import unicodedata
from functools import lru_cache

_UNIT = re.compile(r"[(\[][^)\]]*[)\]]")
_NOISE = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, no accents, no signs: words parted by one blank. `Close_Date ` and `CLOSE DATE` are alike."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() if not text.isascii() else text
    return _NOISE.sub(" ", bare).strip().casefold()


@lru_cache(maxsize=65536)
def compact(text: str) -> str:
    """`plain` without blanks, so that `CloseDate`, `close date` and `close-date` are alike."""
    return plain(text).replace(" ", "")


def without_unit(text: str) -> str:
    """A heading without what stands in brackets: `Value (EUR)` is `Value`."""
    return _UNIT.sub(" ", text).strip() or text
