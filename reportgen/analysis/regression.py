"""A linear regression from correlations: R², standardised coefficients, and what part of R² each driver has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import factorial, sqrt

from reportgen.analysis.products import Products
from reportgen.analysis.reliability import correlation

ALIKE = 1e-8
"""A driver of whose variance no more is its own follows from the others: nothing can be told of it."""
NOTHING = 1e-12
"""An R² below this is rounding; it has no parts."""
Matrix = Sequence[Sequence[float]]


@dataclass(eq=False)  # Python writes the traceback into it
class Singular(Exception):  # noqa: N818 (an outcome, not an error of ours)
    """The regression cannot be computed."""

    answer: int
    """What is to blame: 0 for what is explained, else the driver's place from 1."""
    constant: bool
    """Everybody answered it alike; else it follows from other drivers."""


@dataclass(frozen=True, slots=True)
class Regression:
    """What a regression says."""

    explained: float
    """R²."""
    parts: tuple[float, ...]
    """Of R², for each driver; they add up to it. Empty where nothing is explained."""
    coefficients: tuple[float, ...]
    """Standardised, for each driver."""


@lru_cache(maxsize=64)  # the measures of a model ask for it one by one
def regression(found: Products, method: str) -> Regression:
    """Return the regression of the first answer on the others.

    Parameters
    ----------
    found
        Sums over the respondents who answered everything.
    method
        ``shapley`` or ``johnson``.

    Raises
    ------
    Singular
        An answer does not vary, or a driver follows from others.
    """
    answers = range(len(found.sums))
    for i in answers:
        if found.covariance(i, i) == 0:
            raise Singular(i, constant=True)
    whole = [[1.0 if i == j else correlation(found, i, j) for j in answers] for i in answers]
    among, with_it = [row[1:] for row in whole[1:]], whole[0][1:]
    factor = _factor(among, with_it)
    explained = sum(z * z for z in factor.z)
    parts = METHODS[method](among, with_it) if explained > NOTHING else ()
    return Regression(explained, parts, factor.coefficients())


@dataclass(frozen=True, slots=True)
class Factor:
    """Cholesky's factor of the correlations of some drivers, and what is explained, seen along its rows."""

    rows: tuple[tuple[float, ...], ...] = ()
    z: tuple[float, ...] = ()
    members: tuple[int, ...] = ()

    def with_driver(self, j: int, among: Matrix, with_it: Sequence[float]) -> Factor:
        """Return the factor with one driver more; it adds the square of the last ``z`` to R²."""
        row: list[float] = []
        for member, above in zip(self.members, self.rows, strict=True):
            row.append((among[j][member] - sum(a * b for a, b in zip(row, above, strict=False))) / above[-1])
        own = 1.0 - sum(a * a for a in row)
        if own <= ALIKE:
            raise Singular(j + 1, constant=False)
        root = sqrt(own)
        z = (with_it[j] - sum(a * b for a, b in zip(row, self.z, strict=True))) / root
        return Factor((*self.rows, (*row, root)), (*self.z, z), (*self.members, j))

    def coefficients(self) -> tuple[float, ...]:
        """Return the standardised coefficients: the triangular system, solved from its end."""
        found = [0.0] * len(self.rows)
        for i in reversed(range(len(found))):
            rest = sum(self.rows[j][i] * found[j] for j in range(i + 1, len(found)))
            found[i] = (self.z[i] - rest) / self.rows[i][i]
        return tuple(found)


def _factor(among: Matrix, with_it: Sequence[float]) -> Factor:
    factor = Factor()
    for j in range(len(with_it)):
        factor = factor.with_driver(j, among, with_it)
    return factor


def shapley(among: Matrix, with_it: Sequence[float]) -> tuple[float, ...]:
    """Return what each driver adds to R², on average over all orders in which drivers can be added.

    Parameters
    ----------
    among
        Correlations of the drivers.
    with_it
        Their correlations with what is explained.

    References
    ----------
    Lindeman, Merenda and Gold (1980), Introduction to Bivariate and Multivariate Analysis, p. 119 ("LMG"); the value of
    Shapley (1953) of the game that R² is.
    """
    k = len(with_it)
    explained = _of_subsets(among, with_it)
    weights = [factorial(size) * factorial(k - size - 1) / factorial(k) for size in range(k)]
    return tuple(
        sum(weights[s.bit_count()] * (explained[s | 1 << j] - explained[s]) for s in range(1 << k) if not s >> j & 1)
        for j in range(k)
    )


def _of_subsets(among: Matrix, with_it: Sequence[float]) -> list[float]:
    """Return R² of every subset of drivers, by its bits; each grows from a smaller one."""
    found, waiting = [0.0] * (1 << len(with_it)), [(Factor(), 0)]
    while waiting:
        factor, subset = waiting.pop()
        for j in range(subset.bit_length(), len(with_it)):
            larger = factor.with_driver(j, among, with_it)
            found[subset | 1 << j] = found[subset] + larger.z[-1] ** 2
            waiting.append((larger, subset | 1 << j))
    return found


def johnson(among: Matrix, with_it: Sequence[float]) -> tuple[float, ...]:
    """Return relative weights: R² shared out by way of the uncorrelated variables nearest to the drivers.

    References
    ----------
    Johnson (2000), Multivariate Behavioral Research 35.
    """
    import numpy as np  # only here: no other number of a report needs it

    values, vectors = np.linalg.eigh(np.array(among))
    root = (vectors * np.sqrt(values)) @ vectors.T  # the square root of the matrix: loadings of drivers on those variables
    on_them = np.linalg.solve(root, np.array(with_it))
    return tuple(float(part) for part in root**2 @ on_them**2)


METHODS: Mapping[str, Callable[[Matrix, Sequence[float]], tuple[float, ...]]] = {"shapley": shapley, "johnson": johnson}
"""How R² is shared out."""
