"""A condition over bounds is told only if it is the same for all numbers inside them: conditions and arithmetic at random."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.results import Results
from reportgen.facts.values import Evaluator
from reportgen.spec.bounds import Bounds, about, point
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Chain,
    Expression,
    Literal,
    Logic,
    Negation,
    Negative,
    Sequence,
    Size,
    Stated,
)
from reportgen.spec.measures import Unit

EVALUATOR = Evaluator(Results({}, None))
KNOWN: Mapping[str, tuple[Bounds | None, tuple[int, ...]]] = {
    "five": (point(Decimal(5)), (5,)),
    "over": (Bounds(Decimal(2), None, above=True), (3, 4, 5, 9)),
    "from": (Bounds(Decimal(3), None), (3, 4, 7)),
    "under": (Bounds(None, Decimal(4), below=True), (-2, 0, 3)),
    "to": (Bounds(None, Decimal(3)), (-1, 0, 2, 3)),
    "between": (Bounds(Decimal(-1), Decimal(2)), (-1, 0, 1, 2)),
    "around": (about(Decimal(4)), (4,)),
    "unknown": (None, (-3, 0, 8)),
}
"""What is known of some numbers, and numbers that they may be; of one, nothing is known."""


def stated(name: str, bounds: Bounds | None) -> Stated:
    return Stated("published", name, Unit.NUMBER, "x", bounds)


def numbers() -> st.SearchStrategy[Expression]:
    leaves = st.sampled_from(sorted(KNOWN)).map(lambda n: stated(n, KNOWN[n][0])) | st.integers(0, 6).map(
        lambda n: Literal(Decimal(n))
    )
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(Arithmetic, st.sampled_from("+-*/"), inner, inner) | st.builds(Negative, inner) | st.builds(Size, inner)
        ),
        max_leaves=4,
    )


def conditions() -> st.SearchStrategy[Expression]:
    signs = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
    compared = st.lists(st.tuples(signs, numbers()), min_size=1, max_size=2).map(tuple)
    listed = st.lists(numbers(), min_size=1, max_size=3).map(lambda parts: (("in", Sequence(tuple(parts))),))
    chains = st.builds(Chain, numbers(), compared | listed)
    return st.recursive(
        chains,
        lambda inner: (
            st.builds(Negation, inner)
            | st.builds(Logic, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3).map(tuple))
        ),
        max_leaves=4,
    )


def worth(expression: Expression, chosen: Mapping[str, int]) -> Fraction:
    """Return a number by exact fractions, where the stated ones are known."""
    match expression:
        case Literal(value):
            return Fraction(value)
        case Stated(name=name):
            return Fraction(chosen[name])
        case Negative(part):
            return -worth(part, chosen)
        case Size(part):
            return abs(worth(part, chosen))
        case Arithmetic(sign, left, right):
            one, other = worth(left, chosen), worth(right, chosen)
            return {"+": one + other, "-": one - other, "*": one * other}[sign] if sign != "/" else one / other
        case _:
            raise TypeError(expression)


def truth(expression: Expression, chosen: Mapping[str, int]) -> bool:
    """Return whether a condition is true of numbers that are known."""
    match expression:
        case Negation(part):
            return not truth(part, chosen)
        case Logic(operator, parts):
            return (all if operator == "and" else any)([truth(part, chosen) for part in parts])
        case Chain(first, links):
            left, found = first, True
            for sign, right in links:
                found = found and _link(left, sign, right, chosen)
                left = right
            return found
        case _:
            raise TypeError(expression)


def _link(left: Expression, sign: str, right: Expression, chosen: Mapping[str, int]) -> bool:
    if isinstance(right, Sequence):
        return worth(left, chosen) in {worth(part, chosen) for part in right.parts}
    one, other = worth(left, chosen), worth(right, chosen)
    return {"==": one == other, "!=": one != other, "<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[
        sign
    ]


CHOICES = st.fixed_dictionaries({name: st.sampled_from(values) for name, (_, values) in KNOWN.items()})


@given(conditions(), st.lists(CHOICES, min_size=1, max_size=6))
def test_what_is_told_holds_whatever_the_numbers_are(condition: Expression, choices: list[dict[str, int]]) -> None:
    told = EVALUATOR.holds(condition)
    for chosen in choices:
        try:
            really = truth(condition, chosen)
        except ZeroDivisionError:  # has no value, so that nothing is said of it
            continue
        assert told is None or told is really


@given(numbers(), CHOICES)
def test_what_is_known_of_a_result_covers_it(expression: Expression, chosen: dict[str, int]) -> None:
    known = EVALUATOR.number(expression).known
    try:
        really = worth(expression, chosen)
    except ZeroDivisionError:
        return
    if known is None:
        return
    slack = max(abs(really), Fraction(1)) / 10**11
    assert known.low is None or Fraction(known.low) - slack <= really
    assert known.high is None or really <= Fraction(known.high) + slack


@pytest.mark.parametrize(
    ("operator", "parts", "told"),
    [
        ("and", (True, None), None),
        ("and", (False, None), False),
        ("or", (True, None), True),
        ("or", (False, None), None),
        ("and", (None, None), None),
        ("or", (False, False), False),
    ],
)
def test_the_tables_of_kleene(operator: str, parts: tuple[bool | None, ...], told: bool | None) -> None:
    """Kleene 1952, Introduction to Metamathematics, section 64: strong three-valued "and" and "or"."""
    over = stated("over", KNOWN["over"][0])
    against = {True: Literal(Decimal(2)), None: Literal(Decimal(4))}
    made: list[Expression] = []
    for value in parts:
        made.append(Chain(over, ((">", against[None if value is None else True]),)))
        if value is False:
            made[-1] = Negation(made[-1])
    assert EVALUATOR.holds(Logic(operator, tuple(made))) is told
