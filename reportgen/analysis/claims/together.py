"""The joint distribution of the numbers of a hypothesis, asked of the engine: counts of people by all their answers at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

import narwhals as nw

from reportgen.analysis.ask import Question, Tally, ask
from reportgen.analysis.claims.terms import Parts, Term, term_of
from reportgen.analysis.counts import Counts
from reportgen.analysis.subjects import Variable
from reportgen.data.answers import Answers
from reportgen.data.engine import translated
from reportgen.data.selection import Selection
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Spec

SEPARATOR = "|"
"""Stands between the answers of a person to several terms; no text of a term holds it."""

Cell = tuple[tuple[Parts | None, ...], Counts]
"""What some people add to each term, None where they are not in its base, and who they are."""


@dataclass(frozen=True, slots=True)
class Together:
    """Everyone who is in the base of any of the terms, in one wave."""

    terms: tuple[Term, ...]
    cells: tuple[Cell, ...]
    weighted: bool
    selection: Selection | None
    """The declared design."""


def together(
    spec: Spec, document: Document, answers: Answers, wanted: Sequence[tuple[Measure, ...]]
) -> Mapping[tuple[Measure, ...], Together]:
    """Return the joint distribution of each group of measures; the engine runs once.

    Parameters
    ----------
    spec
        The spec, for the place of a failure.
    document
        The codebook of the wave.
    answers
        Its cleaned answers.
    wanted
        Groups of supported measures, in the names of that codebook.
    """
    terms = {measures: tuple(term_of(document, m) for m in measures) for measures in wanted}
    with translated(spec.answers.near):
        tallies = ask([Question(_joined(ts), (), None) for ts in terms.values()], answers, document)
    return {
        measures: Together(ts, _cells(ts, tally), answers.weighted, answers.selection)
        for (measures, ts), tally in zip(terms.items(), tallies, strict=True)
    }


def _joined(terms: Sequence[Term]) -> Variable:
    text = nw.concat_str([t.value.fill_null("") for t in terms], separator=SEPARATOR)
    anywhere = reduce(or_, (~t.value.is_null() for t in terms))
    return Variable("", nw.when(anywhere).then(text))


def _cells(terms: Sequence[Term], tally: Tally) -> tuple[Cell, ...]:
    found = []
    for text, counts in sorted(tally.get((), {}).items()):
        parts = tuple(t.read(part) if part else None for t, part in zip(terms, text.split(SEPARATOR), strict=True))
        if any(p is not None for p in parts):
            found.append((parts, counts))
    return tuple(found)
