"""Every list of options in a document, with its labels in the report's own language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.spec.collected import has_data
from reportgen.spec.grids import grid_of
from reportgen.spec.labels import option_text
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion, Option, RankingQuestion, Segment, SingleQuestion
from reportgen.spec.model.scalars import in_language
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class OptionList:
    """The options of a scale, question or segment."""

    key: Key
    options: Mapping[str, Option]
    labels: tuple[tuple[str, str], ...]
    """(code, label) pairs in the order shown."""
    single: bool
    """A respondent has exactly one of them."""
    as_printed: bool
    """They stand as people read them, by a key of their own or, of a segment, by that of the question it is made of."""
    question: str = ""
    """Of a segment: the question with the same labels and column whose key holds for it too."""


def option_lists(document: Document, *, segments: bool) -> Iterator[OptionList]:
    """Yield the options of scales, of questions, and of segments where wanted, in the order of the spec."""
    language = document.report.language
    for name, scale in document.scales.items():
        yield OptionList(("scales", name, "options"), scale.options, labels_of(scale.options, language), True, scale.as_printed)
    for name, question in document.questions.items():
        if (grid := grid_of(question)) is not None and grid.items[0] != name:
            continue  # the rows of a grid share one list
        if isinstance(question, SingleQuestion | MultiQuestion | RankingQuestion):
            labels, single = labels_of(question.options, language), isinstance(question, SingleQuestion)
            yield OptionList(("questions", name, "options"), question.options, labels, single, question.as_printed)
    for name, segment in document.segments.items() if segments else ():
        if isinstance(segment, Segment):
            labels, source = labels_of(segment.options, language), _source(document, segment)
            key = ("segments", name, "options")
            yield OptionList(key, segment.options, labels, True, segment.as_printed or bool(source), source)


def labels_of(options: Mapping[str, Option], language: str) -> tuple[tuple[str, str], ...]:
    """Return (code, label) pairs in the order shown."""
    return tuple((code, " ".join(in_language(option_text(option), language).split())) for code, option in options.items())


def _source(document: Document, segment: Segment) -> str:
    """Return the question, as it was printed, that a segment divides people by; a segment may leave out options nobody chose."""
    language = document.report.language
    labels = set(labels_of(segment.options, language))
    singles = ((name, q) for name, q in document.questions.items() if isinstance(q, SingleQuestion) and q.as_printed)
    for name, question in singles:
        if question.column == segment.column and labels <= set(labels_of(question.options, language)):
            return name
    return ""


def way_out(document: Document, fix: str) -> str:
    """Return what to do about options: mend them while nobody has answered; later only the truth about them may be told."""
    if not has_data(document):
        return fix
    printed = "If people have read it so, write as_printed: true beside the options, and the methodology says what they read"
    return f"{printed}; otherwise {fix[0].lower()}{fix[1:]}"
