"""One number of a hypothesis, person by person: what an answer adds to its numerator and to its denominator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import reduce
from operator import and_

import narwhals as nw

from reportgen.analysis.changes.panel import worth_of
from reportgen.analysis.rankings import UNPLACED
from reportgen.analysis.row_shares import ROW_SHARE
from reportgen.analysis.sides import PERCENTAGES
from reportgen.analysis.subjects import Variable, variables_of
from reportgen.data.columns import segment
from reportgen.data.conditions import holds
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion, NumberQuestion

PARTS_OF_A_BASE = PERCENTAGES | {ROW_SHARE}
"""Measures of which a person adds 0 or 1, but of responses."""
SUPPORTED = PARTS_OF_A_BASE | {"mean", "nps", "index", "mean_rank"}
"""Measures that are a ratio of two sums over people, so that their error is known."""

Parts = tuple[Fraction, int]
"""What a person adds to the numerator and to the denominator."""


@dataclass(frozen=True, slots=True)
class Column:
    """Answers of some people: what the engine counts. Several numbers of one question read the same column."""

    subject: str
    kind: tuple[tuple[str, ...], ...]
    """Which options or places the text tells of; of the percentages of a row also of which column."""
    segments: tuple[tuple[str, str], ...]
    """Whose answers they are; null for all others."""
    among: Condition | None
    size: int
    """How many different texts there may be, null among them; 0 where that is not known."""
    value: nw.Expr = field(compare=False)
    """A text that stands for the answer; null for who is not in the base."""


@dataclass(frozen=True, slots=True)
class Term:
    """A measure as a column of people."""

    measure: Measure
    """In the names of its wave."""
    column: Column
    read: Callable[[str], Parts | None]
    """Reads the text of the column; None for who is not in the base after all."""
    binary: bool
    """Whether everyone in the base adds 0 or 1."""


def term_of(document: Document, measure: Measure) -> Term:
    """Return one of the ``SUPPORTED`` measures as a column of people.

    Parameters
    ----------
    document
        The codebook of the wave.
    measure
        In the names of that codebook.
    """
    variable = variables_of(document, measure.subject, [measure])[-1]  # of a ranking the option's place, where it is asked for
    row = measure.name == ROW_SHARE
    read = _reader(document, replace(measure, name="share") if row else measure, variable)
    column = _column(document, measure, variable)
    once = not _responses(document, measure) or (row and len(measure.options) == 1)
    binary = measure.name in PARTS_OF_A_BASE and once
    return Term(measure, _row(column) if row else column, _in_column(read) if row else read, binary)


def _column(document: Document, measure: Measure, variable: Variable) -> Column:
    value, whom = variable.value, [*_in_segments(measure), *_among(document, measure)]
    if measure.name == ROW_SHARE:
        value = nw.concat_str(_flag(reduce(and_, _in_segments(measure))), value)
        whom = list(_among(document, measure))
    inside = nw.when(reduce(and_, whom)).then(value) if whom else value
    return Column(measure.subject, variable.sets, measure.segments, measure.among, _size(document, variable), inside)


def _size(document: Document, variable: Variable) -> int:
    question = document.questions.get(variable.subject)
    if question is None or isinstance(question, NumberQuestion):
        return 0
    options = len(options_of(document, variable.subject))
    if not isinstance(question, MultiQuestion):
        return options + 1  # a code or a place, or nothing
    return (1 << len(variable.sets)) * (options if question.base == "responses" else 1)


def _row(column: Column) -> Column:
    """Return the column of the percentages of a row: who is outside its segments is in it, too."""
    return replace(column, kind=(*column.kind, ("row", *(text for pair in column.segments for text in pair))), segments=())


def _in_segments(measure: Measure) -> Iterator[nw.Expr]:
    return (nw.col(segment(s)) == code for s, code in measure.segments)


def _among(document: Document, measure: Measure) -> Iterator[nw.Expr]:
    return (holds(condition, document) for condition in (measure.among,) if condition is not None)


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit("1")).otherwise(nw.lit("0"))


def _reader(document: Document, measure: Measure, variable: Variable) -> Callable[[str], Parts | None]:
    if measure.name == "mean_rank":
        return lambda text: None if text == UNPLACED else (Fraction(int(text)), 1)
    if _responses(document, measure):
        digits = [variable.sets.index((option,)) for option in measure.options]
        return lambda text: (Fraction(sum(text[d] == "1" for d in digits)), int(text.split("/")[1]))
    worth = worth_of(document, measure, variable)
    return lambda text: (worth(text), 1)


def _responses(document: Document, measure: Measure) -> bool:
    question = document.questions.get(measure.subject)
    return isinstance(question, MultiQuestion) and question.base == "responses"


def _in_column(given: Callable[[str], Parts | None]) -> Callable[[str], Parts | None]:
    """Return what reads the percentage of a row: of those who gave the answer, who is in the column."""

    def read(text: str) -> Parts | None:
        parts = given(text[1:])
        if parts is None or not parts[0]:
            return None
        return parts[0] * int(text[0]), int(parts[0])

    return read
