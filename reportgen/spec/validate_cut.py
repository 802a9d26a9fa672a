"""Finds expressions that YAML cut in two: ``{of: share(overall, 5)}`` is split at the comma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.problems import Code, Problem
from reportgen.spec.spec import Key
from reportgen.spec.tree import short, shown_path
from reportgen.spec.yaml.nodes import ListNode, MapNode, Node, Scalar, walk


@dataclass(frozen=True, slots=True)
class Cut:
    """An expression that was cut: the map or list it stands in cannot be checked further."""

    path: Key
    problem: Problem


def cut_expressions(root: MapNode) -> tuple[Cut, ...]:
    """Return the expressions that are cut at a comma inside braces or brackets."""
    return tuple(
        Cut(path, _problem(path, scalar))
        for path, found in walk(root)
        if isinstance(found.node, MapNode | ListNode) and found.node.flow
        for scalar in _first_cut(found.node)
    )


def _first_cut(node: MapNode | ListNode) -> Iterator[Scalar]:
    children: tuple[Node, ...] = node.items if isinstance(node, ListNode) else tuple(e.value for e in node.entries)
    for child in children:
        if isinstance(child, Scalar) and not child.style and child.value and child.value.count("(") > child.value.count(")"):
            yield child
            return


def _problem(path: Key, scalar: Scalar) -> Problem:
    span = scalar.span
    text = span.source.lines[span.line][span.column :]
    whole = _balanced(text)
    place = span.source.place(span.line, span.column, len(whole or text.rstrip()), shown_path(path))
    found = f"The comma in {short(whole or text, 80)} ends the value, since it stands inside {{ }} or [ ]"
    quote = '"' if whole and "'" in whole else "'"
    return Problem(
        Code.YAML_SYNTAX, place, found, f"Put the whole expression in quotes: {quote}{short(whole or '...', 80)}{quote}"
    )


def _balanced(text: str) -> str | None:
    """Return the text up to the end of its brackets and of the comparison after them."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter in "}],\n" and depth == 0:
            return text[:at].rstrip()
    return None
