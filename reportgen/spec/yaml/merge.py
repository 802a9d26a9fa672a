"""Merges the top maps of several files; the same name twice is a problem with both places."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.problems import Code, Problem
from reportgen.spec.yaml.nodes import Entry, ListNode, MapNode, Node

OWN = ("reportgen", "include")
"""Keys that speak of their own file; those of the spec itself count."""
JOINED = ("claims", "plan", "interviews", "quotations")
"""Lists whose parts have names: they are joined, included files first."""


def merge(tops: Sequence[MapNode]) -> tuple[MapNode, tuple[Problem, ...]]:
    """Merge top maps into one.

    Parameters
    ----------
    tops
        The top maps, the spec itself last.

    Returns
    -------
    tuple
        The merged map, and a problem for every name that two files give.
    """
    problems: list[Problem] = []
    own = tops[-1]
    merged: dict[str, Entry] = {}
    for top in tops:
        for entry in top.entries:
            name = entry.key.value or ""
            if name in OWN:
                continue
            merged[name] = _joined(name, merged[name], entry, problems) if name in merged else entry
    kept = [e for e in own.entries if e.key.value in OWN]
    order = [e.key.value or "" for e in own.entries if e.key.value in merged]
    names = dict.fromkeys((*order, *merged))
    return MapNode((*kept, *(merged[n] for n in names)), own.flow, own.span), tuple(problems)


def _joined(name: str, first: Entry, second: Entry, problems: list[Problem]) -> Entry:
    value: Node
    if isinstance(first.value, MapNode) and isinstance(second.value, MapNode):
        value = _joined_maps(name, first.value, second.value, problems)
    elif name in JOINED and isinstance(first.value, ListNode) and isinstance(second.value, ListNode):
        value = ListNode((*first.value.items, *second.value.items), second.value.flow, second.value.span)
    else:
        problems.append(_twice(name, first, second))
        value = second.value
    return Entry(second.key, value)


def _joined_maps(name: str, first: MapNode, second: MapNode, problems: list[Problem]) -> MapNode:
    entries = {e.key.value: e for e in first.entries}
    for entry in second.entries:
        if entry.key.value in entries:
            problems.append(_twice(f"{name}.{entry.key.value}", entries[entry.key.value], entry))
        else:
            entries[entry.key.value] = entry
    return MapNode(tuple(entries.values()), second.flow, second.span)


def _twice(path: str, first: Entry, second: Entry) -> Problem:
    return Problem(
        Code.DUPLICATE_NAME,
        second.key.span.place(path),
        f"{path} is given in two files: here and at {first.key.span.place()}",
        "Keep one of the two, or rename one",
    )
