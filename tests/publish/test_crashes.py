"""A version is all there or not there: every system call of a write is killed once, and failed once.

Killing a process is not a power cut; that every file is flushed before its folder gets its name is checked in the trace.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.publish import storage

WRITER = Path(__file__).with_name("crash_writer.py")
CALLS = ("openat", "write", "fsync", "close", "mkdir", "chmod", "renameat2", "unlinkat", "rmdir", "flock")
OLD = {f"{folder}{i}.txt": f"OLD {i}".encode() * 400 for folder in ("", "tables/") for i in range(2)}
NEW = {f"{folder}{i}.txt": f"NEW {i}".encode() * 400 for folder in ("", "tables/") for i in range(2)}

pytestmark = pytest.mark.strace  # test_storage.py has what runs without


def traced(parent: Path, calls: str, inject: str = "") -> list[str]:
    """Replace the folder under strace; return the trace from start to end."""
    log = parent.parent / "trace"
    options = ["-e", f"trace={calls},access", *(["-e", f"inject={inject}"] if inject else [])]
    command = ["strace", "-f", "-qq", "-o", str(log), *options, sys.executable, str(WRITER), str(parent), "v", "NEW"]
    subprocess.run(command, capture_output=True, check=False, timeout=60)
    return log.read_text(encoding="utf-8", errors="replace").splitlines()


@pytest.fixture(scope="module")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where processes may not be traced, as in some containers."""
    parent = tmp_path_factory.mktemp("probe") / "reports"
    parent.mkdir()
    if not any("the-writing-ends-here" in line for line in traced(parent, "write")):
        pytest.skip("strace may not trace processes here")


@pytest.fixture
def parent(tmp_path: Path, allowed: None) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    storage.replace_folder(folder / "v", OLD)
    return folder


def points(parent: Path, call: str) -> Iterator[int]:
    """Yield the numbers of the calls that belong to the write, counted from the start of the process."""
    lines = traced(parent, call)
    marks = [n for n, line in enumerate(lines) if "/the-writing-" in line]
    before = sum(f" {call}(" in line for line in lines[: marks[0]])
    within = sum(f" {call}(" in line for line in lines[marks[0] : marks[1]])
    yield from range(before + 1, before + within + 1)


def one_whole_version(parent: Path) -> None:
    assert storage.read_folder(parent / "v") in (OLD, NEW)


def next_build_is_clean(parent: Path) -> None:
    with storage.locked(parent):
        storage.sweep(parent)
        storage.replace_folder(parent / "v", NEW)
    assert storage.read_folder(parent / "v") == NEW
    assert [path.name for path in parent.iterdir()] == ["v"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("fault", ["signal=SIGKILL", "error=ENOSPC"])
def test_no_fault_leaves_half_a_version(parent: Path, call: str, fault: str) -> None:
    if call == "close" and fault.startswith("error"):
        pytest.skip("a close that fails has closed the file all the same")
    numbers = list(points(parent, call))
    assert numbers, f"a write makes no {call} call; the list of calls is out of date"
    for number in numbers:
        storage.replace_folder(parent / "v", OLD)
        traced(parent, call, f"{call}:{fault}:when={number}")
        one_whole_version(parent)
        next_build_is_clean(parent)


def test_everything_is_flushed_before_it_gets_its_name(parent: Path) -> None:
    lines = traced(parent, "openat,fsync,renameat2,close")
    lines = lines[next(n for n, line in enumerate(lines) if "begins-here" in line) :]
    swap = next(n for n, line in enumerate(lines) if "renameat2(" in line)
    opened: dict[str, str] = {}
    flushed = set()
    for line in lines[:swap]:
        if match := re.search(r'openat\(AT_FDCWD, "([^"]+)", .* = (\d+)$', line):
            opened[match[2]] = match[1]
        elif match := re.search(r"fsync\((\d+)\)", line):
            flushed.add(re.sub(r".*\.new", "", opened[match[1]]))
    assert flushed == {"", "/tables", *(f"/{name}" for name in NEW)}
    assert any("fsync(" in line for line in lines[swap:]), "the folder above is flushed after the exchange"
