"""Numbers kept as text: read exactly, by a decimal mark that the column proves, or not read at all.

`1.234` alone may be one thousand or one point two: it is read only where another cell of the column, the options or the
workbook's locale says which mark is the decimal one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .currencies import MARK

_SPACES = re.compile(r"[\s’'`´]+")
_TAIL = re.compile(r"([.,])[-–—]$")
_SCALE = re.compile(r"(?i)(?<=[\d\s])(k|tsd\.?|mila|mio\.?|mln\.?|millions?|milioni|milione|mill\.|thousand)$")
_SCALES = {"k": 3, "tsd": 3, "mila": 3, "thousand": 3}
_SPACED = re.compile(r"(\d{1,3}(?: \d{3})+)(?:([.,])(\d+))?")
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+"),
    ",": re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}"),  # the latter as in India: 1,23,456
}
_OTHER = {".": ",", ",": "."}
_TENS = {-2: Decimal("0.01"), 0: Decimal(1), 3: Decimal(1000), 6: Decimal(1000000)}


@dataclass(frozen=True, slots=True)
class Number:
    """What a text says, its sign, currency and scale taken apart. `proves` is the decimal mark that the text shows by
    itself (nothing where it has no marks); `open` says that it reads as two different numbers."""

    digits: str
    negative: bool = False
    scale: int = 0
    proves: str = ""
    open: bool = False

    def value(self, decimal: str = ".") -> Decimal:
        """The number, by its own decimal mark, else by the one given."""
        mark = self.proves or decimal
        number = Decimal(self.digits.replace(_OTHER[mark], "").replace(mark, ".")) * _TENS[self.scale]
        return -number if self.negative else number


@lru_cache(maxsize=65536)
def number_in(text: str) -> Number | None:
    """What a text says as a number, its currency aside; None where it is no number."""
    bare = MARK.sub(" ", text).replace("−", "-").strip()
    negative, scale = False, 0
    if bare.startswith("(") and bare.endswith(")"):
        bare, negative = bare[1:-1].strip(), True
    if bare.endswith("%"):
        bare, scale = bare[:-1].strip(), -2
    elif found := _SCALE.search(bare):
        bare, scale = bare[: found.start()].strip(), _SCALES.get(found[1].casefold().rstrip("."), 6)
    if bare[:1] in ("-", "+"):
        bare, negative = bare[1:].strip(), negative or bare[0] == "-"
    elif bare.endswith("-") and bare[-2:-1].isdigit():
        bare, negative = bare[:-1], True
    shape = _shape(_SPACES.sub(" ", bare))
    return Number(shape[0], negative, scale, shape[1], shape[2]) if shape else None


def _shape(bare: str) -> tuple[str, str, bool] | None:
    """Digits and marks, the decimal mark that they prove, and whether they leave it open."""
    if bare.isdecimal() and bare.isascii():
        return bare, "", False
    if tail := _TAIL.search(bare):
        inner = _shape(bare[: tail.start()])
        return inner and (inner[0], tail[1], False)
    if spaced := _SPACED.fullmatch(bare):
        whole, mark, decimals = spaced[1].replace(" ", ""), spaced[2] or "", spaced[3] or ""
        return whole + mark + decimals, mark, False
    mark = max(".,", key=bare.rfind)
    head, _, decimals = bare.rpartition(mark)
    other = _OTHER[mark]
    if other in bare:
        good = _GROUPED[other].fullmatch(head) and decimals.isdecimal()
        return (bare, mark, False) if good else None
    if mark in head:
        return (bare, other, False) if _GROUPED[mark].fullmatch(bare) else None
    if not decimals.isdecimal() or not (head.isdecimal() or not head):
        return None
    unclear = len(decimals) == 3 and 1 <= len(head) <= 3 and head[0] != "0"
    return bare, "" if unclear else mark, unclear


@dataclass(frozen=True, slots=True)
class Marks:
    """Which decimal mark a column's texts follow. `mark` is empty where they, the options and the locale leave it open;
    `told` says that it was given from outside; `proofs` are one text for each mark that the column shows."""

    mark: str
    told: bool
    proofs: tuple[str, ...]

    def reads(self, number: Number, money: bool) -> bool:
        """Whether a text says one number only. Money with three decimals is not believed on a column's word alone."""
        if not number.open:
            return True
        return bool(self.mark) and (self.told or not money or self.mark not in number.digits)


def decide(texts: Iterable[str], given: str, likely: str) -> Marks:
    """The mark that a column's texts prove; `given` by options stands where they prove nothing, then the `likely` one
    of the locale or language."""
    proofs: dict[str, str] = {}
    for text in sorted(texts):
        number = number_in(text)
        if number and number.proves:
            proofs.setdefault(number.proves, text)
    shown = tuple(proofs.values())
    if len(proofs) == 1:
        return Marks(next(iter(proofs)), given in proofs, shown)
    return Marks(given or ("" if proofs else likely), bool(given), shown)
