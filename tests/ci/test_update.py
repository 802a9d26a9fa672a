"""``reportgen new --ci SYSTEM --update``: newer files take the place of older ones, and nobody's work is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.verbs import new_ci, new_ci_stamp
from reportgen.verbs.new_ci import SCRIPT, ci_files
from reportgen.verbs.new_ci_stamp import stamped, untouched

YML, SH = Path(".gitlab-ci.yml"), Path(SCRIPT)
UPDATE = ["new", "--ci", "gitlab", "--update"]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with the files of an earlier release, whose script was another one."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as earlier:
        earlier.setattr(new_ci, "__version__", "0.0.9")
        earlier.setattr(new_ci_stamp, "__version__", "0.0.9")
        assert run(["new", "--ci", "gitlab"]) == 0
        SH.write_bytes(stamped(b"#!/bin/sh\n# as it was\n"))
    return tmp_path


def now() -> dict[str, bytes]:
    return {name: data for name, data in ci_files("gitlab").items() if Path(name).exists()}


def test_files_that_nobody_changed_are_brought_up_to_date(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(UPDATE) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"{YML}\n{SH}\nrequirements.in\nContinuous integration installs")
    assert said.err == ""
    assert {name: Path(name).read_bytes() for name in now()} == now()
    assert run(UPDATE) == 0
    assert capsys.readouterr().out == "All files are up to date\n"


def test_what_somebody_changed_stays_and_the_newer_file_stands_beside_it(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = SH.read_bytes().replace(b"as it was", b"as I want it")
    SH.write_bytes(mine)
    capsys.readouterr()
    assert run(UPDATE) == 0
    said = capsys.readouterr()
    assert SH.read_bytes() == mine
    beside = SH.with_name(SH.name + ".new")
    assert beside.read_bytes() == ci_files("gitlab")[SCRIPT]
    assert f"{SH}: warning: Somebody has changed the file" in said.err
    assert f"git diff --no-index {SH} {beside}" in said.err
    assert "[ci-changed]" in said.err
    assert str(beside) in said.out.splitlines()
    beside.write_bytes(mine)
    YML.write_bytes(before := stamped(b"older"))
    assert run(UPDATE) == 2, "somebody works on that file, too"
    assert beside.read_bytes() == mine
    assert YML.read_bytes() == before, "one file in the way keeps all from being written"


def test_line_ends_are_no_change(repository: Path) -> None:
    for path in (YML, SH):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(UPDATE) == 0
    assert {name: Path(name).read_bytes() for name in now()} == now()
    YML.write_bytes(crlf := YML.read_bytes().replace(b"\n", b"\r\n"))
    assert run(UPDATE) == 0
    assert YML.read_bytes() == crlf


def test_requirements_that_are_locked_in_another_way_are_left_alone(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("requirements.in").unlink()
    Path("requirements.txt").write_text("survey-reportgen==0.0.9\n", encoding="utf-8")
    capsys.readouterr()
    assert run(UPDATE) == 0
    assert capsys.readouterr().out == f"{YML}\n{SH}\n"
    assert not Path("requirements.in").exists()


def test_what_else_an_author_installs_is_theirs(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = repository / "requirements.in"
    path.write_bytes(mine := ci_files("gitlab")["requirements.in"] + b"polars==1.0\n")
    assert run(UPDATE) == 0
    assert path.read_bytes() == mine
    assert "ci-changed" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"as it was", b"as it is"),
        lambda data: data + b"\n",
        lambda data: data + b"echo more\n",
        lambda data: data.rstrip(b"\n").rpartition(b"\n")[0],
        lambda data: b"",
        lambda data: data.replace(b"0.0.9", b"0 9"),
    ],
)
def test_a_change_is_seen(change: object, repository: Path) -> None:
    data = SH.read_bytes()
    assert untouched(data)
    assert callable(change)
    assert not untouched(change(data))


@pytest.mark.parametrize("arguments", [["new", "--update"], ["new", "x", "--ci", "github", "--update"], ["new", "x", "--update"]])
def test_only_files_for_continuous_integration_are_updated(
    arguments: list[str], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert "Write reportgen new --ci github --update" in capsys.readouterr().err
    assert not Path("x").exists()


def test_a_link_is_not_written_through(repository: Path) -> None:
    outside = repository / "outside"
    SH.rename(outside)
    SH.symlink_to(outside)
    before = outside.read_bytes()
    assert run(UPDATE) == 0
    assert outside.read_bytes() == before
    assert SH.is_symlink()


def test_inside_a_repository_nothing_is_written(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "deep").mkdir()
    monkeypatch.chdir(repository / "deep")
    assert run(UPDATE) == 2
    assert not any(Path().iterdir())
