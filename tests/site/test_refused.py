"""What is refused, what is said, and that nothing published is touched then."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from reportgen.problems import Problem, ReportgenError
from reportgen.publish.release.record import Predecessor, Release, read_record
from reportgen.publish.site.assemble import made_of
from tests.publish.full_disk import full_at
from tests.site.conftest import Project, sealed

Contents = Callable[[Path], dict[str, bytes]]


def refused(make: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(ReportgenError) as caught:
        make()
    assert all(problem.found and problem.fix for problem in caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize(
    "name", ["tea/2024.1/facts.json", "tea/latest/index.html", "tea/2024.1/release.json", "bus/1.0/index.html", "index.html"]
)
def test_a_file_of_the_old_site_that_was_changed_or_is_missing(
    released: Project, copy: Path, contents: Contents, tmp_path: Path, name: str
) -> None:
    path = copy / name
    path.write_bytes(path.read_bytes().replace(b"e", b"E", 1))
    before = contents(copy)
    (changed,) = refused(lambda: released.site(into=copy))
    assert (changed.code.value, changed.place.file) == ("site-damaged", str(path))
    assert "nothing was changed" in changed.fix
    assert contents(copy) == before
    path.unlink()
    (missing,) = refused(lambda: released.site(into=tmp_path / "new", previous=(copy,)))
    assert (missing.code.value, missing.place.file) == ("site-damaged", str(path))
    assert not (tmp_path / "new").exists()


def test_a_list_of_files_that_was_changed_with_its_file(released: Project, copy: Path) -> None:
    """Whoever changes a released file and its line in site.json still has its manifest and record against them."""
    path = copy / "tea" / "2024.1" / "facts.json"
    old, new = path.read_bytes(), path.read_bytes().replace(b"0.7", b"0.8", 1)
    assert old != new
    path.write_bytes(new)
    listing = (copy / "site.json").read_text(encoding="utf-8")
    forged = listing.replace(sha256(old).hexdigest(), sha256(new).hexdigest())
    (copy / "site.json").write_text(forged, encoding="utf-8")
    problems = refused(lambda: released.site(into=copy))
    assert {problem.place.file for problem in problems} == {str(path)}
    assert {problem.code.value for problem in problems} == {"version-damaged"}


def test_a_site_that_holds_something_else(released: Project, copy: Path, contents: Contents) -> None:
    (copy / "CNAME").write_text("surveys.example.org", encoding="utf-8")
    before = contents(copy)
    (strange,) = refused(lambda: released.site(into=copy))
    assert (strange.code.value, strange.place.file) == ("output-foreign", str(copy / "CNAME"))
    assert "Move it out" in strange.fix
    assert contents(copy) == before


def test_hidden_folders_beside_the_site_stay(released: Project, tmp_path: Path) -> None:
    kept = [".config.new", ".letters.old", ".letters.abcdefgh.new", ".letters.ijklmnop.old"]
    for name in (*kept, ".site.abcdefgh.new"):
        (tmp_path / name).mkdir()
    released.site(into=tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*kept, "site"])


@pytest.mark.parametrize("made", ["folder", "file", "link"])
def test_a_place_that_holds_something_else(released: Project, tmp_path: Path, contents: Contents, made: str) -> None:
    into = tmp_path / "site"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_bytes(b"years of work")
    if made == "link":
        into.symlink_to(tmp_path / "mine")
    elif made == "file":
        into.write_bytes(b"years of work")
    else:
        (tmp_path / "mine").rename(into)
    before = contents(tmp_path)
    (foreign,) = refused(lambda: released.site(into=into))
    assert (foreign.code.value, foreign.place.file) == ("output-foreign", str(into))
    assert foreign.kind.value == 3
    assert contents(tmp_path) == before


def test_a_released_file_that_was_changed(project: Project, tmp_path: Path) -> None:
    path = project.output / "tea" / "2025.1" / "index.html"
    path.write_bytes(path.read_bytes() + b" ")
    (changed,) = refused(lambda: project.site(into=tmp_path / "site"))
    assert (changed.code.value, changed.place.file) == ("version-damaged", str(path))
    assert not (tmp_path / "site").exists()


def test_a_file_that_is_no_part_of_a_release(project: Project, tmp_path: Path) -> None:
    (project.output / "tea" / "2025.1" / "answers.csv").write_bytes(b"q1\n1\n")
    (strange,) = refused(lambda: project.site(into=tmp_path / "site"))
    assert strange.place.file.endswith("answers.csv")


def test_one_version_with_two_contents(project: Project, copy: Path, contents: Contents) -> None:
    folder = project.output / "tea" / "2025.1"
    before = read_record((project.output / "tea" / "2024.1" / "release.json").read_bytes())
    sealed(folder, "revision", date(2025, 7, 3), reason="Another reason", after=before)
    there = contents(copy)
    (conflict,) = refused(lambda: project.site(into=copy))
    assert conflict.code.value == "site-conflict"
    assert "tea 2025.1 was released twice with different content" in conflict.found
    assert "new version" in conflict.fix
    assert contents(copy) == there


def test_one_id_for_two_reports(project: Project, tmp_path: Path) -> None:
    folder = project.output / "tea" / "2025.1"
    sealed(folder, "first", date(2025, 7, 2))
    (conflict,) = refused(lambda: project.site(into=tmp_path / "site"))
    assert conflict.code.value == "site-conflict"
    assert "Two reports have the id 'tea'" in conflict.found
    assert "another id" in conflict.fix


def test_a_release_whose_predecessor_is_not_here(project: Project, tmp_path: Path) -> None:
    shutil.rmtree(project.output / "tea" / "2024.1")
    (missing,) = refused(lambda: project.site(into=tmp_path / "site"))
    assert missing.code.value == "release-chain"
    assert "tea 2025.1 follows the release 2024.1, which is not here" in missing.found
    assert "--previous" in missing.fix


def test_nothing_is_released(project: Project, tmp_path: Path) -> None:
    for record in project.output.rglob("release.json"):
        if record.parent.name != "1.0":
            record.unlink()
    shutil.rmtree(project.output / "bus" / "1.0")
    (nothing,) = refused(lambda: project.site(into=tmp_path / "site"))
    assert nothing.code.value == "no-release"
    assert "3 drafts are there" in nothing.found
    shutil.rmtree(project.output)
    (nothing,) = refused(lambda: project.site(into=tmp_path / "site"))
    assert nothing.code.value == "no-release"
    (missing,) = refused(lambda: project.site(project.root / "gone", into=tmp_path / "site"))
    assert (missing.code.value, missing.place.file) == ("file-missing", str(project.root / "gone"))


def test_a_previous_site_that_is_none(released: Project, tmp_path: Path) -> None:
    for folder in (tmp_path / "gone", released.root):
        (none,) = refused(lambda: released.site(into=tmp_path / "site", previous=(folder,)))  # noqa: B023 - called at once
        assert (none.code.value, none.place.file) == ("file-missing", str(folder))


def renamed(folder: Path, version: str, report: str = "bus") -> Path:
    """Give bus 1.1 other names by hand, its record included, and nothing else; the folder is called as it was."""
    text = (folder / "manifest.json").read_text(encoding="utf-8").replace('"version": "1.1"', f'"version": "{version}"')
    manifest = text.replace('"id": "bus"', f'"id": "{report}"').encode()
    (folder / "manifest.json").write_bytes(manifest)
    before = read_record((folder.parent / "1.0" / "release.json").read_bytes())
    after = Predecessor(before.version, before.sha256())
    digest, size = sha256(manifest).hexdigest(), len(manifest)
    record = Release(report, version, "revision", "A name", date(2024, 5, 7), digest, size, after)
    (folder / "release.json").write_text(record.text(), encoding="utf-8")
    return folder


@pytest.mark.parametrize("taken", ["latest", "changes", "Latest", "CHANGES"])
def test_names_that_a_site_has_for_itself(project: Project, tmp_path: Path, taken: str) -> None:
    old = renamed(project.output / "bus" / "1.1", taken)
    odd = old.rename(old.parent / taken)
    (named,) = refused(lambda: project.site(odd, project.output / "bus" / "1.0", into=tmp_path / "site"))
    assert named.code.value == "bad-name"
    assert f"'{taken.lower()}'" in named.found


@pytest.mark.parametrize(
    ("version", "report"), [("../1.1", "bus"), ("../../x", "bus"), ("1.1", ".."), ("1.1", "Bus"), ("", "bus"), ("1.2", "bus")]
)
def test_a_record_of_a_name_that_its_folder_has_not(
    project: Project, tmp_path: Path, contents: Contents, version: str, report: str
) -> None:
    odd = renamed(project.output / "bus" / "1.1", version, report)
    before = contents(tmp_path)
    (named,) = refused(lambda: project.site(project.output, into=tmp_path / "site"))
    assert (named.code.value, named.place.file) == ("bad-name", str(odd))
    assert contents(tmp_path) == before


def test_two_versions_that_many_disks_take_for_one(project: Project, tmp_path: Path) -> None:
    old = project.output / "bus" / "1.1"
    other = renamed(Path(shutil.copytree(old, old.parent / "1.1B")), "1.1B")
    renamed(old, "1.1b").rename(old.parent / "1.1b")
    problems = refused(lambda: project.site(project.output, into=tmp_path / "site"))
    assert "bus 1.1b and 1.1B would stand in one folder on many disks" in {problem.found for problem in problems}
    assert not (tmp_path / "site").exists()
    shutil.rmtree(other)
    project.site(project.output, into=tmp_path / "site", search=False)


def test_a_listing_that_names_another_version_than_is_there(released: Project, copy: Path) -> None:
    shutil.move(copy / "tea", copy / "coffee")
    listing = (copy / "site.json").read_text(encoding="utf-8")
    (copy / "site.json").write_text(listing.replace('"tea', '"coffee'), encoding="utf-8")
    (named,) = refused(lambda: released.site(into=copy))
    assert (named.code.value, named.place.file) == ("site-damaged", str(copy / "site.json"))
    assert "coffee/2024.1, where tea 2024.1 is" in named.found


@pytest.mark.parametrize("barred", ["output/tea/2025.1/facts.json", "output/bus/1.1", "output/tea", "site", "site/index.html"])
def test_what_may_not_be_read(project: Project, monkeypatch: pytest.MonkeyPatch, contents: Contents, barred: str) -> None:
    """Without the rights of the superuser, as whom tests may run; nothing is left out in silence."""
    if barred.startswith("site"):
        project.site(search=False)
    before, place = contents(project.root), project.root / barred
    with monkeypatch.context() as patched:
        for name in ("open", "lstat", "stat", "iterdir"):
            patched.setattr(Path, name, _barring(getattr(Path, name), place))
        problems = refused(lambda: project.site(search=False))
    assert {(p.code.value, p.kind.value) for p in problems} == {("file-unreadable", 3)}
    assert all("Permission denied" in p.found and p.place.file.startswith(str(place)) for p in problems)
    assert contents(project.root) == before


def _barring(real: Callable[..., Any], place: Path) -> Callable[..., Any]:
    def barred(path: Path, *args: Any, **kwargs: Any) -> Any:
        if place in path.parents or (path == place and real.__name__ in {"open", "iterdir"}):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *args, **kwargs)

    return barred


def test_several_faults_are_told_together(project: Project, tmp_path: Path) -> None:
    for version in ("tea/2024.1", "bus/1.1"):
        (project.output / version / "text.json").write_bytes(b"{}")
    problems = refused(lambda: project.site(project.root / "gone", project.output, into=tmp_path / "site"))
    assert len(problems) == 3


@pytest.mark.parametrize("call", ["fsync", "mkdir"])
def test_a_full_disk_leaves_the_old_site(released: Project, copy: Path, contents: Contents, call: str) -> None:
    """The disk is full at the fifth call of the writing; tests/publish has every call of a folder that is replaced."""
    folders = (released.output / "tea" / "2024.1", released.output / "bus")
    (copy / "site.json").write_bytes((copy / "site.json").read_bytes() + b"\n")  # another text of the same list: it is made anew
    before = contents(copy)
    with full_at(5, call, lambda path, *_: call == "fsync" or str(copy.parent) in str(path)):
        (full,) = refused(lambda: released.site(*folders, into=copy))
    assert full.code.value == "output-failed"
    assert "the disk is full" in full.found
    assert "write elsewhere with --into" in full.fix
    assert contents(copy) == before
    assert [path.name for path in copy.parent.iterdir()] == ["site"]


def test_a_site_that_somebody_else_wrote_meanwhile(
    released: Project, copy: Path, monkeypatch: pytest.MonkeyPatch, contents: Contents
) -> None:
    def meanwhile(*args: Any) -> Any:
        (copy / "site.json").write_bytes((copy / "site.json").read_bytes() + b"\n")
        return made_of(*args)

    monkeypatch.setattr("reportgen.verbs.site.made_of", meanwhile)
    (changed,) = refused(lambda: released.site(into=copy))
    assert changed.code.value == "site-conflict"
    assert "Run the command again" in changed.fix
