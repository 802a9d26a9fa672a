"""A build that crashes or never ends takes nothing with it: it is told, and the next one is tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.problems import Code
from reportgen.verbs.serving.workshop import Workshop
from tests.serving.builders import as_told


@pytest.fixture(autouse=True)
def tests_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the other process import what builds here: it looks where this one does, which may not be the working folder."""
    monkeypatch.syspath_prepend(Path(__file__).parents[2])


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    (tmp_path / "report.yaml").write_text("well", encoding="utf-8")
    return tmp_path / "report.yaml"


@pytest.fixture
def workshop(spec: Path) -> Iterator[Workshop]:
    made = Workshop(spec, None, limit=300, patience=0, build=as_told)
    yield made
    made.close()


def test_one_process_builds_again_and_again(workshop: Workshop) -> None:
    first, second = (workshop.build(lambda: False).pages for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("word", "says"), [("crash", "signal 11"), ("leave", "exit code 7")])
def test_a_crash_is_told_and_the_next_build_is_done(word: str, says: str, workshop: Workshop, spec: Path) -> None:
    before = workshop.build(lambda: False).pages
    spec.write_text(word, encoding="utf-8")
    broken = workshop.build(lambda: False)
    assert not broken.pages
    assert [p.code for p in broken.problems] == [Code.INTERNAL_ERROR]
    assert says in broken.problems[0].found
    assert spec in broken.files
    spec.write_text("well", encoding="utf-8")
    after = workshop.build(lambda: False).pages
    assert after
    assert after != before


def test_a_build_that_never_ends_is_stopped_when_a_file_is_saved(workshop: Workshop, spec: Path) -> None:
    spec.write_text("hang", encoding="utf-8")
    stopped = workshop.build(lambda: True)
    assert [p.code for p in stopped.problems] == [Code.RENDER_FAILED]
    spec.write_text("well", encoding="utf-8")
    assert workshop.build(lambda: False).pages


def test_a_build_that_never_ends_is_stopped_in_the_end(spec: Path) -> None:
    spec.write_text("hang", encoding="utf-8")
    workshop = Workshop(spec, None, limit=0.1, build=as_told)
    assert [p.code for p in workshop.build(lambda: False).problems] == [Code.RENDER_FAILED]
    workshop.close()


def test_closing_ends_a_process_that_is_at_work(workshop: Workshop) -> None:
    import os

    number = int(workshop.build(lambda: False).pages["index.html"])
    workshop.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
