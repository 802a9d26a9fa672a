"""The test that the interval of a change of a share inverts, for a change against a constant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import erf, sqrt

from reportgen.analysis.changes.changes import is_panel, joint_of, rules_of
from reportgen.analysis.changes.independent import at_level, independent
from reportgen.analysis.changes.panel import paired
from reportgen.analysis.results import Estimate, Interval
from reportgen.data.answers import Answers
from reportgen.spec.measures import Measure
from reportgen.spec.spec import Spec

AtLevel = Callable[[float], Interval | None]
"""Makes the interval of a change at a level."""
FARTHEST = 8.0
"""No p value is told apart from that of this z, 1.2e-15: a level so near to 1 is no number any more."""
NEAREST = 1e-6
"""A difference of fewer standard errors is none: at levels so near to 0 quantiles are 0."""
_STEPS = 60


def intervals_of(
    spec: Spec, change: tuple[Measure, Measure], estimates: Mapping[Measure, Estimate], opened: Mapping[str, Answers]
) -> AtLevel:
    """Return what makes the interval of a change of a share at any level, in the way in which the printed one is made.

    Parameters
    ----------
    spec
        The spec with its earlier waves.
    change
        A change whose interval is one of Newcombe's.
    estimates
        Both shares, with their errors.
    opened
        The cleaned answers of each wave, for panels.
    """
    now, then = (estimates[m] for m in change)
    if is_panel(spec):
        joint = joint_of(spec, change, opened)
        return lambda level: paired((now, then), joint, rules_of(spec, change, level)).interval
    return lambda level: independent(at_level(now, level), at_level(then, level), level).interval


def inverted(value: float, constant: float, at: AtLevel) -> float:
    """Return z: its two-sided p value is one less the level at which the interval of a change ends at a constant.

    So p is under a level exactly where the interval leaves the constant out: the inversion of a confidence interval (Casella
    and Berger 2002, Statistical Inference, 9.2).

    Parameters
    ----------
    value
        The change.
    constant
        What it is held against.
    at
        Makes its interval at a level.
    """
    if value == constant:
        return 0.0
    low, high = NEAREST, FARTHEST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        interval = at(erf(middle / sqrt(2)))
        inside = interval is None or interval.low <= constant <= interval.high
        low, high = (low, middle) if inside else (middle, high)
    return high if value > constant else -high
