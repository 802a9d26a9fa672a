"""Published percentages that no count of respondents can give at the published base.

A share printed as a percentage p of n respondents must be the rounding of k / n for some whole number k (Brown and Heathers 2017,
*Social Psychological and Personality Science* 8, the GRIM test, for percentages). Half up, half to even and truncation are all
tried, since a source seldom says which it used.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor

from reportgen.analysis.results import Results
from reportgen.facts.quantities import quantity_text
from reportgen.facts.rounding import quantised, rounded
from reportgen.problems import Code, Kind, Problem
from reportgen.spec.arithmetic import lies
from reportgen.spec.bounds import Bounds, compare, point
from reportgen.spec.collected import published_base
from reportgen.spec.measures import Unit
from reportgen.spec.model.quantities import Published
from reportgen.spec.plan import published_shares
from reportgen.spec.quantities import bounds_of
from reportgen.spec.spec import Spec


def attainable(percent: int, n: int, decimals: int = 0) -> bool:
    """Return whether some k of n respondents is ``percent`` after rounding half up, half to even or down.

    Parameters
    ----------
    percent
        The percentage in units of its last decimal: 36 for 36 %, and 365 for 36.5 % with one decimal.
    n
        Respondents.
    decimals
        Decimals that the percentage was printed with.

    Examples
    --------
    >>> attainable(36, 50), attainable(37, 50), attainable(67, 3), attainable(333, 3, 1)
    (True, False, True, True)
    """
    whole = 100 * 10**decimals
    nearby = floor(Fraction(percent * n, whole))
    exact = (Fraction(whole * k, n) for k in (nearby - 1, nearby, nearby + 1, nearby + 2) if 0 <= k <= n)
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


def unattainable_figures(spec: Spec) -> Iterator[Problem]:
    """Yield a problem for every published share that cannot occur among the number of people that its source states."""
    for name, figure in spec.document.published.items():
        if figure.unit != "share" or figure.n is None or figure.weighted or _occurs(figure, figure.n):
            continue
        near = " and ".join(dict.fromkeys(_nearest(figure, figure.n)))
        shown = quantity_text(bounds_of(figure), Unit.SHARE, "share", "en")
        found = f"published.{name} is {shown}, which cannot occur among {figure.n:,}: the nearest are {near}"
        fix = (
            "Correct value or n; where the source weighted its numbers write weighted: true; where it contradicts itself delete n"
        )
        yield Problem(Code.UNATTAINABLE, spec.place(("published", name)), found, fix, kind=Kind.REPORT)


def _occurs(figure: Published, n: int) -> bool:
    if figure.qualifier is None and figure.value is not None:
        digits = figure.value.removesuffix("%")
        decimals = len(digits.partition(".")[2])
        return attainable(int(Fraction(digits) * 10**decimals), n, decimals)
    known = lies(figure)
    return any(compare(known, "==", point(Decimal(k) / n)) is not False for k in _counts(known, n))


def _counts(known: Bounds, n: int) -> range:
    """Return the counts just above the lower end of what is known: if neither lies inside, none does."""
    low = floor((known.low or Decimal(0)) * n)
    return range(max(0, low), min(n, low + 1) + 1)


def _nearest(figure: Published, n: int) -> Iterator[str]:
    """Yield the shares next to a figure that do occur, below and above."""
    known = lies(figure)
    middle = ((known.low or Decimal(0)) + (known.high or Decimal(1))) / 2
    decimals = len((figure.value or figure.low or "").removesuffix("%").partition(".")[2])
    for k in (floor(middle * n), floor(middle * n) + 1):
        if 0 <= k <= n:
            yield f"{rounded(quantised(Decimal(k) / n) * 100, decimals)}%"
