"""What a check is: one judgement, for the package and for the command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportgen import pipeline
from reportgen.analysis import waves
from reportgen.analysis.results import Results
from reportgen.problems import Code, Kind, Place, Problem, ReportError, Severity
from reportgen.verbs.build import Request
from reportgen.verbs.build import check as verb
from reportgen.verbs.new import new

FOUND = Problem(Code.UNATTAINABLE, Place("report.yaml", 1), "A number is missing", "Ask for another", kind=Kind.REPORT)


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return new(tmp_path / "library", "en")


def find(monkeypatch: pytest.MonkeyPatch, problem: Problem) -> None:
    """Let the analysis find a problem."""
    honest = waves.analyse_waves

    def finding(*arguments: Any) -> Results:
        return replace(honest(*arguments), problems=(problem,))

    monkeypatch.setattr(waves, "analyse_waves", finding)


def broken(spec: Path) -> Path:
    text = spec.read_text(encoding="utf-8")
    spec.write_text(
        text.replace("holds: top(overall) > bottom(overall)", "holds: top(overall) < bottom(overall)"), encoding="utf-8"
    )
    return spec


def test_what_the_analysis_finds_fails_the_package_as_it_fails_the_command(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(monkeypatch, FOUND)
    with pytest.raises(ReportError) as caught:
        pipeline.check(spec)
    assert caught.value.problems == verb(Request(spec)).problems == (FOUND,)
    assert verb(Request(spec)).exit_code() == 1


def test_a_warning_of_the_analysis_fails_neither(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warning = replace(FOUND, severity=Severity.WARNING)
    find(monkeypatch, warning)
    assert pipeline.check(spec).problems == verb(Request(spec)).problems == (warning,)
    assert verb(Request(spec)).exit_code() == 0


def test_all_problems_come_in_one_error(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(monkeypatch, FOUND)
    with pytest.raises(ReportError) as caught:
        pipeline.check(broken(spec))
    assert [p.code for p in caught.value.problems] == [Code.UNATTAINABLE, Code.CLAIM_BROKEN]


def test_only_claims_and_evidence_may_stay_broken(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find(monkeypatch, FOUND)
    checked = pipeline.check(broken(spec), allow_broken=True)
    severities = {p.code: p.severity for p in checked.judged(allow_broken=True)}
    assert severities == {Code.UNATTAINABLE: Severity.ERROR, Code.CLAIM_BROKEN: Severity.WARNING}
    assert checked.judged(allow_broken=False) == checked.problems
    assert verb(Request(spec, allow_broken=True)).exit_code() == 1
