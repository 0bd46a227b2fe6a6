"""How a sum of deals, each won whole or not at all, is distributed: exact convolution on an integer grid.

Amounts are whole numbers of the currency's minor unit. The grid's step is the greatest common divisor of all amounts
where that leaves few enough cells; then nothing is rounded. Else deals are put together in blocks, each on a grid fine
enough for its own amounts, and a block's grid is halved when it grows too long; `error` adds up the most by which all
that can have moved any value, so that every quantile is within `error` of the exact one.

Chances are 31-bit fixed-point integers, right to about a millionth in the end. Two grids are convolved as one product
of two long integers (Kronecker substitution), which Python does faster than loops and without another package; the
result is the same on any machine.
"""

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate

WHOLE = 1 << 31
"""A chance of 1."""
SLACK = WHOLE >> 20
"""What rounding and thin tails may take from a chance of 1 (1e-6), forgiven when a quantile is looked up."""
TAIL = WHOLE >> 27
"""Tails that hold less than this are too thin to carry along."""
UNSURE = 0.001
"""The chance that is left beside the bound on the error, where that bound is not certain."""
HALF = (1 << 31).to_bytes(8, "little")
"""Half of a new mass's last place, for rounding."""
BLOCK = 8
"""Deals convolved one by one before blocks are put together."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """The chance `masses[j]` (of WHOLE) that the sum is `(start + j) * step`, in minor units.

    `rounding` is the most by which rounding to the grid can have moved a value, `spread` the sum of the squared ranges
    of its independent parts, `drift` what they are expected to have moved it by, all in minor units.
    """

    step: int
    masses: "array[int]"
    start: int = 0
    rounding: int = 0
    spread: int = 0
    drift: float = 0.0

    def __add__(self, other: "Distribution") -> "Distribution":
        step = max(self.step, other.step)
        one, two = self.at(step), other.at(step)
        return Distribution(
            step,
            _product(one.masses, two.masses),
            one.start + two.start,
            one.rounding + two.rounding,
            one.spread + two.spread,
            one.drift + two.drift,
        )

    @property
    def error(self) -> int:
        """The amount by which a quantile may be off, give or take a chance of UNSURE: the lesser of the sum of all
        roundings, and of the drift with Hoeffding's bound on how far a sum of independent ones is from what it is
        expected to be."""
        likely = abs(self.drift) + math.sqrt(math.log(2 / UNSURE) / 2 * self.spread)
        return min(self.rounding, math.ceil(likely))

    def at(self, step: int) -> "Distribution":
        """The same on a grid that is coarser by a power of two: a mass between two cells is split evenly between them,
        so that the mean stays; it moves by one old step."""
        here = self
        while here.step < step:
            here = _halved(here)
        return here

    def within(self, cells: int) -> "Distribution":
        """The same without tails too thin to matter (TAIL), on at most this many cells."""
        here = _trimmed(self)
        while len(here.masses) > cells:
            here = _halved(here)
        return here

    def quantile(self, share: float) -> int:
        """The least amount that the sum does not exceed with at least this chance."""
        wanted = int(share * sum(self.masses)) - SLACK
        place = next(place for place, reached in enumerate(accumulate(self.masses)) if reached >= wanted)
        return (self.start + place) * self.step

    def at_least(self, amount: int) -> float:
        """The chance that the sum reaches an amount."""
        first = max(0, -(-amount // self.step) - self.start)
        return sum(self.masses[first:]) / sum(self.masses)

    @property
    def mean(self) -> float:
        """The expected sum."""
        inside = sum(place * mass for place, mass in enumerate(self.masses)) / sum(self.masses)
        return self.step * (self.start + inside)


def of_deals(bets: Sequence[tuple[int, float]], base: int, cells: int) -> Distribution:
    """The distribution of a sum of independent amounts, each with its chance. `base` divides every amount; `cells` is
    how many cells a grid may have. n log n in the number of deals, for a given number of cells."""
    live = sorted(bet for bet in bets if bet[0] > 0 and bet[1] > 0)
    own = cells if len(live) <= 4 * BLOCK else max(cells // 4, 16 * BLOCK)
    return total([_block(live[start : start + BLOCK], base, own) for start in range(0, len(live), BLOCK)], base, cells)


def total(parts: Sequence[Distribution], base: int, cells: int) -> Distribution:
    """The distribution of a sum of independent sums on grids of `base`, or of base times a power of two."""
    level = list(parts) or [Distribution(base, array("I", [WHOLE]))]
    while len(level) > 1:
        pairs = [reduce(Distribution.__add__, level[start : start + 2]) for start in range(0, len(level), 2)]
        level = [pair.within(cells) for pair in pairs]
    return level[0]


def mixture(parts: Sequence[tuple[float, Distribution]]) -> Distribution:
    """One of several distributions, each with its weight (the weights add up to 1)."""
    step = max(part.step for _, part in parts)
    aligned = [(weight, part.at(step)) for weight, part in parts]
    start = min(part.start for _, part in aligned)
    size = max(part.start + len(part.masses) for _, part in aligned) - start
    masses = [0.0] * size
    for weight, part in aligned:
        wide = [*[0] * (part.start - start), *part.masses]
        wide += [0] * (size - len(wide))
        masses = [sofar + weight * mass for sofar, mass in zip(masses, wide, strict=True)]
    rounding, spread = max(part.rounding for _, part in aligned), max(part.spread for _, part in aligned)
    drift = max(abs(part.drift) for _, part in aligned)
    return Distribution(step, array("I", map(round, masses)), start, rounding, spread, drift)


def _block(bets: Sequence[tuple[int, float]], base: int, cells: int) -> Distribution:
    """A few deals convolved one by one. Amounts between two cells are rounded so that the expected sum stays: what one
    deal's rounding takes, the next gives back, yet never more than half a step at once: a tiny chance would have to be
    moved far to give back a little."""
    whole, step = sum(amount for amount, _ in bets), base
    while whole > step * cells:
        step *= 2
    masses, carried, moves = {0: 1.0}, 0.0, []  # few of the cells hold anything
    for amount, chance in bets:
        back = min(abs(carried), chance * step / 2) / chance
        jump = max(0, round((amount + math.copysign(back, carried)) / step))
        moves.append(jump * step - amount)
        carried -= moves[-1] * chance
        before, stay = masses, 1.0 - chance
        masses = {place: stay * mass for place, mass in before.items()}
        for place, mass in before.items():
            masses[place + jump] = masses.get(place + jump, 0.0) + chance * mass
    rounding = max(sum(move for move in moves if move > 0), -sum(move for move in moves if move < 0))
    spread = sum(move * move for move in moves)
    fixed = array("I", bytes(4 * (max(masses) + 1)))
    for place, mass in masses.items():
        fixed[place] = int(mass * WHOLE + 0.5)
    return Distribution(step, fixed, 0, rounding, spread, -carried)


def _halved(fine: Distribution) -> Distribution:
    """On a grid of twice the step."""
    masses = array("I", [0]) + fine.masses if fine.start % 2 else fine.masses
    even, odd = masses[::2].tolist(), masses[1::2].tolist()
    half = [mass >> 1 for mass in odd]
    if len(even) == len(odd):
        even.append(0)
    down, up = [*half, 0], [0, *half]
    masses = array("I", map(int.__add__, even, map(int.__add__, down, up)))
    step = fine.step * 2
    moved = any(odd)
    rounding = fine.rounding + moved * fine.step
    return Distribution(step, masses, fine.start // 2, rounding, fine.spread + moved * step * step, fine.drift)


def _trimmed(here: Distribution) -> Distribution:
    """Without cells at either end that hold less than TAIL together: what they hold goes to the next one."""
    masses = here.masses
    first, low = _tail(masses)
    last, high = _tail(reversed(masses))
    if first + last == 0 or first + last >= len(masses):
        return here
    kept = masses[first : len(masses) - last]
    kept[0] += low
    kept[-1] += high
    return Distribution(here.step, kept, here.start + first, here.rounding, here.spread, here.drift)


def _tail(masses: Iterable[int]) -> tuple[int, int]:
    """How many cells from one end hold less than TAIL, and what they hold."""
    held = 0
    for place, mass in enumerate(masses):
        if held + mass > TAIL:
            return place, held
        held += mass
    return 0, 0


def _product(one: "array[int]", two: "array[int]") -> "array[int]":
    """A coefficient of the product takes 64 bits, twice those of a mass. Its values at 2^32 and at -2^32 tell the even
    coefficients from the odd ones (Harvey 2009), by two products of half the length."""
    (here, there), (other_here, other_there) = _values(one), _values(two)
    both, between = here * other_here, there * other_there
    length = len(one) + len(two) - 1
    masses = array("I", bytes(4 * length))
    masses[::2] = _upper(both + between, (length + 1) // 2)
    masses[1::2] = _upper((both - between) >> 32, length // 2)
    return masses


def _values(masses: "array[int]") -> tuple[int, int]:
    """The polynomial of these coefficients at 2^32 and at -2^32."""
    odd = array("I", bytes(4 * len(masses)))
    odd[1::2] = masses[1::2]
    whole = int.from_bytes(masses.tobytes(), "little")
    return whole, whole - 2 * int.from_bytes(odd.tobytes(), "little")


def _upper(twice: int, count: int) -> "array[int]":
    """The upper halves, rounded, of coefficients that stand doubled side by side: the new masses."""
    words = array("I")
    words.frombytes((twice + int.from_bytes(HALF * count, "little")).to_bytes(8 * count, "little"))
    return words[1::2]
