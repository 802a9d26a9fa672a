"""What the spec says already: suggestions that repeat it are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Chain, Change, Expression, Literal, Logic, Quantified
from reportgen.spec.expressions.walk import is_condition
from reportgen.spec.spec import Key, Spec

_STATEMENTS = frozenset({"claims", "swot", "plan", "findings"})
"""Where conditions assert something."""
_MIRRORED = {">": "<", ">=": "<="}

Atoms = frozenset[str]


def atoms(condition: Expression) -> Atoms:
    """Return the comparisons that must all hold, each written one way: ``a > b`` and ``b < a`` are the same."""
    return frozenset(_atoms(condition))


def _atoms(condition: Expression) -> Iterator[str]:
    match condition:
        case Logic("and", parts):
            for part in parts:
                yield from _atoms(part)
        case Quantified(operator="every", parts=parts):
            for part in parts:
                yield from _atoms(part)
        case Chain(first, links):
            for operator, right in links:
                one, other = map(expression_text, _sides(first, right))
                yield f"{other} {_MIRRORED[operator]} {one}" if operator in _MIRRORED else f"{one} {operator} {other}"
                first = right
        case _:
            yield expression_text(condition)


def _sides(left: Expression, right: Expression) -> tuple[Expression, Expression]:
    """Return what is compared: that a number has changed by more than 0 says that it is above what it was."""
    match left, right:
        case Change(), Literal(value=0):
            return left.now, left.then
        case Literal(value=0), Change():
            return right.then, right.now
        case _:
            return left, right


def asserted(spec: Spec) -> tuple[Atoms, ...]:
    """Return the conditions of all claims and of all that rests on the data."""
    return tuple(atoms(e) for key, e in spec.expressions.items() if _is_statement(key) and is_condition(e))


def _is_statement(key: Key) -> bool:
    return key[0] in _STATEMENTS and key[-1] == "holds"


def is_said(condition: Expression, before: Iterable[Atoms]) -> bool:
    """Return whether a condition is asserted already, alone or among others."""
    wanted = atoms(condition)
    return any(wanted <= known for known in before)
