"""Sufficient statistics: how many gave a value, with what weight. Whole numbers, so that sums are exact in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from math import lcm

Unit = tuple[str, str]
"""Where respondents were drawn: stratum and cluster, each the empty text where none are declared."""


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
    spread: Callable[[], Mapping[Unit, Counts]] | None = field(default=None, compare=False)
    """The same respondents by where they were drawn, added up when it is wanted; None without a declared design."""

    def __add__(self, other: Counts) -> Counts:
        """Return both groups together; they share nobody."""
        if self.spread or other.spread:
            return together((self, other))
        return Counts(self.n + other.n, self.w + other.w, self.w2 + other.w2, max(self.largest, other.largest))

    @property
    def units(self) -> Mapping[Unit, Counts]:
        """The same respondents by where they were drawn; all in one place without a declared design."""
        return self.spread() if self.spread else {("", ""): self} if self.n else {}

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
    return Counts(n, w, w2, largest, partial(_joined, drawn) if drawn else None)


def less(whole: Counts, part: Counts) -> Counts:
    """Return who is in the whole and not in the part; the largest weight is only known not to be larger."""
    spread = partial(_left, whole, part) if whole.spread else None
    return Counts(whole.n - part.n, whole.w - part.w, whole.w2 - part.w2, whole.largest, spread)


def drawn_in(places: Iterable[tuple[Unit, Counts]]) -> Counts:
    """Return respondents of a sample with a declared design, from those of each place in it."""
    places = tuple(places)
    whole = together(c for _, c in places)
    return Counts(whole.n, whole.w, whole.w2, whole.largest, partial(_by_place, places))


def _by_place(places: Iterable[tuple[Unit, Counts]]) -> Mapping[Unit, Counts]:
    found: dict[Unit, Counts] = {}
    for unit, counts in places:
        found[unit] = found[unit] + counts if unit in found else counts
    return found


def _joined(groups: Iterable[Counts]) -> Mapping[Unit, Counts]:
    return _by_place(place for g in groups for place in g.units.items())


def _left(whole: Counts, part: Counts) -> Mapping[Unit, Counts]:
    return dict(_rest(whole.units, part.units))


def _rest(whole: Mapping[Unit, Counts], part: Mapping[Unit, Counts]) -> Iterator[tuple[Unit, Counts]]:
    for unit, counts in whole.items():
        left = less(counts, part[unit]) if unit in part else counts
        if left.n:
            yield unit, left


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
