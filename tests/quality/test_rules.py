"""What a rule must not do: act without being told, take what is not its own, or say what a small count would give away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.analysis.results import Estimate
from reportgen.data.open import open_data
from reportgen.problems import Code, ReportError, Severity, SpecError
from reportgen.spec import canonical
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]

COLUMNS = ("a", "b", "c", "n", "t")
SCALE = {"agree": {"options": {c: f"level {c}" for c in "123"}, "direction": "high_is_good"}}
QUESTIONS: dict[str, Any] = {
    **{name: {"ask": f"{name}?", "type": "scale", "scale": "agree", "column": name} for name in "abc"},
    "n": {"ask": "How many?", "type": "number", "column": "n", "minimum": "0", "maximum": "10"},
}


def written(rows: list[tuple[str, ...]]) -> str:
    return "\n".join(",".join(row) for row in (COLUMNS, *rows)) + "\n"


def people(n: int, *rows: tuple[str, ...]) -> str:
    """Return answers of people who differ, and some more rows."""
    return written([("1", "2", str(1 + i % 3), str(i % 11), str(100 + i)) for i in range(n)] + list(rows))


def spec_of(survey: Survey, data: str, quality: dict[str, Any], **parts: Any) -> Spec:
    return survey(data, scales=SCALE, questions=QUESTIONS, quality=quality, **parts)


def refused(survey: Survey, quality: dict[str, Any], **parts: Any) -> list[tuple[Code, str]]:
    with pytest.raises(SpecError) as error:
        spec_of(survey, people(3), quality, **parts)
    return [(p.code, p.found) for p in error.value.problems]


@pytest.mark.parametrize(
    ("quality", "code", "words"),
    [
        ({"speeders": {"column": "t"}}, Code.MISSING_KEY, "has no bound"),
        ({"speeders": {"column": "t", "below": "0"}}, Code.WRONG_VALUE, "is 0"),
        ({"speeders": {"column": "t", "of_median": "1"}}, Code.WRONG_VALUE, "is 1"),
        ({"straight_lining": {"x": {"of": ["a", "b"], "least": "3"}}}, Code.WRONG_VALUE, "names 2 questions"),
        ({"straight_lining": {"x": {"of": ["a", "b", "c"]}}}, Code.WRONG_VALUE, "is 5"),
        ({"straight_lining": {"x": {"of": ["a", "b", "n"], "least": "3"}}}, Code.UNKNOWN_NAME, "'n'"),
        ({"straight_lining": {"x": {"of": ["a", "b", "c"], "least": "3", "run": "4"}}}, Code.WRONG_VALUE, "is 4"),
        ({"attention": {"x": {"of": "n", "answers": ["3"]}}}, Code.UNKNOWN_NAME, "'n'"),
        ({"attention": {"x": {"of": "a", "answers": ["9"]}}}, Code.UNKNOWN_NAME, "'9'"),
        ({"attention": {"x": {"of": "a", "answers": ["1", "2", "3"]}}}, Code.WRONG_VALUE, "no answer is wrong"),
        ({"inconsistent": {"x": {"when": "n > 5", "action": "no-answer"}}}, Code.MISSING_KEY, "which answers are none"),
        ({"inconsistent": {"x": {"when": "n > 5", "of": "a"}}}, Code.WRONG_VALUE, "their answers are kept"),
        ({"inconsistent": {"x": {"when": "nn > 5"}}}, Code.UNKNOWN_NAME, "nn"),
        ({"out_of_range": {"a": "count"}}, Code.UNKNOWN_NAME, "'a'"),
        ({"attention": {"speeders": {"of": "a", "answers": ["1"]}}}, Code.BAD_NAME, "that the tool uses"),
        (
            {"attention": {"n": {"of": "a", "answers": ["1"]}}, "out_of_range": {"n": "count"}},
            Code.DUPLICATE_NAME,
            "quality.attention.n",
        ),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(quality: dict[str, Any], code: Code, words: str, survey: Survey) -> None:
    assert [(found, words in said) for found, said in refused(survey, quality)] == [(code, True)]


def test_rebuilt_rows_are_nobodys_answers(survey: Survey) -> None:
    found = refused(survey, {"duplicates": {}}, provenance="reconstructed", published=["a"])
    assert [code for code, _ in found] == [Code.WRONG_VALUE]
    assert "nobody gave these answers" in found[0][1]


def test_a_block_without_rules_has_nothing_to_show(survey: Survey) -> None:
    with pytest.raises(SpecError) as error:
        survey(people(3), scales=SCALE, questions=QUESTIONS, content=["quality", {"nonresponse": {"only": ["zzz"]}}])
    assert [p.code for p in error.value.problems] == [Code.MISSING_KEY, Code.UNKNOWN_NAME]


def test_out_of_range_is_an_error_where_no_rule_deals_with_it(survey: Survey) -> None:
    data = people(3, ("1", "1", "1", "11", "5"))
    with pytest.raises(ReportError), open_data(spec_of(survey, data, {"duplicates": {}})):
        pass
    with open_data(spec_of(survey, data, {"out_of_range": {"n": "count"}})) as answers:
        assert answers.judged is not None
        assert answers.judged.rules["n"].n == 1


def test_no_answer_takes_the_answers_that_it_names_and_no_others(survey: Survey, estimates: Compute) -> None:
    rule = {"inconsistent": {"x": {"when": "n > 8", "of": ["a"], "action": "no-answer"}}}
    found = estimates(spec_of(survey, people(22), rule), *(canonical.base(name) for name in "abn"))
    assert [found[f"base({name})"].value for name in "abn"] == [18, 22, 22]


def test_a_time_that_is_none_is_pointed_at(survey: Survey) -> None:
    data = people(2, ("1", "1", "1", "1", "soon"))
    with pytest.raises(ReportError) as error, open_data(spec_of(survey, data, {"speeders": {"column": "t", "below": "60"}})):
        pass
    (problem,) = error.value.problems
    assert (problem.place.line, problem.code) == (4, Code.DATA_VALUE)
    assert "soon" not in problem.found


def test_rules_that_leave_nobody_are_a_problem(survey: Survey) -> None:
    rule = {"speeders": {"column": "t", "below": "9999", "action": "exclude"}}
    with pytest.raises(ReportError) as error, open_data(spec_of(survey, people(5), rule)):
        pass
    assert [p.code for p in error.value.problems] == [Code.DATA_EMPTY]


def test_of_a_key_that_stands_twice_the_first_row_stays(survey: Survey, estimates: Compute) -> None:
    rows = "a,b,c,n,t\n1,2,3,1,k1\n3,3,3,3,k1\n2,2,3,1,k2\n1,1,1,1,\n1,1,1,1,\n"
    spec = spec_of(survey, rows, {"duplicates": {"columns": ["t"], "action": "exclude"}})
    found = estimates(spec, canonical.base("a"), canonical.count("a", "3"))
    assert [e.value for e in found.values()] == [4, 0]


def few(survey: Survey, estimates: Compute, action: str, times: int) -> dict[str, Any]:
    data = people(60, *[("1", "1", "1", "1", str(n)) for n in range(times)])
    rule = {"speeders": {"column": "t", "below": "60", "action": action}}
    spec = spec_of(survey, data, rule, report={"minimum_count": "5"})
    wanted = [canonical.measure("quality_flagged", "speeders")]
    wanted += [canonical.measure("quality_rows", which) for which in ("read", "flagged", "excluded", "kept")]
    return {name: (e.value, e.base, e.withheld) for name, e in estimates(spec, *wanted).items()}


def test_few_who_are_left_out_cannot_be_told_from_what_is_shown(survey: Survey, estimates: Compute) -> None:
    found = few(survey, estimates, "exclude", 3)
    assert found["quality_flagged(speeders)"] == (None, None, "minimum-count")
    assert found["quality_rows(excluded)"] == (None, None, "minimum-count")
    assert found["quality_rows(read)"] == (None, None, "complementary")
    assert found["quality_rows(kept)"] == (60, 60, "")


def test_few_who_are_counted_hide_the_sum_and_nothing_else(survey: Survey, estimates: Compute) -> None:
    found = few(survey, estimates, "count", 3)
    assert [name for name, (value, _, _) in found.items() if value is None] == [
        "quality_flagged(speeders)",
        "quality_rows(flagged)",
    ]


def test_many_are_shown(survey: Survey, estimates: Compute) -> None:
    assert all(value is not None for value, _, _ in few(survey, estimates, "exclude", 5).values())


def doubts(survey: Survey, data: str, **parts: Any) -> list[str]:
    with open_data(survey(data, **parts)) as answers:
        found = [p for p in answers.problems if p.code is Code.DATA_QUALITY]
    assert all(p.severity is Severity.WARNING for p in found)
    return [p.found for p in found]


def grid(columns: int) -> dict[str, Any]:
    items = {f"g{n}": {"label": f"Item {n}", "column": f"g{n}"} for n in range(columns)}
    return {"scales": SCALE, "questions": {"grid": {"ask": "?", "type": "grid", "scale": "agree", "items": items}}}


def lines(columns: int, rows: list[str]) -> str:
    return ",".join(f"g{n}" for n in range(columns)) + "\n" + "\n".join(",".join(row) for row in rows) + "\n"


def varied(n: int, columns: int) -> list[str]:
    return ["".join("123"[(i // 3**place) % 3] for place in range(columns)) for i in range(n)]


def test_repeated_rows_are_doubted_and_kept(survey: Survey) -> None:
    rows = varied(90, 10)
    assert doubts(survey, lines(10, rows), **grid(10)) == []
    (found,) = doubts(survey, lines(10, [*rows, *rows[20:30]]), **grid(10))
    assert found.startswith("10 of 100 rows")
    assert found.endswith("nothing was left out")
    assert doubts(survey, lines(10, [*rows, *rows[20:30]]), **grid(10), quality={"duplicates": {}}) == []


def test_straight_lining_in_number_is_doubted(survey: Survey) -> None:
    mixed, flat = varied(60, 5)[4:], ["33333"] * 40
    (found,) = doubts(survey, lines(5, [*mixed, *flat]), **grid(5))
    assert found.startswith("42% of 96 respondents gave one answer to all 5 items of the grid 'grid'")
    assert doubts(survey, lines(5, [*mixed, *flat[:10]]), **grid(5)) == []


def test_a_version_that_leaves_out_few_is_held_against_the_one_before(survey: Survey, tmp_path: Path) -> None:
    from reportgen import pipeline
    from reportgen.publish.diff.compare import compare
    from reportgen.publish.diff.read import read_version

    data = people(60, *[("1", "1", "1", "1", str(n)) for n in range(3)])
    folders = []
    for version, action in (("1", "count"), ("2", "exclude")):
        rule = {"speeders": {"column": "t", "below": "60", "action": action}}
        report = {"minimum_count": "5", "version": version}
        spec = spec_of(survey, data, rule, report=report, content=[{"table": "a"}, "method"])
        folders.append(pipeline.build(pipeline.check(spec.file.path), tmp_path, ("html",)))
    old, new = (read_version(folder) for folder in folders)
    assert Code.DISCLOSURE_DIFFERENCE in {p.code for p in compare(old, new).problems}
