"""Who answers a question, as a form can ask it: a condition of the spec brought into tests that want an answer.

A respondent whose answer is missing satisfies neither a comparison nor its negation. Forms know no such third value: with
``not`` they take an empty field for an answer. So negations are carried down to the tests, each of which names the answers
that satisfy it and is false while there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.spec.labels import missing_of, options_of
from reportgen.spec.made import asked
from reportgen.spec.measures import AllOf, Answered, AnyOf, Comparison, Condition, Not
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import AnyQuestion, MultiQuestion, RankingQuestion, Segment, SingleQuestion
from reportgen.spec.rankings import is_partial
from reportgen.spec.spec import Spec
from reportgen.spec.unfold import Unfolding


@dataclass(frozen=True, slots=True)
class Chosen:
    """The answer to a question is one of these."""

    question: str
    codes: tuple[str, ...]
    """In the order shown; empty when no answer satisfies the condition."""
    ranked: bool = False
    """Whether the question puts all its options in order; then its answer is the one in the first place."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """An option of a multi-response question was ticked; or it was not, though the question was answered."""

    question: str
    option: str
    ticked: bool = True
    empty: bool = False
    """Whether nothing ticked at all is an answer as well."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A quantity compares so with a number."""

    question: str
    operator: str
    """``==``, ``!=``, ``<``, ``<=``, ``>`` or ``>=``."""
    value: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A question was answered, or was not."""

    question: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A breakdown of respondents that no question asks: only whoever hands out the form knows it."""

    segment: str
    test: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """Every part holds."""

    parts: tuple[Routing, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Routing, ...]


Test = Chosen | Ticked | Sized | Filled | Elsewhere
Routing = Test | Every | Some

_OPPOSITE: Mapping[str, str] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in"}
_HOLDS = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def routing(document: Document, condition: Condition, *, holds: bool = True) -> Routing:
    """Return who answers a question.

    Parameters
    ----------
    document
        The spec.
    condition
        With resolved names.
    holds
        Whether the condition must be true; else it must be false.
    """
    match condition:
        case Not(part):
            return routing(document, part, holds=not holds)
        case AllOf(parts) | AnyOf(parts):
            joint = Every if isinstance(condition, AllOf) is holds else Some
            return joint(_in_order(document, joint, [routing(document, part, holds=holds) for part in parts]))
        case Comparison():
            return _test(document, condition, holds)
        case Answered(subject):
            question = asked_as(document, subject)
            return Filled(question, holds) if question else Elsewhere(subject, condition if holds else Not(condition))


def routed(spec: Spec, condition: Condition) -> Routing:
    """Return a condition as a form can ask it, with what is made of answers replaced by the answers."""
    return routing(spec.document, Unfolding(spec.document, spec.conditions).unfold(condition))


def _in_order(document: Document, joint: type[Every] | type[Some], parts: list[Routing]) -> tuple[Routing, ...]:
    """Return parts without nesting where it says nothing, in the order of the questions they are about."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, joint) else (part,))]
    order = {name: place for place, name in enumerate(document.questions)}
    return tuple(sorted(flat, key=lambda part: min(order.get(_subject(test), -1) for test in tests_in(part))))


def _subject(test: Test) -> str:
    return test.segment if isinstance(test, Elsewhere) else test.question


def tests_in(found: Routing) -> Iterator[Test]:
    """Yield every test, from left to right."""
    if isinstance(found, Every | Some):
        for part in found.parts:
            yield from tests_in(part)
    else:
        yield found


def possible(found: Routing, known: Mapping[str, str | None]) -> bool:
    """Tell whether a routing may hold for somebody.

    Parameters
    ----------
    found
        The routing.
    known
        Question to the code of its answer, None where it was skipped; a question that is not there may have any answer.
    """
    match found:
        case Every(parts):
            return all(possible(part, known) for part in parts)
        case Some(parts):
            return any(possible(part, known) for part in parts)
        case Elsewhere():
            return True
        case Chosen(question, codes) if question in known:
            return known[question] in codes
        case Filled(question, filled) if not filled:
            return known.get(question) is None
        case _:
            return known.get(found.question, "") is not None


def _test(document: Document, test: Comparison, holds: bool) -> Routing:
    if test.operator == "mentions":  # which words somebody will write no form can know
        return Elsewhere(test.subject, test if holds else Not(test))
    operator = test.operator if holds else _OPPOSITE[test.operator]
    if test.item:
        return Ticked(test.subject, test.item, ticked=operator == "==", empty=_may_be_empty(document.questions[test.subject]))
    question = asked_as(document, test.subject)
    if not question:
        return Elsewhere(test.subject, test if holds else Not(test))
    if document.questions[question].type == "number":
        return _sized(question, operator, test.values)
    asked = document.questions[question]
    ranked = isinstance(asked, RankingQuestion) and not is_partial(asked)
    return Chosen(question, tuple(c for c in _answers(document, question) if _satisfies(c, operator, test.values)), ranked)


def _sized(question: str, operator: str, values: tuple[str, ...]) -> Routing:
    if operator in {"in", "not in"}:
        parts = tuple(Sized(question, "==" if operator == "in" else "!=", value) for value in values)
        return Some(parts) if operator == "in" else Every(parts)
    return Sized(question, operator, values[0])


def _satisfies(code: str, operator: str, values: tuple[str, ...]) -> bool:
    if operator in {"in", "not in"}:
        return (code in values) is (operator == "in")
    if operator in {"==", "!="}:
        return (code == values[0]) is (operator == "==")
    return bool(_HOLDS[operator](float(code), float(values[0])))


def _answers(document: Document, question: str) -> tuple[str, ...]:
    """Return the codes that are answers, and not the lack of one."""
    asked = document.questions[question]
    if isinstance(asked, RankingQuestion):  # its missing codes are those of columns that may hold places
        return tuple(asked.options)
    missing = missing_of(document, question)
    return tuple(code for code in options_of(document, question) if code not in missing)


def _may_be_empty(question: AnyQuestion) -> bool:
    """Tell whether nothing ticked is an answer; a form cannot tell it from not asked where only some are asked."""
    return isinstance(question, MultiQuestion) and question.empty == "none" and question.asked_if is None


def asked_as(document: Document, subject: str) -> str:
    """Return the question that asks for a subject: itself, or the one whose column a segment is; empty when there is none."""
    segment = document.segments.get(subject)
    if not isinstance(segment, Segment):
        return subject if subject in asked(document) else ""
    for name, question in document.questions.items():
        same = isinstance(question, SingleQuestion) and question.column == segment.column
        if same and set(segment.options) <= set(options_of(document, name)):
            return name
    return ""
