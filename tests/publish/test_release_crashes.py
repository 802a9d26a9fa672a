"""A version is sealed or not: every system call of sealing is killed once, and failed once; nothing else is ever touched."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.problems import Code, ToolError
from reportgen.publish import storage
from reportgen.publish.release.record import RELEASE
from reportgen.publish.release.seal import seal
from reportgen.publish.release.version import verify_version
from tests.publish.full_disk import full_at
from tests.publish.released import draft, record
from tests.review.made import written

SEALER = Path(__file__).with_name("crash_sealer.py")
CALLS = ("openat", "write", "fsync", "close", "chmod", "link", "unlink", "flock")
DRAFT = draft("2024.1")
RECORD = record(DRAFT)
SEALED = {**DRAFT, RELEASE: RECORD.text().encode()}


def traced(parent: Path, calls: str, inject: str = "") -> list[str]:
    """Seal the version under strace; return the trace from start to end."""
    log, text = parent.parent / "trace", parent.parent / "record"
    text.write_bytes(SEALED[RELEASE])
    options = ["-e", f"trace={calls},access", *(["-e", f"inject={inject}"] if inject else [])]
    command = ["strace", "-f", "-qq", "-o", str(log), *options, sys.executable, str(SEALER), str(parent), "2024.1", str(text)]
    subprocess.run(command, capture_output=True, check=False, timeout=60)
    return log.read_text(encoding="utf-8", errors="replace").splitlines()


def between(lines: list[str]) -> tuple[int, int]:
    first, last = (n for n, line in enumerate(lines) if "/the-writing-" in line)
    return first, last


@pytest.fixture(scope="module")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where processes may not be traced, as in some containers."""
    parent = tmp_path_factory.mktemp("probe") / "r"
    written(parent / "2024.1", DRAFT)
    if not any("the-writing-ends-here" in line for line in traced(parent, "write")):
        pytest.skip("strace may not trace processes here")


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    written(tmp_path / "r" / "2024.1", DRAFT)
    return tmp_path / "r"


@pytest.mark.strace
@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("fault", ["signal=SIGKILL", "error=ENOSPC"])
def test_no_fault_leaves_half_a_record(parent: Path, call: str, fault: str) -> None:
    if call == "close" and fault.startswith("error"):
        pytest.skip("a close that fails has closed the file all the same")
    lines = traced(parent, call)
    first, last = between(lines)
    before, within = (sum(f" {call}(" in line for line in part) for part in (lines[:first], lines[first:last]))
    assert within, f"sealing makes no {call} call; the list of calls is out of date"
    for number in range(before + 1, before + within + 1):
        shutil.rmtree(parent)
        written(parent / "2024.1", DRAFT)
        ended = "the-writing-ends" in "".join(traced(parent, call, f"{call}:{fault}:when={number}"))
        found = storage.read_folder(parent / "2024.1")
        assert found in (DRAFT, SEALED)
        assert found == SEALED or not ended, "who says nothing has sealed"
        next_command_is_clean(parent)


def next_command_is_clean(parent: Path) -> None:
    with storage.locked(parent):
        storage.sweep(parent)
        if not (parent / "2024.1" / RELEASE).exists():
            seal(parent / "2024.1", RECORD)
    assert storage.read_folder(parent / "2024.1") == SEALED
    assert [path.name for path in parent.iterdir()] == ["2024.1"]
    assert verify_version(parent / "2024.1").problems == ()


@pytest.mark.strace
@pytest.mark.usefixtures("allowed")
def test_the_record_is_flushed_before_it_gets_its_name(parent: Path) -> None:
    lines = traced(parent, "openat,fsync,link,close")
    first, last = between(lines)
    opened: dict[str, str] = {}
    steps = []
    for line in lines[first:last]:
        if match := re.search(r'openat\(AT_FDCWD, "([^"]+)", .* = (\d+)$', line):
            opened[match[2]] = match[1]
        elif match := re.search(r"fsync\((\d+)\)", line):
            steps.append("flush " + ("record" if opened[match[1]].endswith(".new") else Path(opened[match[1]]).name))
        elif " link(" in line:
            steps.append("name")
    assert steps == ["flush record", "name", "flush 2024.1"]


@pytest.mark.parametrize("operation", ["fsync", "open", "link", "chmod"])
def test_every_failed_call_leaves_the_draft_and_is_told(parent: Path, operation: str) -> None:
    failing = 0
    while True:
        failing += 1
        with full_at(failing, operation) as calls:
            try:
                seal(parent / "2024.1", RECORD)
            except ToolError as error:
                assert error.problems[0].code is Code.OUTPUT_FAILED
                assert "the disk is full" in error.problems[0].found
                assert storage.read_folder(parent / "2024.1") == DRAFT
        assert [path.name for path in parent.iterdir()] == ["2024.1"]
        if calls.made < failing:
            break
    assert failing > 1
    assert storage.read_folder(parent / "2024.1") == SEALED


def test_a_disk_without_links(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", fail)
    seal(parent / "2024.1", RECORD)
    assert storage.read_folder(parent / "2024.1") == SEALED
    with pytest.raises(ToolError, match="somebody else has just written one"):
        seal(parent / "2024.1", RECORD)


@pytest.mark.parametrize("there", ["file", "link", "folder"])
def test_nothing_is_ever_overwritten(parent: Path, there: str) -> None:
    place = parent / "2024.1" / RELEASE
    if there == "file":
        place.write_bytes(b"{}")
    elif there == "link":
        place.symlink_to("nowhere")
    else:
        place.mkdir()
    before = place.lstat()
    with pytest.raises(ToolError, match="somebody else"):
        seal(parent / "2024.1", RECORD)
    assert place.lstat() == before
    assert [path.name for path in parent.iterdir()] == ["2024.1"]


def test_files_that_only_look_like_leftovers_stay(parent: Path) -> None:
    for name in (".2024.1.abcd1234.new", ".notes.new", ".a.ABCD1234.new"):
        (parent / name).write_bytes(b"mine")
    storage.sweep(parent)
    assert sorted(path.name for path in parent.iterdir()) == [".a.ABCD1234.new", ".notes.new", "2024.1"]
