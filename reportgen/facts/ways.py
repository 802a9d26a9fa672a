"""What follows from what in a report, as values: nodes, steps, and what is on no way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from reportgen.spec.spec import Key
from reportgen.spec.tree import shown_path

NodeKind = Literal["question", "dimension", "operation", "published", "claim", "finding", "swot", "action", "measure"]
Lack = Literal["question", "dimension", "finding", "action", "measure"]
LACKS: Mapping[Lack, str] = {
    "question": "use",
    "dimension": "use",
    "finding": "action",
    "action": "ground",
    "measure": "question",
}
"""What that which is on no way lacks: a use, an action that follows, a ground, a question or record that feeds it."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something on the way."""

    id: str
    """Its kind, a colon, and its name: ``question:hours``, ``swot:weaknesses[0]``, ``action:plan[0].items[1]``."""
    kind: NodeKind
    name: str
    key: Key
    """Where it stands in the spec; of a measure where it is first named."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Nodes, the steps between them, and the nodes on no way."""

    nodes: tuple[Node, ...] = ()
    """In the order of the way, each once."""
    steps: tuple[tuple[str, str], ...] = ()
    """(id of a node, id of what follows from it)."""
    orphans: tuple[tuple[Lack, Node], ...] = ()
    """(what it is that leads nowhere or comes from nowhere, the node)."""

    def before(self, node: Node) -> tuple[Node, ...]:
        """Return what a node follows from directly."""
        sources = {one for one, other in self.steps if other == node.id}
        return tuple(n for n in self.nodes if n.id in sources)

    def after(self, node: Node) -> tuple[Node, ...]:
        """Return what follows from a node directly."""
        targets = {other for one, other in self.steps if one == node.id}
        return tuple(n for n in self.nodes if n.id in targets)


def trace_json(trace: Trace) -> dict[str, Any]:
    """Return the trace for ``facts.json``: nodes with their place in the spec, edges, and what is on no way."""
    return {
        "nodes": [{"id": node.id, "kind": node.kind, "spec": shown_path(node.key)} for node in trace.nodes],
        "edges": [{"from": one, "to": other} for one, other in trace.steps],
        "orphans": [{"lacks": LACKS[kind], "id": node.id} for kind, node in trace.orphans],
    }
