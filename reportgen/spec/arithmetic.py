"""Where published figures lie, rounded as they are, and where their sums, means and differences do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from typing import Literal

from reportgen.spec.bounds import Bounds, point
from reportgen.spec.model.quantities import Arithmetic, Quantity
from reportgen.spec.quantities import amount, bounds_of

Kind = Literal["sum_of", "mean_of", "difference_of"]
KINDS: tuple[Kind, ...] = ("sum_of", "mean_of", "difference_of")
_ENDS: Mapping[str, tuple[int, int]] = {"share": (0, 1), "score": (0, 100), "nps": (-100, 100)}
"""Units beyond whose ends no number lies."""
_COUNTED = frozenset({"people", "times"})
"""Units of what is counted: a whole number without a qualifier is that number."""
_HALF = Decimal("0.5")


def kind_of(wanted: Arithmetic) -> tuple[Kind, tuple[str, ...]]:
    """Return which calculation is meant, and of which figures."""
    return next((kind, getattr(wanted, kind)) for kind in KINDS if getattr(wanted, kind))


def lies(figure: Quantity) -> Bounds:
    """Return where a figure lies; without a qualifier within half a unit of the last digit written: 79 in 78.5 to 79.5."""
    known = bounds_of(figure)
    if known is None:
        return Bounds(None, None)
    if figure.qualifier is None and figure.value is not None and figure.unit not in _COUNTED:
        known = written(figure.value)
    low, high = _ENDS.get(figure.unit, (None, None)) if isinstance(figure.unit, str) else (None, None)
    if low is not None and (known.low is None or known.low < low):
        known = replace(known, low=Decimal(low), above=False)
    if high is not None and (known.high is None or known.high > high):
        known = replace(known, high=Decimal(high), below=False)
    return replace(known, about=None)


def written(text: str) -> Bounds:
    """Return what would be rounded to a number as it is written: 60% is 59.5% to 60.5%, 60.0% is 59.95% to 60.05%."""
    digits = Decimal(text.removesuffix("%")).as_tuple().exponent
    reach = _HALF.scaleb(digits if isinstance(digits, int) else 0) / (100 if text.endswith("%") else 1)
    return Bounds(amount(text) - reach, amount(text) + reach)


def open_ended(figure: Quantity) -> bool:
    """Return whether only one end of a figure was published, such as "over 60%"."""
    return figure.qualifier in {"at_least", "more_than", "less_than", "at_most"}


def total(parts: Sequence[Bounds]) -> Bounds:
    """Return where a sum lies."""
    return reduce(Bounds.plus, parts)


def difference(parts: Sequence[Bounds]) -> Bounds:
    """Return where the first minus the second lies."""
    return parts[0].plus(parts[1].negative())


def mean(parts: Sequence[Bounds], weights: Sequence[Bounds]) -> Bounds:
    """Return where a weighted mean lies; whatever the weights where none are given.

    Parameters
    ----------
    parts
        The numbers.
    weights
        Where the weight of each lies, at least 0; empty where nothing is known of them.
    """
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    low = None if None in lows else _extreme([v for v in lows if v is not None], weights, up=False)
    high = None if None in highs else _extreme([v for v in highs if v is not None], weights, up=True)
    return Bounds(low, high)


def _extreme(numbers: Sequence[Decimal], weights: Sequence[Bounds], *, up: bool) -> Decimal:
    """Return the largest (or smallest) mean: there is one in which the largest numbers have all the weight they may have.

    Each weight stands at one of its ends, because the mean goes only up or only down as a weight grows; it goes up exactly for
    numbers over the mean, so that cutting the sorted numbers at every place finds it.
    """
    if not weights:
        return max(numbers) if up else min(numbers)
    pairs = sorted(zip(numbers, weights, strict=True), key=lambda pair: pair[0], reverse=up)
    found: list[Decimal] = []
    for cut in range(len(pairs) + 1):
        ends = [_end(weight, most=place < cut) for place, (_, weight) in enumerate(pairs)]
        if whole := sum(ends, Decimal(0)):
            found.append(sum((w * x for w, (x, _) in zip(ends, pairs, strict=True)), Decimal(0)) / whole)
    return max(found) if up else min(found)


def _end(weight: Bounds, *, most: bool) -> Decimal:
    end = weight.high if most else weight.low
    return max(end or Decimal(0), Decimal(0))


def weight_of_figure(text: str) -> Bounds:
    """Return where a weight lies: a percentage was rounded, a number of people was counted."""
    return written(text) if text.endswith("%") else point(amount(text))
