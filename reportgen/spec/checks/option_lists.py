"""Every list of options in a document, with its labels in the report's own language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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


def option_lists(document: Document, *, segments: bool) -> Iterator[OptionList]:
    """Yield the options of scales, of questions, and of segments where wanted, in the order of the spec."""
    language = document.report.language
    for name, scale in document.scales.items():
        yield _listed(("scales", name, "options"), scale.options, language, single=True)
    for name, question in document.questions.items():
        if (grid := grid_of(question)) is not None and grid.items[0] != name:
            continue  # the rows of a grid share one list
        if isinstance(question, SingleQuestion | MultiQuestion | RankingQuestion):
            yield _listed(("questions", name, "options"), question.options, language, single=question.type == "single")
    for name, segment in document.segments.items() if segments else ():
        if isinstance(segment, Segment):
            yield _listed(("segments", name, "options"), segment.options, language, single=True)


def _listed(key: Key, options: Mapping[str, Option], language: str, *, single: bool) -> OptionList:
    pairs = tuple((code, " ".join(in_language(option_text(option), language).split())) for code, option in options.items())
    return OptionList(key, options, pairs, single)
