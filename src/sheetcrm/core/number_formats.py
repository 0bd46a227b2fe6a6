"""What a number format writes beside the number: `€` of `#,##0.00 "€"`, `k €` of `0"k €"`, `$` of `[$$-409]#,##0`."""

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import category

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|(\[[^\]]*\]|[_*].)|(.)', re.DOTALL)


@lru_cache(maxsize=4096)
def shown_text(pattern: str) -> str:
    """The text that a format adds to a positive number, without blanks around it: quoted and escaped text, a currency
    in brackets, bare currency signs."""
    found = []
    for quoted, escaped, currency, skipped, bare in _TOKEN.findall(pattern):
        if bare == ";":
            break
        sign = bare if bare and category(bare) == "Sc" else " "
        found.append(quoted or escaped or currency or ("" if skipped else sign))
    return " ".join("".join(found).split())


def differing(usual: Mapping[int, str], shown: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Of the formats of single cells, by address, those that write something, and not what their column's usual format
    writes."""
    return {
        at: pattern
        for at, pattern in shown.items()
        if (text := shown_text(pattern)) and text != shown_text(usual.get(at[1], ""))
    }
