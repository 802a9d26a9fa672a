"""What a test found, or why there is none: the words of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.analysis.two_samples import normal_p, student_p

HypothesisMethod = Literal[
    "score",
    "score-kish",
    "logit-t",
    "t",
    "taylor-t",
    "nps-z",
    "z-pooled",
    "z-pooled-kish",
    "t-taylor",
    "t-welch",
    "z-pooled-complement",
    "z-pooled-kish-complement",
    "t-taylor-complement",
    "t-welch-complement",
    "pooled-z",
    "pooled-z-kish",
    "newcombe",
    "newcombe-kish",
    "newcombe-paired",
    "welch",
    "taylor-welch",
    "mcnemar",
    "paired-t",
    "taylor-paired",
    "taylor",
]
"""How a hypothesis was tested; formulas and sources are on the statistics page."""

HypothesisUntested = Literal[
    "",
    "withheld",
    "sample-kind",
    "reconstructed",
    "census",
    "not-defined",
    "base",
    "effective-base",
    "no-variation",
    "clusters",
    "no-error",
]
"""Why a hypothesis was not tested: a number is not shown, or a test would give away how many gave several answers at once; the
sample is no probability sample, rows are reconstructed, everyone was asked; no test is known of such a number, or the constant
is no value that it could have; fewer than two respondents; an effective base under the minimum; answers that are all alike; and
by the declared design no degree of freedom, or no error."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a test found."""

    method: HypothesisMethod
    statistic: float
    df: float | None
    """Degrees of freedom of Student's t; None for the normal distribution."""
    p: float


def by_normal(method: HypothesisMethod, z: float) -> Outcome:
    """Return the outcome of a statistic that is standard normal."""
    return Outcome(method, z, None, normal_p(z))


def by_student(method: HypothesisMethod, t: float, df: float) -> Outcome:
    """Return the outcome of a statistic with Student's distribution."""
    return Outcome(method, t, df, student_p(t, df))
