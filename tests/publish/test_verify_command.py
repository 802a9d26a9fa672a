"""``reportgen verify`` as it is called: what it says, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli import run
from tests.publish.released import RELEASE, WITHDRAWAL, draft, release, withdrawal
from tests.review.made import written

ONE, TWO = draft("2024.1"), draft("2024.2", 0.5)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    first = release(tmp_path / "out", ONE)
    second = release(tmp_path / "out", TWO, first, "correction")
    written(tmp_path / "out" / "r" / "2024.2", {WITHDRAWAL: withdrawal(second).text().encode()})
    written(tmp_path / "out" / "r" / "2025.1", draft("2025.1"))
    return tmp_path / "out"


def test_each_version_has_its_line(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(reports)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines() == [
        f"{reports}/r/2024.1: released 2024-05-01 (first), 3 files",
        f"{reports}/r/2024.2: withdrawn 2024-06-01: two columns were exchanged, 3 files",
        f"{reports}/r/2025.1: draft, 3 files",
        "3 versions (1 released, 1 withdrawn, 1 draft): all as they were written",
    ]


def test_a_version_that_was_emptied_is_told(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("facts.json", "text.json", "index.html"):
        (reports / "r" / "2024.2" / name).unlink()
    assert run(["verify", str(reports / "r" / "2024.2")]) == 0
    assert "two columns were exchanged, a page in place of its files" in capsys.readouterr().out


def test_a_changed_byte_is_told_and_the_code_is_1(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "r" / "2024.1" / "index.html").write_bytes(b"x")
    assert run(["verify", str(reports / "r")]) == 1
    said = capsys.readouterr()
    assert "2024.1: released 2024-05-01 (first), 3 files, DAMAGED" in said.out
    assert said.out.splitlines()[-1] == "1 problem"
    assert f"{reports}/r/2024.1/index.html: The file is not the one that was built" in said.err
    assert "[version-damaged]" in said.err


def test_json_has_every_version_and_problem(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (reports / "r" / "2025.1" / "more").write_bytes(b"")
    assert run(["verify", str(reports), "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["schema"], said["passes"], said["folders"][0]["is"]) == (1, False, "reports")
    versions = said["folders"][0]["versions"]
    assert [(v["version"], v["state"], v["whole"]) for v in versions] == [
        ("2024.1", "released", True),
        ("2024.2", "withdrawn", True),
        ("2025.1", "draft", False),
    ]
    assert versions[1]["release"]["type"] == "correction"
    assert versions[1]["withdrawal"] == {"date": "2024-06-01", "reason": "two columns were exchanged"}
    assert [problem["code"] for problem in said["problems"]] == ["version-damaged"]


def test_a_call_that_names_no_version_is_wrong(tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        ([str(tmp_path / "none")], "does not exist"),
        ([str(reports / "r" / "2024.1" / RELEASE)], "is a file"),
        ([str(tmp_path)], "holds no version"),
        ([str(reports), "--format", "xml"], "There is no format 'xml'"),
    ):
        assert run(["verify", *arguments]) == 2
        assert words in capsys.readouterr().err


def test_all_folders_are_looked_at_though_one_is_not_there(
    tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", str(tmp_path / "none"), str(reports / "r" / "2024.1")]) == 2
    assert "2024.1: released" in capsys.readouterr().out


def test_a_disk_that_fails_is_no_fault_of_the_version(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert run(["verify", str(reports)]) == 3
    assert "It cannot be read: Input/output error" in capsys.readouterr().err
