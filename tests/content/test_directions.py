"""Beside means that stand together a reader learns from where to where they go, and which way is better."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from reportgen.content.blocks import Figure, TableFigure
from reportgen.content.inlines import plain
from reportgen.pipeline import check
from reportgen.spec.spec import Spec
from tests.content.made_up import blocks, content


def line(language: str, block: str, *changes: tuple[str, str]) -> str:
    report = content(language, (("content: [questionnaire]", f"content: [{block}]"), *changes))
    last = [b for b in blocks(report) if isinstance(b, Figure | TableFigure)][-1]
    return plain(last.source)


MEANS = "{table: {rows: [service, speed], columns: region, show: mean}}"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Means: 1 to 5, higher is better."), ("zh-CN", "平均值：1–5分，越高越好。"), ("zh-TW", "平均值：1–5分，越高越好。")],
)
def test_means_on_one_scale(language: str, words: str) -> None:
    assert words in line(language, MEANS)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Means: 1 to 5, lower is better."), ("zh-CN", "平均值：1–5分，越低越好。"), ("zh-TW", "平均值：1–5分，越低越好。")],
)
def test_lower_is_better(language: str, words: str) -> None:
    assert words in line(language, MEANS, ("direction: high_is_good", "direction: low_is_good"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Means on different scales, not to be compared with each other. “Service”: 1 to 5, higher is better; "
            "“Visits”: a number; “Recommendation”: −100 to 100, higher is better.",
        ),
        (
            "zh-CN",
            "各项的尺度不同，不能互相比较。“服务”：1–5分，越高越好；“次数”：数值；“推荐”：−100至100，越高越好。",
        ),
    ],
)
def test_means_of_different_kinds_are_not_to_be_compared(language: str, words: str) -> None:
    found = line(language, "{table: {rows: [service, visits, recommend], show: mean}}")
    assert words in found, found


def test_scales_that_differ_in_range_and_direction(survey: Callable[..., Spec]) -> None:
    scales = {
        "liking": {"options": dict.fromkeys("12345", "x"), "direction": "high_is_good"},
        "effort": {"options": dict.fromkeys("1234", "x"), "direction": "low_is_good"},
    }
    questions = {
        "a": {"ask": "A?", "label": "A", "type": "scale", "scale": "liking", "column": "a"},
        "b": {"ask": "B?", "label": "B", "type": "scale", "scale": "effort", "column": "b"},
        "c": {"ask": "C?", "label": "C", "type": "number", "unit": "visits", "column": "c"},
    }
    spec = survey("a,b,c\n" + "4,2,9\n" * 30, scales=scales, questions=questions)
    text = (spec.root / "report.yaml").read_text(encoding="utf-8")
    body = "content: [{table: {rows: [a, b, c], show: mean}}]"
    (spec.root / "report.yaml").write_text(re.sub(r"content:\n  - text: Nothing\.", body, text), encoding="utf-8")
    (table,) = [b for b in blocks(check(spec.root / "report.yaml").contents[0]) if isinstance(b, TableFigure)]
    assert "“A”: 1 to 5, higher is better; “B”: 1 to 4, lower is better; “C”: in visits." in plain(table.source)


def test_one_question_says_it_in_its_row_and_shares_need_nothing() -> None:
    assert "Means" not in line("en", "{table: {rows: service, columns: region, id: one}}")
    assert "Means" not in line("en", "{table: {rows: contact, columns: region, id: two}}")
