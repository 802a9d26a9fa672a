"""What a reader can work out: between which counts a hidden one must lie, given everything that is printed.

A reader knows every number that is printed, all bases, and what adds up: options to the base, options of a box to the box,
values of a segment to the group around them. A linear program finds the smallest and the largest count that agree with it
(audit of suppressed cells: Hundepool and others 2012, Statistical Disclosure Control, chapter 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

Group = tuple[tuple[str, str], ...]
"""(segment, code) pairs, sorted. The code is empty for respondents whose segment is missing; a filter is a segment of its own,
with ``1`` for those for whom it is true and ``0`` for the others."""
Atom = tuple[Group, frozenset[str]]
"""A group and an option (a set of options where options do not add up)."""
Row = Mapping[Atom, int]
"""A sum of unknown counts."""
Equation = tuple[Row, int]
"""A sum and what it is."""
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
    """A reader who knows what is printed, less some numbers; unknown counts that no equation links stand apart."""

    published: Published
    parts: Mapping[Atom, int]
    """The unknown counts, each with the number of its part."""
    equations: Mapping[int, tuple[Equation, ...]]
    """What is known of the unknown counts of each part."""

    def parts_of(self, node: Node) -> frozenset[int]:
        """Return the parts in which the unknown counts of a node lie; none when the reader knows the node."""
        return frozenset(self.parts[atom] for atom in _row(node, self.published) if atom in self.parts)

    def width(self, node: Node) -> int:
        """Return how many counts a node may have for the reader, less one."""
        return sum(self._width(node, part) for part in self.parts_of(node))

    def _width(self, node: Node, part: int) -> int:
        from scipy.optimize import linprog  # only where a small count is hidden

        atoms = [a for a, p in self.parts.items() if p == part]
        row = _row(node, self.published)
        target, limits = [row.get(a, 0) for a in atoms], [(0, self.published.bases.get(group)) for group, _ in atoms]
        known = self.equations[part]
        matrix = [[r.get(a, 0) for a in atoms] for r, _ in known] or None
        right = [n for _, n in known] or None
        ends = [linprog([s * x for x in target], None, None, matrix, right, limits, method="highs") for s in (1, -1)]
        if not all(e.success for e in ends):
            return 0
        low, high = float(ends[0].fun), -float(ends[1].fun)
        return floor(high + _SLACK) - ceil(low - _SLACK)


def reader(published: Published, gone: Collection[Node]) -> Reader:
    """Return the reader who does not see ``gone``."""
    shown = ((_row(n, published), published.nodes[n].count) for n in published.counted if n not in gone)
    left = _unsolved([*_relations(published), *shown])
    every = dict.fromkeys(a for n in published.counted for a in _row(n, published))
    parts = _linked([r for r, _ in left.equations], [a for a in every if a not in left.solved])
    equations: dict[int, list[Equation]] = {part: [] for part in parts.values()}
    for row, total in left.equations:
        equations[parts[next(iter(row))]].append((row, total))
    return Reader(published, parts, {part: tuple(found) for part, found in equations.items()})


@dataclass(frozen=True, slots=True)
class _Left:
    solved: Mapping[Atom, int]
    equations: tuple[Equation, ...]


def _unsolved(equations: Sequence[Equation]) -> _Left:
    """Return what is left of equations when those with one unknown are solved, again and again."""
    solved: dict[Atom, int] = {}
    while True:
        left = [_less(row, total, solved) for row, total in equations]
        more = {next(iter(r)): n // next(iter(r.values())) for r, n in left if len(r) == 1}
        if not more:
            return _Left(solved, tuple((r, n) for r, n in left if r))
        solved |= more
        equations = left


def _less(row: Row, total: int, solved: Mapping[Atom, int]) -> Equation:
    if not any(a in solved for a in row):
        return row, total
    return {a: v for a, v in row.items() if a not in solved}, total - sum(v * solved[a] for a, v in row.items() if a in solved)


def _linked(rows: Iterable[Row], others: Iterable[Atom]) -> dict[Atom, int]:
    """Return a number for each atom: the same for all that rows link, directly or by others."""
    parent: dict[Atom, Atom] = {a: a for a in others}

    def root(atom: Atom) -> Atom:
        while parent.setdefault(atom, atom) != atom:
            parent[atom] = parent[parent[atom]]
            atom = parent[atom]
        return atom

    for row in rows:
        first, *rest = map(root, row)
        for other in rest:
            parent[root(other)] = root(first)
    numbers: dict[Atom, int] = {}
    return {atom: numbers.setdefault(root(atom), len(numbers)) for atom in list(parent)}


def _row(node: Node, published: Published) -> Row:
    options = node.what if isinstance(node.what, frozenset) else frozenset[str]()
    parts: Iterable[frozenset[str]] = (frozenset((o,)) for o in options) if published.options else [options]
    return {(node.segments, part): 1 for part in parts}


def _relations(published: Published) -> Iterator[Equation]:
    """Yield what adds up: the options of each group to its base, the values of each segment to the group around them."""
    every = [frozenset((o,)) for o in published.options] or list(
        dict.fromkeys(n.what for n in published.counted if isinstance(n.what, frozenset))
    )
    for group, base in published.bases.items():
        if published.options:
            yield {(group, option): 1 for option in every}, base
        for segment in published.codes:
            if parts := _split(published, group, segment):
                yield from (({(group, o): 1} | {(p, o): -1 for p in parts}, 0) for o in every)


def _split(published: Published, group: Group, segment: str) -> tuple[Group, ...]:
    """Return the groups that a segment splits a group into, those with a missing segment among them; none when it does not."""
    if segment in dict(group):
        return ()
    parts = tuple(tuple(sorted((*group, (segment, code)))) for code in (*published.codes[segment], ""))
    return parts if any(p in published.bases for p in parts) else ()
