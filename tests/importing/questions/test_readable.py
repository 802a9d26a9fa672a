"""Names of questions: what they ask, in a few words, valid in expressions, each once."""

from __future__ import annotations

from keyword import iskeyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importing.questions import questions_of
from reportgen.importing.questions.names import Names
from reportgen.importing.questions.readable import MOST_HANZI, MOST_LETTERS, of_wording, wished
from reportgen.spec.expressions.functions import RESERVED
from tests.importing.questions.invented import export, heading


@pytest.mark.parametrize(
    ("code", "ask", "name"),
    [
        ("Q7", "What programming languages do you use on a regular basis? (Select all that apply)", "programming_languages"),
        ("c2", "What is your age (# years)?", "age"),
        ("c3", "How old are you?", "age"),
        ("Q1", "In the next 2 years, which tools do you plan to learn?", "tools_plan_learn"),
        ("Q9", "Why not?", "why_not"),
        ("Q12", "Why doesn’t your company have an open source program?", "why_company_open_source"),
        ("gender", "What is your gender?", "gender"),
        ("a07_district", "a07_district", "a07_district"),
        ("VAR00012", "Opinion 3", "opinion_3"),
        ("第6题", "您的月收入是多少？", "月收入"),
        ("第7题", "您的性别：[单选题]", "性别"),
        ("c4", "您的学校在疫情期间采取了何种措施", "学校疫情期间采取措施"),
        ("c5", "您對本次服務的整體滿意度", "服務整體滿意度"),
        ("c6", "您最喜欢的IDE是什么", "最喜欢IDE"),
        ("c7", "어떤 브랜드를 좋아하세요?", "c7"),
        ("c8", "3. 您每天使用手机的时间是", "每天使用手机时间"),
    ],
)
def test_names_say_what_is_asked(code: str, ask: str, name: str) -> None:
    assert wished(code, ask) == name


@given(st.text(max_size=60))
def test_any_wording_gives_a_short_name_that_expressions_know(ask: str) -> None:
    assert len(of_wording(ask)) <= max(MOST_LETTERS, MOST_HANZI, 28)
    name = Names().take(wished("c1", ask))
    assert name.isidentifier()
    assert not iskeyword(name)
    assert name not in RESERVED


def test_names_are_unique_and_columns_keep_the_codes_of_the_file() -> None:
    cells = ["Yes", "No"] * 10
    asked = ["您的年龄段", "您的年龄段？", "What is your favourite colour?"]
    draft = questions_of(export([(heading(ask, f"Q{n}"), cells) for n, ask in enumerate(asked, 1)]))
    assert [found.name for found in draft.questions] == ["年龄段", "年龄段_2", "favourite_colour"]
    assert [found.columns[0].name for found in draft.questions] == ["q1", "q2", "q3"]


def test_rows_of_a_grid_are_named_by_their_labels() -> None:
    rows = [
        (heading("Rate our service", f"Q5_{n}", row, "Q5", hint="matrix"), [str(point) for point in range(1, 6)] * 6)
        for n, row in enumerate(("The speed of delivery", "Staff", "Staff"), 1)
    ]
    (grid,) = questions_of(export(rows)).questions
    assert [item.name for item in grid.items] == ["speed_delivery", "staff", "staff_2"]
    assert [item.column for item in grid.items] == ["q5_1", "q5_2", "q5_3"]
