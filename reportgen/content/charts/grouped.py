"""The numbers of figures that compare groups: each row of the figure in each of its groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.content.charts.axis import axis
from reportgen.content.charts.compared import Scale
from reportgen.content.charts.dot import LIMITS, measured_words
from reportgen.content.charts.drawing import Labelled, Request, drawn
from reportgen.content.charts.share_data import shares_measured
from reportgen.content.edition import Edition
from reportgen.facts.ledger import Fact
from reportgen.spec.compared import Group, Line, groups_of, lines_of, number_of, over_waves
from reportgen.spec.measures import Unit
from reportgen.spec.waves.listed import wave_label


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a figure and its rows."""

    request: Request
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]

    @property
    def edition(self) -> Edition:
        """The edition."""
        return self.request.edition

    @property
    def codes(self) -> tuple[str, ...]:
        """The segment values or waves."""
        return tuple(group.code for group in self.groups)

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the groups."""
        codebook = self.edition.codebook
        if over_waves(self.request.detail):
            return tuple(wave_label(codebook.document, group.wave, codebook.language) for group in self.groups)
        return tuple(codebook.answer(*segment) for group in self.groups for segment in group.segments)

    def label(self, line: Line) -> str:
        """Return the name of a row: the question, or what tells it from the others of the same question."""
        codebook = self.edition.codebook
        if line.by_option:
            return codebook.answer(line.subject, line.options[0])
        return codebook.answer(*line.segments[0]) if line.segments else codebook.label(line.subject)

    def total(self, line: Line) -> Fact:
        """Return the number of a row for everyone."""
        return self._fact(line, None)

    def facts(self, line: Line) -> tuple[Fact, ...]:
        """Return the number of a row in each group."""
        return tuple(self._fact(line, group) for group in self.groups)

    def _fact(self, line: Line, group: Group | None) -> Fact:
        measure = number_of(self.edition.spec.document, line, group, self.request.among)
        if measure is None:
            raise KeyError(f"{line.subject} has no number of its own: the checks refuse a figure of it")
        return self.edition.fact_of(measure)

    def bases(self, rows: Sequence[Sequence[Fact]]) -> tuple[Labelled, ...]:
        """Return a fact about each group, where all rows have the same base in it."""
        if any(len({f.estimate.base for f in column if f.estimate}) > 1 for column in zip(*rows, strict=True)):
            return ()
        return tuple(zip(self.labels, rows[0], strict=True))

    def measured(self, fact: Fact) -> str:
        """Return what the numbers are, in words."""
        if self.lines[0].by_option:
            return shares_measured(self.request)
        document = self.edition.spec.document
        boxes = {self.edition.codebook.box(line.subject, "good") for line in self.lines if line.subject in document.questions}
        if fact.estimate and fact.estimate.measure.name == "top" and len(boxes) > 1:
            return self.edition.say("measured-favourable")
        return measured_words(self.edition, fact)


def groups(request: Request) -> Groups:
    """Return rows and groups of a figure."""
    document = request.edition.spec.document
    return Groups(request, lines_of(document, request.detail), groups_of(document, request.detail))


def scale(facts: Sequence[Fact], *, intervals: bool = False) -> Scale:
    """Return an axis around numbers, with their intervals where these are drawn."""
    return scale_of(facts[0].unit, values_of(facts, intervals=intervals))


def scale_of(unit: Unit, values: Sequence[float], least: float | None = None) -> Scale:
    """Return an axis around values of one unit; ``least`` is what it covers at least, where not as usual."""
    low, high, span = LIMITS.get(unit, (None, None, 0.0))
    found = axis(values, low, high, span if least is None else least)
    return Scale(found.low, found.high, found.ticks, "%" if unit is Unit.SHARE else "")


def values_of(facts: Sequence[Fact], *, intervals: bool = False) -> list[float]:
    """Return what an axis has to have room for."""
    shown = [fact for fact in facts if fact.value is not None]
    found = [drawn(fact, fact.value) for fact in shown]
    for fact in shown if intervals else ():
        interval = fact.estimate.interval if fact.estimate else None
        found += [drawn(fact, end) for end in (interval.low, interval.high)] if interval else []
    return [value for value in found if value is not None]
