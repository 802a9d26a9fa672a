"""Braces that mean an expression and are none never print; options and figures are offered by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.cases import with_keys
from tests.spec.spec_text import problems_of


def body(text: str, *more: str) -> str:
    lines = "".join(f"      - {block}\n" for block in (*more, f'text: "{text}"'))
    return with_keys(f"body:\n  - section: All\n    content:\n{lines}")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("｛｛top(overall)｝｝", "Write {{ top(overall) }}"),
        ("In all {share(overall, '5')} say so", "Write {{ share(overall, '5') }}"),
        ("In all ｛share(overall, '5')｝ say so", "Write {{ share(overall, '5') }}"),
        ("{｛ top(overall) ｝} say so", "Write {{ top(overall) }}"),
        ("{{ base(overall) }}, of them {top(overall)}", "Write {{ top(overall) }}"),
        ("｛｛ overall ｝｝", "Write {{ overall }}"),
        ("{{ top(overall) ｝｝", "Write }} instead of the full-width ｝"),
    ],
)
def test_wrong_braces_are_refused(text: str, right: str, tmp_path: Path) -> None:
    (problem,) = problems_of(body(text), tmp_path)
    assert problem.code.value == "expression-syntax"
    assert problem.fix == right


def test_every_wrong_brace_of_a_text_is_reported(tmp_path: Path) -> None:
    columns = [p.place.column for p in problems_of(body("Of {top(overall)}, ｛base(overall)｝"), tmp_path)]
    assert columns == [19, 35]


@pytest.mark.parametrize("text", ["a { b", "{1, 2}", "a set {x}", "全部｛注｝", "f{x}(y)", "{{ base(overall) }} {"])
def test_braces_in_prose_stay(text: str, tmp_path: Path) -> None:
    assert problems_of(body(text), tmp_path) == ()


def test_a_call_in_single_braces_is_refused_where_texts_print_as_written(tmp_path: Path) -> None:
    text = with_keys("segments:\n  channel: {label: 'Of {top(overall)}', column: channel, options: {phone: Phone, web: Web}}\n")
    (problem,) = problems_of(text, tmp_path)
    assert problem.found == "An expression stands in a text that prints as written"


def test_options_are_listed_once_as_code_and_label(tmp_path: Path) -> None:
    (problem,) = problems_of(body("{{ share(overall, 'nono') }}"), tmp_path)
    assert problem.fix == "The options are: 5 (Very good), 4 (Good), 3 (Neither), 2 (Poor), 1 (Very poor)"
    (problem,) = problems_of(body("{{ share(overall, 'Very goood') }}"), tmp_path)
    assert problem.fix.startswith("Did you mean 'Very good'? The options are: 5 (Very good), ")


QUESTIONS = """questions:
  问题: {ask: 哪里不好？, type: single, column: q1, options: {贵: 贵, 远: 太远}}
  总体评价: {ask: 好吗？, type: scale, scale: rating, column: q2}
"""


def test_figures_are_listed_by_what_they_show(tmp_path: Path) -> None:
    text = body("{{ figure(问题) }}", "chart: 总体评价") + QUESTIONS
    text = text.replace("questions:\n  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}\n", "", 1)
    (problem,) = problems_of(text, tmp_path)
    assert problem.fix == "Add `- chart: 问题` to the body. The figures there are show: 总体评价"


def test_an_option_with_one_word_for_code_and_label_is_listed_by_it(tmp_path: Path) -> None:
    text = body("{{ share(问题, '慢慢慢') }}", "chart: 总体评价") + QUESTIONS
    text = text.replace("questions:\n  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}\n", "", 1)
    (problem,) = problems_of(text, tmp_path)
    assert problem.fix == "The options are: 贵, 远 (太远)"
