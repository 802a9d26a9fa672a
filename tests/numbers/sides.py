"""The test behind a comparison in a claim from the raw rows: numpy, nothing of the package.

Both sides are shares, means, indices or net promoter scores of one weighted sample. The difference is the sum of what each
respondent adds to either mean, and its error comes from the squares of these sums (Woodruff 1971), whether or not the two groups
share people.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.numbers.changes import change_of
from tests.numbers.rows import Survey

PER_CENT = {"share", "top", "bottom"}


@dataclass(frozen=True)
class Told:
    """A statistic, and its degrees of freedom; none of the normal distribution."""

    statistic: float
    df: float | None


def tested(survey: Survey, left: str, right: str) -> Told | None:
    """Return the test of two sides; None of sides that this module does not know."""
    one, other = (ast.parse(side, mode="eval").body for side in (left, right))
    if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "change" and right == "0":
        measure, since = one.args[0], one.keywords[0].value
        assert isinstance(measure, ast.Call)
        assert isinstance(since, ast.Constant)
        found = change_of(survey, measure, str(since.value))
        return Told(found.test[0], found.df) if found.test else None
    if not (_is_measure(one) and _is_measure(other)):
        return None
    assert isinstance(one, ast.Call)
    assert isinstance(other, ast.Call)
    return _difference(_of(survey, one), _of(survey, other))


def _is_measure(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {*PER_CENT, "mean", "index", "nps"}


def _of(survey: Survey, measure: ast.Call) -> dict[int, tuple[float, float]]:
    """Return value and weight of each respondent in a base by their place in the file."""
    name, subject = measure.func, measure.args[0]
    assert isinstance(name, ast.Name)
    assert isinstance(subject, ast.Name)
    options = [str(a.value) for a in measure.args[1:] if isinstance(a, ast.Constant)]
    who = {id(r) for r in survey.who(subject.id, {str(k.arg): k.value for k in measure.keywords})}
    rows = ((i, r) for i, r in enumerate(survey.rows) if id(r) in who)
    return {i: (survey.worth(name.id, subject.id, options, r), survey.weight(r)) for i, r in rows}


def _difference(ours: dict[int, tuple[float, float]], theirs: dict[int, tuple[float, float]]) -> Told:
    """Return t of a difference of means: each person's part of either mean, with n/(n − 1) of the side's own people."""
    people = sorted({*ours, *theirs})
    difference, added = 0.0, np.zeros(len(people))
    for side, sign in ((ours, 1), (theirs, -1)):
        values, weights = _columns(side)
        mean, n = float(np.average(values, weights=weights)), len(values)
        difference += sign * mean
        part = {i: (n / (n - 1)) ** 0.5 * w * (v - mean) / weights.sum() for i, (v, w) in side.items()}
        added += sign * np.array([part.get(i, 0.0) for i in people])
    common = set(ours) & set(theirs)
    return Told(difference / float((added**2).sum() ** 0.5), len(people) - (1 if common else 2))


def _columns(side: dict[int, tuple[float, float]]) -> tuple[Any, Any]:
    return np.array([v for v, _ in side.values()]), np.array([w for _, w in side.values()])
