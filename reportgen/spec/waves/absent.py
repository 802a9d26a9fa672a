"""Measures of an earlier wave that its codebook does not have."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.spec.dimensions import has_index
from reportgen.spec.labels import options_of
from reportgen.spec.measures import AllOf, Answered, AnyOf, Comparison, Condition, Measure, Not
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Wave

FIX = "leave the number out, or say with was: what it was called then"


def absent(document: Document, wave: Wave, measure: Measure) -> tuple[str, str] | None:
    """Return what is wrong with asking a measure of a wave, and what to do; None where its codebook has all of it.

    Parameters
    ----------
    document
        The spec.
    wave
        The earlier wave.
    measure
        A measure in the names of the spec.
    """
    missing = next(_missing(document, wave, measure), None)
    return None if missing is None else (f"the wave {wave.code} has no {missing}", FIX)


def _missing(document: Document, wave: Wave, measure: Measure) -> Iterator[str]:
    yield from _of_subject(document, wave, measure.subject, measure.options)
    for segment, code in measure.segments:
        yield from _of_subject(document, wave, segment, (code,))
    if measure.among is not None:
        yield from _of_condition(document, wave, measure.among)


def _of_condition(document: Document, wave: Wave, condition: Condition) -> Iterator[str]:
    match condition:
        case Comparison(subject, item, _, values):
            quantity = kind_of(document, subject) == "number"  # compared with numbers, which its bands do not name
            yield from _of_subject(document, wave, subject, (item,) if item else () if quantity else values)
        case Answered(subject):
            yield from _of_subject(document, wave, subject, ())
        case Not(part):
            yield from _of_condition(document, wave, part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _of_condition(document, wave, part)


def _of_subject(document: Document, wave: Wave, name: str, codes: tuple[str, ...]) -> Iterator[str]:
    then, there = wave.document, wave.former.name(name)
    now = kind_of(document, name)
    if kind_of(then, there) != now or (now == "dimension" and not has_index(then, there)):
        yield f"{now if now in {'dimension', 'segment'} else f'question of type {now}'} {there}"
        return
    options = options_of(then, there)
    for code in codes:
        if options and wave.former.code(name, code) not in options:
            yield f"option {code} of {there}"


def kind_of(document: Document, name: str) -> str:
    """Return the type of a question, ``dimension``, ``segment``, or nothing for an unknown name."""
    if name in document.questions:
        return document.questions[name].type
    return "dimension" if name in document.dimensions else "segment" if name in document.segments else ""
