"""Published percentages that no count of respondents can give at the published base.

A share printed as a whole percentage p of n respondents must be the rounding of k / n for some whole number k. Half up,
half to even and truncation are all tried, since a source seldom says which it used.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from reportgen.analysis.results import Results
from reportgen.facts.rounding import rounded
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.collected import published_base
from reportgen.spec.plan import published_shares
from reportgen.spec.spec import Spec


def attainable(percent: int, n: int) -> bool:
    """Return whether some k of n respondents is ``percent`` after rounding half up, half to even or down.

    Examples
    --------
    >>> attainable(36, 50), attainable(37, 50), attainable(67, 3)
    (True, False, True)
    """
    nearby = floor(Fraction(percent * n, 100))
    exact = (Fraction(100 * k, n) for k in (nearby - 1, nearby, nearby + 1, nearby + 2) if 0 <= k <= n)
    return any(percent in {floor(e + Fraction(1, 2)), round(e), floor(e)} for e in exact)


def unattainable(spec: Spec, results: Results) -> Iterator[Problem]:
    """Yield a problem for every published question with percentages that cannot occur at the published base."""
    n = published_base(spec.document)
    impossible: dict[str, list[int]] = {}
    for measure in published_shares(spec.document):
        estimate = results.estimates.get(measure)
        if estimate is None or estimate.value is None or n is None:
            continue
        percent = int(rounded(estimate.value * 100, 0))
        if not attainable(percent, n):
            impossible.setdefault(measure.subject, []).append(percent)
    for subject, percents in impossible.items():
        yield _problem(spec, subject, percents, n or 0)


def _problem(spec: Spec, subject: str, percents: list[int], n: int) -> Problem:
    shown = ", ".join(f"{p}%" for p in sorted(set(percents)))
    found = f"The published percentages {shown} of {subject} cannot occur among {n} respondents, however they were rounded"
    fix = "Correct survey.sample.published_base, or say in survey.sample.base_doubt why it cannot be their base"
    return Problem(Code.UNATTAINABLE, spec.place(("questions", subject)), found, fix, kind=Kind.REPORT)
