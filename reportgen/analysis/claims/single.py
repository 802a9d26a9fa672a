"""One number against a constant: the test that its printed interval inverts.

So p is under a level exactly where the interval at that level excludes the constant.
"""

from __future__ import annotations

from math import exp, log, sqrt

from reportgen.analysis.claims.combined import Combined
from reportgen.analysis.claims.outcome import HypothesisUntested, Outcome, by_normal, by_student
from reportgen.analysis.counts import Counts
from reportgen.analysis.drafts import ends_of_mean, ends_of_place
from reportgen.analysis.results import Estimate
from reportgen.spec.measures import Measure, Unit
from reportgen.spec.model.document import Document

_ENDS = {Unit.SCORE: (0.0, 100.0), Unit.NPS: (-100.0, 100.0)}


def against_constant(document: Document, estimate: Estimate, constant: float, combined: Combined) -> Outcome | HypothesisUntested:
    """Return the two-sided test of a number that has an interval.

    Parameters
    ----------
    document
        The codebook of the wave.
    estimate
        The number; its interval says which test.
    constant
        In the number's own scale.
    combined
        The number as the only term, with the factor 1.
    """
    interval, value = estimate.interval, estimate.value
    if estimate.no_interval == "no-variation":
        return "no-variation"
    if interval is None or value is None or not _possible(document, combined.together.terms[0].measure, estimate.unit, constant):
        return "not-defined"
    if estimate.unit is Unit.SHARE:
        return _of_share(value, constant, estimate, combined)
    (block,) = combined.blocks
    t = (value - constant) / sqrt(block.variance)
    if interval.method == "nps":  # by the normal distribution, with n in place of n - 1
        n = combined.bases[0]
        return by_normal("nps-z", t * sqrt(n / (n - 1)))
    return by_student("t" if interval.method == "t" else "taylor-t", t, block.df)


def _possible(document: Document, measure: Measure, unit: Unit, constant: float) -> bool:
    """Return whether a number could have a value in some population and in some sample differ from it."""
    if unit is Unit.SHARE:
        return 0 < constant < 1
    ends = _ENDS.get(unit)
    if measure.name == "mean":
        ends = ends_of_mean(document, measure)
    elif measure.name == "mean_rank":
        ends = ends_of_place(document, measure)
    return ends is None or ends[0] <= constant <= ends[1]


def _of_share(value: float, constant: float, estimate: Estimate, combined: Combined) -> Outcome:
    method = estimate.interval.method if estimate.interval else ""
    if method == "wilson":
        n = estimate.base or combined.bases[0]
        return by_normal("score", (value - constant) / sqrt(constant * (1 - constant) / n))
    (block,) = combined.blocks
    if method == "wilson-kish":
        return _of_nobody_or_all(value, constant, combined.people(0), block.df, designed=combined.together.selection is not None)
    apart = log(value / (1 - value)) - log(constant / (1 - constant))
    return by_student("logit-t", apart * value * (1 - value) / sqrt(block.variance), block.df)


def _of_nobody_or_all(value: float, constant: float, people: Counts, df: int, *, designed: bool) -> Outcome:
    """Return the score test with the effective base, which a design with few degrees of freedom makes smaller.

    How much smaller depends on the level (Korn and Graubard 1998), so that the p value is found as the level at which the
    interval just reaches the constant; the statistic is the standard normal one of this p value.
    """
    z = (value - constant) / sqrt(constant * (1 - constant) / people.effective)
    if not designed or df >= people.n - 1:
        return by_normal("score-kish", z)
    from scipy.special import ndtri, stdtrit

    low, high = -700.0, 0.0
    for _ in range(100):
        middle = (low + high) / 2
        half = exp(middle) / 2
        reduced = z * min(1.0, float(stdtrit(people.n - 1, half) / stdtrit(df, half)))
        low, high = (low, middle) if abs(reduced) > -float(ndtri(half)) else (middle, high)
    p = exp(high)
    return Outcome("score-kish", (1 if z > 0 else -1) * -float(ndtri(p / 2)), None, p)
