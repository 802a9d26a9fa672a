"""Limits and ticks of an axis that need not begin at zero."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

STEPS = (1, 2, 5, 10)
FINEST = 0.01
"""The least an axis covers: itself, or this part of its values; finer differences are below what is printed."""


class Axis(NamedTuple):
    """The ends of an axis and its ticks, evenly spaced from end to end."""

    low: float
    high: float
    ticks: tuple[float, ...]


def axis(values: Sequence[float], least: float | None = None, most: float | None = None, span: float = 0.0) -> Axis:
    """Return an axis around values with four to seven steps of 1, 2 or 5 times a power of ten.

    Parameters
    ----------
    values
        What has to fit, intervals included.
    least, most
        Ends that the measure itself has, which the axis never passes.
    span
        The least that the axis covers, so that small differences do not look large.
    """
    low, high = _widened(values or (least or 0.0, most or 1.0), least, most, span)
    step = _step(high - low)
    first, last = math.floor(low / step - 0.05), math.ceil(high / step + 0.05)  # room for a dot at the end
    first = first if least is None else max(first, math.ceil(least / step))
    last = last if most is None else min(last, math.floor(most / step))
    ticks = tuple(round(i * step, 10) for i in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _widened(values: Sequence[float], least: float | None, most: float | None, span: float) -> tuple[float, float]:
    """Return the ends of values, moved apart to the span wanted and back inside the ends of the measure."""
    low, high = min(values), max(values)
    margin = max(0.0, max(span, FINEST, FINEST * max(abs(low), abs(high))) - (high - low)) / 2
    low, high = low - margin, high + margin
    if least is not None and low < least:
        low, high = least, high + least - low
    if most is not None and high > most:
        low, high = low - (high - most), most
    return (low if least is None else max(low, least)), high


def _step(span: float) -> float:
    power = 10.0 ** math.floor(math.log10(span / 6))
    return next(s for s in (k * power for k in STEPS) if s * 6 >= span)
