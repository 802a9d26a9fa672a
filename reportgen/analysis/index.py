"""The 0-100 index of a person, in whole numbers: what the items add up to, and what they could at most."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from operator import add

import narwhals as nw

from reportgen.data.columns import question
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Dimension, Scale, ScaleQuestion

LARGEST = 10**9
"""Item weights are whole numbers up to this."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a dimension: a person's answer x counts ``weight * (x - worst) / (best - worst)``."""

    question: str
    weight: int
    worst: int
    best: int


def items_of(document: Document, dimension: Dimension) -> tuple[Item, ...]:
    """Return the items of a dimension: the ends of the scale and the direction come from the scale."""
    weights = dimension.questions if isinstance(dimension.questions, dict) else dict.fromkeys(dimension.questions, 1)
    whole = _whole({name: Fraction(repr(w)) for name, w in weights.items()})
    return tuple(_item(document, name, weight) for name, weight in whole.items())


def _item(document: Document, name: str, weight: int) -> Item:
    asked = document.questions[name]
    if not isinstance(asked, ScaleQuestion):
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

    The index is 100 * reached / possible, a weighted mean of the answered items, each from 0 (worst end) to 1 (best end).
    """
    dimension = document.dimensions[name]
    items = items_of(document, dimension)
    span = lcm(*(abs(i.best - i.worst) for i in items))
    answers = [nw.col(question(i.question)).cast(nw.Int64) for i in items]
    reached = reduce(add, (_reached(i, a, span).fill_null(0) for i, a in zip(items, answers, strict=True)))
    possible = reduce(add, (_if_answered(a, i.weight * span) for i, a in zip(items, answers, strict=True)))
    answered = reduce(add, (_if_answered(a, 1) for a in answers))
    ratio = nw.concat_str([reached.cast(nw.String), possible.cast(nw.String)], separator="/")
    return nw.when((answered >= dimension.minimum_items) & (possible > 0)).then(ratio)


def _reached(item: Item, answer: nw.Expr, span: int) -> nw.Expr:
    step = item.weight * (span // (item.best - item.worst))
    return (answer - item.worst) * step


def _if_answered(answer: nw.Expr, value: int) -> nw.Expr:
    return nw.when(~answer.is_null()).then(nw.lit(value)).otherwise(nw.lit(0))
