"""The part of an earlier wave's spec that matters: its survey and its codebook, not what its report said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportgen.spec.yaml.nodes import Entry, ListNode, MapNode, Node, Scalar

KEPT: Mapping[str, frozenset[str] | None] = {
    "reportgen": None,
    "report": frozenset({"id", "version", "title", "language", "languages", "date", "minimum_base", "minimum_count", "level"}),
    "survey": None,
    "scales": None,
    "questions": None,
    "dimensions": None,
    "segments": None,
    "quality": None,
}
"""The keys at the top that are read, with those below them where only some are."""


def without_report(root: MapNode) -> MapNode:
    """Return the tree of a spec with a body of one line in place of what its report said."""
    entries = [_kept(e, KEPT[e.key.value]) for e in root.entries if e.key.value is not None and e.key.value in KEPT]
    return replace(root, entries=(*entries, _body(root)))


def _kept(entry: Entry, keys: frozenset[str] | None) -> Entry:
    if keys is None or not isinstance(entry.value, MapNode):
        return entry
    return Entry(entry.key, replace(entry.value, entries=tuple(e for e in entry.value.entries if e.key.value in keys)))


def _body(root: MapNode) -> Entry:
    """Return a body that says nothing: the grammar wants one."""

    def words(text: str) -> Scalar:
        return Scalar(text, "", root.span)

    section: tuple[Entry, ...] = (
        Entry(words("section"), words("-")),
        Entry(words("content"), _listed(_map(root, Entry(words("text"), words("-"))))),
    )
    return Entry(words("body"), _listed(_map(root, *section)))


def _map(root: MapNode, *entries: Entry) -> MapNode:
    return MapNode(entries, False, root.span)


def _listed(node: Node) -> ListNode:
    return ListNode((node,), False, node.span)
