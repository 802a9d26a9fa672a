"""Where the author's words stand on nothing: what is said, at which place, and what stands behind words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.problems import Code, Problem, Severity
from reportgen.spec.spec import Spec
from tests.spec.cases import with_keys
from tests.spec.spec_text import problems_of, read

CLAIMS = """\
claims:
  - {id: content, says: More people are satisfied than dissatisfied, holds: top(overall) > bottom(overall)}
  - {id: half, says: Over half are satisfied, holds: top(overall) > 50%}
"""


def body(content: str) -> str:
    """Return a spec whose one section has this content, written as a block of YAML."""
    return with_keys(f"{CLAIMS}body:\n  - section: Results\n    content:\n{content}")


def said(text: str, folder: Path) -> list[tuple[str, str]]:
    """Return (code, words) of what the guard has against a spec, numbers included."""
    spec = read(text, folder)
    assert isinstance(spec, Spec), spec
    typed = [("typed-number", each.words) for each in spec.typed]
    return [*((p.code.value, _pointed(p)) for p in spec.warnings if p.code in OURS), *typed]


OURS = {Code.UNCLAIMED_COMPARISON, Code.FORBIDDEN_INFERENCE}


def _pointed(problem: Problem) -> str:
    place = problem.place
    return place.source[place.column - 1 : place.column - 1 + place.length]


BEHIND = {
    "a marked claim": "- text: '[The phone is rated higher than the web]{claim=content}.'",
    "a claim marked elsewhere in the sentence": "- text: '[Satisfied people]{claim=content} outnumber the others.'",
    "a source": "- text: 'The phone is rated [higher than]{source=\"Annual report\"} the web.'",
    "words that state no result": "- text: 'The [best]{as=wording} mark is five.'",
    "a claim that compares with the number": "- text: '[Most people]{claim=half} are satisfied.'",
    "digits that the claim compares with": "- text: '[More than 50%]{claim=half} are satisfied.'",
    "the source of a number": "- text: 'In 2019, [41%]{source=\"Annual report\"} called.'",
    "a quotation": "- text: 'One wrote: \"It was better than ever, for most of us.\"'",
    "a heading over a marked sentence": (
        "- section: Satisfied people outnumber the others\n        content: [{text: '[More are content]{claim=content}.'}]"
    ),
    "a figure beside a marked sentence": (
        "- text: '[More are content]{claim=content}.'\n      - chart: {of: overall, title: Satisfied people outnumber the others}"
    ),
}


@pytest.mark.parametrize("what", BEHIND)
def test_words_with_something_behind_them_pass(what: str, tmp_path: Path) -> None:
    assert said(body(f"      {BEHIND[what]}\n"), tmp_path) == []


def test_a_heading_that_is_a_question_states_nothing(tmp_path: Path) -> None:
    asked = (
        "questions:\n  overall: {ask: Is it better than 50%?, label: Better or worse, type: scale, scale: rating, column: q1}\n"
    )
    sections = "- section: Is it better than 50%?\n        content: [{chart: {of: overall, title: Better or worse}}]"
    assert said(body(f"      {sections}\n{asked}"), tmp_path) == []


def test_a_heading_with_a_word_more_than_a_question_is_a_finding(tmp_path: Path) -> None:
    asked = "questions:\n  overall: {ask: Is it better than 50%?, type: scale, scale: rating, column: q1}\n"
    sections = "- section: It is better than 50%\n        content: [{chart: overall}]"
    found = said(body(f"      {sections}\n{asked}"), tmp_path)
    assert found == [("unclaimed-comparison", "better than"), ("typed-number", "50%")]


NOTHING = {
    "the claim of another sentence": (
        "- text: '[More are content]{claim=content}. The phone is rated higher than the web.'",
        [("unclaimed-comparison", "higher than")],
    ),
    "the claim of another part of the sentence": (
        "- text: '[More are content]{claim=content}; complaints have fallen.'",
        [("unclaimed-comparison", "fallen")],
    ),
    "a claim that compares with another number": ("- text: '[70% are satisfied]{claim=half}.'", [("typed-number", "70%")]),
    "a claim that compares with no number": (
        "- text: '[Most people]{claim=content} are satisfied.'",
        [("typed-number", "Most people")],
    ),
    "a heading over a claim of something else": (
        "- section: The web is rated worse than the phone\n        content: [{text: '[More are content]{claim=content}.'}]",
        [("unclaimed-comparison", "worse than")],
    ),
    "a claim without a test": (
        "- text: '[Significantly more people]{claim=content} are satisfied.'",
        [("unclaimed-comparison", "Significantly")],
    ),
    "Chinese": (
        "- text: 满意度较去年上升，七成的人满意，差距明显。",
        [("unclaimed-comparison", "上升"), ("unclaimed-comparison", "明显"), ("typed-number", "七成")],
    ),
}


@pytest.mark.parametrize("what", NOTHING)
def test_words_with_nothing_behind_them_are_pointed_out(what: str, tmp_path: Path) -> None:
    content, expected = NOTHING[what]
    assert said(body(f"      {content}\n"), tmp_path) == expected


STYLES = {
    "plain": "- text: It is better than before.",
    "single quotes": "- text: 'It''s {{ top(overall) }}, better than before.'",
    "double quotes": '- text: "A \\"web\\" \\u4f60 is better than before."',
    "literal": "- text: |\n          One line.\n          It is better than before.",
    "folded": "- text: >\n          One line,\n          and it is better than before.",
    "by language": "- text: {en: Fine., zh-CN: 'Now better than before.'}",
}


@pytest.mark.parametrize("style", STYLES)
def test_the_place_is_that_of_the_words(style: str, tmp_path: Path) -> None:
    text = body(f"      {STYLES[style]}\n")
    (problem,) = [p for p in problems_of(text, tmp_path) if p.code is Code.UNCLAIMED_COMPARISON]
    lines = text.split("\n")
    line = next(number for number, row in enumerate(lines, 1) if "better than" in row)
    assert (problem.place.line, problem.place.column) == (line, lines[line - 1].index("better than") + 1)
    assert problem.place.length == len("better than")


def plan(fields: str) -> str:
    return with_keys(f"{CLAIMS}plan:\n  - id: one\n    title: One\n    items:\n      - {{title: Do, owner: Head, {fields}}}\n")


INTENDED = {
    "action: Answer 90% of the mails within 2 hours": [],
    "action: 'Do it. Waiting times fell.'": [],
    "action: Do it., effect: 'The queue got shorter, for most of them.'": [],
    "action: Do it., example: 'A shop asked 30% of the respondents again.'": [("typed-number", "30%")],
    "action: 给三成受访者打电话": [("typed-number", "三成")],
    "action: 先在一成用户中试行，满意度上升后推开": [],
    "action: Do it., problem: Queues are longer than elsewhere": [("unclaimed-comparison", "longer than")],
    "action: Do it., problem: Queues are longer than elsewhere, because: {source: Annual report}": [],
    "action: Do it., problem: More people are satisfied than not, because: {holds: top(overall) > bottom(overall)}": [],
    "action: Do it., problem: Queues are longer than elsewhere, because: {judgement: We think so}": [],
    "action: Do it., problem: 'Queues are longer, for 41% of us', because: {judgement: We think so}": [("typed-number", "41%")],
}


@pytest.mark.parametrize("fields", INTENDED)
def test_what_is_intended_is_no_finding(fields: str, tmp_path: Path) -> None:
    assert said(plan(fields), tmp_path) == INTENDED[fields]


SURVEY = """\
survey:
  fieldwork: {{from: 2024-03-01, to: 2024-03-31}}
  population: Everyone
  mode: On the web
  data: {{source: answers.csv, provenance: observed}}
  sample: {{kind: {kind}, note: '{note}'}}
"""
CLAIMED = "The sample is representative of all customers."


@pytest.mark.parametrize("kind", ["quota", "opt-in", "convenience"])
def test_what_the_sample_does_not_permit_is_an_error(kind: str, tmp_path: Path) -> None:
    problems = [p for p in problems_of(with_keys(SURVEY.format(kind=kind, note=CLAIMED)), tmp_path) if p.code in OURS]
    (problem,) = problems
    assert problem.code is Code.FORBIDDEN_INFERENCE
    assert problem.severity is Severity.ERROR
    assert _pointed(problem) == "sample is representative"
    assert f"'{kind}'" in problem.found


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("probability", CLAIMED),
        ("census", CLAIMED),
        ("convenience", "It is not representative of all customers."),
        ("convenience", "便利样本没有抽样误差可言，不能代表全体用户。"),
        ("convenience", "不计算误差范围。"),
    ],
)
def test_what_the_sample_permits_and_what_declines_may_be_said(kind: str, note: str, tmp_path: Path) -> None:
    assert said(with_keys(SURVEY.format(kind=kind, note=note)), tmp_path) == []


FINDING = "      - text: 'It is better than before. 41% say so.'\n"


@pytest.mark.parametrize("setting", ["warn", "error", "off"])
def test_the_author_chooses_how_strictly(setting: str, tmp_path: Path) -> None:
    wording = f"wording: {{numbers: {setting}, comparisons: {setting}}}"
    text = body(FINDING).replace("date: 2024-05-01}", f"date: 2024-05-01, {wording}}}")
    assert "wording:" in text
    spec = read(text, tmp_path)
    assert isinstance(spec, Spec)
    found = [p.severity for p in spec.warnings if p.code is Code.UNCLAIMED_COMPARISON] + [each.severity for each in spec.typed]
    severity = {"warn": Severity.WARNING, "error": Severity.ERROR}
    assert found == ([] if setting == "off" else [severity[setting]] * 2)


def test_many_findings_are_all_told(tmp_path: Path) -> None:
    text = body("".join(f"      - text: 'The {i}th is better than the others.'\n" for i in range(300)))
    problems = [p for p in problems_of(text, tmp_path) if p.code is Code.UNCLAIMED_COMPARISON]
    assert len({p.place.line for p in problems}) == 300


RESTING = """\
claims:
  - {id: content, says: More people are satisfied than dissatisfied, holds: top(overall) > bottom(overall), SIGNIFICANT}
  - {id: half, says: Over half are satisfied, holds: top(overall) > 50%}
findings:
  - {id: liked, says: It is rated better than before, GROUND}
swot:
  strengths:
    - {item: Most people clearly like it better than others, rests_on: liked}
"""
GROUNDS = {
    ("rests_on: content", "significant: true"): [("typed-number", "Most people")],
    ("rests_on: content", ""): [("unclaimed-comparison", "clearly"), ("typed-number", "Most people")],
    ("rests_on: [content, half]", "significant: true"): [],
    ("because: {holds: top(overall) > 60%, significant: true}", ""): [],
    ("because: {source: Annual report}", ""): [],
    ("because: {judgement: We think so}", ""): [("unclaimed-comparison", "clearly"), ("typed-number", "Most people")],
}


@pytest.mark.parametrize(("rests", "significant"), GROUNDS)
def test_a_statement_stands_on_what_it_rests_on(rests: str, significant: str, tmp_path: Path) -> None:
    survey = SURVEY.format(kind="probability", note="A simple random sample")
    statements = RESTING.replace(", SIGNIFICANT", f", {significant}" if significant else "").replace("GROUND", rests)
    assert said(with_keys(survey + statements), tmp_path) == GROUNDS[rests, significant]


def test_a_significance_stands_on_a_claim_that_is_tested(tmp_path: Path) -> None:
    survey = SURVEY.format(kind="probability", note="A simple random sample")
    text = body("      - text: '[Significantly more people]{claim=content} are satisfied.'\n").replace(
        "holds: top(overall) > bottom(overall)", "holds: top(overall) > bottom(overall), significant: true"
    )
    kept = text.split("survey:")[0] + survey + "scales:" + text.split("scales:")[1]
    assert said(kept, tmp_path) == []


def test_where_nothing_can_be_tested_no_test_is_asked_for(tmp_path: Path) -> None:
    problems = problems_of(body("      - text: '[Significantly more people]{claim=content} are satisfied.'\n"), tmp_path)
    (problem,) = [p for p in problems if p.code is Code.UNCLAIMED_COMPARISON]
    assert problem.fix.startswith("Leave the word out: on this sample nothing can be tested")


def test_a_misspelt_claim_is_told_once(tmp_path: Path) -> None:
    text = body("      - text: '[The phone is rated higher than the web]{claim=contend}.'\n")
    assert [p.code for p in problems_of(text, tmp_path)] == [Code.UNKNOWN_NAME]
