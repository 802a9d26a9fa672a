"""What a reader can work out: between which counts a hidden one must lie, given everything that is printed.

A reader knows every number that is printed, all bases, and what adds up: options to the base, options of a box to the box,
values of a segment to the group around them. A linear program finds the smallest and the largest count that agree with it
(audit of suppressed cells: Hundepool and others 2012, Statistical Disclosure Control, chapter 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

Group = tuple[tuple[str, str], ...]
"""(segment, code) pairs, sorted. The code is empty for respondents whose segment is missing; a filter is a segment of its own,
with ``1`` for those for whom it is true and ``0`` for the others."""
Atom = tuple[Group, frozenset[str]]
"""A group and an option (a set of options where options do not add up)."""
Row = Mapping[Atom, int]
"""A sum of unknown counts."""
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Node:
    """Some respondents of a group, or an average over the group."""

    subject: str
    what: frozenset[str] | str
    """Options counted; the name of a measure that depends on the whole distribution (mean, nps, ...)."""
    segments: Group


@dataclass(frozen=True, slots=True)
class Known:
    """The truth about a node, and whether a reader sees it."""

    count: int
    """Respondents who gave the options; of averages the base."""
    base: int
    respondents: int
    """Respondents in the base; the base itself but for percentages of responses."""
    printed: bool


@dataclass(frozen=True, slots=True)
class Published:
    """All numbers of one question or dimension: the printed ones, and those that would follow from them."""

    nodes: Mapping[Node, Known]
    bases: Mapping[Group, int]
    """Base of every group."""
    options: tuple[str, ...]
    """Options whose counts add up to the base; none where a respondent may give several."""
    codes: Mapping[str, tuple[str, ...]]
    """Values of each segment and filter."""

    @property
    def counted(self) -> tuple[Node, ...]:
        """The nodes that are counts."""
        return tuple(n for n in self.nodes if isinstance(n.what, frozenset))


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader who knows what is printed, less some numbers."""

    published: Published
    atoms: Mapping[Atom, int]
    """Every unknown and its column."""
    matrix: Any
    """Sparse equations, one a row."""
    right: tuple[int, ...]

    def width(self, node: Node) -> int:
        """Return how many counts a hidden node may have, less one."""
        from scipy.optimize import linprog  # only where a small count is hidden

        target = [0.0] * len(self.atoms)
        for atom, value in _row(node, self.published).items():
            target[self.atoms[atom]] = value
        limits = [(0, self.published.bases.get(group)) for group, _ in self.atoms]
        known = {"A_eq": self.matrix, "b_eq": self.right} if self.right else {}
        ends = [linprog([s * x for x in target], bounds=limits, method="highs", **known) for s in (1, -1)]
        if not all(e.success for e in ends):
            return 0
        low, high = float(ends[0].fun), -float(ends[1].fun)
        return floor(high + _SLACK) - ceil(low - _SLACK)


def reader(published: Published, gone: Collection[Node]) -> Reader:
    """Return the reader who does not see ``gone``."""
    from scipy.sparse import csr_array

    shown = ((_row(n, published), published.nodes[n].count) for n in published.counted if n not in gone)
    known = [*_relations(published), *shown]
    rows = [*(r for r, _ in known), *(_row(n, published) for n in published.counted)]
    atoms = {atom: i for i, atom in enumerate(dict.fromkeys(a for row in rows for a in row))}
    places = [(i, atoms[a], v) for i, (row, _) in enumerate(known) for a, v in row.items()]
    ys, xs, values = zip(*places, strict=True) if places else ((), (), ())
    matrix = csr_array((values, (ys, xs)), shape=(len(known), len(atoms)))
    return Reader(published, atoms, matrix, tuple(n for _, n in known))


def _row(node: Node, published: Published) -> Row:
    options = node.what if isinstance(node.what, frozenset) else frozenset[str]()
    parts: Iterable[frozenset[str]] = (frozenset((o,)) for o in options) if published.options else [options]
    return {(node.segments, part): 1 for part in parts}


def _relations(published: Published) -> Iterator[tuple[Row, int]]:
    """Yield what adds up: the options of each group to its base, the values of each segment to the group around them."""
    every = [frozenset((o,)) for o in published.options] or list(
        dict.fromkeys(n.what for n in published.counted if isinstance(n.what, frozenset))
    )
    for group, base in published.bases.items():
        if published.options:
            yield {(group, option): 1 for option in every}, base
        for segment in published.codes:
            if parts := parts_of(published, group, segment):
                yield from (({(group, o): 1} | {(p, o): -1 for p in parts}, 0) for o in every)


def parts_of(published: Published, group: Group, segment: str) -> tuple[Group, ...]:
    """Return the groups that a segment splits a group into, those with a missing segment among them; none when it does not."""
    if segment in dict(group):
        return ()
    parts = tuple(tuple(sorted((*group, (segment, code)))) for code in (*published.codes[segment], ""))
    return parts if any(p in published.bases for p in parts) else ()
