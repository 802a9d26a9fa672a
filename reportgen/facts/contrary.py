"""Strengths and weaknesses whose evidence points the other way: a strength that rests on a number below what it is held against.

A number has a direction where its question has one: ``top``, ``index``, ``nps`` and shares of a scale's favourable answers
should be high, ``bottom`` and shares of unfavourable ones low, means as their scale says, operational measures as declared.
Nothing is said where that is not certain: of conditions with ``or`` and ``not``, of two numbers either of which may be what
the statement is about, and of numbers that are bounded on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.facts.ledger import Verdict
from reportgen.facts.resting import grounds
from reportgen.facts.unused import subjects_in
from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.better import better_of
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import (
    Arithmetic,
    Asked,
    Chain,
    Change,
    Expression,
    Literal,
    Logic,
    Negative,
    Quantified,
    Stated,
)
from reportgen.spec.expressions.walk import links
from reportgen.spec.findings import Statement, statements
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key, Spec

_WANTED: Mapping[str, int] = {"strengths": 1, "weaknesses": -1}
_SIGNS: Mapping[str, int] = {">": 1, ">=": 1, "<": -1, "<=": -1}
_WORDS: Mapping[str, tuple[str, str, str]] = {
    "strengths": ("strength", "unfavourable", "weakness"),
    "weaknesses": ("weakness", "favourable", "strength"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one comparison says of a number."""

    number: str
    view: int
    """1 for something good, -1 for something bad."""
    text: str
    limit: bool
    """Whether the number is held against one that is no number of the survey."""


def contrary(spec: Spec, verdicts: Mapping[Key, Verdict]) -> Iterator[Problem]:
    """Yield a warning for every strength and weakness that rests on numbers pointing the other way."""
    for found in statements(spec.document):
        wanted = _WANTED.get(str(found.key[1])) if found.kind == "swot" else None
        if wanted is None:
            continue
        for place, condition in grounds(spec, found):
            verdict, expression = verdicts.get(condition), spec.expressions.get(condition)
            if verdict is None or expression is None or not verdict.holds:
                continue
            told = tuple(said(spec.document, expression))
            if told and all(one.view == -wanted for one in told):
                yield _problem(spec, found, place, told)


def _problem(spec: Spec, found: Statement, place: Key, told: Iterable[Said]) -> Problem:
    kind, tells, other = _WORDS[str(found.key[1])]
    shown = " and ".join(dict.fromkeys(one.text for one in told))
    says = f"The {kind} rests on {shown}, which tells of something {tells}"
    fix = f"Rest it on what speaks for it, or write it as a {other}"
    return Problem(Code.EVIDENCE_CONTRARY, spec.place(place), says, fix, Severity.WARNING, Kind.REPORT)


def said(document: Document, condition: Expression) -> Iterator[Said]:
    """Yield what the comparisons that must all be true say; not of a number that is bounded on both sides."""
    found = list(_of_parts(document, condition))
    sides: dict[str, set[int]] = {}
    for one in found:
        if one.limit:
            sides.setdefault(one.number, set()).add(one.view)
    yield from (one for one in found if not one.limit or len(sides[one.number]) == 1)


def _of_parts(document: Document, condition: Expression) -> Iterator[Said]:
    match condition:
        case Logic("and", parts) | Quantified("every", _, parts):
            for part in parts:
                yield from _of_parts(document, part)
        case Chain():
            for left, sign, right in links(condition):
                if sign in _SIGNS and (seen := _compared(document, *_moved(left, _SIGNS[sign], right))):
                    view, number, limit = seen
                    yield Said(number, view, f"{expression_text(left)} {sign} {expression_text(right)}", limit)
        case _:
            return


def _moved(left: Expression, sign: int, right: Expression) -> tuple[Expression, int, Expression]:
    """Return ``a - b > 0`` as ``a > b``, and a change above 0 as the number now above that before."""
    if _literal(left) is not None:
        left, sign, right = right, -sign, left
    limit = _literal(right)
    if limit is None or limit * sign < 0:
        return left, sign, right
    match left:
        case Arithmetic("-", one, other) if _literal(other) is None:
            return one, sign, other
        case Change(now, then):
            return now, sign, then
        case _:
            return left, sign, right


def _compared(document: Document, left: Expression, sign: int, right: Expression) -> tuple[int, str, bool] | None:
    """Return what a comparison says, of which number, and whether the other side is a limit; None where that is not certain."""
    one, other = _direction(document, left), _direction(document, right)
    if one and not other:
        return (sign * one, expression_text(left), True) if _limits(right) else None
    if other and not one:
        return (-sign * other, expression_text(right), True) if _limits(left) else None
    if not one or not other:
        return None
    if sign * one == -sign * other:
        return sign * one, expression_text(left), False
    about = _about(left, right)
    if about is None:
        return None
    return (sign * one, expression_text(left), False) if about else (-sign * other, expression_text(right), False)


def _direction(document: Document, side: Expression) -> int:
    match side:
        case Asked(measure):
            return {"higher": 1, "lower": -1}.get(better_of(document, measure), 0)
        case Stated("operation", name):
            return {"higher": 1, "lower": -1}.get(document.operations[name].better, 0)
        case _:
            return 0


def _limits(side: Expression) -> bool:
    """Return whether a number is what others are held against: written, stated, or a mean of several."""
    match side:
        case Stated() | Arithmetic("/", Arithmetic("+"), Literal()):
            return True
        case _:
            return _literal(side) is not None


def _literal(side: Expression) -> float | None:
    match side:
        case Literal(value):
            return float(value)
        case Negative(Literal(value)):
            return -float(value)
        case _:
            return None


def _about(left: Expression, right: Expression) -> bool | None:
    """Return whether a comparison of the same number in two groups or waves is about the left; None where it may be either."""
    if not (isinstance(left, Asked) and isinstance(right, Asked)):
        return None
    one, other = left.measure, right.measure
    if (one.name, one.subject, one.options) != (other.name, other.subject, other.options):
        return None
    if (one.segments, one.among) == (other.segments, other.among) and bool(one.wave) != bool(other.wave):
        return not one.wave
    if one.wave != other.wave:
        return None
    return True if _apart(one, other) else False if _apart(other, one) else None


def _apart(group: Measure, rest: Measure) -> bool:
    """Return whether a measure is of a group, and another of everyone or of everyone else."""
    inner, outer = frozenset(group.segments), frozenset(rest.segments)
    if not inner > outer:
        return False
    return group.among == rest.among or (
        group.among is None and rest.among is not None and subjects_in(rest.among) <= {segment for segment, _ in inner - outer}
    )
