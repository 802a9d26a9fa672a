"""Chinese punctuation where YAML wants its own is named, on the line that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.cases import with_keys
from tests.spec.spec_text import problems_of

REPORT = 'report:\n  id: small\n  title: Small\n  version: "1"\n  language: en\n  date: 2024-05-01\n'
SEGMENT = "segments:\n  channel:\n    label: Channel\n    column: channel\n    options: {phone: Phone, web: Web}\n"
SCALE = "scales:\n  rating: {options: {5: Very good, 4: Good, 1: Bad}, direction: high_is_good, top: [5, 4]}\n"


@pytest.mark.parametrize(
    ("given", "right", "wrong", "instead"),
    [
        (SEGMENT, "label: Channel", "label：渠道", "Write ':' and a space instead of the full-width sign ："),
        (SEGMENT, "column: channel", "column：channel", "Write ':' and a space instead of the full-width sign ："),
        (SEGMENT, "channel:\n", "channel：\n", "Write ':' and a space instead of the full-width sign ："),
        (REPORT, "title: Small", "title:食堂", "Write ':' and a space after the key"),
        (REPORT, 'version: "1"', "version: “1”", "Write '\"' instead of the Chinese quotation mark “"),
        (REPORT, 'version: "1"', 'version: "1”', "Write '\"' instead of the Chinese quotation mark ”"),
        (REPORT, "2024-05-01", "２０２４-05-01", "Write 2024-05-01 with half-width signs"),
        (SEGMENT, "{phone: Phone, web", "{phone: 满意，web", "Write ',' instead of the full-width sign ，"),
        (SEGMENT, "{phone: Phone, web", "{phone: 满意、web", "Write ',' instead of the full-width sign 、"),
        (SEGMENT, "{phone: Phone", "{phone：满意", "Write ':' and a space instead of the full-width sign ："),
        (SEGMENT, "{phone: Phone, web: Web}", "{phone:满意, web:好}", "Write ':' and a space after the key"),
        (SEGMENT, "{phone: Phone, web: Web}", "｛phone: Phone, web: Web｝", "Write '{' instead of the full-width sign ｛"),
        (SEGMENT, "web: Web}", "web: Web｝", "Write '}' instead of the full-width sign ｝"),
        (SCALE, "[5, 4]", "[5，4]", "Write ',' instead of the full-width sign ，"),
        (SCALE, "[5, 4]", "【5】", "Write '[' instead of the full-width sign 【"),
    ],
)
def test_the_sign_and_its_line_are_named(given: str, right: str, wrong: str, instead: str, tmp_path: Path) -> None:
    assert right in given
    problem = problems_of(with_keys(given.replace(right, wrong, 1)), tmp_path)[0]
    assert problem.fix == instead
    assert wrong.strip() in problem.place.source


def test_full_width_signs_in_words_are_no_mistake(tmp_path: Path) -> None:
    text = (
        SEGMENT.replace("Channel\n", "渠道：来访方式，“主要”的一种\n").replace("phone: Phone", "phone: 电话：人工")
        + "body:\n  - section: 全部：概览\n    content:\n      - chart: overall\n"
        + "      - text: |\n          说明：如下，\n          title:无\n"
    )
    assert problems_of(with_keys(text), tmp_path) == ()


def test_a_text_with_full_width_signs_takes_no_blame_for_the_line_below(tmp_path: Path) -> None:
    text = "body:\n  - section: All\n    content:\n      - text: |\n          说明：如下\n     - chart: overall\n"
    (problem,) = problems_of(with_keys(text), tmp_path)
    assert "chart" in problem.place.source
    assert "full-width" not in problem.found + problem.fix


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ("     column: channel", "This line is indented by 5 spaces; the line above by 4"),
        ("   column: channel", "This line is indented by 3 spaces; its neighbours by 4"),
    ],
)
def test_a_line_in_the_wrong_column_is_measured(wrong: str, found: str, tmp_path: Path) -> None:
    (problem,) = problems_of(with_keys(SEGMENT.replace("    column: channel", wrong)), tmp_path)
    assert problem.found == found
    assert problem.place.source == wrong


def test_a_value_that_goes_on_after_its_quotes_is_not_about_columns(tmp_path: Path) -> None:
    (problem,) = problems_of(with_keys(REPORT.replace("Small", '"Small" report')), tmp_path)
    assert problem.found == "The value goes on after its closing quotation mark"


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("{{ top(overall) }} is it", "'{{ top(overall) }} is it'"),
        ("{{ top(overall) }}", "'{{ top(overall) }}'"),
        ("{{ share(overall, 'Good') }}", "\"{{ share(overall, 'Good') }}\""),
        ("{{ share(overall, 'Good') }} say so", "\"{{ share(overall, 'Good') }} say so\""),
    ],
)
def test_unquoted_braces_are_reported_once_in_quotes_that_fit(value: str, quoted: str, tmp_path: Path) -> None:
    body = f"body:\n  - section: All\n    content:\n      - text: {value}\n"
    (problem,) = problems_of(with_keys(body), tmp_path)
    assert problem.fix == f"Put the whole value in quotes: {quoted}"
    assert problems_of(with_keys(body.replace(value, quoted)), tmp_path) == ()


@pytest.mark.parametrize(
    ("encoding", "name"), [("gb18030", "it looks like GB18030 (GBK)"), ("utf-16", "it looks like UTF-16"), ("latin-1", None)]
)
def test_a_spec_in_another_encoding_is_told_which(encoding: str, name: str | None, tmp_path: Path) -> None:
    from reportgen.problems import SpecError
    from reportgen.spec.read import read_spec

    title = "Enquête générale" if encoding == "latin-1" else "食堂满意度，春季"
    path = tmp_path / "report.yaml"
    path.write_bytes(with_keys(REPORT.replace("Small", title)).encode(encoding))
    with pytest.raises(SpecError) as error:
        read_spec(path)
    (problem,) = error.value.problems
    assert problem.found == "The file is not UTF-8 text" + (f"; {name}" if name else "")
    assert "UTF-8" in problem.fix


def test_nothing_follows_from_a_section_under_a_wrong_key(tmp_path: Path) -> None:
    text = with_keys(
        "body:\n  - section: All\n    content:\n      - chart: overall\n"
        "      - text: '{{ top(overall) }}, {{ share(overall, 5) }}, {{ base(overall) }} in {{ figure(overall) }}'\n"
    ).replace("questions:", "question:")
    (problem,) = problems_of(text, tmp_path)
    assert problem.fix.startswith("Did you mean 'questions'?")


def test_other_misspelt_names_are_still_said_beside_a_wrong_section(tmp_path: Path) -> None:
    text = with_keys("body:\n  - section: All\n    content:\n      - text: '{{ tpo(overall) }}'\n").replace(
        "questions:", "question:"
    )
    assert [p.place.source.strip() for p in problems_of(text, tmp_path)][-1] == "- text: '{{ tpo(overall) }}'"
