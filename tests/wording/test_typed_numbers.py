"""Typed numbers, each with the expression that would give it: in a small survey counted by hand, and planted in every example."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.pipeline import check, evaluated
from reportgen.problems import Code, Problem, ReportgenError
from reportgen.spec.spec import Spec

ROOT = Path(__file__).parents[2]
SCALES = {
    "rating": {"options": {"5": "Very good", "4": "Good", "3": "Fair", "2": "Poor", "1": "Bad"}, "direction": "high_is_good"}
}
QUESTIONS = {
    "overall": {"ask": "How is it?", "type": "scale", "scale": "rating", "column": "q1"},
    "came": {"ask": "Did you come?", "type": "single", "column": "q2", "options": {"y": "Yes", "n": "No"}},
}
DATA = "q1,q2\n" + "5,y\n" * 9 + "4,y\n" * 12 + "3,y\n" * 8 + "2,n\n" * 6 + "1,n\n" * 5
"""Forty answers: of the scale 22.5%, 30%, 20%, 15% and 12.5% from the top, and 72.5% came."""
SAYS = "{{ share(overall, 5) }} {{ top(overall) }} {{ share(came, 'y') }} {{ base(overall) }} {{ mean(overall) }}"


def told(survey: Callable[..., Spec], sentence: str) -> list[Problem]:
    """Return the typed numbers of a report with one sentence, beside one that prints five numbers."""
    spec = survey(DATA, scales=SCALES, questions=QUESTIONS, content=[{"text": SAYS}, {"text": sentence}])
    _, ledger = evaluated(spec)
    return [p for p in ledger.problems if p.code is Code.TYPED_NUMBER]


WRITE = {
    "Satisfied are 53%.": "Write {{ top(overall) }}",
    "Satisfied are 52.5%.": "Write {{ top(overall) }}",
    "Of all, 73% came.": "Write {{ share(came, 'y') }}",
    "We asked 40 people.": "Write {{ base(overall) }}",
    "Just over half said yes.": "Write the one that is meant: {{ top(overall) }} or {{ share(came, 'y') }}",
    "About a quarter said so.": "Write {{ share(overall, '5') }}, if that is the number that is meant",
}


@pytest.mark.parametrize("sentence", WRITE)
def test_the_expression_is_named_that_prints_so(survey: Callable[..., Spec], sentence: str) -> None:
    (problem,) = told(survey, sentence)
    assert problem.fix == WRITE[sentence]
    assert problem.place.source[problem.place.column - 1 :].startswith(re.search(r"number '([^']+)'", problem.found)[1])  # type: ignore[index]


def test_points_are_those_of_a_difference_and_never_respondents(survey: Callable[..., Spec]) -> None:
    """A net of 52.5% less 27.5%, and a mean of 3.35 that no points are: 25 points are named, 3 points are not."""
    net = {"text": "{{ top(overall) - bottom(overall) }} {{ mean(overall) }}"}
    sentence = {"text": "The net is 25 points. It was 3 points then."}
    spec = survey(DATA, scales=SCALES, questions=QUESTIONS, content=[net, sentence])
    _, ledger = evaluated(spec)
    first, second = [p for p in ledger.problems if p.code is Code.TYPED_NUMBER]
    assert first.fix == "Write {{ top(overall) - bottom(overall) }}"
    assert second.fix.startswith("Compute it")


def test_a_number_that_nothing_prints_gets_advice(survey: Callable[..., Spec]) -> None:
    (problem,) = told(survey, "Of all, 91% came.")
    assert (
        problem.fix == 'Compute it, {{ ... }}; give its source, [91%]{source="..."}; or mark what is no result, [91%]{as=wording}'
    )


def test_a_withheld_number_is_not_named(survey: Callable[..., Spec]) -> None:
    parts: dict[str, Any] = {"scales": SCALES, "questions": QUESTIONS, "report": {"minimum_base": "41"}}
    spec = survey(DATA, content=[{"text": SAYS}, {"text": "Satisfied are 53%."}], **parts)
    _, ledger = evaluated(spec)
    (problem,) = [p for p in ledger.problems if p.code is Code.TYPED_NUMBER]
    assert "top(overall)" not in problem.fix


PLANTED = {
    "jd-customer-service/report.yaml": (
        "的占{{ share(frequency, 2) }}，",
        "的占41%，",
        "41%",
        "Write {{ share(frequency, '2') }}",
    ),
    "city-library-2025/report.yaml": ("{{ top(overall) }} of visitors", "69% of visitors", "69%", "Write {{ top(overall) }}"),
    "city-library-2026/report.yaml": (
        "what became of it.",
        "what became of it; 84% like the staff.",
        "84%",
        "Write {{ top(staff) }}",
    ),
    "service-satisfaction-2024/report.yaml": (
        "{{ share(misread, 'yes') }}说自己",
        "三成说自己",
        "三成",
        "Write {{ share(misread, 'yes') }}, if that is the number that is meant",
    ),
    "after-sales-plan-2025/report.yaml": (
        "{{ published(premium) }}的购买者",
        "60%的购买者",
        "60%",
        "Write {{ published(premium) }}",
    ),
    "research-plan-wave-2025/report.yaml": (
        "问题解决结果{{ index(outcome) }}分；",
        "问题解决结果63.5分；",
        "63.5分",
        "Write {{ index(outcome) }}",
    ),
    "research-plan/report.yaml": (
        "价格和货品已经难分高下，",
        "78%的人说价格和货品已经难分高下，",
        "78%",
        'Compute it, {{ ... }}; give its source, [78%]{source="..."}; or mark what is no result, [78%]{as=wording}',
    ),
}
"""What stands in an example, what is typed in its place, what is found, and what to write."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("specs", "survey_data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "reportgen.yaml").write_text("", encoding="utf-8")
    return tmp_path / "specs"


@pytest.mark.parametrize(
    "example", sorted(path.relative_to(ROOT / "specs").as_posix() for path in ROOT.glob("specs/*/report.yaml"))
)
def test_a_number_planted_in_an_example_is_the_only_one_found(example: str, project: Path) -> None:
    old, new, words, fix = PLANTED[example]
    (file,) = [f for f in _files(project / example) if old in f.read_text(encoding="utf-8")]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    (problem,) = [p for p in problems_of(project / example) if p.code in (Code.TYPED_NUMBER, Code.UNCLAIMED_COMPARISON)]
    assert (problem.code, problem.fix) == (Code.TYPED_NUMBER, fix)
    line = text[: text.index(old)].count("\n")
    row = file.read_text(encoding="utf-8").split("\n")[line]
    assert (problem.place.line, problem.place.column) == (line + 1, row.index(new) + new.index(words) + 1)
    assert problem.place.file.endswith(file.name)


def _files(spec: Path) -> list[Path]:
    """Return the files of a spec: its own folder, and the plan that a wave shares with it."""
    shared = [spec.parents[1] / "research-plan" / "plan.yaml"] if spec.parent.name == "research-plan-wave-2025" else []
    return [*spec.parent.glob("*.yaml"), *shared]


def problems_of(spec: Path) -> tuple[Problem, ...]:
    try:
        return check(spec).problems
    except ReportgenError as error:
        return error.problems


PAGE = ROOT / "docs" / "problems" / "typed-number.md"


@pytest.mark.parametrize(("block", "count"), [(0, 2), (1, 0)])
def test_the_examples_of_its_page_are_what_it_says(block: int, count: int, survey: Callable[..., Spec]) -> None:
    given = yaml.load(re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)[block], yaml.BaseLoader)  # noqa: S506
    spec = survey(DATA, scales=SCALES, questions=QUESTIONS, claims=given["claims"], content=given["body"][0]["content"])
    _, ledger = evaluated(spec)
    assert [p.code for p in ledger.problems] == [Code.TYPED_NUMBER] * count
