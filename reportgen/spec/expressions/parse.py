"""Expressions are parsed by Jinja's parser and never compiled: its tree is turned into ours, node type by node type.

Every token goes to Jinja on a line of its own with its number in place of its text. So the line of a node tells the place
of its first token, and Jinja never sees (or computes) a name, text or number that an author wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.spec.expressions.faults import Refused, feature, shortened, syntax
from reportgen.spec.expressions.functions import QUANTIFIERS
from reportgen.spec.expressions.quantified import check_scope
from reportgen.spec.expressions.scan import DEPTH, OPERATORS, Token, scan, too_deep
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Call,
    Chain,
    Expression,
    Literal,
    Logic,
    Name,
    Negation,
    Negative,
    Sequence,
    Words,
)

_JINJA = Environment(autoescape=True)
_FIRST_LINE = 2


@lru_cache(maxsize=1024)
def parse(text: str) -> Expression:
    """Return the tree of an expression (without braces), names as written.

    Raises
    ------
    Refused
        The text is no expression of the language.
    """
    tokens = scan(text)
    try:
        template = _JINJA.parse("\n".join(["{{", *map(_neutral, tokens, range(len(tokens))), "}}"]))
    except TemplateSyntaxError as error:
        raise _misplaced(tokens, error.lineno - _FIRST_LINE, len(text)) from None
    except RecursionError:
        raise too_deep(0) from None
    written = _Reader(tokens).read(_only(template), 0)
    check_scope(written)
    return written


def _neutral(token: Token, index: int) -> str:
    if token.kind == "operator" or (token.kind == "name" and token.text in OPERATORS):
        return token.text
    return {"string": f"'{index}'", "number": str(index), "name": f"n{index}"}[token.kind]


def _only(template: nodes.Template) -> nodes.Node:
    match template.body:
        case [nodes.Output(nodes=[node])]:
            return node
        case _:  # cannot happen: braces inside are refused before
            raise syntax(0, 1, "there is more than one expression", "write one expression in each pair of braces")


def _misplaced(tokens: tuple[Token, ...], index: int, end: int) -> Refused:
    if index >= len(tokens):
        return syntax(max(end - 1, 0), 1, "the expression ends too early", "write what should follow")
    token = tokens[index]
    if token.text == "=" and token.kind == "operator":
        return syntax(token.at, 1, "a single = stands outside a function's brackets", "compare with ==")
    return syntax(token.at, token.length, f"{shortened(token.text)!r} stands where it cannot", "check the signs before it")


class _Reader:
    """Turns the nodes of one expression into our tree."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens

    def read(self, node: nodes.Node, depth: int) -> Expression:
        """Return our tree of a node; ``depth`` counts the nodes above it."""
        if depth > DEPTH:
            raise too_deep(self.at(node))
        read = _NODES.get(type(node))
        if read is None:
            name = type(node).__name__.lower()
            raise feature(self.at(node), 1, f"expressions have no {name}", "see the page on expressions for what they have")
        return read(self, node, depth + 1)

    def argument(self, function: str, number: int, node: nodes.Node, depth: int) -> Expression:
        """Return our tree of what stands in a function's brackets: first in those that go through a set, it may be a list."""
        if isinstance(node, nodes.Tuple) and function in QUANTIFIERS and number == 0:
            return _values(self, node, depth)
        return self.read(node, depth)

    def at(self, node: nodes.Node) -> int:
        """Return the offset of a node's first token."""
        return self._first(node).at

    def token(self, neutral: str, node: nodes.Node) -> Token:
        """Return the token of a name; Jinja takes ``and``, ``or``, ``not`` and ``in`` for names where a value should stand."""
        if neutral in OPERATORS:
            token = self._first(node)
            raise syntax(token.at, token.length, f"{neutral!r} stands where it cannot", "write a value on both sides of it")
        return self.tokens[int(neutral[1:])]

    def _first(self, node: nodes.Node) -> Token:
        return self.tokens[min(max(node.lineno - _FIRST_LINE, 0), len(self.tokens) - 1)]


def _const(reader: _Reader, node: Any, _depth: int) -> Expression:
    token = reader.tokens[int(node.value)]
    if token.kind == "string":
        return Words(token.text, at=token.at)
    return Literal(token.number, token.percent, at=token.at)


def _name(reader: _Reader, node: Any, _depth: int) -> Expression:
    token = reader.token(node.name, node)
    return Name(token.text, at=token.at)


def _call(reader: _Reader, node: Any, depth: int) -> Expression:
    if not isinstance(node.node, nodes.Name):
        raise syntax(reader.at(node), 1, "brackets follow something that is no function", "leave the brackets out")
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise feature(reader.at(node), 1, "expressions have no * or ** before values", "write the values one by one")
    function = reader.token(node.node.name, node.node)
    arguments = tuple(reader.argument(function.text, number, a, depth) for number, a in enumerate(node.args))
    keywords = [(reader.token(k.key, k), reader.read(k.value, depth)) for k in node.kwargs]
    _check_repeated([k for k, _ in keywords])
    named = tuple((k.text, value) for k, value in keywords)
    return Call(function.text, arguments, named, tuple(k.at for k, _ in keywords), at=function.at)


def _check_repeated(keywords: list[Token]) -> None:
    seen: set[str] = set()
    for keyword in keywords:
        if keyword.text in seen:
            found = f"the keyword {shortened(keyword.text)!r} is there twice"
            raise syntax(keyword.at, keyword.length, found, "write it once; among= takes and, or")
        seen.add(keyword.text)


def _arithmetic(operator: str) -> Callable[[_Reader, Any, int], Expression]:
    def read(reader: _Reader, node: Any, depth: int) -> Expression:
        return Arithmetic(operator, left := reader.read(node.left, depth), reader.read(node.right, depth), at=left.at)

    return read


def _logic(operator: str) -> Callable[[_Reader, Any, int], Expression]:
    def read(reader: _Reader, node: Any, depth: int) -> Expression:
        parts = (reader.read(node.left, depth), reader.read(node.right, depth))
        flat = tuple(q for p in parts for q in (p.parts if isinstance(p, Logic) and p.operator == operator else (p,)))
        return Logic(operator, flat, at=flat[0].at)

    return read


_COMPARE = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in"}


def _compare(reader: _Reader, node: Any, depth: int) -> Expression:
    first = reader.read(node.expr, depth)
    if [op.op for op in node.ops] == ["notin"]:
        return Negation(Chain(first, (("in", _values(reader, node.ops[0].expr, depth)),), at=first.at), at=first.at)
    if any(op.op in {"in", "notin"} for op in node.ops) and len(node.ops) > 1:
        raise feature(reader.at(node), 1, "there is an 'in' inside a chain of comparisons", "write two comparisons joined by and")
    read = {"in": partial(_values, reader)}
    links = tuple((_COMPARE[op.op], read.get(op.op, reader.read)(op.expr, depth)) for op in node.ops)
    return Chain(first, links, at=first.at)


def _values(reader: _Reader, node: Any, depth: int) -> Expression:
    items = node.items if isinstance(node, nodes.Tuple) else [node]
    if not items:
        raise syntax(reader.at(node), 1, "no values follow in", "write values in brackets, as in (1, 2)")
    parts = tuple(reader.read(i, depth) for i in items)
    return Sequence(parts, at=parts[0].at)


def _tuple(reader: _Reader, node: Any, _depth: int) -> Expression:
    raise feature(reader.at(node), 1, "values in brackets stand only after in", "write one value")


def _plus(reader: _Reader, node: Any, _depth: int) -> Expression:
    raise syntax(reader.at(node), 1, "a + stands before a value", "leave it out")


_NODES: Mapping[type[nodes.Node], Callable[[_Reader, Any, int], Expression]] = {
    nodes.Const: _const,
    nodes.Name: _name,
    nodes.Call: _call,
    nodes.Add: _arithmetic("+"),
    nodes.Sub: _arithmetic("-"),
    nodes.Mul: _arithmetic("*"),
    nodes.Div: _arithmetic("/"),
    nodes.Neg: lambda reader, node, depth: Negative(reader.read(node.node, depth), at=reader.at(node)),
    nodes.Pos: _plus,
    nodes.And: _logic("and"),
    nodes.Or: _logic("or"),
    nodes.Not: lambda reader, node, depth: Negation(reader.read(node.node, depth), at=reader.at(node)),
    nodes.Compare: _compare,
    nodes.Tuple: _tuple,
}
"""The node types that expressions may have; all others are refused."""
