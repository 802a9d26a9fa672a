"""Finds keys and list items without a value: nothing in a spec may be empty, so that ``null`` never vanishes."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.problems import Code, Problem
from reportgen.spec.model.body import BARE
from reportgen.spec.spec import Key
from reportgen.spec.tree import shown_path
from reportgen.spec.yaml.fullwidth import key_fix
from reportgen.spec.yaml.nodes import Found, MapNode, Node, Scalar, walk

_BRACED = "Put the value in quotes, if it is text that begins with {; else write 'key: value' inside the braces"


def empty_values(root: MapNode) -> Iterator[tuple[Key, Problem]]:
    """Yield a problem for every value that YAML reads as nothing, each map before what stands in it."""
    for path, found in walk(root):
        node = found.node
        if _is_braced_text(node):
            fix = _key_fix(node) or _BRACED
            yield (
                path,
                Problem(Code.WRONG_VALUE, node.span.place(shown_path(path)), f"{shown_path(path)} is a map without values", fix),
            )
        elif isinstance(node, Scalar) and node.value is None and not _is_bare_block(path):
            yield path, _problem(path, found, node)


def _is_braced_text(node: Node) -> bool:
    """Tell ``{word}``, a map whose keys have no values."""
    if not isinstance(node, MapNode) or not node.flow or not node.entries:
        return False
    values = [entry.value for entry in node.entries]
    return all(isinstance(v, Scalar) and v.value is None and v.span.column == v.span.end_column for v in values)


def _key_fix(node: Node) -> str | None:
    """Return what to write where a key holds its value, since a colon is full-width or has no space after it."""
    keys = [entry.key.value or "" for entry in node.entries] if isinstance(node, MapNode) else []
    return next(filter(None, map(key_fix, keys)), None)


def _is_bare_block(path: Key) -> bool:
    return len(path) > 2 and path[0] == "body" and path[-1] in BARE and isinstance(path[-2], int)


def _problem(path: Key, found: Found, node: Scalar) -> Problem:
    span = node.span
    line = span.source.lines[span.line] if span.line < len(span.source.lines) else ""
    written = line[span.column : span.end_column] if span.line == span.end_line else ""
    place = (span if written else found.span).place(shown_path(path))
    if written:
        return Problem(
            Code.WRONG_VALUE,
            place,
            f"{shown_path(path)} is {written}, which YAML reads as nothing",
            f"Write '{written}' in quotes if the word is meant, else delete the line",
        )
    after = line[span.column :].lstrip()
    if after.startswith("#"):
        return Problem(
            Code.WRONG_VALUE,
            place,
            f"{shown_path(path)} has no value: everything after # is a comment",
            f"Put the value in quotes: '{after.rstrip()}'",
        )
    fix = key_fix(str(path[-1])) if path else None
    if not fix and after.startswith((",", "}")) and " " in str(path[-1]):
        fix = "Put the whole text before it in quotes: between braces, a comma ends a value"
    return Problem(Code.WRONG_VALUE, place, f"{shown_path(path)} has no value", fix or "Write a value, or delete the line")
