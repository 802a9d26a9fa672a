"""What is typed into a server's form: refused before anything is built unless it is whole, and passed on as words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ci.by_hand import CORRECTION, WITHDRAWAL

SCRIPT = Path(__file__).parents[2] / "templates" / "ci" / "release-reports.sh"
STUB = """#!/bin/sh
# notes how it was called, one argument a line; "builds" version 1.2 of the spec
for word in "$@"; do printf '%s\\n' "$word" >> "$CALLS"; done
echo -- >> "$CALLS"
if [ "$1" = build ]; then echo output/author/1.2/index.html; fi
"""
pytestmark = pytest.mark.skipif(shutil.which("git") is None or shutil.which("bash") is None, reason="needs git and bash")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "reportgen").write_text(STUB, encoding="utf-8")
    (tmp_path / "bin" / "reportgen").chmod(0o755)
    folder = tmp_path / "clone"
    for name in ("report.yaml", "specs/library/report.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    (folder / "previous").mkdir()
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    return folder


def typed(clone: Path, form: dict[str, str]) -> tuple[int, str, list[list[str]]]:
    """Run the script with what was typed; return its exit code, what it said, and how it called reportgen."""
    calls = clone.parent / "calls"
    calls.write_text("", encoding="utf-8")
    env = {f"RELEASE_{name.upper()}": value for name, value in form.items()}
    env |= {"PATH": f"{clone.parent / 'bin'}:/usr/bin:/bin", "CALLS": str(calls)}
    done = subprocess.run(
        ["bash", str(SCRIPT), "output", "previous", "html"], cwd=clone, env=env, capture_output=True, text=True, check=False
    )
    made = [call.splitlines() for call in calls.read_text(encoding="utf-8").split("--\n") if call and not call.startswith("-")]
    return done.returncode, done.stdout + done.stderr, made


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"what": "release"}, "Choose publish, revision, correction or withdrawal"),
        ({"spec": ""}, "Name the report by the place of its spec"),
        ({"spec": "specs"}, "Name the report by the place of its spec"),
        ({"spec": "specs/*"}, "Name the report by the place of its spec"),
        ({"spec": "specs/*/report.yaml"}, "Name the report by the place of its spec"),
        ({"spec": ":/report.yaml"}, "Name the report by the place of its spec"),
        ({"spec": "--help"}, "Name the report by the place of its spec"),
        ({"spec": "../clone/report.yaml/.."}, "Name the report by the place of its spec"),
        ({"version": ""}, "Name a version"),
        ({"version": "-x", "confirm": "-x"}, "Name a version"),
        ({"version": "1.0\n::error::x", "confirm": "1.0\n::error::x"}, "Name a version"),
        ({"version": "../1", "confirm": "../1"}, "Name a version"),
        ({"confirm": "1.1"}, "Type the version once more"),
        ({"confirm": ""}, "Type the version once more"),
        ({"reason": "  "}, "Say why"),
        ({"day": "today"}, "Write the day like this"),
    ],
)
@pytest.mark.parametrize("form", [WITHDRAWAL, CORRECTION], ids=["withdrawal", "correction"])
def test_a_form_that_is_not_whole_does_nothing(form: dict[str, str], changes: dict[str, str], says: str, clone: Path) -> None:
    code, said, calls = typed(clone, {**form, **changes})
    assert (code, calls) == (2, [])
    assert said.startswith(says)
    assert len(said.splitlines()) == 1


def test_a_withdrawal_needs_its_day_and_builds_nothing(clone: Path) -> None:
    assert typed(clone, {**WITHDRAWAL, "day": ""})[1].startswith("Name the day of the withdrawal")
    for spec in ("specs/library", "./specs/library/", "specs/library/report.yaml"):
        code, _, calls = typed(clone, {**WITHDRAWAL, "spec": spec})
        assert code == 0
        assert calls == [
            [
                *("release", "specs/library/report.yaml", "--output", "output", "--previous", "previous", "--withdraw", "1.0"),
                *("--date", "2030-01-31", "--reason", WITHDRAWAL["reason"]),
            ]
        ]


@pytest.mark.parametrize("spec", ["specs/library", "./specs/library/", "specs//library", "specs/./library", ".//specs/library"])
def test_a_correction_releases_the_others_as_always(spec: str, clone: Path) -> None:
    code, _, calls = typed(clone, {**CORRECTION, "spec": spec})
    assert code == 0
    releases = [call[1:] for call in calls if call[0] == "release"]
    where = ["--output", "output", "--previous", "previous"]
    said = ["--type", "correction", "--reason", CORRECTION["reason"], "--date", "2030-02-01"]
    assert releases == [["report.yaml", *where], ["specs/library/report.yaml", *where, *said]]


def test_what_cannot_be_corrected(clone: Path) -> None:
    form = {**CORRECTION, "spec": "specs/library"}
    code, said, calls = typed(clone, {**form, "version": "1.3", "confirm": "1.3"})
    assert (code, "another version than the one that was typed" in said) == (2, True)
    assert not any("specs/library/report.yaml" in call for call in calls if call[0] == "release")
    notes = clone / "specs" / "library" / "releases" / "1.2.txt"
    notes.parent.mkdir()
    notes.write_text("revision\nNew answers\n", encoding="utf-8")
    code, said, _ = typed(clone, form)
    assert (code, "A file beside the spec says already" in said) == (2, True)
    sealed = clone / "previous" / "author" / "1.2" / "release.json"
    sealed.parent.mkdir(parents=True)
    sealed.touch()
    code, said, _ = typed(clone, form)
    assert (code, "is released already" in said) == (2, True)


def test_with_an_empty_form_the_files_say_what_to_do(clone: Path) -> None:
    """As after a push, where a server passes empty words or none."""
    for form in (
        {},
        dict.fromkeys(WITHDRAWAL, ""),
        {**dict.fromkeys(WITHDRAWAL, ""), "what": "publish", "spec": "specs/library"},
    ):
        code, _, calls = typed(clone, form)
        assert code == 0
        assert [call[0] for call in calls] == ["build", "release"] * 2
        assert not any("--type" in call for call in calls)
