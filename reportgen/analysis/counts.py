"""Sufficient statistics: how many gave a value, with what weight. Whole numbers, so that sums are exact in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from math import lcm

Unit = tuple[str, str]
"""Where respondents were drawn: stratum and cluster, each the empty text where none are declared."""
Place = tuple[Unit, int, int, int]
"""Some respondents in one place: n, w and w2 of ``Counts``, negative for those who are taken away."""


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
    spread: Callable[[], Iterable[Place]] | None = field(default=None, compare=False)
    """The same respondents by where they were drawn, listed when it is wanted; None without a declared design."""

    def __add__(self, other: Counts) -> Counts:
        """Return both groups together; they share nobody."""
        if self.spread or other.spread:
            return together((self, other))
        return Counts(self.n + other.n, self.w + other.w, self.w2 + other.w2, max(self.largest, other.largest))

    @property
    def places(self) -> Iterable[Place]:
        """The same respondents by where they were drawn, a place more than once; all in one without a declared design."""
        return self.spread() if self.spread else ((("", ""), self.n, self.w, self.w2),) if self.n else ()

    @property
    def effective(self) -> float:
        """Kish's effective number, (sum w)^2 / sum w^2."""
        return self.w**2 / self.w2 if self.w2 else 0.0


def together(groups: Iterable[Counts]) -> Counts:
    """Return all groups together; they share nobody."""
    n = w = w2 = largest = 0
    drawn: list[Counts] = []
    for g in groups:
        n, w, w2, largest = n + g.n, w + g.w, w2 + g.w2, max(largest, g.largest)
        if g.spread is not None:
            drawn.append(g)
    return Counts(n, w, w2, largest, partial(_all_of, drawn) if drawn else None)


def less(whole: Counts, part: Counts) -> Counts:
    """Return who is in the whole and not in the part; the largest weight is only known not to be larger."""
    spread = partial(_left_of, whole, part) if whole.spread else None
    return Counts(whole.n - part.n, whole.w - part.w, whole.w2 - part.w2, whole.largest, spread)


def drawn_in(places: Iterable[tuple[Unit, Counts]]) -> Counts:
    """Return respondents of a sample with a declared design, from those of each place in it."""
    places = tuple(places)
    whole = together(c for _, c in places)
    each = tuple((unit, c.n, c.w, c.w2) for unit, c in places)
    return Counts(whole.n, whole.w, whole.w2, whole.largest, lambda: each)


def _all_of(groups: Iterable[Counts]) -> Iterable[Place]:
    return chain.from_iterable(g.places for g in groups)


def _left_of(whole: Counts, part: Counts) -> Iterable[Place]:
    return chain(whole.places, ((unit, -n, -w, -w2) for unit, n, w, w2 in part.places))


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
