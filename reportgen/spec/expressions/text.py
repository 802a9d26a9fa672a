"""The canonical text of a resolved expression: what facts are called, and what messages show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reportgen.spec.canonical import quoted
from reportgen.spec.expressions.names import number_text
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Asked,
    Call,
    Chain,
    Change,
    Chosen,
    Expression,
    HasData,
    Literal,
    Logic,
    Name,
    Negation,
    Negative,
    Pick,
    Quantified,
    Reference,
    Sequence,
    Size,
    Stated,
    Words,
)

_TIGHTNESS = {"or": 1, "and": 2, "not": 3, "compare": 4, "+": 5, "-": 5, "*": 6, "/": 6}
_TIGHTEST = 9


def expression_text(expression: Expression) -> str:
    """Return an expression as its author could have written it; it reads back as an equal one."""
    return _TEXTS[type(expression)](expression)


def _arithmetic(e: Arithmetic) -> str:
    tightness = _TIGHTNESS[e.operator]
    return f"{_inside(e.left, tightness)} {e.operator} {_inside(e.right, tightness + 1)}"


def _chain(e: Chain) -> str:
    tightness = _TIGHTNESS["compare"] + 1
    return _inside(e.first, tightness) + "".join(f" {operator} {_inside(right, tightness)}" for operator, right in e.links)


def _logic(e: Logic) -> str:
    return f" {e.operator} ".join(_inside(part, _TIGHTNESS[e.operator] + 1) for part in e.parts)


def _call(e: Call) -> str:
    """Return a call as it was written: what goes through the items of a set keeps its condition so."""
    keywords = (f"{name}={expression_text(value)}" for name, value in e.keywords)
    return f"{e.function}({', '.join([*map(expression_text, e.arguments), *keywords])})"


_TEXTS: Mapping[type[Any], Callable[[Any], str]] = {
    Asked: lambda e: e.measure.canonical,
    Pick: lambda e: e.canonical,
    Chosen: lambda e: e.canonical,
    Quantified: lambda e: e.canonical,
    Call: _call,
    Literal: lambda e: number_text(e.value) + ("%" if e.percent else ""),
    Words: lambda e: quoted(e.text),
    Name: lambda e: e.name,
    Reference: lambda e: f"{e.kind}({quoted(e.target)})",
    Stated: lambda e: f"{e.family}({e.name})",
    HasData: lambda _: "has_data",
    Arithmetic: _arithmetic,
    Size: lambda e: f"abs({expression_text(e.part)})",
    Negative: lambda e: f"-{_inside(e.part, _TIGHTEST)}",
    Change: lambda e: f"change({expression_text(e.now)}, since={quoted(e.since)})",
    Chain: _chain,
    Logic: _logic,
    Negation: lambda e: f"not {_inside(e.part, _TIGHTNESS['not'] + 1)}",
    Sequence: lambda e: f"({', '.join(map(expression_text, e.parts))})",
}
"""How each kind of node is written."""


def _inside(part: Expression, tightness: int) -> str:
    text = expression_text(part)
    return f"({text})" if _tightness(part) < tightness else text


def _tightness(expression: Expression) -> int:
    match expression:
        case Arithmetic(operator) | Logic(operator):
            return _TIGHTNESS[operator]
        case Chain():
            return _TIGHTNESS["compare"]
        case Negation():
            return _TIGHTNESS["not"]
        case Negative():
            return _TIGHTEST - 1
        case _:
            return _TIGHTEST
