"""Looking through expression trees."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.spec.expressions.tree import (
    Arithmetic,
    Asked,
    Call,
    Chain,
    Chosen,
    Expression,
    Logic,
    Negation,
    Negative,
    Pick,
    Sequence,
)
from reportgen.spec.measures import Measure


def children(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly inside another, left to right."""
    match expression:
        case Arithmetic(_, left, right):
            return (left, right)
        case Negative(part) | Negation(part):
            return (part,)
        case Chain(first, links):
            return (first, *(right for _, right in links))
        case Sequence(parts) | Logic(_, parts):
            return parts
        case Call(_, arguments, keywords):
            return (*arguments, *(value for _, value in keywords))
        case Chosen(pick, _):
            return (pick,)
        case _:
            return ()


def measures_in(expression: Expression) -> Iterator[Measure]:
    """Yield every measure whose value the expression may need, in order, with repetition."""
    match expression:
        case Asked(measure):
            yield measure
        case Pick(candidates=pairs) | Chosen(by_code=pairs):
            yield from (measure for _, measure in pairs)
        case _:
            pass
    for part in children(expression):
        yield from measures_in(part)


def is_condition(expression: Expression) -> bool:
    """Return whether an expression is true or false rather than a number, an option or a reference."""
    return isinstance(expression, Chain | Logic | Negation)
