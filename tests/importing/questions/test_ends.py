"""A numbered scale has the direction that its wording gives it; a doubt remains only where the wording says nothing."""

from __future__ import annotations

import pytest

from reportgen.importing.questions import questions_of
from reportgen.importing.questions.ends import worse_above
from tests.importing.questions.invented import doubts, export, heading, question, repeated

POINTS = {str(point): 8 for point in range(1, 6)}


@pytest.mark.parametrize(
    ("wording", "worse"),
    [
        ("Rate us from 1 (excellent) to 5 (poor)", True),
        ("How easy was it? (1=very easy, 5=very difficult)", True),
        ("1 = very dissatisfied, 5 = very satisfied", False),
        ("On a scale of 1 to 5, where 1 is very good and 5 is very bad, how was it?", True),
        ("1 = worst, 5 = best", False),
        ("Rate it: 1 (strongly agree) to 5 (strongly disagree)", True),
        ("请打分（1=非常不满意，5=非常满意）", False),
        ("1分表示非常满意，5分表示非常不满意", True),
        ("您的滿意度（1為非常滿意，5為非常不滿意）", True),
        ("How was it, from 1 to 5?", None),
        ("1 (at school) or 5 (at home)", None),
        ("Only 5 = very bad", None),
    ],
)
def test_what_a_wording_says_of_both_ends(wording: str, worse: bool | None) -> None:
    assert worse_above(wording, 1, 5) is worse


@pytest.mark.parametrize(
    ("wording", "direction", "doubted"),
    [
        ("Rate us from 1 (excellent) to 5 (poor)", "low_is_good", False),
        ("Rate us from 1 (poor) to 5 (excellent)", "high_is_good", False),
        ("Rate us from 1 to 5", "high_is_good", True),
    ],
)
def test_a_scale_has_the_direction_of_its_wording(wording: str, direction: str, doubted: bool) -> None:
    draft = questions_of(export([(heading(wording, "Q1"), repeated(POINTS))]))
    assert question(draft, "q1").kind == "scale"
    assert draft.scales[0].direction == direction
    assert any("highest answer of" in what for what in doubts(draft)) is doubted
    items = [(heading(wording, f"Q1_{n}", f"Row {n}", "Q1", hint="matrix"), repeated(POINTS)) for n in (1, 2, 3)]
    assert questions_of(export(items)).scales[0].direction == direction
