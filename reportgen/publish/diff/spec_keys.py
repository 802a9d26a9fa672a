"""Under which keys of a spec each of its lines stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.spec.yaml.guard import build
from reportgen.spec.yaml.nodes import ListNode, MapNode, Node, Scalar, Source

Keys = Sequence[tuple[str, ...]]
"""For each line the keys above it, the outermost first; none where that cannot be told."""
DEEPEST = 4
"""Keys of a place that are named."""


def keys_of_lines(lines: Sequence[str]) -> Keys:
    """Return for each line the keys that it stands under; none of a text that is no YAML of ours.

    Parameters
    ----------
    lines
        The text of a file.
    """
    found: list[tuple[str, ...]] = [()] * len(lines)
    root, _ = build(Source(Path(), "", tuple(lines)))
    if root is not None:
        _fill(found, root, (), -1)
    return [keys if line.strip() else () for keys, line in zip(found, lines, strict=True)]


def _fill(found: list[tuple[str, ...]], node: Node, path: tuple[str, ...], start: int) -> None:
    """Write the path of every part over its lines; a line on which several begin is that of the outermost."""
    for label, first, value in _parts(node):
        inner = (*path, label)
        last = value.span.end_line + (value.span.end_column > 0)
        if len(inner) <= DEEPEST:
            for line in range(max(first, start + 1), min(last, len(found))):
                found[line] = inner
        _fill(found, value, inner, first)


def _parts(node: Node) -> list[tuple[str, int, Node]]:
    if isinstance(node, MapNode):
        return [(entry.key.value or "", entry.key.span.line, entry.value) for entry in node.entries]
    if isinstance(node, ListNode):
        return [(_named(item, number), item.span.line, item) for number, item in enumerate(node.items, 1)]
    return []


def _named(item: Node, number: int) -> str:
    """Return what an item of a list is called: by its own id, or by its place."""
    own = item.get("id") if isinstance(item, MapNode) else None
    return own.value if isinstance(own, Scalar) and own.value else str(number)
