"""``reportgen release``: what is sealed, and all that speaks against it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.pipeline import check
from reportgen.problems import ReportError
from reportgen.publish import storage
from reportgen.publish.release.bring import bring
from reportgen.publish.release.record import RELEASE, WITHDRAWAL, Predecessor, Release, read_record
from reportgen.publish.release.tree import verify
from reportgen.publish.release.version import verify_version
from reportgen.publish.version import publish
from reportgen.render.output import Rendered
from reportgen.verbs.new import new
from tests.publish.released import site, withdrawal

SAID = ("--type", "correction", "--reason", "Table 4 had two columns exchanged", "--date", "2030-01-01")


class Project:
    """A project with one report, and the commands on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.spec, self.output, self.capsys = new(folder / "library", "en"), folder / "library" / "output", capsys
        self.said = ""

    def edit(self, old: str, new_text: str) -> None:
        text = self.spec.read_text(encoding="utf-8")
        assert old in text
        self.spec.write_text(text.replace(old, new_text), encoding="utf-8")

    def build(self, *, allow_broken: bool = False, page: bytes = b"page") -> Path:
        """Build without drawing."""
        checked = check(self.spec, allow_broken=allow_broken)
        return publish(checked.spec, checked.ledger, checked.contents, Rendered({"index.html": page}, {}), None)

    def version(self, number: str) -> Path:
        """Raise the version and build it."""
        text = self.spec.read_text(encoding="utf-8")
        line = next(line for line in text.splitlines() if line.strip().startswith("version:"))
        self.edit(line, f'  version: "{number}"')
        return self.build()

    def run(self, *arguments: str) -> int:
        """Run a command on the spec; keep what it says."""
        command, *options = arguments
        code = run([command, str(self.spec), *options])
        heard = self.capsys.readouterr()
        self.said = heard.out + heard.err
        return code

    def record(self, number: str, name: str = RELEASE) -> Release:
        return read_record((self.output / "library" / number / name).read_bytes())

    def bytes(self) -> Mapping[str, bytes]:
        return storage.read_folder(self.output)


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    return Project(tmp_path, capsys)


def test_a_release_adds_one_file_and_the_next_one_follows_it(project: Project) -> None:
    project.build()
    before = project.bytes()
    assert project.run("release") == 0
    assert {name for name in project.bytes() if name not in before} == {f"library/1.0/{RELEASE}"}
    assert {name: data for name, data in project.bytes().items() if name in before} == before
    first = project.record("1.0")
    assert (first.type, first.predecessor, first.reason) == ("first", None, "")
    assert project.run("release") == 0
    assert "released already" in project.said
    project.version("1.1")
    assert project.run("release", *SAID) == 0
    second = project.record("1.1")
    assert (second.type, second.predecessor) == ("correction", Predecessor("1.0", first.sha256()))
    assert second.reason == "Table 4 had two columns exchanged"
    tree = verify(project.output)
    assert tree is not None
    assert not tree.problems
    assert project.run("release", "--type", "correction") == 0, "the same words again are no contradiction"


def test_all_that_is_missing_is_told_at_once(project: Project) -> None:
    project.build()
    project.run("release")
    project.version("0.9")
    before = project.bytes()
    assert project.run("release") == 2
    for words in ("sorts before 1.0", "does not say what it is", "does not say what is different"):
        assert words in project.said
    assert project.bytes() == before


WRONG = (
    (("--type", "whim"), "no type of release 'whim'"),
    (("--reason", "x" * 1001), "1,001 characters"),
    (("--reason", "bell \x07"), "cannot be printed"),
    (("--date", "20300101"), "is no day"),
    (("--date", "2030-02-30"), "is no day"),
    (("--previous", "nowhere"), "no such folder"),
    (("--type", "revision"), "no earlier release"),
    (("--withdraw", "1.0", "--type", "revision"), "of no type"),
    (("--withdraw", "1.0"), "gives no reason"),
    (("--withdraw", "1.0"), "has no day"),
    (("--withdraw", "1.0", "--reason", "wrong", "--date", "2030-01-01"), "No version 1.0 of library is released"),
)


def test_a_call_that_cannot_be_right(project: Project) -> None:
    project.build()
    before = project.bytes()
    for options, words in WRONG:
        assert project.run("release", *options) == 2
        assert words in project.said
    assert project.bytes() == before


def test_a_draft_that_is_not_there_or_not_what_the_spec_gives(project: Project) -> None:
    assert project.run("release") == 1
    assert "no draft" in project.said
    project.build()
    project.edit("language: en", "language: en  # a comment")
    assert project.run("release") == 1
    assert "[release-stale]" in project.said
    assert "spec report.yaml" in project.said
    project.build()
    data = project.spec.parent / "answers.csv"
    lines = data.read_text(encoding="utf-8-sig").splitlines()
    data.write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
    assert project.run("release") == 1
    assert "data answers.csv" in project.said
    project.build()
    assert project.run("release") == 0


def test_a_claim_that_is_broken_is_never_released(project: Project) -> None:
    project.edit("holds: top(overall) > bottom(overall)", "holds: top(overall) < bottom(overall)")
    project.build(allow_broken=True)
    assert project.run("release") == 1
    assert "[claim-broken]" in project.said
    assert not (project.output / "library" / "1.0" / RELEASE).exists()


def test_a_draft_that_somebody_changed_is_not_released(project: Project) -> None:
    (project.build() / "index.html").write_bytes(b"mine")
    assert project.run("release") == 1
    assert "index.html: The file is not the one that was built" in project.said
    project.build()
    (project.output / "library" / "1.0" / "notes.txt").write_bytes(b"mine")
    assert project.run("release") == 1
    assert "notes.txt" in project.said


def test_nothing_is_released_after_a_release_that_was_tampered_with(project: Project) -> None:
    project.build()
    project.run("release")
    (project.output / "library" / "1.0" / "index.html").write_bytes(b"tampered")
    project.version("1.1")
    assert project.run("release", *SAID) == 1
    assert "1.0/index.html" in project.said
    assert not (project.output / "library" / "1.1" / RELEASE).exists()


def test_words_that_the_record_does_not_have(project: Project) -> None:
    project.build()
    project.run("release", "--reason", "the first")
    for option, value in (("--reason", "another"), ("--type", "revision"), ("--date", "2031-01-01")):
        assert project.run("release", option, value) == 2
        assert "released already" in project.said


def test_a_sealed_version_of_which_the_spec_gives_another_now(project: Project) -> None:
    project.build()
    project.run("release")
    before = project.bytes()
    project.edit("holds: top(overall) > bottom(overall)", "holds: top(overall) >= bottom(overall)")
    assert project.run("release") == 1
    assert "[sealed-version]" in project.said
    assert "claims" in project.said
    with pytest.raises(ReportError, match="1 claim"):
        project.build()
    assert project.bytes() == before


def test_two_specs_of_one_id(project: Project) -> None:
    project.build()
    other = project.spec.parent / "specs" / "other" / "report.yaml"
    other.parent.mkdir(parents=True)
    shutil.copy(project.spec, other)
    assert project.run("release") == 1
    assert "[release-twice]" in project.said
    assert "specs/other/report.yaml" in project.said
    other.write_text("id: library", encoding="utf-8")
    assert project.run("release") == 0, "what is no spec is of no report"


def test_a_withdrawal(project: Project) -> None:
    project.build()
    project.run("release")
    before = project.bytes()
    said = ("--withdraw", "1.0", "--reason", "The data were not those of the survey", "--date", "2030-01-01")
    assert project.run("release", *said) == 0
    added = {name: data for name, data in project.bytes().items() if name not in before}
    assert set(added) == {f"library/1.0/{WITHDRAWAL}"}
    assert {name: data for name, data in project.bytes().items() if name in before} == before
    record, release = project.record("1.0", WITHDRAWAL), project.record("1.0")
    assert (record.type, record.predecessor) == ("withdrawal", Predecessor("1.0", release.sha256()))
    assert project.run("release", *said) == 0
    assert "already" in project.said
    assert project.run("release", "--withdraw", "1.0", "--reason", "other", "--date", "2030-01-01") == 2
    assert project.run("release") == 0, "the same steps may run after every push"
    assert "1.0 was withdrawn on 2030-01-01: The data were not those of the survey; nothing was released" in project.said
    with pytest.raises(ReportError, match="differs from it"):
        project.build(page=b"another page")
    assert {name: data for name, data in project.bytes().items() if name in before} == before
    project.version("1.1")
    assert project.run("release", *SAID) == 0
    assert project.record("1.1").predecessor == Predecessor("1.0", release.sha256()), "the chain goes on"


def test_a_withdrawal_before_its_release(project: Project) -> None:
    project.build()
    project.run("release", "--date", "2030-01-02")
    assert project.run("release", "--withdraw", "1.0", "--reason", "wrong", "--date", "2030-01-01") == 2
    assert "was released on 2030-01-02" in project.said


@pytest.fixture
def elsewhere(project: Project, tmp_path: Path) -> Path:
    """Return a site with release 1.0; the output folder is empty, as in continuous integration."""
    project.build()
    assert project.run("release") == 0
    place = tmp_path / "site"
    shutil.move(project.output, place)
    shutil.copytree(place / "library" / "1.0", place / "library" / "latest")
    return site(place)


def test_earlier_releases_are_found_in_a_site(project: Project, elsewhere: Path) -> None:
    first = read_record((elsewhere / "library" / "1.0" / RELEASE).read_bytes())
    project.version("1.1")
    assert project.run("release", "--previous", str(elsewhere)) == 2, "it is not the first"
    assert project.run("release", "--previous", str(elsewhere), *SAID) == 0
    assert project.record("1.1").predecessor == Predecessor("1.0", first.sha256())


def test_what_is_in_the_site_already_is_taken_from_there(project: Project, elsewhere: Path) -> None:
    project.build(page=b"drawn by another machine")
    assert project.run("release", "--previous", str(elsewhere)) == 0
    assert "released already" in project.said
    assert storage.read_folder(project.output / "library" / "1.0") == storage.read_folder(elsewhere / "library" / "1.0")


def test_what_is_taken_from_the_site_is_what_was_verified(project: Project, elsewhere: Path) -> None:
    """A file that changes after it was looked at is not taken for the released one; a file manager's is not taken at all."""
    place, there = project.output / "library" / "1.0", elsewhere / "library" / "1.0"
    project.build(page=b"drawn by another machine")
    (there / ".DS_Store").write_bytes(b"x")
    draft, kept = storage.read_folder(place), verify_version(there)
    released = {name: data for name, data in storage.read_folder(there).items() if name != ".DS_Store"}
    for name in ("index.html", "manifest.json"):
        (there / name).write_bytes(released[name] + b" ")
        with pytest.raises(ReportError, match="changed while it was copied") as caught:
            bring(kept, place)
        assert caught.value.problems[0].place.file == str(there / name)
        assert storage.read_folder(place) == draft
        (there / name).write_bytes(released[name])
    bring(kept, place)
    assert storage.read_folder(place) == released


def test_other_content_under_a_version_that_is_in_the_site(project: Project, elsewhere: Path) -> None:
    project.edit("title: ", "title: Other words, ")
    project.build()
    before = storage.read_folder(elsewhere)
    assert project.run("release", "--previous", str(elsewhere)) == 1
    assert "[sealed-version]" in project.said
    assert storage.read_folder(elsewhere) == before


def test_a_release_that_is_in_the_site_alone_is_withdrawn_in_the_output_folder(project: Project, elsewhere: Path) -> None:
    before = storage.read_folder(elsewhere)
    said = ("--withdraw", "1.0", "--reason", "wrong", "--date", "2030-01-01", "--previous", str(elsewhere))
    assert project.run("release", *said) == 0
    assert storage.read_folder(elsewhere) == before
    assert set(storage.read_folder(project.output / "library" / "1.0")) == {
        *storage.read_folder(elsewhere / "library" / "1.0"),
        WITHDRAWAL,
    }
    tree = verify(project.output)
    assert tree is not None
    assert not tree.problems


def test_one_version_released_twice(project: Project, elsewhere: Path) -> None:
    project.build()
    assert project.run("release", "--reason", "other words") == 0
    project.version("1.1")
    assert project.run("release", "--previous", str(elsewhere), *SAID) == 1
    assert "1.0 was released twice" in project.said


def test_a_version_that_is_a_page_of_the_site_by_now(project: Project, elsewhere: Path) -> None:
    place = elsewhere / "library" / "1.0"
    sealed = read_record((place / RELEASE).read_bytes())
    for path in sorted(place.rglob("*"), reverse=True):
        if path.name not in {RELEASE, "manifest.json"}:
            path.rmdir() if path.is_dir() else path.unlink()
    (place / WITHDRAWAL).write_text(withdrawal(sealed).text(), encoding="utf-8")
    project.build()
    assert project.run("release", "--previous", str(elsewhere)) == 0
    assert "nothing was released" in project.said
    assert not (project.output / "library" / "1.0" / RELEASE).exists()
    project.edit("title: ", "title: Other words, ")
    project.build(page=b"drawn to fewer formats")
    assert project.run("release", "--previous", str(elsewhere)) == 0, "pull requests do not all fail until there is a new version"
    assert "1.0 was withdrawn on 2024-06-01: two columns were exchanged; nothing was released" in project.said
    assert not (project.output / "library" / "1.0" / RELEASE).exists()
