"""What a reader can work out: between which counts a hidden one must lie, given everything that is printed.

A reader knows every number that is printed, all bases, and what adds up: options to the base, options of a box to the box,
values of a segment to the group around them. A linear program finds the smallest and the largest count that agree with it
(audit of suppressed cells: Hundepool and others 2012, Statistical Disclosure Control, chapter 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
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
Table = Mapping[Atom, float]
"""Unknown counts and what each may be."""
_SLACK = 1e-6
"""How far from a whole number the linear program may end on one."""


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


@dataclass(frozen=True)
class Published:
    """All numbers of one question or dimension: the printed ones, and those that would follow from them."""

    nodes: Mapping[Node, Known]
    bases: Mapping[Group, int]
    """Base of every group."""
    options: tuple[str, ...]
    """Options whose counts add up to the base; none where a respondent may give several."""
    codes: Mapping[str, tuple[str, ...]]
    """Values of each segment and filter."""
    families: tuple[tuple[str, ...], ...] = ()
    """Groups of options, each of which adds up to the base by itself; without any all options together do."""
    sums: tuple[Equation, ...] = ()
    """What else adds up."""

    @cached_property
    def counted(self) -> tuple[Node, ...]:
        """The nodes that are counts."""
        return tuple(n for n in self.nodes if isinstance(n.what, frozenset))

    @cached_property
    def rows(self) -> Mapping[Node, Row]:
        """Each count as a sum of atoms."""
        return {n: _row(n, self) for n in self.counted}

    @cached_property
    def counting(self) -> Mapping[Atom, tuple[Node, ...]]:
        """The counts that an atom is a part of."""
        found: dict[Atom, list[Node]] = {}
        for node, row in self.rows.items():
            for atom in row:
                found.setdefault(atom, []).append(node)
        return {atom: tuple(nodes) for atom, nodes in found.items()}

    @cached_property
    def relations(self) -> tuple[Equation, ...]:
        """What adds up, whoever looks at it."""
        return tuple(_relations(self))


Doubt = Mapping[Node, tuple[float, float]]
"""Two tables that agree with all that some reader knows: the counts that one of them changes, and what they are in the two.
Whoever sees none of these counts cannot rule the tables out."""


def width(low: float, high: float) -> int:
    """Return how many whole numbers lie between two, ends included, less one."""
    return floor(high + _SLACK) - ceil(low - _SLACK)


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader who knows what is printed, less some numbers; unknown counts that no equation links stand apart."""

    published: Published
    solved: Mapping[Atom, int]
    """The counts that follow at once from what is printed."""
    parts: Mapping[Atom, int]
    """The unknown counts, each with the number of its part."""
    equations: Mapping[int, tuple[Equation, ...]]
    """What is known of the unknown counts of each part."""

    def parts_of(self, node: Node) -> frozenset[int]:
        """Return the parts in which the unknown counts of a node lie; none when the reader knows the node."""
        return frozenset(self.parts[atom] for atom in self.published.rows[node] if atom in self.parts)

    def look(self, node: Node) -> tuple[int, tuple[Doubt, ...]]:
        """Return how many counts a node may have for the reader, less one, and the tables that show it."""
        found = [ends for part in sorted(self.parts_of(node)) if (ends := self._ends(node, part)) is not None]
        row = self.published.rows[node]
        return sum(width(*(_sum(row, table) for table in ends)) for ends in found), tuple(map(self._doubt, found))

    def _ends(self, node: Node, part: int) -> tuple[Table, Table] | None:
        """Return the tables of a part with the smallest and with the largest count of a node."""
        from scipy.optimize import linprog  # only where a small count is hidden

        atoms = [a for a, p in self.parts.items() if p == part]
        row = self.published.rows[node]
        target, limits = [row.get(a, 0) for a in atoms], [(0, self.published.bases.get(group)) for group, _ in atoms]
        known = self.equations[part]
        matrix = [[r.get(a, 0) for a in atoms] for r, _ in known] or None
        right = [n for _, n in known] or None
        ends = [linprog([s * x for x in target], None, None, matrix, right, limits, method="highs") for s in (1, -1)]
        if not all(e.success for e in ends):
            return None
        low, high = (dict(zip(atoms, map(float, e.x), strict=True)) for e in ends)
        return low, high

    def _doubt(self, ends: tuple[Table, Table]) -> Doubt:
        low, high = ends
        values = {}
        for node in dict.fromkeys(n for atom in low for n in self.published.counting.get(atom, ())):
            row, count = self.published.rows[node], self.published.nodes[node].count
            rest = sum(self.solved[a] * n for a, n in row.items() if a not in low)  # the base links all options of a group
            found = rest + _sum(row, low), rest + _sum(row, high)
            if any(abs(value - count) > _SLACK for value in found):
                values[node] = found
        return values


def _sum(row: Row, table: Table) -> float:
    return sum(n * table[a] for a, n in row.items() if a in table)


def reader(published: Published, gone: Collection[Node]) -> Reader:
    """Return the reader who does not see ``gone``."""
    shown = ((row, published.nodes[n].count) for n, row in published.rows.items() if n not in gone)
    solved, left = _unsolved([*published.relations, *shown])
    every = dict.fromkeys(a for row in published.rows.values() for a in row)
    parts = _linked([r for r, _ in left], [a for a in every if a not in solved])
    equations: dict[int, list[Equation]] = {part: [] for part in parts.values()}
    for row, total in left:
        equations[parts[next(iter(row))]].append((row, total))
    return Reader(published, solved, parts, {part: tuple(found) for part, found in equations.items()})


def _unsolved(equations: Iterable[Equation]) -> tuple[dict[Atom, int], list[Equation]]:
    """Solve the equations with one unknown, and those that come to have one by that; return the solved counts and the rest."""
    rows, totals = [], []
    by_atom: dict[Atom, list[int]] = {}
    for number, (row, total) in enumerate(equations):
        rows.append(dict(row))
        totals.append(total)
        for atom in row:
            by_atom.setdefault(atom, []).append(number)
    solved: dict[Atom, int] = {}
    waiting = [number for number, row in enumerate(rows) if len(row) == 1]
    while waiting:
        number = waiting.pop()
        for atom, factor in list(rows[number].items()):  # none where another equation has solved it meanwhile
            solved[atom] = totals[number] // factor
            for other in by_atom[atom]:
                totals[other] -= rows[other].pop(atom) * solved[atom]
                if len(rows[other]) == 1:
                    waiting.append(other)
    return solved, [(row, total) for row, total in zip(rows, totals, strict=True) if row]


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
    yield from published.sums
    families = [[frozenset((o,)) for o in family] for family in published.families] or [every]
    for group, base in published.bases.items():
        if published.options:
            yield from (({(group, option): 1 for option in family}, base) for family in families)
        for segment in published.codes:
            if parts := _split(published, group, segment):
                yield from (({(group, o): 1} | {(p, o): -1 for p in parts}, 0) for o in every)


def _split(published: Published, group: Group, segment: str) -> tuple[Group, ...]:
    """Return the groups that a segment splits a group into, those with a missing segment among them; none when it does not."""
    if segment in dict(group):
        return ()
    parts = tuple(tuple(sorted((*group, (segment, code)))) for code in (*published.codes[segment], ""))
    return parts if any(p in published.bases for p in parts) else ()
