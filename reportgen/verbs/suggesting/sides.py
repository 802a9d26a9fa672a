"""Two numbers beside each other, without a test: which is the larger, and whether it is clearly so."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.spec.canonical import UNITS
from reportgen.spec.measures import Measure, Unit
from reportgen.verbs.suggesting.idea import Ground

APART: Mapping[Unit, float] = {Unit.SHARE: 0.05, Unit.SCORE: 5.0, Unit.NPS: 5.0, Unit.MEAN: 0.1}
"""How far apart two numbers must be where nothing tells what is chance: of less a reader makes nothing."""
_ROUNDING = 1e-9


def clearly(ground: Ground, larger: Measure, smaller: Measure) -> bool:
    """Return whether one number is larger than another: in a probability sample so that their intervals do not touch.

    Elsewhere they must be as far apart as ``APART`` says.

    Where two 95 % intervals do not touch, the difference is significant at 5 % however the numbers hang together, since the
    error of a difference is at most the sum of the errors. The rule is stricter than a test of the difference.
    """
    one, other = (ground.results.estimates[m] for m in (larger, smaller))
    if one.value is None or other.value is None:
        return False
    if not ground.basis.tested:
        return one.value - other.value >= apart(larger)
    return one.interval is not None and other.interval is not None and one.interval.low > other.interval.high


def apart(measure: Measure) -> float:
    """Return how far a number must be from another one where there are no intervals."""
    return APART[UNITS[measure.name]] - _ROUNDING


def clear_of(ground: Ground, measure: Measure, limit: float) -> int:
    """Return 1 where a number is above a limit and -1 where it is below, its interval clear of it; 0 where that is not so."""
    found = ground.results.estimates[measure]
    if found.value is None or (ground.basis.tested and found.interval is None):
        return 0
    ends = (found.interval.low, found.interval.high) if ground.basis.tested and found.interval else (found.value, found.value)
    return 1 if ends[0] > limit else -1 if ends[1] < limit else 0
