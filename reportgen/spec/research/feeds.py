"""What feeds what in a research plan: questions feed dimensions, strata and analyses; dimensions feed goals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.spec.dimensions import below
from reportgen.spec.made import asked, made
from reportgen.spec.model.document import Document
from reportgen.spec.model.research import Research

_NAME = re.compile(r"[^\W\d]\w*")


def used_questions(document: Document, research: Research) -> frozenset[str]:
    """Return the questions that something is done with: a dimension, a goal, a stratum, an analysis, or who is asked what."""
    return frozenset((*_in_dimensions(document), *_in_plan(research), *_in_conditions(document)))


def _in_dimensions(document: Document) -> Iterator[str]:
    for dimension in document.dimensions.values():
        yield from (*dimension.questions, *dimension.also)


def _in_plan(research: Research) -> Iterator[str]:
    for goal in research.goals:
        yield from goal.answered_by
    for analysis in research.analysis:
        yield from (*analysis.of, *analysis.by)
    yield from (stratum.of for stratum in research.strata)


def _in_conditions(document: Document) -> Iterator[str]:
    for question in asked(document).values():
        yield from named_in(question.asked_if)
    for _, _, part in made(document):
        yield from (*([part.of] if part.of else []), *(name for g in part.groups.values() for name in named_in(g.when)))


def named_in(condition: str | None) -> tuple[str, ...]:
    """Return the words of a condition that may be names of questions."""
    return tuple(_NAME.findall(condition or ""))


def used_dimensions(document: Document, research: Research) -> frozenset[str]:
    """Return the dimensions that a goal or an analysis names, with all that they are made of."""
    named = [name for goal in research.goals for name in goal.answered_by]
    named += [name for analysis in research.analysis for name in (*analysis.of, *analysis.by)]
    return frozenset(name for start in named for name, _ in below(document, start))
