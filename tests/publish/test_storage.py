"""Whole-folder writes, their leftovers and their lock."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen.publish import storage
from tests.publish.full_disk import full_at

OLD = {"a.txt": b"old", "tables/b.csv": b"old"}
NEW = {"a.txt": b"new", "figures/c.svg": b"new"}


def put(place: Path, files: dict[str, bytes]) -> None:
    with storage.locked(place.parent):
        storage.sweep(place.parent)
        storage.replace_folder(place, files)


@pytest.fixture(params=["exchange", "two steps"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an old version, on a system with and on one without the exchange of two folders."""
    put(tmp_path / "v", OLD)
    if request.param == "two steps":
        monkeypatch.setattr(storage, "_exchange", lambda one, other: False)
    return tmp_path / "v"


def test_a_folder_is_replaced_as_a_whole(place: Path) -> None:
    put(place, NEW)
    assert storage.read_folder(place) == NEW
    assert [path.name for path in place.parent.iterdir()] == ["v"]


@pytest.mark.parametrize("operation", ["fsync", "mkdir", "rename", "open"])
def test_every_failed_call_leaves_the_old_or_the_new_version(place: Path, operation: str) -> None:
    for failing in range(1, 100):
        put(place, OLD)
        with full_at(failing, operation) as calls:
            try:
                put(place, NEW)
            except OSError as error:
                assert error.errno == errno.ENOSPC
        assert storage.read_folder(place) in (OLD, NEW)
        if calls.made < failing:
            break
    else:
        pytest.fail("the write never came to its end")
    put(place, NEW)
    assert [path.name for path in place.parent.iterdir()] == ["v"]


def test_what_a_killed_build_left_is_swept(place: Path) -> None:
    (place.parent / ".v.abcdefgh.new").mkdir()
    (place.parent / ".v.abcdefgh.new" / "half.txt").write_bytes(b"ha")
    (place.parent / ".v.ijklmnop.old").mkdir()
    (place.parent / ".git").mkdir()
    put(place, NEW)
    assert sorted(path.name for path in place.parent.iterdir()) == [".git", "v"]


def test_a_version_moved_aside_by_a_killed_build_comes_back(place: Path) -> None:
    place.rename(place.parent / ".v.abcdefgh.old")
    storage.sweep(place.parent)
    assert storage.read_folder(place) == OLD


@pytest.mark.parametrize("name", [".config.new", ".letters.old", ".v.new", ".v.2024.old", ".v.Abcdefgh.new"])
def test_a_hidden_folder_of_the_users_stays(place: Path, name: str) -> None:
    (place.parent / name).mkdir()
    (place.parent / name / "thesis.docx").write_bytes(b"years of work")
    put(place, NEW)
    assert (place.parent / name / "thesis.docx").read_bytes() == b"years of work"


def test_among_the_users_folders_only_what_is_of_one_name_is_swept(place: Path) -> None:
    for name in (".v.abcdefgh.new", ".letters.abcdefgh.new", ".letters.ijklmnop.old"):
        (place.parent / name).mkdir()
    storage.sweep(place.parent, "v")
    assert sorted(path.name for path in place.parent.iterdir()) == [".letters.abcdefgh.new", ".letters.ijklmnop.old", "v"]


def test_create_does_not_overwrite(place: Path) -> None:
    with pytest.raises(OSError, match=r"not empty|exists"):
        storage.create_folder(place, NEW)
    assert storage.read_folder(place) == OLD
    assert [path.name for path in place.parent.iterdir()] == ["v"]


@pytest.mark.parametrize("name", ["../a", "/a", "a/../../b", "", "a\\b", "c:a"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name inside a folder"):
        storage.replace_folder(tmp_path / "v", {name: b""})
    assert not list(tmp_path.iterdir())


def test_permissions_follow_the_umask(place: Path) -> None:
    before = os.umask(0o027)
    try:
        put(place, NEW)
    finally:
        os.umask(before)
    assert place.stat().st_mode & 0o777 == 0o750
    assert (place / "a.txt").stat().st_mode & 0o777 == 0o640


MANY = """
import sys
from pathlib import Path
from reportgen.publish import storage
place, content = Path(sys.argv[1]), sys.argv[2]
for turn in range(10):
    with storage.locked(place.parent):
        storage.sweep(place.parent)
        storage.replace_folder(place, {f"{n}.txt": content.encode() for n in range(5)})
"""


def test_builds_at_the_same_time_end_clean_and_one_wins(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", MANY, str(tmp_path / "v"), f"build {n}"] for n in range(6)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for command in commands]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 6
    contents = set(storage.read_folder(tmp_path / "v").values())
    assert len(contents) == 1, "the files of one build, not of several"
    assert [path.name for path in tmp_path.iterdir()] == ["v"]


def test_files_are_copied_in_pieces_and_checked_on_the_way(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "BLOCK", 3)
    source = tmp_path / "source.bin"
    source.write_bytes(b"0123456789")
    kept = storage.Copied(source, sha256(b"0123456789").hexdigest(), 10)
    storage.replace_folder(place, {"a.bin": kept, "b/c.bin": kept, "d.txt": b"own"})
    assert storage.read_folder(place) == {"a.bin": b"0123456789", "b/c.bin": b"0123456789", "d.txt": b"own"}
    assert source.read_bytes() == b"0123456789"


def test_a_file_that_changed_since_it_was_verified_is_not_copied(place: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.bin"
    source.write_bytes(b"other")
    with pytest.raises(storage.ChangedError) as caught:
        storage.replace_folder(place, {"a.bin": storage.Copied(source, sha256(b"first").hexdigest(), 5)})
    assert caught.value.path == source
    assert storage.read_folder(place) == OLD
    assert sorted(path.name for path in place.parent.iterdir()) == ["source.bin", "v"]
