"""Limits and ticks of an axis that need not begin at zero."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

STEPS = (1, 2, 5, 10)


class Axis(NamedTuple):
    """The ends of an axis and its ticks, evenly spaced from end to end."""

    low: float
    high: float
    ticks: tuple[float, ...]


def axis(values: Sequence[float], least: float | None = None, most: float | None = None) -> Axis:
    """Return an axis around values with about five steps of 1, 2 or 5 times a power of ten.

    Parameters
    ----------
    values
        What has to fit, intervals included.
    least, most
        Ends that the measure itself has, which the axis never passes.
    """
    low, high = (min(values), max(values)) if values else (least or 0.0, most or 1.0)
    step = _step((high - low) or abs(high) or 1.0)
    first, last = math.floor(low / step - 0.2), math.ceil(high / step + 0.2)  # room for a dot at the end
    first = first if least is None else max(first, math.ceil(least / step))
    last = last if most is None else min(last, math.floor(most / step))
    ticks = tuple(round(i * step, 10) for i in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _step(span: float) -> float:
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(s for s in (k * power for k in STEPS) if s * 5 >= span)
