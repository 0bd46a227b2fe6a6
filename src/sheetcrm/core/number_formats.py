"""What a number format writes beside the number: `€` of `#,##0.00 "€"`, `k €` of `0"k €"`, `$` of `[$$-409]#,##0`."""

import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import category

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|(\[[^\]]*\]|[_*].)|(.)', re.DOTALL)

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_SCALING = re.compile(r"[0#?](,+)(?![0#?,])")


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


@lru_cache(maxsize=4096)
def divides(pattern: str) -> int:
    """What a format divides a number by before showing it: 1000 for every comma after its last digit."""
    commas = _SCALING.search(_LITERAL.sub("", pattern.split(";")[0]))
    return 1000 ** len(commas[1]) if commas else 1


def differing(usual: Mapping[int, str], shown: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Of the formats of single cells, by address, those that write something, and differ from their column's usual
    format in that or in what they divide by."""
    return {
        at: pattern
        for at, pattern in shown.items()
        if (text := shown_text(pattern))
        and (text, divides(pattern)) != (shown_text(other := usual.get(at[1], "")), divides(other))
    }
