"""Errors by the design of the sample (Taylor linearisation), and the error of a difference of two numbers.

An estimate is a ratio R = A / B of two weighted sums over respondents. Its linearised variable of a respondent is
z = w (y - R x) / B, and its variance, with n clusters drawn of N in each stratum and Z the total of z in a cluster,

    sum over strata of (1 - n/N) * n/(n-1) * sum over its clusters of (Z - mean of Z)^2

(Woodruff 1971; Särndal, Swensson and Wretman 1992, 5.5-5.7; R's ``survey``, ``svyrecvar``). Clusters in which nobody belongs
to the group count with Z = 0, so that a subgroup is a domain of the whole sample. Where respondents were drawn, and not clusters,
everyone is a cluster.

Whole numbers throughout: z is written as ``u / divisor``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from math import sqrt
from typing import NamedTuple

from reportgen.analysis.counts import Counts, Unit, Values
from reportgen.data.selection import Selection, Stratum

Row = tuple[int, int, Counts]
"""The part of numerator and of denominator (y and x) of each of some respondents."""


class Sums(NamedTuple):
    """What one unit, a cluster or the respondents of a stratum, adds to an estimate's error."""

    n: int
    """Respondents of the base in it."""
    total: int
    """Sum of u over them."""
    squares: int
    """Sum of u^2 over them."""


@dataclass(frozen=True)
class Linear:
    """An estimate as a sum over the sample, as far as its error is concerned. Without slots: sums are kept once computed."""

    selection: Selection
    units: Mapping[Unit, Sums]
    divisor: int
    simple: Fraction
    """Its variance, if as many respondents had been drawn at random, each by itself and with replacement."""

    @property
    def df(self) -> int:
        """Degrees of freedom, clusters less strata with anyone of the base in them: R's ``degf`` of the subset."""
        return _drawn(self.selection, self.units) - len({stratum for stratum, _ in self.units})

    @property
    def complete(self) -> bool:
        """Whether all of the population was drawn wherever anyone of the base is, so that nothing is left to chance."""
        return all(self.selection.strata[stratum].left == 0 for stratum, _ in self.units)

    @cached_property
    def variance(self) -> Fraction:
        """The linearised variance of the estimate."""
        return _variance(self.selection, self.units) / self.divisor**2

    @property
    def error(self) -> float:
        """The linearised standard error of the estimate."""
        return sqrt(self.variance)

    @property
    def design_effect(self) -> float | None:
        """The variance over that of a simple random sample of this size; None where the latter is 0 (Kish 1965)."""
        return float(self.variance / self.simple) if self.simple else None


@lru_cache(maxsize=1)
def latest(make: Callable[[], Linear | None]) -> Linear | None:
    """Return what a function makes; only the latest is kept, since thousands of estimates by hundreds of clusters are large."""
    return make()


def linear_ratio(rows: Iterable[Row], selection: Selection | None) -> Linear:
    """Return a ratio, sum of w y over sum of w x, as a sum over the sample.

    Parameters
    ----------
    rows
        Everyone in the base. Somebody has to be, and the denominator must not be 0.
    selection
        How they were drawn; None for a sample without a declared design, which is then taken as drawn with replacement and this
        group as a sample of its own.
    """
    rows = tuple(rows)
    a, b = sum(y * c.w for y, _, c in rows), sum(x * c.w for _, x, c in rows)
    return linear_sum([(y * b - x * a, counts) for y, x, counts in rows], b * b, selection)


def linear_mean(values: Values, selection: Selection | None) -> Linear:
    """Return a weighted mean as a sum over the sample; see :func:`linear_ratio`."""
    w = sum(c.w for _, c in values.points)
    total = sum(c.w * x for x, c in values.points)
    return linear_sum([(x * w - total, counts) for x, counts in values.points], w * w * values.unit, selection)


def linear_sum(scores: Iterable[tuple[int, Counts]], divisor: int, selection: Selection | None) -> Linear:
    """Return a sum over the sample of linearised values, which are ``score / divisor``; see :func:`linear_ratio`."""
    units: dict[Unit, list[int]] = {}
    n = w = spread = 0
    for score, counts in scores:
        square = score**2
        n, w, spread = n + counts.n, w + counts.w, spread + counts.w * square
        for unit, here, weight, weight2 in counts.places:
            sums = units.get(unit)
            if sums is None:
                sums = units[unit] = [0, 0, 0]
            sums[0] += here
            sums[1] += score * weight
            sums[2] += square * weight2
    simple = Fraction(spread * w, divisor**2 * (n - 1)) if n > 1 else Fraction(0)
    inside = {unit: Sums._make(s) for unit, s in units.items() if s[0]}  # where all were taken away, nobody is left
    return Linear(selection or Selection({"": Stratum(n)}), inside, divisor, simple)


def _drawn(selection: Selection, units: Mapping[Unit, Sums]) -> int:
    return len(units) if selection.clustered else sum(s.n for s in units.values())


def _variance(selection: Selection, units: Mapping[Unit, Sums]) -> Fraction:
    totals: dict[str, int] = {}
    squares: dict[str, int] = {}
    for (name, _), sums in units.items():
        totals[name] = totals.get(name, 0) + sums.total
        squares[name] = squares.get(name, 0) + (sums.total**2 if selection.clustered else sums.squares)
    return sum((_of_stratum(selection, name, totals[name], squares[name]) for name in totals), Fraction(0))


def _of_stratum(selection: Selection, name: str, total: int, squares: int) -> Fraction:
    stratum = selection.strata[name]
    n, left = stratum.drawn, stratum.left
    if n > 1:
        return left * Fraction(n * squares - total**2, n - 1)
    # R: centred at the sample's mean, which is 0 for z (lonely.psu = "adjust"); else as if it had been certain to be drawn
    return left * squares if selection.single == "centre" else Fraction(0)


def difference_error(first: Linear, second: Linear) -> tuple[float, int]:
    """Return the standard error of the difference of two estimates, and its degrees of freedom.

    Parameters
    ----------
    first, second
        ``linear()`` of two drafts.

    Returns
    -------
    tuple
        Of one sample with a declared design, the covariance is in it: two groups that share clusters, or only strata. The degrees
        of freedom are clusters less strata in which anyone of either base is, less one: those of R's ``svyttest``. Of two samples
        (waves), and without a declared design, the variances and the degrees of freedom add up.

    Notes
    -----
    The two bases must not share respondents, unless the design has clusters: then any two numbers of the sample will do, since
    the totals of clusters are all that is needed. Without clusters that would take the product of both answers of each
    respondent, and only sums over each question are known. A panel without clusters needs the respondent's id as cluster.
    """
    if first.selection is not second.selection:
        return sqrt(first.variance + second.variance), first.df + second.df
    units = _minus(first, second)
    variance = _variance(first.selection, units) / (first.divisor * second.divisor) ** 2
    return sqrt(variance), _drawn(first.selection, units) - len({stratum for stratum, _ in units}) - 1


def _minus(first: Linear, second: Linear) -> Mapping[Unit, Sums]:
    """Return the difference over the product of both divisors; the squares are right where nobody is in both."""
    nothing, found = Sums(0, 0, 0), {}
    for unit in dict.fromkeys((*first.units, *second.units)):
        a, b = first.units.get(unit, nothing), second.units.get(unit, nothing)
        total = a.total * second.divisor - b.total * first.divisor
        squares = a.squares * second.divisor**2 + b.squares * first.divisor**2
        found[unit] = Sums(a.n + b.n, total, squares)
    return found
