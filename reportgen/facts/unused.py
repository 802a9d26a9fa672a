"""Questions and dimensions that a report does nothing with."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.results import Results
from reportgen.spec.dimensions import below, questions_of
from reportgen.spec.findings import listed
from reportgen.spec.made import asked
from reportgen.spec.measures import QUALITY, AllOf, Answered, AnyOf, Comparison, Condition, Measure, Not
from reportgen.spec.model.document import Document
from reportgen.spec.model.research import Research
from reportgen.spec.quality import Rule, condition_key, questions_of_rule, rules_of
from reportgen.spec.research.feeds import used_dimensions, used_questions
from reportgen.spec.spec import Spec


def unused(spec: Spec, results: Results) -> tuple[frozenset[str], frozenset[str]]:
    """Return the questions, and the dimensions, of which the report needs no number and that serve nothing else.

    A question serves where it decides who is asked what, makes a segment or another question, or stands in a dimension; a
    dimension where another is made of it, or the research plan names it. Without answers only what a research plan leaves out
    can be told.
    """
    document = spec.document
    if results.source is None and document.research is None:
        return frozenset(), frozenset()
    research = document.research or Research()
    used = {name for measure in results.estimates for name in _used(document, measure)}
    used.update(name for finding in document.findings for name in listed(finding.about))
    dimensions = {name for start in used for name, _ in below(document, start)} | used_dimensions(document, research)
    inside = {question for name in dimensions for question in questions_of(document, name)}
    ruled = {name for rule in rules_of(document) for name in _judged(spec, rule)}
    questions = used | ruled | inside | used_questions(document, research) | {*_as_segments(document)}
    idle = frozenset(document.dimensions) - dimensions
    return frozenset(asked(document)) - questions, idle


def _used(document: Document, measure: Measure) -> Iterator[str]:
    if measure.name in QUALITY:  # that a question was left out says nothing of what was asked
        return
    model = document.drivers.get(measure.subject)
    yield from (model.of, *model.by) if model else (measure.subject,)
    yield from subjects_in(measure.among)


def _judged(spec: Spec, rule: Rule) -> tuple[str, ...]:
    """Return the questions by which a rule tells good answers from doubtful ones."""
    return questions_of_rule(spec.document, rule, spec.conditions.get(condition_key(rule)))


def subjects_in(condition: Condition | None) -> frozenset[str]:
    """Return the questions and segments that a filter asks of."""
    match condition:
        case Comparison(subject) | Answered(subject):
            return frozenset({subject})
        case Not(part):
            return subjects_in(part)
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*map(subjects_in, parts))
        case None:
            return frozenset()


def _as_segments(document: Document) -> Iterator[str]:
    """Yield the questions whose column is that of a breakdown."""
    columns = {getattr(segment, "column", None) for segment in document.segments.values()}
    yield from (name for name, question in document.questions.items() if getattr(question, "column", None) in columns - {None})
