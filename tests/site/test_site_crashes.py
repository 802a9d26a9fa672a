"""A site is exchanged whole: every call to the system while it is written is killed once, and failed; no release is touched."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.publish import storage
from reportgen.publish.site.write import write_site
from tests.publish.released import draft
from tests.review.made import written
from tests.site.small_site import OLD, files_of, listed

SITER = Path(__file__).with_name("crash_siter.py")
CALLS = ("openat", "read", "write", "fsync", "close", "mkdir", "chmod", "renameat2", "unlinkat", "rmdir", "flock")
OLD_SITE = {**OLD, "site.json": listed(OLD)}
VERSION = draft("2")

pytestmark = pytest.mark.strace  # test_refused.py has what runs without


@dataclass
class Siter:
    """Writes the site in a child, under strace."""

    folder: Path
    process: subprocess.Popen[str]

    @property
    def into(self) -> Path:
        return self.folder / "www" / "site"

    @property
    def released(self) -> Path:
        return self.folder / "output" / "r" / "2"

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def write(self, calls: str, inject: str = "") -> tuple[int, list[str]]:
        """Write the site once; return how the child ended (-9 where it was killed), and the trace."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        number, log = int(self.line()), self.folder / "trace"
        options = ["-e", f"trace={calls}", *(["-e", f"inject={inject}"] if inject else [])]
        call = ["strace", "-p", str(number), "-o", str(log), *options]
        tracer = subprocess.Popen(call, stderr=subprocess.PIPE, text=True)
        assert tracer.stderr is not None
        attached = tracer.stderr.readline()
        os.kill(number, signal.SIGCONT)
        code = int(self.line())
        tracer.communicate()
        if "attached" not in attached:
            pytest.skip("strace may not take hold of processes here")
        return code, log.read_text(encoding="utf-8", errors="replace").splitlines()


@pytest.fixture(scope="module")
def siter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siter]:
    folder = tmp_path_factory.mktemp("sites")
    command = [sys.executable, "-m", "tests.site.crash_siter", str(folder / "www" / "site"), str(folder / "output" / "r" / "2")]
    root = Path(__file__).parents[2]
    paths = {**os.environ, "PYTHONPATH": str(root)}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root, env=paths)
    made = Siter(folder, process)
    written(made.released, VERSION)
    yield made
    process.kill()
    process.communicate()


def begin(siter: Siter) -> None:
    """Put the old site in its place, beside something that is none of ours."""
    with storage.swept(written(siter.folder / "www", {"mine.txt": b"mine", ".site.notes.new/a": b"mine"}), "site"):
        if siter.into.exists():
            storage.replace_folder(siter.into, OLD_SITE)
        else:
            storage.create_folder(siter.into, OLD_SITE)


def one_whole_site(siter: Siter, code: int) -> None:
    new = {name: data for name, data in files_of(siter.released).items() if isinstance(data, bytes)}
    new |= {f"r/2/{name}": data for name, data in VERSION.items()}
    there = storage.read_folder(siter.into)
    assert there in (OLD_SITE, new)
    assert code in {0, 3, -9}
    assert there == new or code != 0, "who says nothing has written"
    assert storage.read_folder(siter.released) == VERSION
    write_site(siter.into, files_of(siter.released), (siter.into / "site.json").read_bytes())
    assert storage.read_folder(siter.into) == new
    assert sorted(path.name for path in siter.into.parent.iterdir()) == [".site.notes.new", "mine.txt", "site"]


@pytest.mark.parametrize("call", CALLS)
def test_no_fault_leaves_half_a_site(siter: Siter, call: str) -> None:
    begin(siter)
    code, lines = siter.write(call)
    assert code == 0
    made = sum(bool(re.match(rf"{call}\(", line)) for line in lines)
    assert made, f"writing a site makes no {call} call; the list of calls is out of date"
    for fault in ("signal=SIGKILL", "error=EIO" if call == "read" else "error=ENOSPC"):
        if call == "close" and fault.startswith("error"):
            continue  # a close that fails has closed the file all the same
        for number in range(1, made + 1):
            begin(siter)
            code, _ = siter.write(call, f"{call}:{fault}:when={number}")
            one_whole_site(siter, code)
