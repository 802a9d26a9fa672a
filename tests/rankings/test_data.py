"""What is no order in a file of rankings: found at its line and column, or counted as no answer where the spec says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.results import Estimate
from reportgen.data.open import open_data
from reportgen.problems import Code, Problem, ReportError, Severity
from reportgen.spec import canonical
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
OPTIONS = {o: o.upper() for o in "xyz"}


def by_option(**more: Any) -> dict[str, Any]:
    return {"questions": {"q": {"ask": "?", "type": "ranking", "options": OPTIONS, "columns": {o: o for o in "xyz"}, **more}}}


def by_place(**more: Any) -> dict[str, Any]:
    return {"questions": {"q": {"ask": "?", "type": "ranking", "options": OPTIONS, "places": ["p1", "p2", "p3"], **more}}}


def problems(spec: Spec) -> tuple[Problem, ...]:
    try:
        with open_data(spec) as answers:
            return answers.problems
    except ReportError as error:
        return error.problems


@pytest.mark.parametrize(
    ("rows", "line", "column", "words"),
    [
        ("1,2,3\n1,1,2\n", 3, 3, "holds what an earlier column of the ranking holds already"),
        ("2,1,2\n", 2, 5, "holds what an earlier column of the ranking holds already"),
        ("1,3,\n", 2, 3, "fills a place after one that is empty"),
        (",2,\n", 2, 2, "fills a place after one that is empty"),
        ("1,2,4\n", 2, 5, "holds 1 value that is no option"),
        ("first,2,3\n", 2, 1, "holds 1 value that is no option"),
    ],
)
def test_columns_of_options(survey: Survey, rows: str, line: int, column: int, words: str) -> None:
    found = problems(survey("x,y,z\n" + rows, **by_option()))
    assert any(words in p.found and (p.place.line, p.place.column) == (line, column) for p in found), found
    assert {p.code for p in found} <= {Code.DATA_RANKING, Code.DATA_VALUE}
    assert all(p.severity is Severity.ERROR for p in found)


@pytest.mark.parametrize(
    ("rows", "line", "column", "words"),
    [
        ("x,y,z\nx,x,\n", 3, 3, "holds what an earlier column of the ranking holds already"),
        ("x,y,x\n", 2, 5, "holds what an earlier column of the ranking holds already"),
        ("x,,y\n", 2, 4, "fills a place after one that is empty"),
        ("x,who,\n", 2, 3, "holds 1 value that is no option"),
    ],
)
def test_columns_of_places(survey: Survey, rows: str, line: int, column: int, words: str) -> None:
    found = problems(survey("p1,p2,p3\n" + rows, **by_place()))
    assert any(words in p.found and (p.place.line, p.place.column) == (line, column) for p in found), found


def test_one_tie_is_said_once(survey: Survey) -> None:
    """1, 1, 3 is a tie, and the third place follows two that are taken."""
    assert [p.code for p in problems(survey("x,y,z\n1,1,3\n", **by_option()))] == [Code.DATA_RANKING]


def test_options_without_a_place_and_codes_for_none_are_no_fault(survey: Survey) -> None:
    assert problems(survey("x,y,z\n1,,\n,1,2\n0,99,1\n,,\n", **by_option(missing=["0", "99"]))) == ()
    assert problems(survey("p1,p2,p3\nx,,\ny,z,\nx,-9,\n", **by_place(missing=["-9"]))) == ()


def test_more_places_than_were_asked_for_are_a_fault(survey: Survey) -> None:
    (found,) = problems(survey("x,y,z\n1,2,3\n", **by_option(most="2")))
    assert (found.code, found.place.line, found.place.column) == (Code.DATA_VALUE, 2, 5)


@pytest.mark.parametrize("parts", [by_option(disorder="no-answer"), by_place(disorder="no-answer")])
def test_disorder_may_be_no_answer(survey: Survey, estimates: Callable[..., dict[str, Estimate]], parts: dict[str, Any]) -> None:
    names = "p1,p2,p3" if "places" in parts["questions"]["q"] else "x,y,z"
    rows = "x,y,z\nx,x,y\nz,,y\nz,,\n" if names[0] == "p" else "1,2,3\n1,1,2\n3,,1\n,,1\n"
    spec = survey(f"{names}\n{rows}", **parts)
    found = problems(spec)
    assert {(p.code, p.severity) for p in found} == {(Code.DATA_RANKING, Severity.WARNING)}
    assert len(found) == 2
    numbers = estimates(spec, canonical.base("q"), canonical.share("q", "z"), canonical.mean_rank("q", "y"))
    assert (numbers["base(q)"].value, numbers["share(q, 'z')"].value) == (2.0, 0.5)
    assert (numbers["mean_rank(q, 'y')"].value, numbers["mean_rank(q, 'y')"].base) == (2.0, 1)


CELLS = st.sampled_from(["", "1", "2", "3"])


@settings(max_examples=60)
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_a_row_is_refused_exactly_when_it_is_no_order(rows: list[tuple[str, ...]], *, survey: Survey) -> None:
    wrong = [n for n, row in enumerate(rows) if sorted(filter(None, row)) != [str(i + 1) for i in range(len("".join(row)))]]
    found = problems(survey("x,y,z\n" + "".join(",".join(row) + "\n" for row in rows), **by_option()))
    assert bool(found) is bool(wrong)
    assert {p.place.line - 2 for p in found} <= set(wrong)
