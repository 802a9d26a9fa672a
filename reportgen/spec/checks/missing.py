"""Codes that mean no answer: they are no options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.problems import Problem
from reportgen.spec.checks.subject import Subject
from reportgen.spec.labels import options_of
from reportgen.spec.made import asked
from reportgen.spec.model.questions import MultiQuestion, NpsQuestion, RankingQuestion, Segment
from reportgen.spec.spec import Key


def check_missing(subject: Subject) -> Iterator[Problem]:
    """Check the missing codes of scales, questions and segments, and what the columns of a multi-response question hold."""
    document = subject.document
    for name, scale in document.scales.items():
        yield from _missing(subject, ("scales", name), scale.missing, scale.options)
    for name, question in asked(document).items():
        in_columns = isinstance(question, MultiQuestion) or (isinstance(question, RankingQuestion) and bool(question.columns))
        options = {} if in_columns else options_of(document, name)
        yield from _missing(subject, ("questions", name), question.missing, options)
        if isinstance(question, MultiQuestion):
            yield from _ticks(subject, ("questions", name), question)
        elif isinstance(question, NpsQuestion):
            continue
    for name, segment in document.segments.items():
        if isinstance(segment, Segment):
            yield from _missing(subject, ("segments", name), segment.missing, segment.options)


def _missing(subject: Subject, key: Key, missing: Sequence[str], options: Mapping[str, object]) -> Iterator[Problem]:
    for number, code in enumerate(missing):
        if code in options:
            fix = "Delete it here, or delete the option: a code is an answer or no answer"
            yield subject.wrong((*key, "missing", number), f"is '{code}', which is an option", fix)


def _ticks(subject: Subject, key: Key, question: MultiQuestion) -> Iterator[Problem]:
    for field, others in (("not_ticked", (*question.ticked,)), ("missing", (*question.ticked, *question.not_ticked))):
        for number, code in enumerate(getattr(question, field)):
            if code in others:
                fix = "Let each value mean one thing: ticked, not ticked, or missing"
                yield subject.wrong((*key, field, number), f"is '{code}', which means something else already", fix)
