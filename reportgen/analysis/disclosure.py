"""Small counts: which shares are hidden under ``minimum_count``, and which others would give them away.

A count of respondents is a node. Nodes that add up form a line: the options of a question add up to its base, the options of a
net to the net, the values of a segment to the whole. A reader who knows all members of a line but one knows that one too. So
in every line with a hidden member at least two are unknown, and the unknown parts together reach the minimum. Hiding spreads
from line to line until this is so (secondary suppression: Willenborg and de Waal 2001, Elements of Statistical Disclosure
Control; a heuristic, not an audit of everything that a report says).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.spec.measures import Condition


@dataclass(frozen=True, slots=True)
class Node:
    """Some respondents whose number is printed, or an average over them."""

    subject: str
    what: frozenset[str] | str
    """Options counted; the name of a measure that depends on the whole distribution (mean, nps, ...)."""
    segments: tuple[tuple[str, str], ...]
    among: Condition | None


@dataclass(frozen=True, slots=True)
class Line:
    """Parts that add up to a total."""

    parts: tuple[Node, ...]
    total: Node | None
    """None when the total is a base, which is always printed."""
    counted: bool = True
    """Whether parts are numbers of respondents; averages over segments follow from each other, but do not add up."""
    rest: int = 0
    """Respondents of the total who are in none of the parts, known to nobody: those whose segment is missing."""

    @property
    def members(self) -> tuple[Node, ...]:
        """Parts and total."""
        return self.parts if self.total is None else (*self.parts, self.total)


@dataclass(frozen=True, slots=True)
class Published:
    """What a report prints of counts."""

    counts: Mapping[Node, int]
    """Respondents of every node that is printed; of averages the base."""
    count: Callable[[Node], int]
    """Respondents of any node of options, printed or not."""
    options: Mapping[str, tuple[str, ...]]
    """Options of each question whose answers exclude each other (or are counted one by one)."""
    codes: Mapping[str, tuple[str, ...]]
    """Values of each segment."""
    base: Callable[[Node], int]
    """Respondents in the base of a node."""


def hidden(published: Published, minimum: int) -> frozenset[Node]:
    """Return the nodes to hide: those with fewer respondents than ``minimum`` but at least one, and what gives them away."""
    gone = {n for n, c in published.counts.items() if isinstance(n.what, frozenset) and 0 < c < minimum}
    if not gone:
        return frozenset()
    lines = tuple(lines_of(published))
    while more := {n for line in lines if (n := _next(line, published, gone, minimum))} | _averages(published, gone):
        gone |= more
    return frozenset(gone)


def _averages(published: Published, gone: set[Node]) -> set[Node]:
    """Return the averages of distributions with a hidden part: an average is one more equation over the parts."""
    touched = {replace(n, what="") for n in gone if isinstance(n.what, frozenset) and n.subject in published.options}
    return {n for n in published.counts if isinstance(n.what, str) and replace(n, what="") in touched and n not in gone}


def _next(line: Line, published: Published, gone: set[Node], minimum: int) -> Node | None:
    """Return one more node of a line to hide, or nothing when the line tells too little."""
    if not any(m in gone for m in line.members):
        return None
    unknown = [m for m in line.members if m in gone or m not in published.counts]
    parts = [p for p in line.parts if p in unknown]
    together = sum(published.count(p) for p in parts) + line.rest if line.counted else minimum
    alone = len(unknown) + (line.rest > 0) < 2
    if not alone and (together >= minimum or (line.total is not None and line.total in unknown)):
        return None
    left = [m for m in line.members if m not in unknown]
    # the smallest of the parts costs least; an empty one hides nothing, the total last
    return min(left, key=lambda m: (m == line.total, published.counts[m] == 0, published.counts[m], repr(m)), default=None)


def lines_of(published: Published) -> Iterator[Line]:
    """Yield everything that adds up."""
    for cell in dict.fromkeys(replace(n, what="") for n in published.counts):
        if cell.subject in published.options:
            yield from _within(published, cell)
    for node in published.counts:
        yield from _across(published, node)


def _within(published: Published, cell: Node) -> Iterator[Line]:
    """Yield the lines of one distribution: all options, and each net with its own and with the other options."""
    atoms = tuple(replace(cell, what=frozenset((o,))) for o in published.options[cell.subject])
    yield Line(atoms, None)
    nets = (n for n in published.counts if replace(n, what="") == cell and isinstance(n.what, frozenset) and len(n.what) > 1)
    for net in nets:
        inside, outside = _split(atoms, net)
        yield Line(inside, net)
        yield Line((*outside, net), None)


def _split(atoms: Iterable[Node], net: Node) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    atoms = tuple(atoms)
    inside = tuple(a for a in atoms if isinstance(a.what, frozenset) and isinstance(net.what, frozenset) and a.what <= net.what)
    return inside, tuple(a for a in atoms if a not in inside)


def _across(published: Published, node: Node) -> Iterator[Line]:
    """Yield the lines from a group of respondents to its parts by each segment by which the report breaks it down."""
    taken = {s for s, _ in node.segments}
    for segment, codes in published.codes.items():
        if segment in taken:
            continue
        parts = tuple(replace(node, segments=tuple(sorted((*node.segments, (segment, c))))) for c in codes)
        if any(p in published.counts for p in parts):
            rest = published.base(node) - sum(published.base(p) for p in parts)
            yield Line(parts, node, counted=isinstance(node.what, frozenset), rest=rest)
