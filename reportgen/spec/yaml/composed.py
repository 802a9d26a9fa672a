"""Puts names that are keys into Unicode's composed form: é is one name, however an editor stores it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from reportgen.problems import Code, Problem
from reportgen.spec.yaml.nodes import Entry, MapNode, Node

FAMILIES = ("scales", "questions", "dimensions", "segments")
"""Maps at the top of a spec whose keys are names."""
WEIGHTED = ("questions", "parts")
"""Maps inside a dimension whose keys are names."""


def composed(root: MapNode) -> tuple[MapNode, tuple[Problem, ...]]:
    """Return the tree with its names composed, and a problem for every two names that become one by it."""
    problems: list[Problem] = []
    entries = tuple(_family(entry, problems) if entry.key.value in FAMILIES else entry for entry in root.entries)
    return replace(root, entries=entries), tuple(problems)


def _family(entry: Entry, problems: list[Problem]) -> Entry:
    value = _names(entry.value, problems)
    if entry.key.value == "dimensions" and isinstance(value, MapNode):
        value = replace(value, entries=tuple(Entry(e.key, _items(e.value, problems)) for e in value.entries))
    return Entry(entry.key, value)


def _items(dimension: Node, problems: list[Problem]) -> Node:
    if not isinstance(dimension, MapNode):
        return dimension
    entries = (Entry(e.key, _names(e.value, problems)) if e.key.value in WEIGHTED else e for e in dimension.entries)
    return replace(dimension, entries=tuple(entries))


def _names(node: Node, problems: list[Problem]) -> Node:
    if not isinstance(node, MapNode):
        return node
    entries: dict[str, Entry] = {}
    for entry in node.entries:
        name = unicodedata.normalize("NFC", entry.key.value or "")
        first = entries.setdefault(name, Entry(replace(entry.key, value=name), entry.value))
        if first.value is not entry.value:
            found = (
                f"The name '{name}' stands here a second time, stored in another way; the first is at {first.key.span.place()}"
            )
            problems.append(Problem(Code.DUPLICATE_NAME, entry.key.span.place(), found, "Rename one of the two"))
    return replace(node, entries=tuple(entries.values()))
