"""What may be overwritten, what not, and what a failed write says."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.pipeline import Checked, check
from reportgen.problems import Code, Place, ReportError, ToolError
from reportgen.publish import storage
from reportgen.publish.failures import amount
from reportgen.publish.version import publish, write_version
from reportgen.render.output import Rendered
from reportgen.verbs.new import new

AT = Place("specs/a/report.yaml", 5, 12)


def version(**contents: str) -> dict[str, bytes]:
    files = {name.replace("_", "."): text.encode() for name, text in contents.items()}
    manifest = {"schema": 1, "outputs": [{"path": name} for name in files]}
    return {**files, "manifest.json": json.dumps(manifest).encode()}


def bound(path: Path) -> None:
    """Make a socket; its name may have few characters, so that it is bound beside and moved."""
    with socket.socket(socket.AF_UNIX) as made, tempfile.TemporaryDirectory() as short:
        made.bind(f"{short}/s")
        shutil.move(f"{short}/s", path)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "output" / "report" / "1.0"
    write_version(place, version(index_html="one", report_pdf="one"), AT)
    return place


def test_a_draft_is_replaced_with_all_its_files(place: Path) -> None:
    write_version(place, version(index_html="two"), AT)
    assert storage.read_folder(place) == version(index_html="two")


def test_nothing_is_written_when_nothing_changed(place: Path) -> None:
    before = {path: path.stat().st_ino for path in place.rglob("*")} | {place: place.stat().st_ino}
    write_version(place, version(index_html="one", report_pdf="one"), AT)
    assert {path: path.stat().st_ino for path in before} == before


def test_a_sealed_version_is_compared_and_never_changed(place: Path) -> None:
    (place / "release.json").write_text("{}", encoding="utf-8")
    before = storage.read_folder(place)
    write_version(place, version(index_html="one", report_pdf="one"), AT)
    with pytest.raises(ReportError) as caught:
        write_version(place, version(index_html="two", report_pdf="one"), AT)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place, caught.value.exit_code) == (Code.SEALED_VERSION, AT, 1)
    assert "index.html, manifest.json" not in problem.found, "a manifest with the same outputs is the same"
    assert "index.html" in problem.found
    assert storage.read_folder(place) == before


def test_a_sealed_version_that_somebody_changed_is_refused(place: Path) -> None:
    (place / "release.json").write_text("{}", encoding="utf-8")
    (place / "index.html").write_text("tampered", encoding="utf-8")
    with pytest.raises(ReportError, match=r"index\.html"):
        write_version(place, version(index_html="one", report_pdf="one"), AT)
    assert (place / "index.html").read_text(encoding="utf-8") == "tampered"


def test_files_that_are_not_ours_are_never_removed(place: Path) -> None:
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ToolError, match=r"notes\.txt") as caught:
        write_version(place, version(index_html="two"), AT)
    assert caught.value.problems[0].code is Code.OUTPUT_FOREIGN
    assert (place / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_what_file_managers_leave_does_not_stand_in_the_way(place: Path) -> None:
    (place / ".DS_Store").write_bytes(b"")
    write_version(place, version(index_html="two"), AT)
    assert storage.read_folder(place) == version(index_html="two")


def test_a_link_in_the_place_of_the_version_is_not_followed(place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    with pytest.raises(ToolError):
        write_version(place, version(index_html="two"), AT)
    assert (elsewhere / "index.html").read_text(encoding="utf-8") == "one"


def untouched(path: Path) -> tuple[int, ...]:
    """Return what tells a file from any other; looking at a link changes when it was last read, and nothing else."""
    found = path.lstat()
    return found.st_mode, found.st_ino, found.st_dev, found.st_nlink, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@pytest.mark.skipif(os.name == "nt", reason="has neither pipes nor sockets among files")
@pytest.mark.parametrize("name", ["index.html", "stranger", "tables/deep", "release.json"])
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), bound], ids=["pipe", "link", "socket"])
def test_what_is_no_ordinary_file_is_neither_read_nor_removed(make: Callable[[Path], object], name: str, place: Path) -> None:
    odd = place / name
    odd.parent.mkdir(exist_ok=True)
    odd.unlink(missing_ok=True)
    make(odd)
    before = untouched(odd)
    with pytest.raises(ToolError, match=f"{name}, which is no ordinary file") as caught:
        write_version(place, version(index_html="one", report_pdf="one"), AT)
    assert [p.code for p in caught.value.problems] == [Code.OUTPUT_FOREIGN]
    assert untouched(odd) == before


@pytest.mark.parametrize("there", [True, False], ids=["whole", "dangling"])
def test_a_link_in_the_place_of_the_report_is_not_followed(there: bool, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    if there:
        elsewhere.mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "report").symlink_to(elsewhere)
    with pytest.raises(ToolError, match="symbolic link") as caught:
        write_version(tmp_path / "output" / "report" / "1.0", version(index_html="one"), AT)
    assert [p.code for p in caught.value.problems] == [Code.OUTPUT_FOREIGN]
    assert not there or not list(elsewhere.iterdir())


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return check(new(tmp_path_factory.mktemp("links") / "library", "en"))


def written(checked: Checked, output: Path | None) -> Path:
    return publish(checked.spec, checked.ledger, checked.contents, Rendered({"index.html": b"page"}, {}), output)


def test_the_projects_own_output_may_not_be_a_link_but_a_named_one_may(checked: Checked, tmp_path: Path) -> None:
    elsewhere, output = tmp_path / "elsewhere", checked.spec.root / "output"
    elsewhere.mkdir()
    output.symlink_to(elsewhere)
    with pytest.raises(ToolError, match="symbolic link") as caught:
        written(checked, None)
    assert [(p.code, p.place.file) for p in caught.value.problems] == [(Code.OUTPUT_FOREIGN, str(output))]
    assert not list(elsewhere.iterdir())
    assert written(checked, output) == output / "library" / "1.0"
    assert (elsewhere / "library" / "1.0" / "index.html").read_bytes() == b"page"
    output.unlink()
    assert written(checked, None) == output / "library" / "1.0"


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("", encoding="utf-8")
    with pytest.raises(ToolError, match="a file stands where a folder is needed"):
        write_version(tmp_path / "output" / "report" / "1.0", version(index_html="one"), AT)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you may not write there"),
        (errno.EROFS, "that disk can only be read"),
        (errno.EIO, "the disk does not work"),
        (errno.ENOENT, "no folder can be made there"),
        (errno.ELOOP, "lead in a circle"),
        (errno.EBUSY, "the system says"),
    ],
)
def test_a_failed_write_says_what_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ToolError, match=words) as caught:
        write_version(tmp_path / "output" / "report" / "1.0", version(index_html="x" * 2_500_000), AT)
    assert caught.value.exit_code == 3
    assert "--output" in caught.value.problems[0].fix
    if number == errno.ENOSPC:
        assert "3 MB" in caught.value.problems[0].fix
    assert not list(tmp_path.iterdir()), "folders made for nothing are removed"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody may make another")
def test_a_place_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for place, words in ((Path("/proc/reports"), "no folder can be made"), (tmp_path / "loop", "in a circle")):
        with pytest.raises(ToolError, match=words) as caught:
            write_version(place / "report" / "1.0", version(index_html="one"), AT)
        assert [(p.code, "--output" in p.fix) for p in caught.value.problems] == [(Code.OUTPUT_FAILED, True)]


FULL = """
import sys
from pathlib import Path
from reportgen.problems import Place, ToolError
from reportgen.publish.version import write_version
try:
    files = {"index.html": b"x" * int(sys.argv[2]), "manifest.json": b'{"outputs": [{"path": "index.html"}]}'}
    write_version(Path(sys.argv[1]) / "report" / "1.0", files, Place("r.yaml"))
except ToolError as error:
    print(error)
"""


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0 or shutil.which("mount") is None, reason="needs root to mount a small disk"
)
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        for size, words in ((100_000, ""), (400_000, "the disk is full")):
            command = [sys.executable, "-c", FULL, str(disk), str(size)]
            done = subprocess.run(command, capture_output=True, check=True, text=True)
            assert words in done.stdout
            assert [path.name for path in (disk / "report").iterdir()] == ["1.0"]
            assert (disk / "report" / "1.0" / "index.html").stat().st_size == 100_000
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_amounts_are_rounded_up() -> None:
    assert [amount(size) for size in (1, 1_000, 1_500_000)] == ["1 kB", "1 kB", "2 MB"]
