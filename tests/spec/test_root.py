"""Where a project begins, and that no link leads a spec out of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.problem_text import as_text
from reportgen.problems import Problem, SpecError
from reportgen.spec.paths import shown
from reportgen.spec.read import read_spec
from tests.spec.spec_text import SMALL

PRIVATE = "colour: heliotrope\n"


def refused(spec: Path, root: Path | None = None) -> Problem:
    """Return the one problem of a spec."""
    with pytest.raises(SpecError) as error:
        read_spec(spec, root)
    (problem,) = error.value.problems
    return problem


def small(folder: Path) -> Path:
    """Write a spec and its answers into a new folder."""
    folder.mkdir(parents=True)
    (folder / "answers.csv").write_text("q1\n", encoding="utf-8")
    (folder / "report.yaml").write_text(SMALL, encoding="utf-8")
    return folder / "report.yaml"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder beside the project, with a file that nobody may see and a spec without fault."""
    small(tmp_path / "out")
    (tmp_path / "out" / "secret.yaml").write_text(PRIVATE, encoding="utf-8")
    return tmp_path / "out"


@pytest.mark.parametrize("mark", ["", ".git"])
@pytest.mark.parametrize("target", ["secret.yaml", "report.yaml"])
def test_a_linked_spec_is_refused_without_a_line_of_it(mark: str, target: str, tmp_path: Path, outside: Path) -> None:
    spec = tmp_path / "a" / "s1" / "report.yaml"
    spec.parent.mkdir(parents=True)
    if mark:
        (tmp_path / "a" / mark).mkdir()
    spec.symlink_to(f"../../out/{target}")
    problem = refused(spec)
    assert (problem.code.value, problem.place.line) == ("outside-project", 0)
    assert "symbolic link" in problem.found
    assert "heliotrope" not in as_text([problem])


@pytest.mark.parametrize("marks", [(), ("a",), ("a", "out")], ids=["no mark", "marked", "both marked"])
@pytest.mark.parametrize("name", ["s1", "specs/s1"])
def test_a_linked_folder_of_a_spec_is_refused(marks: tuple[str, ...], name: str, tmp_path: Path, outside: Path) -> None:
    inside = tmp_path / "a"
    linked = inside / name
    linked.parent.mkdir(parents=True)
    linked.symlink_to(outside)
    for mark in marks:
        (tmp_path / mark / ".git").mkdir()
    assert refused(linked / "report.yaml").code.value == "outside-project"
    assert refused(linked / "secret.yaml").code.value == "outside-project"


@pytest.mark.parametrize("mark", ["", ".git"])
def test_a_checkout_may_lie_under_a_link(mark: str, tmp_path: Path) -> None:
    small(tmp_path / "real" / "checkout" / "specs" / "one")
    if mark:
        (tmp_path / "real" / "checkout" / mark).mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "checkout").symlink_to("real/checkout")
    for checkout in (tmp_path / "link" / "checkout", tmp_path / "checkout"):
        spec = read_spec(checkout / "specs" / "one" / "report.yaml")
        assert spec.root == tmp_path / "real" / "checkout"
        assert spec.file.shown == "specs/one/report.yaml"


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    small(tmp_path / "specs" / "one")
    (tmp_path / ".git").mkdir()
    (tmp_path / "newest").symlink_to("specs/one")
    assert read_spec(tmp_path / "newest" / "report.yaml").file.shown == "specs/one/report.yaml"


def test_the_project_named_may_hold_the_target_of_a_link(tmp_path: Path, outside: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "report.yaml").symlink_to(outside / "report.yaml")
    assert refused(tmp_path / "a" / "report.yaml", tmp_path / "a").code.value == "outside-project"
    assert read_spec(tmp_path / "a" / "report.yaml", tmp_path).file.shown == "out/report.yaml"


def test_a_path_through_a_link_and_up_again_stays_inside(tmp_path: Path, outside: Path) -> None:
    """The system goes up from the link's target, the text of the path from the link itself."""
    spec = small(tmp_path / "a" / "one")
    (spec.parent / "link").symlink_to(outside / "deeper")
    (outside / "deeper").mkdir()
    crooked = f"{spec.parent}{os.sep}link{os.sep}..{os.sep}report.yaml"
    assert refused(Path(crooked)).code.value == "outside-project"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere", "does not exist"),
        ("file", "is no folder"),
        ("pipe", "is no folder"),
        ("x" * 5000, "cannot be reached"),
        ("loop", "cannot be reached"),
    ],
)
def test_a_project_that_is_no_folder_is_not_blamed_on_the_spec(name: str, words: str, tmp_path: Path) -> None:
    spec = small(tmp_path / "one")
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    problem = refused(spec, tmp_path / name)
    assert (problem.code.value, problem.place.file) == ("file-missing", "--project")
    assert problem.found.endswith(words)


def test_a_wrong_project_and_a_wrong_spec_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as error:
        read_spec(tmp_path / "nowhere.yaml", tmp_path / "nowhere")
    assert [p.place.file for p in error.value.problems] == ["--project", shown(tmp_path / "nowhere.yaml")]


def test_a_folder_in_the_place_of_a_spec(tmp_path: Path) -> None:
    assert "is a folder without a report.yaml" in refused(tmp_path).found
    spec = small(tmp_path / "one")
    assert refused(spec.parent).fix.endswith("one/report.yaml")


def test_a_pipe_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refused(tmp_path / "pipe.yaml").found == "The spec is no ordinary file"
    spec = small(tmp_path / "one")
    (spec.parent / "answers.csv").unlink()
    os.mkfifo(spec.parent / "answers.csv")
    problem = refused(spec)
    assert problem.code.value == "file-missing"
    assert "which is no ordinary file" in problem.found
    assert "Copy what it gives into a file" in problem.fix
