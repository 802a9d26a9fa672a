"""Answers that lie in an engine already, through the door: the numbers are the same as from a file.

Only the checks are tried on pandas too: its truth values know no null, which conditions need, and nobody counts large data there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import duckdb
import pandas as pd
import pytest

from reportgen.analysis.analyse import analyse
from reportgen.analysis.results import Estimate
from reportgen.data.door import answers_from
from reportgen.data.source import Source
from reportgen.problems import ReportError
from reportgen.spec import canonical
from reportgen.spec.measures import Measure, Not, Plan
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
SPEC: dict[str, Any] = {
    "scales": {"k": {"options": {code: f"option {code}" for code in "12345"}, "direction": "high_is_good", "missing": ["9"]}},
    "questions": {
        "one": {"ask": "?", "type": "single", "column": "one", "options": {"yes": "Yes", "no": "No"}},
        "a": {"ask": "?", "type": "scale", "scale": "k", "column": "a", "asked_if": "one == 'yes'"},
        "m": {"ask": "?", "type": "multi", "base": "answered", "columns": {"x": "x", "y": "y"}, "options": {"x": "X", "y": "Y"}},
        "n": {"ask": "?", "type": "number", "column": "n", "minimum": "0"},
    },
    "dimensions": {"d": {"label": "D", "questions": ["a"]}},
    "segments": {"g": {"label": "G", "column": "g", "options": {"p": "P", "q": "Q"}}},
}
COLUMNS: Mapping[str, list[str | None]] = {
    "one": ["yes", "no", "yes", None, "yes", "no"],
    "a": ["5", None, "4", None, "9", None],
    "x": ["1", "0", None, None, "1", None],
    "y": [None, "1", "0", None, "1", None],
    "n": ["1.5", "2", None, "1e1", "0", "7"],
    "g": ["p", "q", "p", "q", None, "p"],
    "w": ["1", "2", "0.5", "1.25", "3", "1"],
}
MEASURES: tuple[Measure, ...] = (
    canonical.share("one", "yes"),
    canonical.top("a"),
    canonical.index("d", segments=(("g", "p"),)),
    canonical.share("m", "x", "y"),
    canonical.share("m", "x", among=Not(canonical.comparison("one", "==", "yes"))),
    canonical.mean("n", among=canonical.comparison("n", ">=", "1.5")),
    canonical.median("n"),
)


def as_csv() -> str:
    rows = zip(*COLUMNS.values(), strict=True)
    return ",".join(COLUMNS) + "\n" + "".join(",".join(c or "" for c in row) + "\n" for row in rows)


def on_pandas() -> Any:
    return pd.DataFrame({name: pd.array(values, dtype="string") for name, values in COLUMNS.items()})


def on_duckdb() -> Any:
    rows = ", ".join(str(tuple(c or "" for c in row)) for row in zip(*COLUMNS.values(), strict=True))
    return duckdb.connect().sql(f"SELECT * FROM (VALUES {rows}) AS t({', '.join(COLUMNS)})")  # noqa: S608


def numbers(found: Mapping[Any, Estimate]) -> dict[str, Any]:
    return {e.measure.canonical: (e.value, e.n, e.base, e.weighted_base, e.effective_base) for e in found.values()}


@pytest.mark.parametrize("weight", [{}, {"weight": "w"}], ids=["unweighted", "weighted"])
def test_the_same_numbers_through_the_door(
    weight: dict[str, str], survey: Survey, estimates: Callable[..., dict[str, Estimate]]
) -> None:
    spec = survey(as_csv(), **SPEC, **weight)
    from_file = estimates(spec, *MEASURES)
    answers = answers_from(on_duckdb(), spec, Source("a table", "", 0, 6, 7))
    results = analyse(spec, Plan(MEASURES), answers)
    assert numbers(results.estimates) == numbers(from_file)


@pytest.mark.filterwarnings("ignore:This pattern is interpreted as a regular expression")  # pandas takes groups for a question
@pytest.mark.parametrize("engine", [on_pandas, on_duckdb])
def test_the_same_refusals_without_row_numbers(engine: Callable[[], Any], survey: Survey) -> None:
    questions = {**SPEC["questions"], "one": {**SPEC["questions"]["one"], "options": {"yes": "Yes", "maybe": "Maybe"}}}
    spec = survey(as_csv(), **{**SPEC, "questions": questions})
    with pytest.raises(ReportError) as error:
        answers_from(engine(), spec, Source("a table", "", 0, 6, 7))
    (problem,) = error.value.problems
    assert problem.found == "column 'one' holds 1 value that is no option, in 2 rows: 'no'"
    assert problem.place.line == 0
