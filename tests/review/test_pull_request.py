"""A pull request with new answers, from red to green: the commands are those of the documentation, run in a git repository."""

from __future__ import annotations

import csv
import html
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).parents[2]
REPORT = "specs/city-library-2025/report.yaml"
ANSWERS = "survey_data/city-library-2025.csv"
CLAIM, MENDED = "holds: top(overall) > 60%", "holds: top(overall) > 50%"
SAYS = "Over six in ten rate the library good or very good"
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@dataclass(frozen=True)
class Repository:
    """A repository with one report, and the commands of a CI system in it."""

    folder: Path

    def git(self, *arguments: str) -> str:
        options = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
        done = subprocess.run(["git", *options, *arguments], cwd=self.folder, check=True, capture_output=True, text=True)
        return done.stdout

    def commit(self, words: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", words)

    def ci(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run a line of the documentation, with the command of the environment under test."""
        line = script.replace("reportgen ", f'"{sys.executable}" -m reportgen ')
        env = {**os.environ, "GITHUB_STEP_SUMMARY": str(self.folder / "step.md")}
        return subprocess.run(
            ["sh", "-c", line], cwd=self.folder, env=env, check=False, capture_output=True, encoding="utf-8", timeout=300
        )

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def line_of(self, words: str) -> int:
        lines = (self.folder / REPORT).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)


def recipe(beginning: str) -> str:
    """Return the line of the documentation that begins with some words."""
    found = re.search(rf"^\s*(?:run: |- )?({re.escape(beginning)}.*)$", PAGE, re.MULTILINE)
    assert found is not None, f"docs/ci.md has no line that begins with {beginning}"
    return found[1]


GITHUB = recipe("reportgen check specs/*/report.yaml --strict --format github")
JUNIT = recipe("reportgen check specs/*/report.yaml --strict --format junit --summary summary.md")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path)
    for name in (REPORT, ANSWERS):
        (tmp_path / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / ".gitignore").write_text("summary.md\nclaims.xml\nstep.md\n", encoding="utf-8")
    found.git("init", "--quiet")
    found.commit("The report")
    return found


def answer(repository: Repository, every: int, code: str) -> None:
    """Give every seventh (or other) visitor who is content with the library as a whole another answer."""
    path = repository.folder / ANSWERS
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows[::every]:
        row["overall"] = code if row["overall"] in {"4", "5"} else row["overall"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def share_of_good(repository: Repository) -> float:
    """Return the weighted share of good and very good answers, without the tool."""
    with (repository.folder / ANSWERS).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["overall"]]
    weights = [float(row["weight"]) for row in rows]
    return sum(w for w, row in zip(weights, rows, strict=True) if row["overall"] in {"4", "5"}) / sum(weights)


def cases(repository: Repository) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring((repository.folder / "claims.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own output
    return {case.attrib["name"]: case for case in root.iter("testcase")}


def claims(repository: Repository) -> int:
    return len(yaml.safe_load((repository.folder / REPORT).read_text(encoding="utf-8"))["claims"])


def failing(repository: Repository) -> list[str]:
    return [name for name, case in cases(repository).items() if case.find("failure") is not None]


@pytest.mark.slow
def test_from_red_to_green(repository: Repository) -> None:
    done = repository.ci(GITHUB)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "the main branch is green"

    repository.git("switch", "--quiet", "--create", "new-answers")
    answer(repository, 7, "3")
    repository.commit("The answers of October")
    percent = f"{share_of_good(repository) * 100:.0f}%"

    diff = repository.ci("reportgen diff main...HEAD specs/city-library-2025 --format markdown")
    assert (diff.returncode, diff.stderr) == (1, "")
    assert "1 claim flipped" in diff.stdout
    assert "mostly" in diff.stdout

    done = repository.ci(GITHUB)
    assert done.returncode == 1
    (annotation,) = done.stdout.splitlines()
    line = repository.line_of(CLAIM)
    assert annotation.startswith(f"::error file={REPORT},line={line},endLine={line},col=")
    assert f"title=claim-broken::The claim mostly-good does not hold: top(overall) is {percent.replace('%', '%25')}" in annotation
    summary = html.unescape((repository.folder / "step.md").read_text(encoding="utf-8"))
    assert summary.startswith(f"# Survey reports: 0 of 1 pass\n\n## ❌ {REPORT} does not pass")
    assert f"### Claims: {claims(repository) - 1} holds, 1 broken" in summary
    row = next(text for text in summary.splitlines() if text.startswith("| ❌"))
    assert row == f"| ❌ | mostly-good | {SAYS} | broken | {percent} > 60% (not so) |"

    assert repository.ci(JUNIT).returncode == 1
    assert failing(repository) == ["claim mostly-good"]
    failure = cases(repository)["claim mostly-good"].find("failure")
    assert failure is not None
    assert (failure.text or "").endswith(f"{SAYS}: broken\n{percent} > 60% (not so)\ntop(overall) is {percent}")

    repository.change(REPORT, CLAIM, MENDED)
    repository.change(REPORT, SAYS, "Over half rate the library good or very good")
    repository.commit("Say what the answers say")

    done = repository.ci(GITHUB)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert repository.ci(JUNIT).returncode == 0
    assert failing(repository) == []
    assert "# Survey reports: 1 of 1 pass" in (repository.folder / "summary.md").read_text(encoding="utf-8")
    changed = [text for text in repository.git("diff", "main", "--", REPORT).splitlines() if text.startswith("+ ")]
    assert len(changed) == 2, "a reviewer reads one sentence and one condition"


@pytest.mark.slow
def test_a_wrong_spec_is_two_and_its_claims_are_not_tested(repository: Repository) -> None:
    repository.change(REPORT, "column: purpose", "colum: purpose")
    done = repository.ci(JUNIT)
    assert done.returncode == 2
    assert failing(repository) == ["spec"]
    repository.change(REPORT, "colum: purpose", "column: purpose")
    answer(repository, 7, "8")
    done = repository.ci(JUNIT)
    assert done.returncode == 1
    assert failing(repository) == ["data and evidence"]
    assert cases(repository)["claim mostly-good"].find("skipped") is not None
    text = (repository.folder / "summary.md").read_text(encoding="utf-8")
    assert f"### Claims: {claims(repository)} not-tested" in text


def test_every_command_of_the_page_runs(repository: Repository) -> None:
    lines = re.findall(r"^\s*(?:run: |- )?(reportgen check .*)$", PAGE, re.MULTILINE)
    assert len(lines) == 5
    assert [repository.ci(line).returncode for line in lines] == [0] * 5
    assert {path.name for path in repository.folder.iterdir()} >= {"claims.xml", "reportgen.sarif", "gl-code-quality-report.json"}
