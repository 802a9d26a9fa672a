"""Disclosure: which numbers ``minimum_count`` hides, over all questions, groups and filters of a report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from reportgen.analysis.attacker import Group, Known, Node, Published
from reportgen.analysis.audited import (
    COUNTED,
    FILTER,
    OTHERS,
    THOSE,
    Conditions,
    additive,
    filtering,
    node_of,
    place_of,
    standing,
    told,
)
from reportgen.analysis.disclosure import Rule, hidden
from reportgen.analysis.drafts import Draft
from reportgen.analysis.ranked_counts import Levels, between, families_of, is_mean_place, levels_of, ranking_of, sums_of
from reportgen.spec.dimensions import below
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.published import reconstructed

Place = tuple[str, Group]
"""Question and group: everything that shares a base."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is not shown so that small counts are not."""

    nodes: Mapping[Node, Known]
    """Every number of the audit."""
    away: frozenset[Node]
    places: Mapping[Place, bool]
    """Where the base is hidden too, because it is itself a count of some answers; and whether it is a small one."""


@dataclass
class Audit:
    """Goes through the questions of a report, then its dimensions, and collects what to hide."""

    document: Document
    asked: Conditions
    drafts: Mapping[Measure, Draft]
    """Everything that is counted, printed or not."""
    printed: Collection[Measure]
    """What would be printed."""
    nodes: dict[Node, Known] = field(default_factory=dict)
    bases: dict[Place, int] = field(default_factory=dict)
    places: set[Place] = field(default_factory=set)
    away: set[Node] = field(default_factory=set)

    def __post_init__(self) -> None:
        report = self.document.report
        self.rule = Rule(report.minimum_count, 0 if reconstructed(self.document) else report.minimum_base)

    def run(self) -> Hidden:
        """Return what is hidden."""
        for m, d in self.drafts.items():
            self.bases.setdefault(self._place(m), d.base)
        self.places = {p for p in map(self._place, self.printed) if self._conditional(p) and self._small(p)}
        links = {(self._place(m), node) for m in self.printed for node in self._links(m)}
        self._collect({node for place, node in links if place not in self.places})
        for subject in (*self.document.questions, *self.document.dimensions):
            self.away |= hidden(self._published(subject), self.rule, self._touched(subject))
            self._mean_places(subject)
        self.places |= {place for place, node in links if node in self.away}
        return Hidden(self.nodes, frozenset(self.away), {p: self.bases[p] < self.rule.count for p in self.places})

    def _mean_places(self, subject: str) -> None:
        """Hide every mean place of a ranking of which anything is hidden, with its base.

        A mean place ties the places of an option to each other, which the sums of the audit do not know; with several of them a
        reader solves for orders.
        """
        own = [node for node in self.nodes if node.subject == subject]
        if ranking_of(self.document, subject) is None or not any(node in self.away for node in own):
            return
        self.away |= {node for node in own if is_mean_place(node)}
        self.places |= {place for place in map(self._place, self.drafts) if place[0].startswith(f"{subject} ")}

    def _place(self, measure: Measure) -> Place:
        return place_of(self.document, measure)

    def _conditional(self, place: Place) -> bool:
        """Whether a base counts those who gave some answer, or some option a place."""
        subject, group = place
        return subject in self.asked or " " in subject or any(s.startswith(FILTER) for s, _ in group)

    def _small(self, place: Place) -> bool:
        subject, group = place
        wholes = (self.bases.get((subject, g)) for g in _around(group))
        base = self.bases[place]
        return 0 < base < self.rule.count or any(0 < whole - base < self.rule.count for whole in wholes if whole is not None)

    def _links(self, measure: Measure) -> Iterator[Node]:
        counted = filtering(self.document, self.asked, measure)
        counts = [counted] if counted else []
        counts += [m for m in standing(self.document, measure) if m.subject in self._counted]
        yield from (node for m in counts if (node := node_of(self.document, m)) is not None)

    @cached_property
    def _counted(self) -> frozenset[str]:
        """The questions of which the report tells how many gave an answer."""
        return frozenset(told(self.document, m.subject, ())[0] for m in self.printed if m.name in COUNTED)

    def _collect(self, told: Collection[Node]) -> None:
        """Gather every number, with those of everybody whom a filter leaves out."""
        for m, d in self.drafts.items():
            node = node_of(self.document, m)
            if node is None:
                continue
            printed = node in told or (m in self.printed and self._place(m) not in self.places)
            printed = printed or (node in self.nodes and self.nodes[node].printed)
            self.nodes[node] = Known(d.base if d.n is None else d.n, d.base, d.people.n, printed)
        for node in list(self.nodes):
            for whole, others in _left_out(node):
                if whole in self.nodes and others not in self.nodes:
                    self.nodes[others] = _less(self.nodes[whole], self.nodes[node], isinstance(node.what, str))
                    if not is_mean_place(others):
                        self.bases[others.subject, others.segments] = self.nodes[others].base
        for subject, levels in self._levels().items():
            if (question := ranking_of(self.document, subject)) is not None:
                own = {n: k for n, k in self.nodes.items() if n.subject == subject}
                self.nodes |= {n: k for n, k in between(own, question, levels) if n not in self.nodes}

    def _levels(self) -> Levels:
        return levels_of(self.document, ((told(self.document, m.subject, ())[0], m) for m in self.drafts))

    def _published(self, subject: str) -> Published:
        nodes = {n: k for n, k in self.nodes.items() if n.subject == subject}
        bases = {group: base for (name, group), base in self.bases.items() if name == subject}
        codes = {s: tuple(options_of(self.document, s)) for s in self.document.segments}
        codes |= {s: (THOSE, OTHERS) for group in bases for s, _ in group if s.startswith(FILTER)}
        found = Published(nodes, _with_missing(bases, codes), additive(self.document, subject), codes)
        question = ranking_of(self.document, subject)
        if question is None:
            return found
        sums = sums_of(nodes, subject, question, self._levels().get(subject, ()))
        return replace(found, families=families_of(question), sums=tuple(sums))

    def _touched(self, subject: str) -> set[Group]:
        """Return the groups in which a dimension has an item with a hidden part."""
        parts = (dimension for _, dimension in below(self.document, subject))  # an index of parts tells of their items, too
        items = {told(self.document, item, ())[0] for dimension in parts for item in dimension.questions}
        return {n.segments for n in self.away if n.subject in items}


def _around(group: Group) -> Iterator[Group]:
    """Yield a group without one of its filters."""
    yield from (tuple(p for p in group if p != pair) for pair in group if pair[0].startswith(FILTER))


def _left_out(node: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the node without one of its filters, and that of those whom the filter leaves out."""
    for pair in node.segments:
        if pair[0].startswith(FILTER) and pair[1] == THOSE:
            rest = tuple(p for p in node.segments if p != pair)
            yield replace(node, segments=rest), replace(node, segments=tuple(sorted((*rest, (pair[0], OTHERS)))))


def _less(whole: Known, part: Known, average: bool) -> Known:
    base = whole.base - part.base
    return Known(base if average else whole.count - part.count, base, whole.respondents - part.respondents, False)


def _with_missing(bases: Mapping[Group, int], codes: Mapping[str, Iterable[str]]) -> dict[Group, int]:
    """Return bases with those of respondents whose segment is missing, where all values of the segment are known."""
    found = dict(bases)
    for group, base in bases.items():
        for segment, values in codes.items():
            parts = [tuple(sorted((*group, (segment, c)))) for c in values]
            if segment not in dict(group) and all(p in bases for p in parts):
                found[tuple(sorted((*group, (segment, ""))))] = base - sum(bases[p] for p in parts)
    return found
