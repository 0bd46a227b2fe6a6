"""Chances learned from history: a beta posterior, and a few nodes that stand for it in sums over it."""

import math
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Beta:
    """The posterior of a chance: `won` and `lost` are its two parameters, pseudo-counts included, both above 0."""

    won: float
    lost: float

    @property
    def mean(self) -> float:
        """The expected chance."""
        return self.won / (self.won + self.lost)

    def after(self, wins: int, losses: int) -> "Beta":
        """The posterior once these further outcomes are known."""
        return Beta(self.won + wins, self.lost + losses)


@cache
def nodes(beta: Beta, count: int) -> tuple[tuple[float, float], ...]:
    """(weight, chance) pairs that average every polynomial of degree below 2 × count exactly as the beta does: Gauss's
    quadrature for Jacobi's weight on [0, 1] (Golub and Welsch 1969; recurrence as in Gautschi, Orthogonal Polynomials,
    2004, table 1.1). The sum over n deals of one stage is such a polynomial of degree n."""
    diagonal, squares = _recurrence(beta, count)
    roots = [_root(place, diagonal, squares) for place in range(count)]
    weights = [_weight(root, diagonal, squares) for root in roots]
    whole = sum(weights)
    return tuple((weight / whole, root) for weight, root in zip(weights, roots, strict=True))


def _recurrence(beta: Beta, count: int) -> tuple[list[float], list[float]]:
    """The diagonal of the Jacobi matrix and the squares beside it (squares[0] unused), shifted to [0, 1]."""
    low, high = beta.won - 1.0, beta.lost - 1.0  # the weight is x**low * (1 - x)**high
    both = low + high
    diagonal, squares = [], [0.0]
    for n in range(count):
        if n == 0:
            middle = (low - high) / (both + 2.0)
        else:
            middle = (low * low - high * high) / ((2.0 * n + both) * (2.0 * n + both + 2.0))
            over = 4.0 * n * (n + low) * (n + high) * (n + both) if n > 1 else 4.0 * (1.0 + low) * (1.0 + high)
            under = (2.0 * n + both) ** 2 * ((2.0 * n + both) ** 2 - 1.0) if n > 1 else (2 + both) ** 2 * (3 + both)
            squares.append(over / under / 4.0)
        diagonal.append((1.0 + middle) / 2.0)
    return diagonal, squares


def _root(place: int, diagonal: list[float], squares: list[float]) -> float:
    """The eigenvalue number `place` (from 0, the least first), by bisection on Sturm's count."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2.0
        below, ratio = 0, 1.0
        for n, centre in enumerate(diagonal):
            ratio = centre - middle - (squares[n] / ratio if n else 0.0)
            ratio = ratio or -1e-300
            below += ratio < 0
        low, high = (low, middle) if below > place else (middle, high)
    return (low + high) / 2.0


def _weight(root: float, diagonal: list[float], squares: list[float]) -> float:
    """Christoffel's number: one over the sum of the squared orthonormal polynomials at the root."""
    before, here, whole = 0.0, 1.0, 1.0
    for n in range(len(diagonal) - 1):
        back = math.sqrt(squares[n]) * before if n else 0.0
        before, here = here, ((root - diagonal[n]) * here - back) / math.sqrt(squares[n + 1])
        whole += here * here
    return 1.0 / whole
