"""Statements that are to be tested for more than chance: which there are, and which cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportgen.problems import Code, Place, Problem
from reportgen.spec.collected import provenance, sample_of
from reportgen.spec.expressions.faults import Refused
from reportgen.spec.expressions.fields import wanting_tests
from reportgen.spec.expressions.tree import Expression
from reportgen.spec.expressions.walk import measures_in
from reportgen.spec.hypotheses import wanted
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key, Wave

_LEAVE = "Delete significant; the statement is then held against the numbers as they are"


def untestable(
    document: Document, waves: Sequence[Wave], expressions: Mapping[Key, Expression], place_of: Callable[..., Place]
) -> Iterator[Problem]:
    """Yield a problem for every statement that is to be tested and cannot be, at its ``significant``.

    Parameters
    ----------
    document
        The spec.
    waves
        Earlier waves.
    expressions
        The resolved conditions, by key; what is switched off is not among them.
    place_of
        Finds the place of a value.
    """
    for key, _ in wanting_tests(document):
        place = place_of((*key[:-1], "significant"))
        condition = expressions.get(key)
        if condition is None:
            continue
        why = next(filter(None, (no_chance(of) for of in _documents(document, waves, condition))), "")
        if why:
            yield Problem(Code.NOT_TESTABLE, place, f"{place.path} asks for a test, and {why}", _LEAVE)
            continue
        try:
            wanted(document, condition)
        except Refused as refused:
            for fault in dict.fromkeys((f.found, f.fix) for f in refused.faults):
                yield Problem(Code.NOT_TESTABLE, place, f"{place.path} asks for a test, and {fault[0]}", _sentence(fault[1]))


def no_chance(document: Document) -> str:
    """Return why no number of a survey can be tested; empty where it can."""
    sample = sample_of(document)
    if provenance(document) == "reconstructed":
        return "the rows were rebuilt: what they say beyond the published figures was invented with them"
    if sample is None or sample.kind == "probability":
        return ""
    if sample.kind == "census":
        return "everyone was asked: there is no error of sampling, every difference is real"
    return f"the sample is of kind {sample.kind}: its error is not known"


def _documents(document: Document, waves: Sequence[Wave], condition: Expression) -> Iterator[Document]:
    """Yield the codebook of every wave that a condition is about."""
    named = {measure.wave for measure in measures_in(condition)}
    yield document
    yield from (wave.document for wave in waves if wave.code in named)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
