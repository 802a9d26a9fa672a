"""A sum of numbers of the same or of other people, and its linearised error: the covariance of all terms is in it.

Each term is a ratio R = A / B of two weighted sums over people, A of y and B of x. A person adds w (y - R x) / B to its
linearised value, and to that of the sum factor times as much for each term: the total over the terms is squared, person by
person, so that whatever the terms share is counted once (Woodruff 1971; Särndal, Swensson and Wretman 1992, 5.5-5.7; R's
``svycontrast`` over ``svymean`` and ``svyby(covmat = TRUE)``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, reduce
from math import fsum, lcm, sqrt

from reportgen.analysis.claims.together import Cell, Together
from reportgen.analysis.counts import Counts
from reportgen.analysis.counts import together as all_of
from reportgen.analysis.linear import Linear, linear_sum


@dataclass(frozen=True, slots=True)
class Block:
    """Some terms that share people, and share nobody with the others: an error of its own."""

    variance: float
    df: int


@dataclass(frozen=True)
class Combined:
    """A sum of terms in one wave. Without slots, because sums are kept once computed."""

    together: Together
    factors: tuple[Fraction, ...]

    @cached_property
    def _sums(self) -> tuple[tuple[Fraction, int], ...]:
        """Numerator and denominator of each term."""
        cells, terms = self.together.cells, range(len(self.factors))
        parts = [[(p[i], c.w) for p, c in cells] for i in terms]
        tops = (sum((part[0] * w for part, w in ps if part), Fraction(0)) for ps in parts)
        return tuple(zip(tops, (sum(part[1] * w for part, w in ps if part) for ps in parts), strict=True))

    @property
    def value(self) -> Fraction:
        """The sum, exactly."""
        return sum((f * a / b for f, (a, b) in zip(self.factors, self._sums, strict=True)), Fraction(0))

    @cached_property
    def bases(self) -> tuple[int, ...]:
        """Respondents in the base of each term."""
        return tuple(sum(c.n for p, c in self.together.cells if p[i]) for i in range(len(self.factors)))

    def people(self, term: int) -> Counts:
        """Return who is in the base of a term."""
        return all_of(c for p, c in self.together.cells if p[term])

    @cached_property
    def _scores(self) -> tuple[tuple[Fraction, ...], ...]:
        """What one of a cell's people, of weight 1, adds to the linearised value of each term, times its factor."""
        return tuple(tuple(self._score(i, parts[i]) for i in range(len(parts))) for parts, _ in self.together.cells)

    def _score(self, term: int, part: tuple[Fraction, int] | None) -> Fraction:
        if part is None:
            return Fraction(0)
        a, b = self._sums[term]
        return self.factors[term] * (part[0] * b - part[1] * a) / b**2

    @cached_property
    def linear(self) -> Linear:
        """The sum over the sample by the declared design."""
        totals = [sum(scores, Fraction(0)) for scores in self._scores]
        unit = lcm(*(t.denominator for t in totals))
        counts = (c for _, c in self.together.cells)
        scores = ((int(t * unit), c) for t, c in zip(totals, counts, strict=True))
        return linear_sum(scores, unit, self.together.selection)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The errors of the groups of terms that share nobody; by a declared design one, which covers all."""
        if self.together.selection is not None:
            return (Block(float(self.linear.variance), self.linear.df),)
        return tuple(self._block(terms) for terms in self.components)

    @cached_property
    def components(self) -> tuple[tuple[int, ...], ...]:
        """Groups of terms that share people, directly or through others."""
        found: list[set[int]] = [{i} for i in range(len(self.factors))]
        for present in {tuple(p is not None for p in parts) for parts, _ in self.together.cells}:
            here = {i for i, there in enumerate(present) if there}
            touched = [group for group in found if group & here]
            found = [*(g for g in found if not g & here), set().union(*touched)]
        return tuple(sorted(tuple(sorted(g)) for g in found))

    def _block(self, terms: Sequence[int]) -> Block:
        """Return the error of some terms: each term with the n/(n - 1) of its own base, as its interval has it."""
        sizes = {i: self.bases[i] for i in terms}
        squares, people = [], 0
        for scores, (parts, counts) in zip(self._scores, self.together.cells, strict=True):
            if any(parts[i] for i in terms):
                people += counts.n
                squares.append(counts.w2 * _inflated((sizes[i], scores[i]) for i in terms) ** 2)
        return Block(fsum(squares), people - 1)

    def spreads(self, term: int) -> bool:
        """Return whether the people in a term's base differ in it."""
        return any(scores[term] for scores in self._scores)

    def same_base(self, one: int, other: int) -> bool:
        """Return whether the same people are in the bases of two terms."""
        return all((p[one] is None) == (p[other] is None) for p, _ in self.together.cells)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Who adds what to each term."""
        return self.together.cells


def _inflated(scores: Iterable[tuple[int, Fraction]]) -> float:
    """Return a sum of scores, each times the root of n/(n - 1); exact before one rounding where all bases are as large."""
    by_size: dict[int, list[Fraction]] = {}
    for n, score in scores:
        by_size.setdefault(n, []).append(score)
    return fsum(sqrt(n / (n - 1)) * float(reduce(Fraction.__add__, some)) for n, some in sorted(by_size.items()))


def error_of(blocks: Sequence[Block]) -> float:
    """Return the standard error of a sum of blocks."""
    return sqrt(fsum(b.variance for b in blocks))


def degrees(blocks: Sequence[Block]) -> float:
    """Return the degrees of freedom of a sum of blocks: those of one, and for several Satterthwaite's.

    Satterthwaite (1946), Biometrics Bulletin 2; for two plain means those of Welch's test.
    """
    varying = [b for b in blocks if b.variance]
    if len(varying) == 1:
        return varying[0].df
    return fsum(b.variance for b in varying) ** 2 / fsum(b.variance**2 / b.df for b in varying)


def unexplained(combined: Combined) -> Iterator[int]:
    """Yield the terms whose answers are all alike, so that their own part of the error is not to be seen.

    Where the same people vary in another term, the error of the difference is known all the same.
    """
    terms = range(len(combined.factors))
    for i in terms:
        if not combined.spreads(i) and not any(combined.same_base(i, j) and combined.spreads(j) for j in terms):
            yield i
