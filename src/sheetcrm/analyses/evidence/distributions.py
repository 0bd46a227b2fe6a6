"""Tail probabilities in pure Python, so that a refresh imports no statistics library."""

import math
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.975)
EPSILON = 1e-16
STEPS = 10_000


def chi_square_tail(x: float, df: int) -> float:
    """P(X ≥ x) of a chi-square distribution: the regularised upper incomplete gamma function Q(df/2, x/2)."""
    if x <= 0:
        return 1.0
    if df == 1:
        return math.erfc(math.sqrt(x / 2))
    shape, half = df / 2, x / 2
    scale = math.exp(shape * math.log(half) - half - math.lgamma(shape))
    if half < shape + 1:
        return max(0.0, 1.0 - scale * _series(shape, half))
    return scale * _fraction(shape, half)


def _series(shape: float, x: float) -> float:
    """The lower incomplete gamma function's series (DLMF 8.11.4), without its common factor."""
    term = total = 1.0 / shape
    for step in range(1, STEPS):
        term *= x / (shape + step)
        total += term
        if term < total * EPSILON:
            break
    return total


def _fraction(shape: float, x: float) -> float:
    """The upper incomplete gamma function's continued fraction (DLMF 8.9.2) by Lentz's method."""
    tiny = 1e-300
    b = x + 1 - shape
    c, d = 1 / tiny, 1 / b
    value = d
    for step in range(1, STEPS):
        a = -step * (step - shape)
        b += 2
        d = 1 / (a * d + b or tiny)
        c = b + a / c or tiny
        value *= c * d
        if abs(c * d - 1) < EPSILON * 4:
            break
    return value


def wilson(won: int, n: int) -> tuple[float, float] | None:
    """Wilson's 95 % interval of a share; None of nothing."""
    if n == 0:
        return None
    share, z2 = won / n, Z95 * Z95
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, centre - half), min(1.0, centre + half)
