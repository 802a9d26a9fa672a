"""Small counts of rankings: who put an option first, among the first few, or anywhere, as counts that readers can subtract.

What can be told apart of a person is the place of each option. So the counts of a ranking are sums over *atoms*, an option in a
place (``0``: in none), which add up to the base for each option; and for each range of places to a number that a reader knows who
knows how many places people filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from reportgen.analysis.attacker import Equation, Known, Node
from reportgen.spec import canonical
from reportgen.spec.canonical import Segments
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import RankingQuestion
from reportgen.spec.rankings import places_of

_MEAN = "mean_rank "
Levels = Mapping[str, tuple[int, ...]]
"""Ranking to the numbers of first places of which a report tells, 1 among them."""


def ranking_of(document: Document, subject: str) -> RankingQuestion | None:
    """Return a question that is a ranking."""
    question = document.questions.get(subject)
    return question if isinstance(question, RankingQuestion) else None


def levels_of(document: Document, measures: Iterable[tuple[str, Measure]]) -> Levels:
    """Return of how many first places a report tells, for each ranking; a mean place tells how many gave the option one.

    Parameters
    ----------
    document
        The spec.
    measures
        With the question whose answers each tells of.
    """
    found: dict[str, set[int]] = {}
    for subject, m in measures:
        if (question := ranking_of(document, subject)) is not None:
            levels = {m.first} if m.first else {places_of(question)} if m.name == "mean_rank" else set()
            found.setdefault(subject, {1}).update(levels)
    return {name: tuple(sorted(levels)) for name, levels in found.items()}


def every_count(document: Document, subject: str, levels: Levels, where: Segments, among: Condition | None) -> Iterator[Measure]:
    """Yield the counts of every option of a ranking at every level."""
    if (question := ranking_of(document, subject)) is not None:
        for option in question.options:
            yield from (canonical.ranked(subject, option, n, segments=where, among=among) for n in levels.get(subject, (1,)))


def atoms_of(question: RankingQuestion) -> tuple[str, ...]:
    """Return every option in every place, and in none."""
    return tuple(atom for option in question.options for atom in _of_option(question, option))


def families_of(question: RankingQuestion) -> tuple[tuple[str, ...], ...]:
    """Return the atoms that add up to the base: those of each option."""
    return tuple(_of_option(question, option) for option in question.options)


def _of_option(question: RankingQuestion, option: str) -> tuple[str, ...]:
    return tuple(_atom(option, place) for place in range(places_of(question) + 1))


def _atom(option: str, place: int) -> str:
    return f"{place}:{option}"


def placed(options: Iterable[str], first: int) -> frozenset[str]:
    """Return the atoms of options among so many of the first places."""
    return frozenset(_atom(option, place) for option in options for place in range(1, first + 1))


def mean_of(measure: Measure) -> str:
    """Return what tells the mean places of several options apart among the averages of a ranking."""
    return f"{_MEAN}{measure.options[0]}"


def is_mean_place(node: Node) -> bool:
    """Tell a mean place, whose base is those who gave the option one."""
    return isinstance(node.what, str) and node.what.startswith(_MEAN)


def between(nodes: Mapping[Node, Known], question: RankingQuestion, levels: tuple[int, ...]) -> Iterator[tuple[Node, Known]]:
    """Yield the counts that follow by subtraction: of an option between two levels."""
    for node, known in nodes.items():
        for option in question.options if isinstance(node.what, frozenset) else ():
            for low, high in pairwise(levels):
                less = Node(node.subject, placed([option], low), node.segments)
                if node.what == placed([option], high) and less in nodes:
                    rest = Node(node.subject, placed([option], high) - placed([option], low), node.segments)
                    yield rest, Known(known.count - nodes[less].count, known.base, known.respondents, printed=False)


def sums_of(nodes: Mapping[Node, Known], subject: str, question: RankingQuestion, levels: tuple[int, ...]) -> Iterator[Equation]:
    """Yield what the counts of all options between two levels add up to, in every group where all of them are known."""
    for group in dict.fromkeys(node.segments for node in nodes):
        for low, high in pairwise((0, *levels)):
            ends = [[nodes.get(Node(subject, placed([o], n), group)) for o in question.options] for n in (low, high)]
            if all(ends[1]) and (low == 0 or all(ends[0])):
                less, more = (sum(known.count for known in end if known) for end in ends)
                atoms = (a for o in question.options for a in placed([o], high) - placed([o], low))
                yield {(group, frozenset((atom,))): 1 for atom in sorted(atoms)}, more - less
