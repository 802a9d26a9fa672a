"""A build of a released version says aloud that it is the same, and what it did not compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.publish.release.record import RELEASE, WITHDRAWAL
from reportgen.verbs.new import new
from reportgen.verbs.sealed import verified_equal
from tests.publish.released import draft, release, withdrawal


def test_what_was_compared_and_what_was_not(tmp_path: Path) -> None:
    pages = {"report.pdf": b"pdf", "report.en.pdf": b"pdf", "report.docx": b"docx", "tables.xlsx": b"xlsx"}
    sealed = release(tmp_path, draft("2024.1", more=pages))
    place = tmp_path / "r" / "2024.1"
    same = "verified equal to the release of 2024-05-01"
    assert verified_equal(place, ("html", "pdf", "docx", "xlsx")) == f"{same}; compared docx, html, pdf, xlsx"
    assert verified_equal(place, ("html",)) == f"{same}; compared html; not built, so not compared: docx, pdf, xlsx"
    (place / WITHDRAWAL).write_text(withdrawal(sealed).text(), encoding="utf-8")
    gone = ", which is withdrawn since 2024-06-01; compared html; "
    assert verified_equal(place, ("html",)).startswith(same + gone)
    (place / RELEASE).unlink()
    assert verified_equal(place, ("html",)) == ""


def test_the_command_says_so_beside_the_list_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    new(Path("library"), "en")
    build = ["build", "library", "--to", "html"]
    assert run(build) == 0
    drafted = capsys.readouterr()
    assert drafted.err == ""
    assert run(["release", "library"]) == 0
    capsys.readouterr()
    assert run(build) == 0
    said = capsys.readouterr()
    assert set(said.out.splitlines()) == {*drafted.out.splitlines(), "library/output/library/1.0/release.json"}
    assert said.err.startswith("library/output/library/1.0: verified equal to the release of ")
    assert said.err.endswith("; compared html\n")
