"""Small counts: which shares are hidden under ``minimum_count``, and which others would give them away.

A reader knows every number that is printed, all bases, and what adds up: options to the base, options of a net to the net,
values of a segment to the whole. From this a linear program tells between which bounds a hidden count must lie. Where the
bounds are closer than ``minimum_count``, one more number is hidden, the smallest of the same distribution first, until they
are not (audit of suppressed cells: Hundepool and others 2012, Statistical Disclosure Control, chapter 4). The audit knows what
this report prints and no more: not other reports, not what a reader knows of somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from reportgen.spec.measures import Condition

Group = tuple[tuple[str, str], ...]
"""(segment, code) pairs, sorted; the code is empty for respondents whose segment is missing."""
Atom = tuple[Group, frozenset[str]]
"""A group and an option (a set of options where options do not add up)."""
Row = Mapping[Atom, int]
"""A sum of unknown counts."""


@dataclass(frozen=True, slots=True)
class Node:
    """Some respondents whose number is printed, or an average over them."""

    subject: str
    what: frozenset[str] | str
    """Options counted; the name of a measure that depends on the whole distribution (mean, nps, ...)."""
    segments: Group
    among: Condition | None


@dataclass(frozen=True, slots=True)
class Published:
    """What a report prints of one question among the same respondents."""

    counts: Mapping[Node, int]
    """Respondents of every node that is printed; of averages the base."""
    bases: Mapping[Group, int]
    """Base of every group that the report speaks of."""
    options: tuple[str, ...]
    """Options whose counts add up to the base; none where a respondent may give several."""
    codes: Mapping[str, tuple[str, ...]]
    """Values of each segment."""


def hidden(published: Published, minimum: int) -> frozenset[Node]:
    """Return the nodes to hide: those with fewer respondents than ``minimum`` but at least one, and what gives them away."""
    small = [n for n, c in published.counts.items() if isinstance(n.what, frozenset) and 0 < c < minimum]
    gone = set(small)
    relations = tuple(_relations(published))
    for node in small:
        wanted = min(minimum, published.bases[node.segments]) - 1e-6  # a base that small is printed all the same
        while _width(node, published, gone, relations) < wanted and (more := _cheapest(node, published, gone)):
            gone.add(more)
    return frozenset(gone | _averages(published, gone))


def _row(node: Node, published: Published) -> Row:
    options = node.what if isinstance(node.what, frozenset) else frozenset[str]()
    parts = [frozenset((o,)) for o in options] if published.options else [options]
    return {(node.segments, part): 1 for part in parts}


def _relations(published: Published) -> Iterator[tuple[Row, int]]:
    """Yield what adds up: the options of each group to its base, the values of each segment to the group around them."""
    every = [frozenset((o,)) for o in published.options] or list(
        {n.what for n in published.counts if isinstance(n.what, frozenset)}
    )
    for group, base in published.bases.items():
        if published.options:
            yield {(group, option): 1 for option in every}, base
        for segment in {s for other in published.bases for s, _ in other} - {s for s, _ in group}:
            parts = [tuple(sorted((*group, (segment, code)))) for code in (*published.codes[segment], "")]
            if any(p in published.bases for p in parts):
                yield from (({(group, o): 1} | {(p, o): -1 for p in parts}, 0) for o in every)


def _width(node: Node, published: Published, gone: set[Node], relations: Sequence[tuple[Row, int]]) -> float:
    """Return how far apart the smallest and the largest possible count of a hidden node are."""
    from scipy.optimize import linprog  # only where a small count is hidden

    shown = [(_row(n, published), c) for n, c in published.counts.items() if isinstance(n.what, frozenset) and n not in gone]
    known, target = [*relations, *shown], _row(node, published)
    atoms = {atom: i for i, atom in enumerate(dict.fromkeys(a for row in (target, *(r for r, _ in known)) for a in row))}
    matrix, right = [_dense(row, atoms) for row, _ in known], [n for _, n in known]
    limits = [(0, published.bases.get(group)) for group, _ in atoms]
    ends = [
        linprog([sign * x for x in _dense(target, atoms)], A_eq=matrix or None, b_eq=right or None, bounds=limits, method="highs")
        for sign in (1, -1)
    ]
    return float(-ends[1].fun - ends[0].fun) if all(e.success for e in ends) else 0.0


def _dense(row: Row, atoms: Mapping[Atom, int]) -> list[int]:
    values = [0] * len(atoms)
    for atom, value in row.items():
        values[atoms[atom]] = value
    return values


def _cheapest(node: Node, published: Published, gone: set[Node]) -> Node | None:
    """Return the next node to hide: of the same group first, then of the nearest; with few respondents, nobody last."""
    left = [n for n, c in published.counts.items() if isinstance(n.what, frozenset) and n not in gone]
    return min(left, key=lambda n: _cost(n, node, published.counts[n]), default=None)


def _cost(node: Node, near: Node, count: int) -> tuple[int, bool, int, list[str], Group]:
    return len(set(node.segments) ^ set(near.segments)), count == 0, count, sorted(node.what), node.segments


def _averages(published: Published, gone: Iterable[Node]) -> set[Node]:
    """Return the averages of groups with a hidden part, because an average is one more equation over the parts.

    An average that is hidden in one group only would follow from the whole and the other groups: then the next is hidden too.
    """
    touched = {n.segments for n in gone} if published.options else set()
    averages = {n for n in published.counts if isinstance(n.what, str)}
    away = {n for n in averages if n.segments in touched}
    while more := {n for line in _lines(published, averages) if (n := _second(line, away, published.counts))}:
        away |= more
    return away


def _lines(published: Published, averages: set[Node]) -> Iterator[list[Node]]:
    """Yield each average with those of its parts by one segment, where all of them are printed."""
    for node, segment in product(averages, published.codes):
        parts = [replace(node, segments=tuple(sorted((*node.segments, (segment, c))))) for c in published.codes[segment]]
        if segment not in dict(node.segments) and all(p in averages for p in parts):
            yield [node, *parts]


def _second(line: Sequence[Node], away: set[Node], counts: Mapping[Node, int]) -> Node | None:
    left = [n for n in line[1:] if n not in away and counts[n] > 0] or [line[0]]
    alone = sum(n in away for n in line) == 1
    return min(left, key=lambda n: (counts[n], n.segments)) if alone and left[0] not in away else None


def families(nodes: Iterable[Node]) -> dict[tuple[str, Condition | None], list[Node]]:
    """Return nodes by question and filter: numbers of different questions do not add up."""
    found: dict[tuple[str, Condition | None], list[Node]] = {}
    for node in nodes:
        found.setdefault((node.subject, node.among), []).append(node)
    return found
