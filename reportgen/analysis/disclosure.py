"""Small counts: which numbers are hidden under ``minimum_count``, and which others would give them away.

Guarded are the counts under ``minimum_count``, those of all but so few, and every count of a group under ``minimum_base``.
Where a reader could tell a guarded count to within less than ``minimum_count``, one more number of the question is hidden: of
the same group first, then of the groups beside it, the whole last; with few respondents first. What turns out not to be needed
in the end is shown again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from reportgen.analysis.attacker import Group, Known, Node, Published, reader
from reportgen.analysis.doubts import Doubts


@dataclass(frozen=True, slots=True)
class Rule:
    """How small is too small."""

    count: int
    """``minimum_count``."""
    base: int
    """``minimum_base``; 0 where the number of rows says nothing about respondents."""

    def small(self, known: Known) -> bool:
        """Whether so few gave the options, or all but so few."""
        return 0 < known.count < self.count or 0 < known.base - known.count < self.count

    def narrow(self, known: Known) -> bool:
        """Whether a group is withheld for its base."""
        return 0 < known.respondents < self.base


def hidden(published: Published, rule: Rule, touched: Collection[Group] = ()) -> frozenset[Node]:
    """Return the printed nodes to hide.

    Parameters
    ----------
    published
        All numbers of one question or dimension.
    rule
        What is too small.
    touched
        Groups whose averages would give away a hidden number of another question.
    """
    away = _counts(published, rule)
    unseen = {n.segments for n in away} | set(touched)
    return frozenset(away | {n for n in _averages(published, rule, unseen) if published.nodes[n].printed})


def _counts(published: Published, rule: Rule) -> set[Node]:
    counted = published.counted
    unseen = {n for n in counted if not published.nodes[n].printed}
    away = {n for n in counted if n not in unseen and rule.small(published.nodes[n])}
    guarded = [n for n in counted if _guarded(published, rule, n)]
    doubts = Doubts(published)
    picked: dict[Node, Node] = {}
    for node in guarded:
        while _told(doubts, rule, unseen | away, [node]) and (more := _cheapest(node, published, unseen | away)):
            picked[more] = node
            away.add(more)
    for node in sorted(picked, key=lambda n: _worth(n, published)):
        if not _told(doubts, rule, (unseen | away) - {node}, _near(published, unseen | away, node, [picked[node], *guarded])):
            away.discard(node)
    return away


def _near(published: Published, gone: set[Node], node: Node, guarded: Sequence[Node]) -> list[Node]:
    """Return the guarded counts that may be told when a node is shown: those that equations link to it."""
    attacker = reader(published, gone)
    parts = attacker.parts_of(node)
    return [n for n in guarded if n == node or attacker.parts_of(n) & parts]


def _guarded(published: Published, rule: Rule, node: Node) -> bool:
    """Return whether a count must not be found out: in a group withheld for its base also none, unless nobody gave the answer."""
    known = published.nodes[node]
    if rule.small(known) or known.printed or not rule.narrow(known):
        return rule.small(known)
    return any(
        published.nodes[n].count for n in published.counted if n.what == node.what and set(n.segments) <= set(node.segments)
    )


def _told(doubts: Doubts, rule: Rule, gone: set[Node], guarded: Iterable[Node]) -> bool:
    """Return whether a reader who does not see ``gone`` can tell a guarded count too closely."""
    bases = {n: doubts.published.nodes[n].base for n in guarded if n in gone}
    look = doubts.reader(gone)
    return any(look(n, min(rule.count, base)) < min(rule.count, base) for n, base in bases.items())


def _cheapest(node: Node, published: Published, gone: set[Node]) -> Node | None:
    """Return the next node to hide."""
    left = [n for n in published.counted if n not in gone]
    return min(left, key=lambda n: _cost(n, node, published.nodes[n].count), default=None)


def _cost(node: Node, near: Node, count: int) -> tuple[object, ...]:
    around = set(node.segments) < set(near.segments)
    alike = bool(set(node.what) & set(near.what))
    place = 0 if node.segments == near.segments else 3 if around else 1 if alike else 2
    return place, not alike, len(set(node.segments) ^ set(near.segments)), count == 0, count, sorted(node.what), node.segments


def _worth(node: Node, published: Published) -> tuple[object, ...]:
    """Return a sorting key: what a reader would miss most comes first."""
    return len(node.segments), -published.nodes[node].count, sorted(node.what), node.segments


def _averages(published: Published, rule: Rule, touched: Collection[Group]) -> set[Node]:
    """Return the averages of groups with a hidden part, because an average is one more equation over the parts.

    An average that is hidden in one group only would follow from the whole and the other groups: then the next is hidden too.
    """
    averages = {n for n in published.nodes if isinstance(n.what, str)}
    narrow = {n for n in averages if not published.nodes[n].printed and rule.narrow(published.nodes[n])}
    away = narrow | {n for n in averages if n.segments in touched}
    while more := {n for line in _lines(published, averages) if (n := _second(line, away, published.nodes))}:
        away |= more
    return away


def _lines(published: Published, averages: set[Node]) -> Iterator[list[Node]]:
    """Yield each average with those of its parts by one segment, where all of them are known."""
    for node, segment in product(sorted(averages, key=lambda n: (n.segments, str(n.what))), published.codes):
        parts = [replace(node, segments=tuple(sorted((*node.segments, (segment, c))))) for c in published.codes[segment]]
        if segment not in dict(node.segments) and all(p in averages for p in parts):
            yield [node, *parts]


def _second(line: Sequence[Node], away: set[Node], nodes: Mapping[Node, Known]) -> Node | None:
    unseen = {n for n in line if n in away or not nodes[n].printed}
    left = [n for n in line[1:] if n not in unseen and nodes[n].count > 0] or [n for n in line[:1] if n not in unseen]
    if len([n for n in unseen if nodes[n].count > 0]) != 1 or not unseen & away or not left:
        return None
    return min(left, key=lambda n: (nodes[n].count, n.segments))
