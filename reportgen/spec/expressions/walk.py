"""Looking through expression trees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from reportgen.spec.expressions.tree import (
    Arithmetic,
    Asked,
    Call,
    Chain,
    Change,
    Chosen,
    Expression,
    HasData,
    Logic,
    Negation,
    Negative,
    Pick,
    Quantified,
    Sequence,
    Size,
    Stated,
)
from reportgen.spec.measures import Measure


def children(expression: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly inside another, left to right."""
    look = _CHILDREN.get(type(expression))
    return look(expression) if look else ()


_CHILDREN: Mapping[type[Any], Callable[[Any], tuple[Expression, ...]]] = {
    Arithmetic: lambda e: (e.left, e.right),
    Negative: lambda e: (e.part,),
    Size: lambda e: (e.part,),
    Change: lambda e: (e.now, e.then),
    Negation: lambda e: (e.part,),
    Chain: lambda e: (e.first, *(right for _, right in e.links)),
    Sequence: lambda e: e.parts,
    Logic: lambda e: e.parts,
    Quantified: lambda e: e.parts,
    Call: lambda e: (*e.arguments, *(value for _, value in e.keywords)),
    Chosen: lambda e: (e.pick,),
}


def links(chain: Chain) -> Iterator[tuple[Expression, str, Expression]]:
    """Yield (left, operator, right) of every comparison in a chain."""
    left = chain.first
    for sign, right in chain.links:
        yield left, sign, right
        left = right


def changed(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """Return an expression as written with every part of it changed, the innermost first."""

    def within(part: Expression) -> Expression:
        return changed(part, change)

    match expression:
        case Arithmetic(left=left, right=right):
            expression = replace(expression, left=within(left), right=within(right))
        case Negative(part) | Negation(part):
            expression = replace(expression, part=within(part))
        case Chain(first, links):
            expression = replace(expression, first=within(first), links=tuple((sign, within(right)) for sign, right in links))
        case Logic(parts=parts) | Sequence(parts):
            expression = replace(expression, parts=tuple(map(within, parts)))
        case Call(arguments=arguments, keywords=keywords):
            named = tuple((name, within(value)) for name, value in keywords)
            expression = replace(expression, arguments=tuple(map(within, arguments)), keywords=named)
        case _:
            pass
    return change(expression)


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


def changes_in(expression: Expression) -> Iterator[Change]:
    """Yield every change between waves in an expression, in order, with repetition."""
    if isinstance(expression, Change):
        yield expression
    for part in children(expression):
        yield from changes_in(part)


def pairs_of(change: Change) -> Iterator[tuple[Measure, Measure]]:
    """Yield the measures, now and then, of which a change may be the difference; several where the data choose an option."""
    match change.now, change.then:
        case Asked(now), Asked(then):
            yield now, then
        case Chosen(by_code=now), Chosen(by_code=then):
            yield from ((one, other) for (_, one), (_, other) in zip(now, then, strict=True))
        case _:
            raise TypeError("a change is of one measure")


def stated_in(expression: Expression) -> Iterator[Stated]:
    """Yield every number that the spec itself states, in order, with repetition."""
    if isinstance(expression, Stated):
        yield expression
    for part in children(expression):
        yield from stated_in(part)


def says_something(expression: Expression) -> bool:
    """Return whether there is any measure or stated number in an expression."""
    return any(True for _ in measures_in(expression)) or any(True for _ in stated_in(expression))


def asks_data(expression: Expression) -> bool:
    """Return whether an expression asks if there are answers."""
    return isinstance(expression, HasData) or any(map(asks_data, children(expression)))


def is_condition(expression: Expression) -> bool:
    """Return whether an expression is true or false rather than a number, an option or a reference."""
    return isinstance(expression, Chain | Logic | Negation | HasData | Quantified)
