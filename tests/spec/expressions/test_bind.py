"""A document is bound: every field and text has its expression, and every fault its place."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.problems import Code, Problem
from reportgen.spec.canonical import comparison, share, top
from reportgen.spec.expressions.tree import Asked, Literal, Reference
from tests.spec.expressions.sample import bound, changed, document, rebuilt, spec, tree


def content(*blocks: Any) -> dict[str, Any]:
    return {"body": [{"section": "S", "content": list(blocks)}]}


def problems(**parts: Any) -> tuple[Problem, ...]:
    return bound(changed(**parts)).problems


def test_the_sample_has_no_problem() -> None:
    assert bound(document()).problems == ()


def test_texts_are_split_at_their_expressions() -> None:
    parts = bound(
        changed(
            **content({"text": {"zh-CN": "共{{ top(overall) }}，见{{ figure(ratings) }}。", "en": "{{top(overall)}}"}}, *charts())
        )
    )
    key = ("body", 0, "content", 0, "text")
    assert parts.texts[key, "zh-CN"].parts == ("共", Asked(top("overall")), "，见", Reference("figure", "ratings"), "。")
    assert parts.texts[key, "en"].parts == (Asked(top("overall")),)
    assert parts.texts[("body", 0, "section"), "zh-CN"].parts == ("S",)


def charts() -> list[Any]:
    found: list[Any] = tree()["body"][0]["content"]
    return found


@pytest.mark.parametrize(
    ("text", "column", "found"),
    [
        ("a {{ tops(overall) }}", 6, "Unknown function: tops"),
        ("很好：{{ share(overall, 9) }}", 22, "Unknown option of overall: 9"),
        ("a {{ top(overall) > 3% }}", 6, "A condition stands where a number should be printed"),
        ("a {{ 80% }}", 6, "The number has no measure in it"),
        ("a {{ 1 + 2 }}", 6, "The number has no measure in it"),
        ("a {{ top(overall) ", 3, "{{ is not closed"),
        ("a {{ top(overall) {{ x }}", 3, "{{ is not closed"),
        ("a }} b", 3, "}} stands without the {{ that belongs to it"),
        ("a {% if x %}", 3, "Texts have no statements {% %}"),
        ("a {# b #}", 3, "Texts have no comments {# #}"),
        ("a {{ }}", 5, "There is no expression"),
        ("{{ top(overall) }} {{ top(x) }} {{ top(overall) }}", 27, "Unknown question or dimension: x"),
    ],
)
def test_a_fault_in_a_text_has_its_column(text: str, column: int, found: str) -> None:
    [problem] = problems(**content({"text": text}))
    assert (problem.place.column, problem.found) == (column, found)
    assert problem.place.path == "body.0.content.0.text"


def test_braces_in_quotes_do_not_close() -> None:
    [problem] = problems(**content({"text": "{{ share(frequency, 'a}}b') }} and more"}))
    assert problem.found == "Unknown option of frequency: a}}b"


def test_texts_that_print_as_written_take_no_expression() -> None:
    questions = tree()["questions"]
    questions["overall"]["label"] = {"zh-CN": "x {{ top(overall) }}", "en": "y"}
    [problem] = problems(questions=questions)
    assert problem.code is Code.EXPRESSION_FEATURE
    assert problem.place.path == "questions.overall.label.zh-CN"


@pytest.mark.parametrize(
    ("parts", "path", "found"),
    [
        ({"claims": [{"id": "a", "says": "b", "holds": "top(overall)"}]}, "claims.0.holds", "A share stands where a condition"),
        ({"claims": [{"id": "a", "says": "b", "holds": "1 < 2"}]}, "claims.0.holds", "The condition has no measure"),
        (
            {"swot": {"threats": [{"item": "i", "because": {"holds": "1 +"}}]}},
            "swot.threats.0.because.holds",
            "The expression ends too early",
        ),
        (content({"text": "t", "when": "nps(recommend)"}), "body.0.content.0.when", "A net promoter score stands where"),
        (content({"glance": {"headline": "top(overall) > 3%", "label": "l"}}), "body.0.content.0.glance.headline", "A condition"),
        (
            content(
                {
                    "glance": {
                        "headline": "top(overall)",
                        "label": "l",
                        "findings": [{"title": "t", "text": "x", "number": "mean(age)"}],
                    }
                }
            ),
            "body.0.content.0.glance.findings.0.number",
            "A mean stands where a share or an index should",
        ),
    ],
)
def test_a_field_takes_its_own_kind(parts: dict[str, Any], path: str, found: str) -> None:
    [problem] = problems(**parts)
    assert problem.place.path == path
    assert problem.found.startswith(found)


def plan(of: str, target: str) -> dict[str, Any]:
    item = {"title": "t", "action": "a", "measure": {"of": of, "target": target}}
    return {"plan": [{"id": "p", "title": "t", "sections": [{"title": "s", "items": [item]}]}]}


@pytest.mark.parametrize(
    ("of", "target"),
    [
        ("top(overall)", "80%"),
        ("top(overall)", "1"),
        ("top(overall)", "top(overall) + 5%"),
        ("index(responsiveness)", "80"),
        ("index(responsiveness)", "index(responsiveness) + 5"),
        ("nps(recommend)", "-20"),
        ("mean(age)", "31.5"),
        ("top(overall) - bottom(overall)", "-5%"),
        ("rank(shortcomings, slow)", "2"),
    ],
)
def test_a_target_that_fits(of: str, target: str) -> None:
    assert problems(**plan(of, target)) == ()


@pytest.mark.parametrize(
    ("of", "target", "fix"),
    [
        ("top(overall)", "80", "Write 80%"),
        ("top(overall)", "0.8", "Write 80%"),
        ("top(overall)", "120%", "Write a value from 0% to 100%"),
        ("top(overall)", "-5%", "Write a value from 0% to 100%"),
        ("index(responsiveness)", "80%", "Write 80 without the % sign"),
        ("index(responsiveness)", "101", "Write a value from 0 to 100"),
        ("nps(recommend)", "-101", "Write a value from -100 to 100"),
        ("top(overall)", "index(responsiveness)", "Compare values of the same unit"),
        ("top(overall)", "top(overall) > 5%", "Write a number, such as 80 or 80%"),
    ],
)
def test_a_target_that_does_not_fit(of: str, target: str, fix: str) -> None:
    [problem] = problems(**plan(of, target))
    assert problem.place.path == "plan.0.sections.0.items.0.measure.target"
    assert problem.fix == fix


def test_conditions_of_questions_and_blocks() -> None:
    questions = tree()["questions"]
    questions["remarks"]["asked_if"] = "overall in (1, 2)"
    of = changed(questions=questions, **content({"chart": {"of": "overall", "among": "channel == 'phone'"}}))
    assert bound(of).conditions == {
        ("questions", "remarks", "asked_if"): comparison("overall", "in", "1", "2"),
        ("body", 0, "content", 0, "chart", "among"): comparison("channel", "==", "phone"),
    }


def test_a_question_cannot_depend_on_itself() -> None:
    questions = tree()["questions"]
    questions["age"]["asked_if"] = "channel == 'phone' and not (overall == 5 or age > 3)"
    [problem] = problems(questions=questions)
    assert (problem.code, problem.place.path) == (Code.EXPRESSION_TYPE, "questions.age.asked_if")


def test_signs_of_other_languages_are_words() -> None:
    assert problems(**content({"text": "{82%} {a#} [b]{source=c} #} %}"})) == ()


def test_literal_targets_stay_literals() -> None:
    key = ("plan", 0, "sections", 0, "items", 0, "measure", "target")
    target = bound(changed(**plan("top(overall)", "80%"))).expressions[key]
    assert isinstance(target, Literal)
    assert target.percent


class TestBlockIds:
    def test_they_are_made_of_the_questions(self) -> None:
        assert bound(document()).block_ids == {
            ("body", 0, "content", 0): "overall",
            ("body", 0, "content", 1): "overall-by-channel",
            ("body", 0, "content", 2): "ratings",
            ("body", 0, "content", 3): "often",
            ("body", 0, "content", 4): "how-often",
            ("body", 0, "content", 5): "frequency",
        }

    def test_other_scripts_are_hashed(self) -> None:
        found = bound(changed(**content({"chart": "等候时间"}, {"table": "等候时间"}))).block_ids.values()
        assert list(found) == ["q-72515831"] * 2  # printf 等候时间 | sha256sum | cut -c-8

    def test_a_repeated_one_is_a_problem(self) -> None:
        [problem] = problems(**content({"chart": "overall"}, {"text": "t"}, {"chart": "overall"}))
        assert problem.code is Code.DUPLICATE_NAME
        assert problem.place.path == "body.0.content.2.chart"

    def test_case_alone_does_not_tell_files_apart(self) -> None:
        questions = {"Age": tree()["questions"]["age"], "age": tree()["questions"]["age"]}
        body = content({"chart": "age"}, {"chart": "Age"})
        assert [p.code for p in problems(questions=questions, dimensions={}, **body)] == [Code.DUPLICATE_NAME]

    def test_a_reference_to_what_two_figures_show_is_a_problem(self) -> None:
        [problem] = problems(**content({"text": "{{ figure(frequency) }}"}, *charts()))
        assert problem.fix == "Write figure('id'), with one of: often, how-often"


class TestRebuiltRows:
    @pytest.mark.parametrize(
        "text",
        ["share(overall, 5)", "top(overall) - bottom(overall)", "mean(overall)", "nps(recommend)", "option_ranked(overall, 1)"],
    )
    def test_published_figures_may_be_stated(self, text: str) -> None:
        assert bound(rebuilt("overall", "recommend", **content({"text": "{{ " + text + " }}"}))).problems == ()

    @pytest.mark.parametrize(
        ("text", "column"),
        [
            ("share(frequency, 1)", 4),
            ("top(overall) - top(等候时间)", 19),
            ("top(overall, channel=phone)", 4),
            ("top(overall, among=age > 3)", 4),
            ("base(overall)", 4),
            ("count(overall, 5)", 4),
            ("median(overall)", 4),
            ("sd(overall)", 4),
            ("index(responsiveness)", 4),
            ("segment_ranked(top(overall), channel, 1)", 4),
            ("option_ranked(frequency, 1)", 4),
        ],
    )
    def test_all_else_is_refused_at_its_place(self, text: str, column: int) -> None:
        [problem] = bound(rebuilt("overall", **content({"text": "{{ " + text + " }}"}))).problems
        assert (problem.code, problem.place.column) == (Code.NOT_PUBLISHED, column)

    @pytest.mark.parametrize(
        ("block", "field"),
        [
            ({"chart": "frequency"}, "chart.of"),
            ({"chart": {"of": "overall", "by": "channel"}}, "chart.by"),
            ({"chart": {"of": "overall", "among": "age > 3"}}, "chart.among"),
            ({"chart": "responsiveness"}, "chart.of"),
            ({"table": {"rows": "overall", "columns": "channel"}}, "table.columns"),
            ({"table": {"rows": ["overall", "frequency"]}}, "table.rows"),
        ],
    )
    def test_figures_and_tables_of_it_are_refused(self, block: dict[str, Any], field: str) -> None:
        [problem] = bound(rebuilt("overall", **content(block))).problems
        assert (problem.code, problem.place.path) == (Code.NOT_PUBLISHED, f"body.0.content.0.{field}")

    def test_figures_of_published_questions_are_not(self) -> None:
        assert bound(rebuilt("overall", **content({"chart": "overall"}, {"table": "overall"}))).problems == ()


def test_measures_of_a_spec_are_made_in_one_way() -> None:
    found = spec(changed(**content({"text": "{{ share(overall, 4, 5) }} {{ share(overall, '满意', '非常满意') }}"})))
    one, _, other = found.texts[("body", 0, "content", 0, "text"), "zh-CN"].parts
    assert one == other == Asked(share("overall", "5", "4"))
