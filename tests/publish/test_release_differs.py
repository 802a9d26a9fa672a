"""A second build of a sealed version is the same, or is refused with what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.problems import Code, Place, ReportError
from reportgen.publish import storage
from reportgen.publish.release.record import RELEASE, WITHDRAWAL
from reportgen.publish.version import write_version
from tests.publish.released import Files, draft, record, release, withdrawal
from tests.review.made import INPUTS, claim, fact, files, line, written

AT = Place("specs/r/report.yaml", 5, 12)


def made(share: float = 0.4, more: Files | None = None, **changes: Any) -> Files:
    """Return what a build writes: one figure, one claim, one sentence, and further files."""
    found = {
        "claims": [claim("most", True)],
        "lines": [line("Most say yes: ", {"fact": "share(q, '1')"})],
        **changes,
    }
    return files(
        [fact("share(q, '1')", share, f"{share:.0%}", n=round(share * 100), base=100)], version="2024.1", more=more, **found
    )


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    release(tmp_path, made(more={"report.pdf": b"pdf", "report.en.pdf": b"pdf", "tables/q.csv": b"q"}))
    return tmp_path / "r" / "2024.1"


def refused(place: Path, build: Files) -> str:
    """Build over a sealed version; return what is said, and that not a byte was changed."""
    before = storage.read_folder(place)
    with pytest.raises(ReportError) as caught:
        write_version(place, build, AT)
    assert storage.read_folder(place) == before
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == (Code.SEALED_VERSION, AT)
    return f"{problem.found}. {problem.fix}"


def test_the_same_build_is_the_same_whatever_formats_are_asked_for(sealed: Path) -> None:
    before = storage.read_folder(sealed)
    both = {"report.pdf": b"pdf", "report.en.pdf": b"pdf", "tables/q.csv": b"q"}
    for more in (both, {"report.pdf": b"pdf", "tables/q.csv": b"q"}, {"tables/q.csv": b"q"}):
        write_version(sealed, made(more=more), AT)
    assert storage.read_folder(sealed) == before


def test_a_format_that_was_not_released_is_refused(sealed: Path) -> None:
    both = {"report.pdf": b"pdf", "report.en.pdf": b"pdf", "tables/q.csv": b"q"}
    assert "files that differ: report.docx" in refused(sealed, made(more={**both, "report.docx": b"docx"}))


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (made(0.5), ("1 of 1 figures changed", "share(q, '1') 40% → 50%", "facts.json")),
        (made(claims=[claim("most", False)]), ("1 claim flipped", "most holds → does not hold")),
        (made(lines=[line("Others say no")]), ("text",)),
        (made(inputs=[INPUTS[0], {**INPUTS[1], "sha256": "d2", "rows": 101}]), ("data data.csv changed 100 rows → 101 rows",)),
        (made(inputs=[{**INPUTS[0], "sha256": "a2"}, INPUTS[1]], settings={"body": "b2"}), ("spec specs/r/report.yaml changed",)),
        (made(more={"tables/q.csv": b"other"}), ("files that differ: tables/q.csv",)),
        (made(), ("files that differ: tables/q.csv",)),
    ],
    ids=["figure", "claim", "text", "data", "spec", "table", "table is missing"],
)
def test_what_differs_is_said(sealed: Path, build: Files, words: tuple[str, ...]) -> None:
    said = refused(sealed, build)
    for expected in words:
        assert expected in said
    assert "give the report a new version" in said.lower()


def test_another_tool_that_says_the_same_is_no_new_version(sealed: Path) -> None:
    said = refused(sealed, {**made(parts={"reportgen": "2.0"}, more={"tables/q.csv": b"q"}), "index.html": b"drawn otherwise"})
    assert "reportgen 1.0" in said
    assert "Nothing that the report says is another" in said


def test_a_sealed_version_that_was_changed_is_not_compared(sealed: Path) -> None:
    """Also where the changed file is of a format that is not asked for."""
    (sealed / "report.pdf").write_bytes(b"tampered")
    said = refused(sealed, made(more={"tables/q.csv": b"q"}))
    assert "is not what it was any more: report.pdf" in said
    (sealed / "report.pdf").write_bytes(b"pdf")
    written(sealed, made(0.9, more={"report.pdf": b"pdf", "report.en.pdf": b"pdf", "tables/q.csv": b"q"}))
    assert "is not what it was any more: manifest.json" in refused(sealed, made(more={"tables/q.csv": b"q"}))


def test_a_withdrawn_version_is_sealed_too(sealed: Path) -> None:
    contents = storage.read_folder(sealed)
    contents.pop(RELEASE)
    written(sealed, {WITHDRAWAL: withdrawal(record(contents)).text().encode(), ".DS_Store": b"x"})
    before = storage.read_folder(sealed)
    write_version(sealed, contents, AT)
    assert storage.read_folder(sealed) == before
    refused(sealed, made(0.5))


def test_a_sealed_version_of_unreadable_files_is_compared_by_its_bytes(tmp_path: Path) -> None:
    place = written(tmp_path / "r" / "2024.1", {**draft("2024.1"), RELEASE: b"{}", "manifest.json": b"no json"})
    assert "files that differ: facts.json" in refused(place, draft("2024.1", 0.9))
