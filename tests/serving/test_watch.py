"""Every way in which editors and other programs write a file is noticed, and half a file is not taken for a whole one."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.verbs.serving.fingerprint import Digests
from reportgen.verbs.serving.watch import Watch

Change = Callable[[Path], None]


def rename_over(file: Path) -> None:
    """Save as vim and many others do: another file takes the name."""
    other = file.with_name(f".{file.name}.swp")
    other.write_bytes(b"two")
    other.replace(file)


def keep_time(file: Path) -> None:
    """Write other content of the same size and set the time back, as copies with kept times do."""
    before = file.stat()
    file.write_bytes(b"eno")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def link(file: Path) -> None:
    """Put a link in the file's place."""
    other = file.with_name("elsewhere")
    other.write_bytes(b"one")
    file.unlink()
    file.symlink_to(other)


def in_place(file: Path) -> None:
    file.write_bytes(b"two")


def folder_away(file: Path) -> None:
    file.parent.rename(file.parent.with_name("moved"))


CHANGES: dict[str, Change] = {
    "written in place": in_place,
    "renamed over": rename_over,
    "same size and time": keep_time,
    "removed": lambda file: file.unlink(),
    "made a link": link,
    "folder renamed": folder_away,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_noticed(change: Change, tmp_path: Path) -> None:
    file = tmp_path / "folder" / "file"
    file.parent.mkdir()
    file.write_bytes(b"one")
    watch = Watch([file])
    watch.begin()
    assert not watch.changed()
    change(file)
    assert watch.changed()
    watch.wait()  # returns


def test_a_file_that_comes_is_noticed_though_its_folder_was_not_there(tmp_path: Path) -> None:
    file = tmp_path / "data" / "answers.csv"
    watch = Watch([file])
    watch.begin()
    file.parent.mkdir()
    assert not watch.changed()
    file.touch()
    watch.wait()
    watch.close()


def test_a_file_more_in_a_folder_of_answers_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    watch = Watch([tmp_path])
    watch.begin()
    (tmp_path / "deep" / "part-2.parquet").touch()
    assert watch.changed()


def test_a_link_that_leads_elsewhere_is_noticed(tmp_path: Path) -> None:
    for name in ("2024", "2025"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "now").symlink_to("2024")
    watch = Watch([tmp_path / "now"])
    watch.begin()
    (tmp_path / "now").unlink()
    (tmp_path / "now").symlink_to("2025")
    assert watch.changed()


def test_a_file_that_a_build_named_first_and_that_changed_since_counts_as_changed(tmp_path: Path) -> None:
    """The build may have read it before: another one makes sure."""
    spec, old, young = (tmp_path / name for name in ("spec", "old", "young"))
    for file in (spec, old):
        file.touch()
        os.utime(file, (1, 1))
    time.sleep(0.15)  # the entry of a file has a time of its own that nothing sets back
    watch = Watch([spec])
    watch.begin()
    watch.add([spec, old])
    assert not watch.changed()
    young.touch()
    watch.add([spec, old, young])
    assert watch.changed()


def test_other_files_of_the_folder_are_nobodys_business(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    watch = Watch([file])
    watch.begin()
    (tmp_path / "other").touch()
    assert not watch.changed()


def test_a_save_in_steps_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is emptied first and written then is read when it is written."""
    monkeypatch.setattr("reportgen.verbs.serving.watch.LONGEST", 60.0)
    file = tmp_path / "file"
    file.write_bytes(b"whole")
    watch = Watch([file])
    watch.begin()
    file.write_bytes(b"")

    def write() -> None:
        time.sleep(0.1)
        file.write_bytes(b"another whole")

    writer = threading.Thread(target=write)
    writer.start()
    watch.wait()
    assert file.read_bytes() == b"another whole"
    writer.join()


def test_a_digest_is_that_of_the_content_however_the_file_was_written(tmp_path: Path) -> None:
    file, digests = tmp_path / "file", Digests()
    file.write_bytes(b"one")
    first = digests.of(file)
    keep_time(file)
    assert digests.of(file) != first
    file.write_bytes(b"one")
    assert digests.of(file) == first
    file.unlink()
    assert digests.of(file) == ""
