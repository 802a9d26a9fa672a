"""Reports without answers: a research plan before its fieldwork, a plan that rests on no survey; and the same file later."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.content.blocks import FactRegister, Figure, Method, PlanBlock, SectionBlock
from reportgen.content.claim_blocks import ClaimsTable
from reportgen.content.inlines import plain
from reportgen.content.prose import flowing
from reportgen.content.statement_blocks import SwotTable
from reportgen.problems import Code, ReportError, Severity, SpecError
from reportgen.verbs.build import Request
from reportgen.verbs.build import check as verb
from reportgen.verbs.explain import explain

HEAD = 'reportgen: 1\nreport: {id: plan, version: "1", title: A plan, language: en, date: 2025-01-31}\n'
SURVEY = """survey:
  fieldwork: {from: 2025-03-01, to: 2025-03-31}
  population: Users
  mode: On the web
  sample: {kind: quota}
"""
DATA = "  data: {source: answers.csv, provenance: synthetic}\n"
QUESTIONS = """scales:
  rating: {options: {5: Very good, 4: Good, 3: Neither, 2: Poor, 1: Very poor}, direction: high_is_good}
questions:
  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}
dimensions:
  service: {label: Service, questions: [overall]}
"""
WAITING = """claims:
  - {id: good, says: More are content, holds: top(overall) > bottom(overall), when: has_data}
swot:
  strengths:
    - {item: "{{ top(overall) }} are content", because: {holds: top(overall) > 50%}, when: has_data}
plan:
  - id: first
    title: Service
    items:
      - {title: Answer sooner, action: Hire., measure: {of: index(service), target: 80}}
body:
  - section: Aims
    content:
      - text: What we want to know.
        when: not has_data
      - text: "{{ top(overall) }} are content."
        when: has_data
      - chart: overall
        when: has_data and base(overall) > 30
      - claims
      - swot
      - plan
      - questionnaire
      - method
      - facts
"""


def written(folder: Path, *parts: str, name: str = "report.yaml") -> Path:
    (folder / ".git").mkdir(exist_ok=True)
    path = folder / name
    path.write_text("".join(parts), encoding="utf-8")
    return path


def with_answers(folder: Path) -> Path:
    (folder / "answers.csv").write_text("q1\n" + "5\n" * 30 + "2\n" * 10, encoding="utf-8")
    return written(folder, HEAD, SURVEY, DATA, QUESTIONS, WAITING)


def kinds(section: SectionBlock) -> list[type]:
    return [type(block) for block in section.blocks]


def rows_of(method: Method) -> Mapping[str, str]:
    return {label: plain(flowing(words)) for label, words in method.rows}


def test_a_research_plan_prints_what_does_not_need_answers(tmp_path: Path) -> None:
    checked = pipeline.check(written(tmp_path, HEAD, SURVEY, QUESTIONS, WAITING))
    (aims,) = checked.contents[0].chapters
    assert not {Figure, ClaimsTable, SwotTable, FactRegister} & set(kinds(aims))
    assert {PlanBlock, Method} < set(kinds(aims))
    assert checked.problems == ()
    assert checked.ledger.facts == {}
    assert "planned" in checked.contents[0].cover.imprint
    assert checked.contents[0].cover.notice == ""


def test_the_same_file_is_the_report_once_there_are_answers(tmp_path: Path) -> None:
    checked = pipeline.check(with_answers(tmp_path))
    (aims,) = checked.contents[0].chapters
    assert {Figure, ClaimsTable, SwotTable, PlanBlock, Method, FactRegister} < set(kinds(aims))
    assert checked.ledger.verdicts["claims", 0, "holds"].holds is True
    first = aims.blocks[0]
    assert "75%" in plain(flowing(first.prose))  # type: ignore[union-attr]


def test_a_measure_waits_for_its_baseline(tmp_path: Path) -> None:
    checked = pipeline.check(written(tmp_path, HEAD, SURVEY, QUESTIONS, WAITING))
    (plan,) = [b for b in checked.contents[0].chapters[0].blocks if isinstance(b, PlanBlock)]
    action = plan.groups[0].actions[0]
    assert "no data yet" in plain(action.measure_label)
    assert "80 points" in plain(action.measure_label)
    assert action.meter is None


def test_the_methodology_is_written_from_what_there_is(tmp_path: Path) -> None:
    checked = pipeline.check(written(tmp_path, HEAD, SURVEY, QUESTIONS, WAITING))
    (method,) = [b for b in checked.contents[0].chapters[0].blocks if isinstance(b, Method)]
    rows = rows_of(method)
    assert rows["Fieldwork"].startswith("Planned for")
    assert {"Population", "Mode", "Sample", "Scales", "Indices", "Data"} <= set(rows)
    assert not {"Base", "Weights", "Intervals", "Rounding"} & set(rows)


def test_a_planned_sample_promises_no_intervals_that_are_not_there(tmp_path: Path) -> None:
    survey = SURVEY.replace("kind: quota", "kind: probability")
    checked = pipeline.check(written(tmp_path, HEAD, survey, QUESTIONS, WAITING))
    (method,) = [b for b in checked.contents[0].chapters[0].blocks if isinstance(b, Method)]
    sample = rows_of(method)["Sample"]
    assert "Once there are answers" in sample
    assert "stated intervals" not in sample


def test_a_report_without_a_survey_has_a_methodology_too(tmp_path: Path) -> None:
    checked = pipeline.check(written(tmp_path, HEAD, "body:\n  - {section: Method, content: [method, facts]}\n"))
    (method,) = checked.contents[0].chapters[0].blocks
    assert isinstance(method, Method)
    assert list(rows_of(method)) == ["Data"]


def test_no_engine_is_loaded_without_answers(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD, SURVEY, QUESTIONS, WAITING)
    code = (
        "import sys; from pathlib import Path; from reportgen import pipeline; "
        "pipeline.check(Path(sys.argv[1])); print([m for m in ('duckdb', 'pandas', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_number_of_answers_is_a_problem_at_its_place(tmp_path: Path) -> None:
    body = """claims:
  - {id: good, says: Good, holds: top(overall) > bottom(overall)}
body:
  - section: All
    content:
      - text: "{{ top(overall) }} and {{ option_ranked(overall, 1) }}"
      - chart: overall
      - table: overall
        when: top(overall) > 10%
      - text: "{{ mean(overall) }}"
        when: has_data
"""
    with pytest.raises(SpecError) as caught:
        pipeline.check(written(tmp_path, HEAD, SURVEY, QUESTIONS, body))
    found = [(p.place.path, p.place.source[p.place.column - 1 :][: p.place.length]) for p in caught.value.problems]
    assert {p.code for p in caught.value.problems} == {Code.NO_DATA}
    assert found == [
        ("claims[0].holds", "top"),
        ("claims[0].holds", "bottom"),
        ("body[0].content[0].text", "top"),
        ("body[0].content[0].text", "option_ranked"),
        ("body[0].content[1].chart", "overall"),
        ("body[0].content[2].table", "overall"),
        ("body[0].content[2].when", "top"),
    ]


def test_what_waits_is_still_read(tmp_path: Path) -> None:
    body = "body:\n  - section: All\n    content:\n      - {text: '{{ top(nothing) }}', when: has_data}\n"
    with pytest.raises(SpecError) as caught:
        pipeline.check(written(tmp_path, HEAD, SURVEY, QUESTIONS, body))
    assert [p.code for p in caught.value.problems] == [Code.UNKNOWN_NAME]


def test_a_claim_about_having_data_is_refused(tmp_path: Path) -> None:
    body = "claims:\n  - {id: a, says: A, holds: has_data}\nbody:\n  - {section: All, content: [method]}\n"
    with pytest.raises(SpecError) as caught:
        pipeline.check(written(tmp_path, HEAD, SURVEY, QUESTIONS, body))
    assert [p.code for p in caught.value.problems] == [Code.EXPRESSION_TYPE]


def test_one_misspelt_key_is_not_said_again_as_missing_data(tmp_path: Path) -> None:
    body = "body:\n  - {section: All, content: [{chart: overall}]}\n"
    for right, wrong in (("survey:", "surveys:"), ("  data:", "  date:")):
        with pytest.raises(SpecError) as caught:
            pipeline.check(written(tmp_path, HEAD, (SURVEY + DATA).replace(right, wrong), QUESTIONS, body))
        assert [p.code for p in caught.value.problems] == [Code.UNKNOWN_KEY], wrong


def test_a_claim_whose_condition_is_not_true_is_not_asserted(tmp_path: Path) -> None:
    spec = with_answers(tmp_path)
    text = spec.read_text(encoding="utf-8").replace(
        "holds: top(overall) > bottom(overall), when: has_data", "holds: top(overall) < bottom(overall), when: base(overall) > 90"
    )
    text = text.replace("date: 2025-01-31}", "date: 2025-01-31, cautious_base: 40}")  # 40 people answered
    spec.write_text(text, encoding="utf-8")
    assert pipeline.check(spec).problems == ()
    assert verb(Request(spec)).claims == ()
    spec.write_text(text.replace("> 90", "> 9"), encoding="utf-8")
    with pytest.raises(ReportError):
        pipeline.check(spec)


def test_a_version_without_answers_is_whole(tmp_path: Path) -> None:
    folder = pipeline.build(pipeline.check(written(tmp_path, HEAD, SURVEY, QUESTIONS, WAITING)), tmp_path / "out")
    named = ["card.json", "facts.json", "index.html", "manifest.json", "report.pdf", "spec", "text.json"]
    assert sorted(p.name for p in folder.iterdir()) == named
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["report"]["provenance"] is None
    assert [i["role"] for i in manifest["inputs"]] == ["spec"]
    assert manifest["claims"] == []
    assert json.loads((folder / "facts.json").read_text(encoding="utf-8"))["facts"] == []
    assert "no answers yet" in (folder / "index.html").read_text(encoding="utf-8")


def test_a_baseline_of_too_few_answers_is_pointed_out(tmp_path: Path) -> None:
    text = with_answers(tmp_path).read_text(encoding="utf-8").replace("date: 2025-01-31}", "date: 2025-01-31, minimum_base: 41}")
    text = text[: text.index("claims:")] + text[text.index("plan:") : text.index("body:")] + "body:\n  - plan\n"
    (problem,) = pipeline.check(written(tmp_path, text)).problems
    assert (problem.code, problem.place.path) == (Code.MEASURE_UNKNOWN, "plan[0].items[0].measure.of")
    assert (problem.severity, "minimum-base" in problem.found) == (Severity.WARNING, True)


def test_explain_says_that_there_are_no_answers(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        explain(written(tmp_path, HEAD, SURVEY, QUESTIONS, WAITING), "top(overall)")
    assert [p.code for p in caught.value.problems] == [Code.NO_DATA]
