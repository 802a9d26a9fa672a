"""Sufficient statistics: how many gave a value, with what weight. Whole numbers, so that sums are exact in any order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import lcm


@dataclass(frozen=True, slots=True)
class Counts:
    """Some respondents."""

    n: int = 0
    """How many."""
    w: int = 0
    """Sum of their whole-number weights."""
    w2: int = 0
    """Sum of the squares of these."""
    largest: int = 0
    """The largest of them."""

    def __add__(self, other: Counts) -> Counts:
        """Return both groups together; they share nobody."""
        return Counts(self.n + other.n, self.w + other.w, self.w2 + other.w2, max(self.largest, other.largest))

    @property
    def effective(self) -> float:
        """Kish's effective number, (sum w)^2 / sum w^2."""
        return self.w**2 / self.w2 if self.w2 else 0.0


def together(groups: Iterable[Counts]) -> Counts:
    """Return all groups together; they share nobody."""
    n = w = w2 = largest = 0
    for g in groups:
        n, w, w2, largest = n + g.n, w + g.w, w2 + g.w2, max(largest, g.largest)
    return Counts(n, w, w2, largest)


@dataclass(frozen=True, slots=True)
class Values:
    """A distribution over exact numbers: ``points`` divided by ``unit``."""

    points: tuple[tuple[int, Counts], ...]
    """(whole number, who gave it), ascending."""
    unit: int
    """The common denominator of all values."""


def values_of(ratios: Iterable[tuple[int, int, Counts]]) -> Values:
    """Return a distribution over ratios (numerator, denominator, who gave it), equal ones merged."""
    ratios = tuple(ratios)
    unit = lcm(*(d for _, d, _ in ratios)) if ratios else 1
    points: dict[int, Counts] = {}
    for numerator, denominator, counts in ratios:
        x = numerator * (unit // denominator)
        points[x] = points[x] + counts if x in points else counts
    return Values(tuple(sorted(points.items(), key=lambda p: p[0])), unit)
