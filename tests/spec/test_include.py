"""Specs of several files: merging, circles, and what may be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.problems import Problem, SpecError
from reportgen.spec.read import read_spec
from reportgen.spec.root import project_root
from reportgen.spec.spec import Spec
from tests.spec.spec_text import SMALL, project

SCALES = SMALL[SMALL.index("scales:") : SMALL.index("questions:")]
WITHOUT_SCALES = SMALL.replace(SCALES, "")


def files(folder: Path, **texts: str) -> Path:
    """Write files of a project, ``a__b`` for ``a/b``, and return the spec."""
    project(folder)
    for name, text in texts.items():
        path = folder.joinpath(*name.split("__")).with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "report.yaml"


def problems(path: Path, root: Path | None = None) -> tuple[Problem, ...]:
    with pytest.raises(SpecError) as error:
        read_spec(path, root)
    return error.value.problems


def test_maps_of_other_files_are_merged(tmp_path: Path) -> None:
    more = "questions:\n  staff: {ask: How is the staff?, type: scale, scale: rating, column: q2}\n"
    more += 'claims:\n  - {id: a, says: A, holds: "top(staff) > 1%"}\n'
    own = 'claims:\n  - {id: b, says: B, holds: "top(overall) > 1%"}\n'
    spec = read_spec(
        files(tmp_path, report="include: [scales.yaml, more.yaml]\n" + WITHOUT_SCALES + own, scales=SCALES, more=more)
    )
    assert list(spec.document.questions) == ["staff", "overall"]
    assert [claim.id for claim in spec.document.claims] == ["a", "b"]
    assert [asset.shown for asset in spec.included] == ["scales.yaml", "more.yaml"]
    assert Path(spec.place(("claims", 0, "says")).file).name == "more.yaml"
    assert Path(spec.place(("claims", 1, "says")).file).name == "report.yaml"
    assert spec.document.include == ("scales.yaml", "more.yaml")


def test_the_same_name_in_two_files_is_refused_with_both_places(tmp_path: Path) -> None:
    found = problems(files(tmp_path, report="include: [scales.yaml]\n" + SMALL, scales=SCALES))
    assert [p.code.value for p in found] == ["duplicate-name"]
    assert found[0].place.line == 11
    assert "scales.yaml:2:3" in found[0].found


def test_two_lists_without_names_are_refused(tmp_path: Path) -> None:
    found = problems(files(tmp_path, report="include: [body.yaml]\n" + SMALL, body="body: []\n"))
    assert [p.code.value for p in found] == ["duplicate-name"]


def test_includes_of_includes_are_relative_to_their_own_file_and_read_once(tmp_path: Path) -> None:
    path = files(
        tmp_path,
        report="include: [shared/all.yaml, shared/scales.yaml]\n" + WITHOUT_SCALES,
        shared__all="include: [scales.yaml]\n",
        shared__scales=SCALES,
    )
    assert [asset.shown for asset in read_spec(path).included] == ["shared/scales.yaml", "shared/all.yaml"]


@pytest.mark.parametrize("back", ["report.yaml", "other.yaml"])
def test_a_circle_of_includes_is_refused(back: str, tmp_path: Path) -> None:
    found = problems(files(tmp_path, report="include: [other.yaml]\n" + SMALL, other=f"include: [{back}]\n"))
    assert [(p.code.value, Path(p.place.file).name, p.place.line) for p in found] == [("wrong-value", "other.yaml", 1)]
    assert "circle" in found[0].found


def test_problems_in_an_included_file_name_that_file(tmp_path: Path) -> None:
    found = problems(
        files(tmp_path, report="include: [scales.yaml]\n" + WITHOUT_SCALES, scales=SCALES.replace("direction", "directoin"))
    )
    assert [(p.code.value, Path(p.place.file).name) for p in found] == [("unknown-key", "scales.yaml")]


def test_the_data_are_relative_to_the_file_that_names_them(tmp_path: Path) -> None:
    survey = SMALL[SMALL.index("survey:") : SMALL.index("scales:")]
    path = files(tmp_path, report="include: [shared/survey.yaml]\n" + SMALL.replace(survey, ""), shared__survey=survey)
    assert [p.code.value for p in problems(path)] == ["file-missing"]
    (tmp_path / "shared" / "answers.csv").write_text("q1\n", encoding="utf-8")
    assert read_spec(path).answers.shown == "shared/answers.csv"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.yaml",
        "link.yaml",
        "folder/../../secret.yaml",
        "linked/secret.yaml",
        "/etc/hostname",
        "C:/x.yaml",
        "~/x.yaml",
        "https://example.org/x.yaml",
    ],
)
def test_nothing_outside_the_project_is_read(path: str, tmp_path: Path) -> None:
    inside = tmp_path / "project"
    (inside / "folder").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("scales: {}\n", encoding="utf-8")
    (inside / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (inside / "linked").symlink_to(tmp_path)
    found = problems(files(inside, report=f"include: ['{path}']\n" + SMALL))
    assert [(p.code.value, p.place.line, p.place.column) for p in found] == [("outside-project", 1, 11)]


@pytest.mark.parametrize("path", ["nowhere.yaml", "folder", ".", "folder\\x.yaml", "x" * 5000, "\\0", "loop.yaml", "fifo"])
def test_what_is_no_file_is_refused(path: str, tmp_path: Path) -> None:
    import os

    (tmp_path / "folder").mkdir()
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    os.mkfifo(tmp_path / "fifo")
    found = problems(files(tmp_path, report=f'include: ["{path}"]\n'.replace("\\x", "\\\\x") + SMALL))
    assert found[0].place.line == 1
    assert found[0].code.value in {"file-missing", "yaml-syntax"}


@pytest.mark.parametrize(
    ("mark", "root"),
    [("reportgen.yaml", "a"), ("pyproject.toml", "a"), (".git", "a"), ("", "a/specs/..")],
)
def test_the_project_is_the_nearest_marked_folder(mark: str, root: str, tmp_path: Path) -> None:
    spec = tmp_path / "a" / "specs" / "one" / "report.yaml"
    spec.parent.mkdir(parents=True)
    if mark:
        (tmp_path / "a" / mark).touch()
    assert project_root(spec) == (tmp_path / root).resolve()


def test_without_any_mark_the_project_is_the_folder_of_the_spec(tmp_path: Path) -> None:
    assert project_root(tmp_path / "report.yaml") == tmp_path


def test_the_project_can_be_named(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = files(inner, report=SMALL.replace("answers.csv", "../answers.csv"))
    (tmp_path / "answers.csv").write_text("q1\n", encoding="utf-8")
    assert [p.code.value for p in problems(path)] == ["outside-project"]
    assert read_spec(path, tmp_path).answers.shown == "answers.csv"
    (inner / "deeper").mkdir()
    assert [p.code.value for p in problems(path, inner / "deeper")] == ["outside-project"]


@pytest.mark.parametrize("name", ["missing.yaml", ".", "x" * 5000, "a\0b", "loop.yaml"])
def test_a_spec_that_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert [p.code.value for p in problems(tmp_path / name)] == ["file-missing"]


def test_text_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = files(tmp_path, report=SMALL)
    path.write_bytes(SMALL.replace("Everyone", "所有人").encode("gb18030"))
    assert [(p.code.value, p.place.line) for p in problems(path)] == [("yaml-syntax", 5)]


def test_a_spec_is_frozen(tmp_path: Path) -> None:
    spec = read_spec(files(tmp_path, report=SMALL))
    assert isinstance(spec, Spec)
    with pytest.raises(TypeError):
        spec.places[()] = spec.place(())  # type: ignore[index]
