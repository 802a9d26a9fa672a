"""The rows a question has in a table, whatever the columns are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.content.charts.share_data import base_of, cell
from reportgen.content.codebook import Side
from reportgen.content.edition import Edition
from reportgen.content.tables import TableCell
from reportgen.content.tabulations.tabulated import TableRequest
from reportgen.facts.ledger import Fact
from reportgen.spec import canonical
from reportgen.spec.canonical import Segments
from reportgen.spec.labels import NPS_CODES, NPS_GROUPS, nets_of
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.questions import NumberQuestion, RankingQuestion
from reportgen.spec.published import reconstructed
from reportgen.spec.rankings import told_places
from reportgen.spec.wanted import SHOWN

Role = Literal["", "base", "key"]
BOXES: tuple[tuple[Side, str], ...] = (("bad", "bottom"), ("good", "top"))
GROUPS = ("detractors", "passives", "promoters")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its heading, and the number it has among given respondents."""

    label: str
    role: Role
    fact: Callable[[Segments], Fact]
    measure: str
    """``net``, or the name of the measure."""
    short: str = ""
    """A shorter heading, for a column."""
    asked: Callable[[Segments], Measure] | None = None
    """The measure behind the number; None for what is computed from several."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A question or dimension with the respondents a table is about."""

    edition: Edition
    name: str
    among: Condition | None

    def line(self, label: str, role: Role, measure: str, *codes: str, first: int = 0) -> Line:
        """Return the row of a measure."""

        def asked(segments: Segments) -> Measure:
            return canonical.measure(measure, self.name, codes, segments, self.among, first=first)

        return Line(label, role, lambda segments: self.edition.fact_of(asked(segments)), measure, asked=asked)

    def nets(self) -> Iterator[Line]:
        """Yield the rows of answers that are counted as one."""
        for net in nets_of(self.edition.codebook.document, self.name).values():
            yield self.line(self.edition.codebook.words(net.label), "key", "share", *net.codes)

    def net_of(self, segments: Segments) -> Fact:
        """Return top box minus bottom box."""
        found = self.edition.net_of(self.name, segments, self.among)
        if found is None:
            raise KeyError(f"{self.name!r} has no net: its scale lacks a top or a bottom box")
        return found


def lines(request: TableRequest, name: str) -> list[Line]:
    """Return the rows of a question or dimension: base, answers in the order written (levels from the worst), summaries."""
    return [line for line in _lines(request.edition, name, request.among) if _shows(line, request.detail.show)]


def _shows(line: Line, show: str) -> bool:
    if show == "all" or line.role == "base":
        return True
    summary = line.role == "key" and show == "answers"
    return line.measure in SHOWN[show] and not summary


def _lines(edition: Edition, name: str, among: Condition | None) -> list[Line]:
    subject, document = Subject(edition, name, among), edition.codebook.document
    dimension = name in document.dimensions
    base = [] if reconstructed(document) else [subject.line(edition.say("base"), "base", "index" if dimension else "base")]
    if dimension:
        return [*base, subject.line(edition.say("unit-score"), "key", "index")]
    return [*base, *_BY_TYPE[edition.codebook.question(name).type](subject)]


def line_cell(edition: Edition, line: Line, fact: Fact) -> TableCell:
    """Return the cell of a row: the fact, or its base in the row of bases, which stays visible when the fact is withheld."""
    return TableCell(base_of(edition, fact), fact.id) if line.role == "base" else cell(edition, fact)


def _options(subject: Subject) -> Iterator[Line]:
    for answer in subject.edition.codebook.answers(subject.name):
        yield subject.line(answer.label, "", "share", answer.code)
    yield from subject.nets()


def _scale(subject: Subject) -> Iterator[Line]:
    """Yield the levels from the worst to the best, as figures have them, and the summaries in the same order."""
    for answer, _ in subject.edition.codebook.levels(subject.name):
        yield subject.line(answer.label, "", "share", answer.code)
    yield from subject.nets()
    edition, levels = subject.edition, subject.edition.codebook.levels(subject.name)
    for side, box in BOXES:
        if labels := edition.codebook.box(subject.name, side):
            short = edition.say(f"short-{box}", label=labels[0], count=len(labels))
            yield replace(subject.line(edition.say("or").join(labels), "key", box), short=short)
    if {"good", "bad"} <= {side for _, side in levels}:
        yield Line(edition.say("net-row"), "key", subject.net_of, "net", edition.say("net"))
    codes = [answer.code for answer, _ in levels]
    falling = subject.edition.codebook.scale(subject.name)
    better = "-low" if falling is not None and falling.direction == "low_is_good" else ""
    mean = edition.say(f"mean-of-scale{better}", low=min(codes, key=int), high=max(codes, key=int))
    yield replace(subject.line(mean, "key", "mean"), short=edition.say(f"row-mean{better}"))


def _nps(subject: Subject) -> Iterator[Line]:
    for code in NPS_CODES:
        yield subject.line(code, "", "share", code)
    for group, codes in zip(GROUPS, NPS_GROUPS, strict=True):
        yield subject.line(subject.edition.say(group), "key", "share", *codes)
    yield subject.line(subject.edition.say("unit-nps"), "key", "nps")


def _number(subject: Subject) -> Iterator[Line]:
    yield from _options(subject)  # bands, where it has some
    edition, question = subject.edition, subject.edition.codebook.question(subject.name)
    unit = edition.codebook.words(question.unit) if isinstance(question, NumberQuestion) and question.unit else ""
    behind = edition.say("in-brackets", words=unit) if unit else ""
    for name in ("mean", "median", "sd"):
        yield subject.line(edition.say(f"row-{name}") + behind, "key" if name == "mean" else "", name)


def _ranking(subject: Subject) -> Iterator[Line]:
    """Yield who put each option first, who put it among the first few, and its mean place."""
    edition, question = subject.edition, subject.edition.codebook.question(subject.name)
    told = told_places(question) if isinstance(question, RankingQuestion) else 0
    answers = edition.codebook.answers(subject.name)
    for answer in answers:
        label, short = edition.say("ranking-row-first", option=answer.label), edition.say("ranking-first")
        yield replace(subject.line(label, "", "share", answer.code), short=short)
    if reconstructed(edition.codebook.document):
        return
    for answer in answers if told > 1 else ():
        label, short = edition.say("ranking-row-among", option=answer.label, n=told), edition.say("ranking-among", n=told)
        yield replace(subject.line(label, "", "ranked", answer.code, first=told), short=short)
    for answer in answers:
        label, short = edition.say("ranking-row-mean", option=answer.label), edition.say("ranking-mean")
        yield replace(subject.line(label, "", "mean_rank", answer.code), short=short)


_BY_TYPE: Mapping[str, Callable[[Subject], Iterator[Line]]] = {
    "single": _options,
    "multi": _options,
    "ranking": _ranking,
    "scale": _scale,
    "nps": _nps,
    "number": _number,
    "text": lambda _: iter(()),
}
