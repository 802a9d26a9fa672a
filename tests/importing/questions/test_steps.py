"""Whether options are steps of something, whose order means more than how many gave each."""

from __future__ import annotations

import pytest

from reportgen.importing.questions import questions_of
from tests.importing.questions.invented import export, heading


@pytest.mark.parametrize(
    ("texts", "ordered"),
    [
        (["18-29", "30-44", "45-60", "> 60"], True),
        (["无收入", "3000元以下", "3001-5000元", "5001-8000元", "8000元以上"], True),
        (["Red", "Green", "Blue"], False),
        (["公交车", "地铁", "步行"], False),
    ],
)
def test_steps(texts: list[str], ordered: bool) -> None:
    (found,) = questions_of(export([(heading("Which of these?"), texts * 20)])).questions
    assert found.kind == "single"
    assert found.ordered is ordered
