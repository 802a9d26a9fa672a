"""The 0-100 index of a person, in whole numbers: what the items add up to, and what they could at most.

A dimension is measured by scale questions, or made of smaller dimensions. Either way a person's index is a fraction
``reached / possible`` of whole numbers, so that the engine counts people by it exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import combinations
from math import gcd, lcm
from operator import add

import narwhals as nw

from reportgen.data.columns import question
from reportgen.spec.dimensions import counted_parts, weights_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Dimension, Scale, Scaled

LARGEST = 10**9
"""Item weights are whole numbers up to this."""
ROOM = 2**62
"""The largest whole number that any sum of an index may reach; engines hold twice as much."""
MANY = 12
"""With more items than this their sums are not gone through one by one; a person's index in a part is then rounded."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a dimension: a person's answer x counts ``weight * (x - worst) / (best - worst)``."""

    question: str
    weight: int
    worst: int
    best: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """A person's index as ``reached / possible``; both are meaningless where ``known`` is false."""

    reached: nw.Expr
    possible: nw.Expr
    known: nw.Expr
    denominators: frozenset[int]
    """What ``possible`` may be; empty where that was not gone through."""
    most: int
    """The largest that ``possible`` can be."""


def items_of(document: Document, dimension: Dimension) -> tuple[Item, ...]:
    """Return the items of a dimension: the ends of the scale and the direction come from the scale."""
    whole = _whole({name: Fraction(repr(w)) for name, w in weights_of(dimension).items()})
    return tuple(_item(document, name, weight) for name, weight in whole.items())


def _item(document: Document, name: str, weight: int) -> Item:
    asked = document.questions[name]
    if not isinstance(asked, Scaled):
        raise TypeError(f"{name} is no scale question")  # refused when the spec is read
    worst, best = ends_of(document.scales[asked.scale])
    return Item(name, weight, worst, best)


def ends_of(scale: Scale) -> tuple[int, int]:
    """Return the worst and the best answer of a scale; codes that mean no answer are not among them."""
    codes = [int(c) for c in scale.options if c not in scale.missing]
    return (min(codes), max(codes)) if scale.direction == "high_is_good" else (max(codes), min(codes))


def _whole(weights: dict[str, Fraction]) -> dict[str, int]:
    """Return weights in the same proportions as whole numbers; beyond nine digits rounded to a billionth of the largest."""
    unit = lcm(*(w.denominator for w in weights.values()))
    whole = {name: int(w * unit) for name, w in weights.items()}
    divisor = gcd(*whole.values()) or 1
    whole = {name: w // divisor for name, w in whole.items()}
    largest = max(whole.values())
    return whole if largest <= LARGEST else {name: round(Fraction(w * LARGEST, largest)) for name, w in whole.items()}


def index_column(document: Document, name: str) -> nw.Expr:
    """Return the index of each person as text ``reached/possible``, null with fewer answers than ``minimum_items``.

    The index is 100 * reached / possible: a weighted mean of the answered items, each from 0 (worst end) to 1 (best end), or
    of the person's indices in the parts.
    """
    ratio = ratio_of(document, document.dimensions[name])
    text = nw.concat_str([ratio.reached.cast(nw.String), ratio.possible.cast(nw.String)], separator="/")
    return nw.when(ratio.known).then(text)


def ratio_of(document: Document, dimension: Dimension) -> Ratio:
    """Return a person's index in a dimension as a fraction of whole numbers."""
    return _of_parts(document, dimension) if dimension.parts else _of_questions(document, dimension)


def _of_questions(document: Document, dimension: Dimension) -> Ratio:
    items = items_of(document, dimension)
    span = lcm(*(abs(i.best - i.worst) for i in items))
    answers = [nw.col(question(i.question)).cast(nw.Int64) for i in items]
    reached = _sum(_reached(i, a, span).fill_null(0) for i, a in zip(items, answers, strict=True))
    return _joined(reached, [~a.is_null() for a in answers], [i.weight * span for i in items], dimension.minimum_items)


def _of_parts(document: Document, dimension: Dimension) -> Ratio:
    """Return the weighted mean of a person's indices in the parts, over a denominator that all of them divide."""
    weights = {name: Fraction(repr(w)) for name, w in counted_parts(document, dimension).items()}
    parts = [(ratio_of(document, document.dimensions[name]), weight) for name, weight in _whole(weights).items()]
    unit = _common([part for part, _ in parts], sum(weight for _, weight in parts))
    reached = _sum(_if(part.known, scaled(part, unit) * weight) for part, weight in parts)
    return _joined(reached, [part.known for part, _ in parts], [w * unit for _, w in parts], dimension.minimum_items)


def _joined(reached: nw.Expr, known: Sequence[nw.Expr], sizes: Sequence[int], minimum: int) -> Ratio:
    possible = _sum(_if(k, nw.lit(size)) for k, size in zip(known, sizes, strict=True))
    answered = _sum(_if(k, nw.lit(1)) for k in known)
    return Ratio(reached, possible, (answered >= minimum) & (possible > 0), _sums(sizes), sum(sizes))


def _sums(sizes: Sequence[int]) -> frozenset[int]:
    """Return what some of the items may add up to."""
    if len(sizes) > MANY:
        return frozenset()
    return frozenset(sum(some) for n in range(1, len(sizes) + 1) for some in combinations(sizes, n))


def _common(parts: Sequence[Ratio], weights: int) -> int:
    """Return a number that every denominator divides, or up to a billion where that is unknown or too large to count with."""
    unit = lcm(*(d for part in parts for d in part.denominators))
    exact = all(part.denominators for part in parts)
    largest = max(part.most for part in parts)
    return unit if exact and unit * max(weights, largest) <= ROOM else min(LARGEST, ROOM // weights)


def scaled(part: Ratio, unit: int) -> nw.Expr:
    """Return a person's index in a part as so many of ``unit``; exact where the denominator divides it, else rounded."""
    if part.denominators and all(unit % d == 0 for d in part.denominators):
        return (part.reached * unit) // part.possible
    share = part.reached.cast(nw.Float64) / part.possible.cast(nw.Float64)
    return (share * unit + 0.5).floor().cast(nw.Int64)


def _reached(item: Item, answer: nw.Expr, span: int) -> nw.Expr:
    step = item.weight * (span // (item.best - item.worst))
    return (answer - item.worst) * step


def _sum(terms: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(add, terms)


def _if(condition: nw.Expr, value: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(value).otherwise(nw.lit(0))
