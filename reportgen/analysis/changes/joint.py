"""Who gave which answer in one wave and in another: the same people, found by the key of a panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import and_
from typing import Any

import narwhals as nw

from reportgen.analysis.ask import counts_of, drawn_columns, sums_of, unit_of
from reportgen.analysis.counts import Counts, Unit, drawn_in
from reportgen.analysis.subjects import Variable
from reportgen.data.answers import Answers
from reportgen.data.columns import HIGH, KEY, LOW, WEIGHT, segment
from reportgen.data.conditions import holds
from reportgen.data.engine import rows_of
from reportgen.data.selection import Selection
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document

Worth = Callable[[str], Fraction]


@dataclass(frozen=True, slots=True)
class Joint:
    """Everyone who is in the base of a measure in both waves."""

    counts: Mapping[tuple[str, str], Counts]
    """(answer now, answer then) to who gave both, with the weights of now."""
    now: Worth
    """What an answer counts."""
    then: Worth
    weighted: bool
    shares: bool
    """Whether every answer counts 0 or 1."""
    selection: Selection | None = None
    """The declared design of the wave of now."""


@dataclass(frozen=True, slots=True)
class InWave:
    """A measure in one wave, in the names of its codebook."""

    document: Document
    answers: Answers
    measure: Measure
    variable: Variable

    @property
    def group(self) -> nw.LazyFrame[Any]:
        """The respondents that the measure is about and whose key is known."""
        tests = [nw.col(segment(s)) == code for s, code in self.measure.segments]
        if self.measure.among is not None:
            tests.append(holds(self.measure.among, self.document))
        return self.answers.table.filter(reduce(and_, tests, ~nw.col(KEY).is_null()))


def counted(now: InWave, then: InWave) -> dict[tuple[str, str], Counts]:
    """Return who gave which two answers, asked of the engine at once."""
    weighted, selection = now.answers.weighted, now.answers.selection
    weights, drawn = [HIGH, LOW, WEIGHT] if weighted else [], drawn_columns(selection)
    first = now.group.select(KEY, now.variable.value.alias("now"), *drawn, *weights).filter(~nw.col("now").is_null())
    second = then.group.select(KEY, then.variable.value.alias("then")).filter(~nw.col("then").is_null())
    both = first.join(second, on=KEY, how="inner")
    rows = rows_of(both.group_by("now", "then", *drawn).agg(*sums_of(weighted=weighted)))
    if selection is None:
        return {(str(row[0]), str(row[1])): counts_of(row[2:]) for row in rows}
    parts: dict[tuple[str, str], list[tuple[Unit, Counts]]] = {}
    for row in rows:
        unit, counts = unit_of(selection, row[2:]), counts_of(row[2 + len(drawn) :])
        parts.setdefault((str(row[0]), str(row[1])), []).append((unit, counts))
    return {answers: drawn_in(p) for answers, p in parts.items()}
