"""Releases and builds at the same time, on a full disk, and on one that can only be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.problems import ToolError
from reportgen.publish import storage
from reportgen.publish.release.record import RELEASE, read_record
from reportgen.publish.release.seal import seal
from reportgen.publish.release.version import verify_version
from tests.publish.released import draft, record
from tests.review.made import written

DRAFT = draft("2024.1")
RECORD = record(DRAFT)

SEAL = """
import sys
from dataclasses import replace
from pathlib import Path
from reportgen.publish import storage
from reportgen.publish.release.record import RELEASE
from reportgen.publish.release.seal import seal
from reportgen.publish.release.version import verify_version
from tests.publish.released import record
place, who = Path(sys.argv[1]), sys.argv[2]
for turn in range(40):
    with storage.locked(place.parent):
        storage.sweep(place.parent)
        there = verify_version(place)
        assert there.whole, there.problems
        if there.release is None and turn > 10:
            files = storage.read_folder(place)
            seal(place, replace(record(files), reason=who))
            print("sealed", end="")
"""
BUILD = """
import sys
from pathlib import Path
from reportgen.problems import Place, ReportError
from reportgen.publish.version import write_version
from tests.publish.released import draft
for turn in range(40):
    try:
        write_version(Path(sys.argv[1]), draft("2024.1", (turn * 2 + int(sys.argv[2])) % 90 / 100), Place("r.yaml"))
    except ReportError:
        print("refused", end=" ")
"""


def test_releases_and_builds_at_once_give_one_release_of_one_build(tmp_path: Path) -> None:
    place = written(tmp_path / "r" / "2024.1", DRAFT)
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    commands = [[sys.executable, "-c", script, str(place), str(n)] for n in (0, 1) for script in (SEAL, BUILD)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=paths, text=True) for command in commands
    ]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * 4, said
    assert sum(out.count("sealed") for out, _ in said) == 1
    there = verify_version(place)
    assert there.whole
    assert there.release == read_record((place / RELEASE).read_bytes())
    assert [path.name for path in place.parent.iterdir()] == ["2024.1"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0 or shutil.which("mount") is None, reason="needs root to mount a disk")
def test_a_disk_that_is_full_or_can_only_be_read(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    ).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        place = written(disk / "r" / "2024.1", DRAFT)
        filling = disk / "filling"
        with pytest.raises(OSError, match="No space left"), filling.open("wb") as file:
            while True:
                file.write(b"x" * 1024)
                file.flush()
        with pytest.raises(ToolError, match="the disk is full"):
            seal(place, RECORD)
        assert storage.read_folder(place) == DRAFT
        filling.unlink()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(ToolError, match="can only be read"):
            seal(place, RECORD)
        assert storage.read_folder(place) == DRAFT
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        seal(place, RECORD)
        assert verify_version(place).state == "released"
        assert [path.name for path in place.parent.iterdir()] == ["2024.1"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
