"""The declared design against the answers: what does not fit is refused at its cell or its key, all of it in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import duckdb
import pytest

from reportgen.data.answers import Answers
from reportgen.data.door import answers_from
from reportgen.data.open import open_data
from reportgen.data.selection import Selection, Stratum
from reportgen.data.source import Source
from reportgen.problems import Code, Kind, Problem, ReportError, ReportgenError, Severity
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
QUESTIONS = {"q": {"ask": "Q?", "type": "single", "column": "q", "options": {"1": "one", "2": "two"}}}
ROWS = "region,school,there,q\nn,1,40,1\nn,1,40,2\nn,2,40,1\ns,1,12,2\ns,2,12,1\n"
ALL = {"strata": "region", "clusters": "school", "population": "there"}


def opened(survey: Survey, rows: str = ROWS, **parts: Any) -> tuple[Spec, Answers]:
    spec = survey(rows, questions=QUESTIONS, **parts)
    with open_data(spec) as answers:
        return spec, answers


def found(survey: Survey, rows: str, design: Mapping[str, Any]) -> tuple[Spec, list[Problem]]:
    spec = survey(rows, questions=QUESTIONS, design=design)
    try:
        with open_data(spec) as answers:
            return spec, list(answers.problems)
    except ReportgenError as error:
        return spec, list(error.problems)


def selection(answers: Answers) -> Selection:
    assert answers.selection is not None
    return answers.selection


def test_clusters_are_counted_within_strata(survey: Survey) -> None:
    _, answers = opened(survey, design=ALL)
    assert selection(answers).strata == {"n": Stratum(2, Fraction(40)), "s": Stratum(2, Fraction(12))}
    assert selection(answers).clustered


def test_respondents_are_counted_where_no_clusters_are_declared(survey: Survey) -> None:
    _, answers = opened(survey, design={"strata": "region", "population": {"n": "6", "s": "12.5"}})
    assert selection(answers).strata == {"n": Stratum(3, Fraction(6)), "s": Stratum(2, Fraction("12.5"))}
    _, answers = opened(survey, design={"population": "5"})
    assert selection(answers).strata == {"": Stratum(5, Fraction(5))}
    _, answers = opened(survey, design={"clusters": "school"})
    assert selection(answers).strata == {"": Stratum(2)}


def test_without_a_design_there_is_none(survey: Survey) -> None:
    _, answers = opened(survey)
    assert answers.selection is None


def test_a_table_of_another_engine_has_the_same_design(survey: Survey) -> None:
    spec = survey(ROWS, questions=QUESTIONS, design=ALL)
    rows = ", ".join(str(tuple(line.split(","))) for line in ROWS.splitlines()[1:])
    table = duckdb.connect().sql(f"SELECT * FROM (VALUES {rows}) AS t({ROWS.splitlines()[0]})")  # noqa: S608
    answers = answers_from(table, spec, Source("a table", "", 0, 5, 4))
    assert selection(answers).strata == {"n": Stratum(2, Fraction(40)), "s": Stratum(2, Fraction(12))}


@pytest.mark.parametrize(
    ("old", "new", "words", "spot"),
    [
        ("n,2,40,1", ",2,40,1", "column 'region' (number 1) is empty in line 4", (4, 1)),
        ("n,2,40,1", "n,,40,1", "column 'school' (number 2) is empty in line 4", (4, 3)),
        ("n,2,40,1", "n,2,,1", "column 'there' (number 3) is empty in line 4", (4, 5)),
        ("n,2,40,1", "n,2,forty,1", "column 'there' (number 3) holds a population that is no number in line 4", (4, 5)),
        ("n,2,40,1", "n,2,0,1", "column 'there' (number 3) holds a population that is zero or negative in line 4", (4, 5)),
        ("n,2,40,1", "n,2,41,1", "column 'there' (number 3) holds different numbers (40 to 41) within stratum 'n'", (2, 5)),
        ("12", "1", "more clusters were drawn than there are: 2 of 1 in stratum 's'", (5, 5)),
        ("s,2,12,1", "s,1,12,1", "only one cluster was drawn in stratum 's': that has no error to compute", (5, 5)),
    ],
)
def test_a_wrong_cell_is_pointed_at(old: str, new: str, words: str, spot: tuple[int, int], survey: Survey) -> None:
    (line, column), (spec, (problem,)) = spot, found(survey, ROWS.replace(old, new), ALL)
    assert (problem.code, problem.kind, problem.severity) == (Code.DATA_DESIGN, Kind.REPORT, Severity.ERROR)
    assert problem.found == words
    assert (problem.place.file, problem.place.line, problem.place.column) == (spec.answers.near, line, column)
    assert problem.fix


@pytest.mark.parametrize(
    ("population", "key", "words"),
    [
        ({"n": "40"}, ("population",), "no population is given for stratum 's'"),
        ({"n": "40", "s": "12", "w": "9"}, ("population", "w"), "nobody is in the stratum 'w' of {file}"),
        ({"n": "40", "s": "1.5"}, ("population", "s"), "more clusters were drawn than there are: 2 of 1.5 in stratum 's'"),
    ],
)
def test_a_wrong_map_is_pointed_at(population: dict[str, str], key: tuple[str, ...], words: str, survey: Survey) -> None:
    spec, (problem,) = found(survey, ROWS, {**ALL, "population": population})
    assert problem.place == spec.place(("survey", "sample", "design", *key))
    assert problem.found == words.format(file=spec.answers.near)


def test_more_answers_than_people(survey: Survey) -> None:
    spec, (problem,) = found(survey, ROWS, {"population": "4"})
    assert problem.place == spec.place(("survey", "sample", "design", "population"))
    assert problem.found == "more respondents were drawn than there are: 5 of 4 in the sample"


def test_several_problems_come_in_one_run(survey: Survey) -> None:
    rows = ROWS.replace("n,2,40,1", "n,2,41,1").replace("12", "1")
    _, problems = found(survey, rows, ALL)
    assert [p.code for p in problems] == [Code.DATA_DESIGN] * 2


@pytest.mark.parametrize("policy", ["centre", "certainty"])
def test_a_policy_lets_a_single_cluster_pass(policy: str, survey: Survey) -> None:
    _, answers = opened(survey, ROWS.replace("s,2", "s,1"), design={**ALL, "single_cluster": policy})
    assert selection(answers).single == policy


def test_a_single_cluster_that_is_all_there_is_needs_no_policy(survey: Survey) -> None:
    _, answers = opened(survey, ROWS.replace("s,2", "s,1").replace("12", "1"), design=ALL)
    assert selection(answers).strata["s"].left == 0


def test_one_cluster_in_all(survey: Survey) -> None:
    _, (problem,) = found(survey, ROWS, {"clusters": "there", "strata": "region"})
    assert problem.found == "only one cluster was drawn in strata 'n', 's': that has no error to compute"
    _, (problem,) = found(survey, ROWS.replace("\nn,", "\ns,"), {"clusters": "region"})
    assert problem.found == "only one cluster was drawn in the sample: that has no error to compute"


def test_a_column_that_is_not_there(survey: Survey) -> None:
    spec, (problem,) = found(survey, ROWS, {"clusters": "shcool"})
    assert (problem.code, problem.place) == (Code.DATA_COLUMN, spec.place(("survey", "sample", "design", "clusters")))
    assert "school" in problem.fix


def test_unequal_rates_without_weights_are_a_warning(survey: Survey) -> None:
    spec, (problem,) = found(survey, ROWS, {"strata": "region", "population": {"n": "300", "s": "20"}})
    assert (problem.code, problem.severity) == (Code.UNWEIGHTED_STRATA, Severity.WARNING)
    assert problem.found.startswith("people were drawn at different rates, 1 in 10 in one stratum and 1 in 100 in another")
    assert problem.place == spec.place(("survey", "sample", "design", "population"))
    weighted = survey(
        ROWS, questions=QUESTIONS, design={"strata": "region", "population": {"n": "300", "s": "20"}}, weight="there"
    )
    with open_data(weighted) as answers:
        assert answers.problems == ()


def test_refusals_reach_engines_without_rows(survey: Survey) -> None:
    spec = survey(ROWS, questions=QUESTIONS, design={**ALL, "population": {"n": "40", "s": "12"}})
    rows = ", ".join(str(tuple(line.split(","))) for line in ROWS.replace("s,2", "s,1").splitlines()[1:])
    table = duckdb.connect().sql(f"SELECT * FROM (VALUES {rows}) AS t({ROWS.splitlines()[0]})")  # noqa: S608
    with pytest.raises(ReportError) as error:
        answers_from(table, spec, Source("a table", "", 0, 5, 4))
    (problem,) = error.value.problems
    assert problem.place == spec.place(("survey", "sample", "design"))
