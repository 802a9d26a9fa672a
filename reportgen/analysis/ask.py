"""Asking the engine: one group-by for each variable, breakdown and filter, all of them in one query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from reportgen.analysis.counts import Counts, Unit, drawn_in
from reportgen.analysis.subjects import Variable
from reportgen.data.answers import Answers
from reportgen.data.columns import CLUSTER, HIGH, LOW, STRATUM, WEIGHT, segment
from reportgen.data.conditions import holds
from reportgen.data.engine import rows_of
from reportgen.data.selection import Selection
from reportgen.data.weights import HALF
from reportgen.spec.measures import Condition
from reportgen.spec.model.document import Document

Codes = tuple[str, ...]
Tally = Mapping[Codes, Mapping[str, Counts]]
"""Codes of the segments, in the order of ``by``, to value counts."""


@dataclass(frozen=True, slots=True)
class Question:
    """One group-by."""

    variable: Variable
    by: tuple[str, ...]
    among: Condition | None


def ask(questions: Sequence[Question], answers: Answers, document: Document) -> list[Tally]:
    """Return the value counts of each question, in order; the engine runs once, or as often as it has to for so many.

    Parameters
    ----------
    questions
        What is wanted.
    answers
        Cleaned answers.
    document
        The spec.
    """
    if not questions:
        return []
    width = max(len(q.by) for q in questions)
    frames = [_grouped(i, q, answers, document, width) for i, q in enumerate(questions)]
    drawn = drawn_columns(answers.selection)
    tallies: list[dict[Codes, dict[str, Any]]] = [{} for _ in questions]
    for row in _rows(frames, answers.at_once or len(frames)):
        number, codes, value = int(row[0]), row[1 : 1 + len(questions[int(row[0])].by)], row[1 + width]
        if value is not None and None not in codes:
            tally = tallies[number].setdefault(tuple(map(str, codes)), {})
            counts = counts_of(row[2 + width + len(drawn) :])
            if answers.selection is None:
                tally[str(value)] = counts
            else:
                tally.setdefault(str(value), []).append((unit_of(answers.selection, row[2 + width :]), counts))
    return [_spread(t) for t in tallies] if answers.selection else list(tallies)


def drawn_columns(selection: Selection | None) -> list[str]:
    """Return the columns that tell where a respondent was drawn."""
    if selection is None:
        return []
    return [*([STRATUM] if selection.stratified else []), *([CLUSTER] if selection.clustered else [])]


def unit_of(selection: Selection, values: Sequence[Any]) -> Unit:
    """Return the stratum and cluster that stand at the beginning of the values of ``drawn_columns``."""
    stratum = str(values[0]) if selection.stratified else ""
    return stratum, str(values[selection.stratified]) if selection.clustered else ""


def _spread(tally: Mapping[Codes, Mapping[str, list[tuple[Unit, Counts]]]]) -> Tally:
    return {codes: {value: drawn_in(parts) for value, parts in values.items()} for codes, values in tally.items()}


def _grouped(number: int, question: Question, answers: Answers, document: Document, width: int) -> nw.LazyFrame[Any]:
    table = answers.table
    if question.among is not None:
        table = table.filter(holds(question.among, document))
    keys = [nw.col(segment(s)).alias(f"s{i}") for i, s in enumerate(question.by)]
    weight = [HIGH, LOW, WEIGHT] if answers.weighted else []
    names, drawn = [f"s{i}" for i in range(len(question.by))], drawn_columns(answers.selection)
    narrow = table.select(*keys, question.variable.value.alias("value"), *drawn, *weight)
    counted = narrow.group_by(*names, "value", *drawn).agg(*sums_of(weighted=answers.weighted))
    padding = [nw.lit(None, nw.String).alias(f"s{i}") for i in range(len(question.by), width)]
    return counted.select(nw.lit(number).alias("number"), *names, *padding, "value", *drawn, *_SUMS[answers.weighted])


_SUMS: Mapping[bool, tuple[str, ...]] = {False: ("n",), True: ("n", "high", "low", "high2", "cross", "low2", "largest")}


def sums_of(*, weighted: bool) -> list[nw.Expr]:
    """Return what is summed over some respondents; ``counts_of`` reads it."""
    n = nw.len().alias("n")
    if not weighted:
        return [n]
    high, low = nw.col(HIGH), nw.col(LOW)
    sums = {"high": high, "low": low, "high2": high * high, "cross": high * low, "low2": low * low}
    return [n, *(e.sum().alias(name) for name, e in sums.items()), nw.col(WEIGHT).max().alias("largest")]


def counts_of(sums: Sequence[Any]) -> Counts:
    """Return the values of ``sums_of`` as counts."""
    n, *rest = (int(x) for x in sums)
    if not rest:
        return Counts(n, n, n, 1)
    high, low, high2, cross, low2, largest = rest
    return Counts(n, high * HALF + low, high2 * HALF**2 + 2 * cross * HALF + low2, largest)


def _rows(frames: list[nw.LazyFrame[Any]], at_once: int) -> Iterator[tuple[Any, ...]]:
    for first in range(0, len(frames), at_once):
        yield from rows_of(_union(frames[first : first + at_once]))


def _union(frames: list[nw.LazyFrame[Any]]) -> nw.LazyFrame[Any]:
    """Return all rows; joined two by two, because an engine binds every intermediate union again."""
    while len(frames) > 1:
        pairs = (frames[i : i + 2] for i in range(0, len(frames), 2))
        frames = [nw.concat(p) if len(p) > 1 else p[0] for p in pairs]
    return frames[0]
