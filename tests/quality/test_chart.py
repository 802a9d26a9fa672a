"""Item non-response as bars: in order, as many as are asked for, with all of them behind, and nothing that is withheld."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportgen import pipeline
from reportgen.content.blocks import Figure
from reportgen.content.charts.kinds import BarChart
from reportgen.problems import Code, SpecError
from reportgen.spec.spec import Spec

Survey = Callable[..., Spec]
LEFT_OUT = {"a": 2, "b": 9, "c": 0, "d": 25}
"""So many of a hundred left out each question."""


def answers() -> str:
    rows = (",".join("" if row < n else "1" for n in LEFT_OUT.values()) for row in range(100))
    return "\n".join((",".join(LEFT_OUT), *rows)) + "\n"


def spec_of(survey: Survey, block: dict[str, Any], **parts: Any) -> Spec:
    questions = {
        name: {"ask": f"Is it {name}?", "label": f"Question {name}", "type": "single", "column": name, "options": {"1": "Yes"}}
        for name in LEFT_OUT
    }
    return survey(answers(), questions=questions, content=[{"nonresponse_chart": block}], **parts)


def figure_of(spec: Spec) -> Figure:
    (section,) = pipeline.check(spec.file.path).contents[0].chapters
    (found,) = section.blocks
    assert isinstance(found, Figure)
    return found


def bars(figure: Figure) -> list[tuple[str, float | None, bool]]:
    assert isinstance(figure.chart, BarChart)
    return [(bar.label, bar.mark.value, bar.strong) for bar in figure.chart.bars]


def test_the_question_that_most_left_out_is_first_and_stands_out(survey: Survey) -> None:
    found = figure_of(spec_of(survey, {}))
    assert bars(found) == [
        ("Question d", 25, True),
        ("Question b", 9, False),
        ("Question a", 2, False),
        ("Question c", 0, False),
    ]
    assert "Highest: “Question d” (25%); lowest: “Question c” (0%)" in found.alt


def test_bars_that_are_too_many_stand_in_the_data_alone(survey: Survey) -> None:
    found = figure_of(spec_of(survey, {"first": "2"}))
    assert [label for label, _, _ in bars(found)] == ["Question d", "Question b"]
    assert [row.heading for row in found.data.rows] == ["Question d", "Question b", "Question a", "Question c"]
    assert [[cell.text for cell in row.cells] for row in found.data.rows][1] == ["100", "91", "9", "0", "9"]


def test_what_is_withheld_has_no_bar(survey: Survey) -> None:
    found = figure_of(spec_of(survey, {}, report={"minimum_count": "5"}))
    assert bars(found)[-1] == ("Question a", None, False)


def test_few_who_left_out_anything_look_like_few(survey: Survey) -> None:
    few = figure_of(spec_of(survey, {"only": ["a", "b"]}))
    assert isinstance(few.chart, BarChart)
    assert few.chart.scale_to == 20
    many = figure_of(spec_of(survey, {}))
    assert isinstance(many.chart, BarChart)
    assert many.chart.scale_to is None


@pytest.mark.parametrize(
    ("block", "code"),
    [({"first": "0"}, Code.WRONG_VALUE), ({"only": ["zzz"]}, Code.UNKNOWN_NAME), ({"frist": "3"}, Code.UNKNOWN_KEY)],
)
def test_a_block_that_cannot_be_meant_is_refused(block: dict[str, Any], code: Code, survey: Survey) -> None:
    with pytest.raises(SpecError) as error:
        spec_of(survey, block)
    assert [p.code for p in error.value.problems] == [code]
