"""Specs with mistakes get exactly the problems that the file beside them expects, at the words they are about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from reportgen.pipeline import check
from reportgen.problems import Problem, ReportgenError

HERE = Path(__file__).resolve().parent
SIDECARS = sorted(HERE.glob("**/*.expect.yaml"))


@dataclass(frozen=True)
class Expected:
    """One line of an ``.expect.yaml`` file."""

    code: str
    at: str = ""
    """Words that stand on the problem's line and on no other line of the file."""
    file: str = ""
    """The file beside the spec that the problem is in; the spec itself without it."""
    above: str = "0"
    """How many lines above those words the problem is."""
    word: str = ""
    """The word that the problem's column points to."""
    says: str = ""
    """Words that the message must hold: what to write instead."""


def problems_of(spec: Path) -> tuple[Problem, ...]:
    """Check a spec and return what is wrong with it."""
    try:
        check(spec, HERE.parents[1])
    except ReportgenError as error:
        return error.problems
    return ()


def line_of(lines: list[str], expected: Expected) -> int:
    """Return the line (from 1) of a file that an expectation is about."""
    found = [n for n, line in enumerate(lines, 1) if expected.at in line]
    assert len(found) == 1, f"{expected.at!r} must stand on exactly one line, not on {found}"
    return found[0] - int(expected.above)


def is_met(expected: Expected, problem: Problem, spec: Path) -> bool:
    """Tell whether a problem is the expected one."""
    file = spec.with_name(expected.file) if expected.file else spec
    if problem.code != expected.code or expected.says not in f"{problem.found} {problem.fix}":
        return False
    lines = file.read_text(encoding="utf-8").splitlines()
    if (HERE.parents[1] / problem.place.file).resolve() != file or problem.place.line != line_of(lines, expected):
        return False
    return not expected.word or lines[problem.place.line - 1].find(expected.word) + 1 == problem.place.column


@pytest.mark.parametrize("sidecar", SIDECARS, ids=[s.name.removesuffix(".expect.yaml") for s in SIDECARS])
def test_spec_has_exactly_the_expected_problems(sidecar: Path) -> None:
    spec = sidecar.with_name(sidecar.name.replace(".expect.", "."))
    wanted = [Expected(**e) for e in yaml.load(sidecar.read_text(encoding="utf-8"), yaml.BaseLoader)["problems"]]  # noqa: S506
    left = list(problems_of(spec))
    missing = []
    for expected in wanted:
        match = next((p for p in left if is_met(expected, p, spec)), None)
        if match is None:
            missing.append(expected)
        else:
            left.remove(match)
    assert not missing, f"not reported: {missing}; reported instead: {left}"
    assert not left, f"not expected: {left}"


def test_there_are_ten_mistakes_and_the_report_as_published() -> None:
    assert len([s for s in SIDECARS if s.parent.name == "mistakes"]) == 10
    assert any(s.name.startswith("jd-as-published") for s in SIDECARS)


@pytest.mark.parametrize("report", ["jd-customer-service", "city-library-2025"])
def test_example_reports_have_no_problem(report: str) -> None:
    checked = check(HERE.parents[1] / "specs" / report / "report.yaml", HERE.parents[1])
    assert not checked.ledger.problems
    assert not checked.spec.warnings
    assert not checked.results.problems
