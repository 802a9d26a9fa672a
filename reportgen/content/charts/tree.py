"""A tree: dimensions, the indicators they are made of, the questions that measure these, with numbers once there are answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.content.charts.drawing import Drawn, Request, extremes, mark
from reportgen.content.charts.kinds import Mark, TreeChart, Twig
from reportgen.content.edition import Edition
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.spec.dimensions import questions_of
from reportgen.spec.made import asked
from reportgen.spec.wanted import for_tree


@dataclass(frozen=True, slots=True)
class _Tree:
    """A tree being made."""

    edition: Edition
    facts: dict[str, Fact]
    """The number of each dimension and question that has one."""

    def dimension(self, name: str) -> Twig:
        document = self.edition.spec.document
        dimension = document.dimensions[name]
        parts = [self.dimension(part) for part in dimension.parts]
        asked = [self.question(q) for q in (*dimension.questions, *dimension.also)]
        return Twig(self.edition.codebook.label(name), self.mark(name), (*parts, *asked))

    def question(self, name: str) -> Twig:
        edition = self.edition
        label = edition.codebook.label(name)
        if edition.outline.has_questionnaire and name in asked(edition.spec.document):
            label = edition.say("numbered", n=edition.codebook.number(name), words=label)
        return Twig(label, self.mark(name), question=True)

    def mark(self, name: str) -> Mark | None:
        fact = self.facts.get(name)
        if fact is None:
            return None
        drawn = mark(self.edition, fact)
        return Mark(drawn.value, self.edition.printed(fact, unit=True), drawn.fact, drawn.low, drawn.high)


def tree(request: Request) -> Drawn:
    """Return dimensions with all that is below them."""
    edition, document = request.edition, request.edition.spec.document
    facts = _facts(request)
    made = _Tree(edition, facts)
    twigs = tuple(made.dimension(name) for name in request.subjects)
    asked = tuple(dict.fromkeys(q for name in request.subjects for q in questions_of(document, name)))
    return Drawn(
        TreeChart(twigs),
        _said(edition, twigs, [(edition.codebook.label(n), f) for n, f in facts.items() if n in request.subjects]),
        _measured(edition, facts),
        tuple(facts.values()),
        Table(edition.say("dimension"), _columns(edition, bool(facts)), tuple(_rows(edition, twigs, facts))),
        asked=asked,
    )


def _measured(edition: Edition, facts: dict[str, Fact]) -> str:
    """Return what the numbers beside the parts are; of questions that have no favourable answers, too."""
    names = {fact.estimate.measure.name for fact in facts.values() if fact.estimate}
    others = [edition.say(f"measured-tree-{name}") for name in ("nps", "mean") if name in names]
    return edition.say("measured-tree-values" if facts else "measured-tree") + "".join(others)


def _facts(request: Request) -> dict[str, Fact]:
    """Return the headline number of each dimension and question; none before there are answers."""
    found: dict[str, Fact] = {}
    for measure in for_tree(request.edition.spec.document, request.subjects, request.among):
        if measure.canonical in request.edition.ledger.facts and measure.name in {"index", "top", "nps", "mean"}:
            found[measure.subject] = request.edition.fact_of(measure)
    return found


def _said(edition: Edition, twigs: tuple[Twig, ...], facts: list[tuple[str, Fact]]) -> str:
    everything = [twig for top in twigs for twig in _flat(top)]
    questions = sum(twig.question for twig in everything)
    indicators = len(everything) - questions - len(twigs)
    counted = edition.say("alt-tree", dimensions=len(twigs), indicators=indicators, questions=questions)
    return edition.say("joint").join([counted, *([extremes(edition, facts)] if facts else [])])


def _flat(twig: Twig) -> Iterator[Twig]:
    yield twig
    for part in twig.parts:
        yield from _flat(part)


def _columns(edition: Edition, values: bool) -> tuple[Column, ...]:
    of = Column(edition.say("part-of"), "left")
    return (of, Column(edition.say("value")), Column(edition.say("base"))) if values else (of,)


def _rows(edition: Edition, twigs: tuple[Twig, ...], facts: dict[str, Fact], whole: str = "") -> Iterator[Row]:
    bases = {fact.id: fact.estimate.base for fact in facts.values() if fact.estimate}
    nothing = TableCell("")
    for twig in twigs:
        cells = [TableCell(whole)]
        if facts and twig.mark:
            value = TableCell(twig.mark.printed, twig.mark.fact, twig.mark.value is None)
            cells += [value, TableCell(f"{bases[twig.mark.fact]:,}", twig.mark.fact)]
        elif facts:
            cells += [nothing, nothing]
        yield Row(twig.label, tuple(cells))
        yield from _rows(edition, twig.parts, facts, twig.label)
