"""Whatever is changed, taken away, added or exchanged in what is released, verifying finds it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.problems import Code, Severity
from reportgen.publish.release.tree import Tree, verify, what_is
from tests.publish.released import RELEASE, WITHDRAWAL, draft, record, release, site, withdrawal
from tests.review.made import written

ONE, TWO, THREE = draft("2024.1"), draft("2024.2", 0.5), draft("2024.10", 0.6)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder of reports: three releases and a draft of one."""
    first = release(tmp_path / "out", ONE)
    second = release(tmp_path / "out", TWO, first, "correction")
    release(tmp_path / "out", THREE, second)
    written(tmp_path / "out" / "r" / "2025.1", draft("2025.1", 0.7))
    return tmp_path / "out"


def found(folder: Path) -> list[tuple[Code, str]]:
    """Return the code and the place of every error."""
    tree = looked_at(folder)
    return [(p.code, Path(p.place.file).relative_to(folder).as_posix()) for p in tree.problems if p.severity is Severity.ERROR]


def looked_at(folder: Path) -> Tree:
    tree = verify(folder)
    assert tree is not None
    return tree


def test_a_folder_is_told_by_what_is_in_it(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    places = (reports, reports / "r", reports / "r" / "2024.1", tmp_path / "empty")
    assert [what_is(place) for place in places] == ["reports", "report", "version", None]
    assert what_is(site(reports)) == "site"
    assert verify(tmp_path / "empty") is None


def test_what_is_as_it_was_published_passes(reports: Path) -> None:
    tree = looked_at(reports)
    assert [(v.version, v.state) for v in tree.versions] == [
        ("2024.1", "released"),
        ("2024.2", "released"),
        ("2024.10", "released"),
        ("2025.1", "draft"),
    ]
    assert tree.problems == ()
    assert looked_at(reports / "r").problems == looked_at(reports / "r" / "2024.2").problems == ()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_byte_counts(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """One bit of any file of a release, flipped: found, and said of this file or of what vouches for it."""
    place = tmp_path_factory.mktemp("bit") / "r" / "2024.1"
    sealed = record(ONE)
    whole = {**ONE, RELEASE: sealed.text().encode()}
    name = data.draw(st.sampled_from(sorted(whole)))
    at, bit = data.draw(st.integers(0, len(whole[name]) - 1)), data.draw(st.integers(0, 7))
    changed = bytearray(whole[name])
    changed[at] ^= 1 << bit
    written(place, {**whole, name: bytes(changed)})
    told = {path for _, path in found(place)}
    assert told & {name, RELEASE}


TAMPER: dict[str, tuple[Callable[[Path], object], Code, str]] = {
    "a page is changed": (lambda v: (v / "index.html").write_bytes(b"x"), Code.VERSION_DAMAGED, "index.html"),
    "a file is gone": (lambda v: (v / "facts.json").unlink(), Code.VERSION_DAMAGED, "facts.json"),
    "a file is added": (lambda v: (v / "more.txt").write_bytes(b""), Code.VERSION_DAMAGED, "more.txt"),
    "a file is a link": (lambda v: linked(v / "index.html"), Code.VERSION_DAMAGED, "index.html"),
    "there is a pipe": (lambda v: os.mkfifo(v / "pipe"), Code.VERSION_DAMAGED, "pipe"),
    "the manifest is gone": (lambda v: (v / "manifest.json").unlink(), Code.VERSION_DAMAGED, "manifest.json"),
    "the manifest is cut": (lambda v: cut(v / "manifest.json"), Code.VERSION_DAMAGED, "manifest.json"),
    "the manifest is a list": (lambda v: (v / "manifest.json").write_text("[]"), Code.VERSION_DAMAGED, "manifest.json"),
    "the record is cut": (lambda v: cut(v / RELEASE), Code.RELEASE_DAMAGED, RELEASE),
    "the record is a pipe": (lambda v: piped(v / RELEASE), Code.VERSION_DAMAGED, RELEASE),
    "the record is another's": (lambda v: shutil.copy(v.parent / "2024.1" / RELEASE, v / RELEASE), Code.RELEASE_DAMAGED, RELEASE),
    "a withdrawal seals": (lambda v: (v / WITHDRAWAL).rename(v / RELEASE), Code.RELEASE_DAMAGED, RELEASE),
    "a release withdraws": (lambda v: shutil.copy(v / RELEASE, v / WITHDRAWAL), Code.RELEASE_DAMAGED, WITHDRAWAL),
}


def linked(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


@pytest.mark.parametrize("how", TAMPER)
def test_each_fault_is_told_with_its_place(reports: Path, how: str) -> None:
    change, code, name = TAMPER[how]
    version = reports / "r" / "2024.10"
    if how == "a withdrawal seals":
        written(version, {WITHDRAWAL: withdrawal(record(THREE)).text().encode()})
    change(version)
    assert (code, f"r/2024.10/{name}") in found(reports)
    assert all(path.startswith("r/2024.10") for _, path in found(reports))


def test_a_manifest_that_was_written_anew_does_not_deceive_the_record(reports: Path) -> None:
    version = reports / "r" / "2024.2"
    written(version, draft("2024.2", 0.9))
    assert found(reports) == [(Code.RELEASE_DAMAGED, f"r/2024.2/{RELEASE}")]


def test_a_release_that_was_made_anew_does_not_deceive_its_successor(reports: Path) -> None:
    """Who seals other content under an old version changes the hash that the next release names."""
    again = draft("2024.2", 0.9)
    (reports / "r" / "2024.2" / RELEASE).unlink()
    release(reports, again, record(ONE))
    assert found(reports) == [(Code.RELEASE_CHAIN, f"r/2024.10/{RELEASE}")]


@pytest.mark.parametrize("gone", ["2024.1", "2024.2", "2024.10"])
def test_a_release_that_is_missing(reports: Path, gone: str) -> None:
    shutil.rmtree(reports / "r" / gone)
    tree = looked_at(reports / "r")
    told = [(p.severity, p.found) for p in tree.problems]
    if gone == "2024.10":  # nothing names the last one
        assert not told
        return
    ((severity, words),) = told
    assert severity is Severity.WARNING, "it may lie elsewhere"
    assert f"follows {gone}, which is not here" in words
    site(reports)
    assert any(code is Code.RELEASE_CHAIN for code, _ in found(reports)), "in a site it should be there"


def test_a_release_that_was_slipped_in(reports: Path) -> None:
    release(reports, draft("2024.3"), record(TWO, record(ONE), "correction"))
    tree = looked_at(reports / "r")
    assert "2024.3 was slipped in between 2024.2 and 2024.10" in " ".join(p.found for p in tree.problems)


def test_what_sorts_wrongly_or_is_first_twice(tmp_path: Path) -> None:
    first = release(tmp_path, ONE)
    release(tmp_path, draft("2023.9"), first)
    release(tmp_path, draft("2024.5"))
    words = " ".join(p.found for p in looked_at(tmp_path).problems)
    assert "2023.9 says that it follows 2024.1, which is not before it" in words
    assert "2024.5 says that it is the first release, and 2024.1 was released before it" in words


def test_versions_that_differ_in_signs_alone(tmp_path: Path) -> None:
    first = release(tmp_path, ONE)
    release(tmp_path, draft("2024-01"), first)
    assert any("the same in order" in p.found for p in looked_at(tmp_path).problems)


def test_a_version_in_the_folder_of_another(reports: Path) -> None:
    (reports / "r" / "2025.1").rename(reports / "r" / "2025.2")
    assert found(reports) == [(Code.VERSION_DAMAGED, "r/2025.2")]


def test_what_is_no_version_is_pointed_out(reports: Path) -> None:
    (reports / "notes.txt").write_text("mine", encoding="utf-8")
    (reports / "r" / "link").symlink_to(reports / "r" / "2024.1")
    (reports / "r" / "2024.1" / ".DS_Store").write_bytes(b"")
    warned = {Path(p.place.file).name: p.severity for p in looked_at(reports).problems}
    assert warned == dict.fromkeys(("notes.txt", "link", ".DS_Store"), Severity.WARNING)


def test_a_withdrawn_version_is_whole_or_emptied(reports: Path) -> None:
    version = reports / "r" / "2024.2"
    written(version, {WITHDRAWAL: withdrawal(record(TWO, record(ONE), "correction")).text().encode()})
    assert [v.state for v in looked_at(reports).versions] == ["released", "withdrawn", "released", "draft"]
    assert not found(reports)
    for name in ("facts.json", "text.json"):
        (version / name).unlink()
    assert found(reports) == [(Code.VERSION_DAMAGED, "r/2024.2/index.html")], "the page is still the old one"
    (version / "index.html").write_text("withdrawn", encoding="utf-8")
    (withdrawn,) = [v for v in looked_at(reports).versions if v.state == "withdrawn"]
    assert withdrawn.gone
    assert withdrawn.whole
    (version / "facts.json").write_bytes(TWO["facts.json"])
    assert (Code.VERSION_DAMAGED, "r/2024.2/text.json") in found(reports)


def test_a_withdrawal_of_what_was_never_released(reports: Path) -> None:
    version = reports / "r" / "2025.1"
    written(version, {WITHDRAWAL: withdrawal(record(draft("2025.1", 0.7))).text().encode()})
    assert (Code.RELEASE_DAMAGED, f"r/2025.1/{WITHDRAWAL}") in found(reports)


def test_a_withdrawal_of_another_release(reports: Path) -> None:
    written(reports / "r" / "2024.1", {WITHDRAWAL: withdrawal(record(TWO)).text().encode()})
    assert found(reports) == [(Code.RELEASE_DAMAGED, f"r/2024.1/{WITHDRAWAL}")]


@pytest.fixture
def published(reports: Path) -> Path:
    """Return a site: the releases, and the newest as ``latest``."""
    shutil.rmtree(reports / "r" / "2025.1")
    shutil.copytree(reports / "r" / "2024.10", reports / "r" / "latest")
    written(reports, {"index.html": b"home", "r/index.html": b"report", "r/changes/2024.1--2024.2.html": b"changes"})
    return site(reports)


def test_a_site_passes_as_it_was_published(published: Path) -> None:
    tree = looked_at(published)
    assert (tree.what, len(tree.versions), tree.problems) == ("site", 3, ())


def hidden_latest(folder: Path) -> None:
    (folder / "r" / "latest").rename(folder / "r" / "changes" / "x")


def older_latest(folder: Path) -> None:
    shutil.rmtree(folder / "r" / "latest")
    shutil.copytree(folder / "r" / "2024.2", folder / "r" / "latest")


SITE_TAMPER: list[tuple[Callable[[Path], object], str, bool]] = [
    (lambda s: (s / "index.html").write_bytes(b"x"), "index.html", False),
    (lambda s: (s / "r" / "more.html").write_bytes(b"x"), "r/more.html", False),
    (lambda s: cut(s / "r" / "index.html"), "r/index.html", False),
    (hidden_latest, "r/latest", True),
    (older_latest, "r/latest", True),
    (lambda s: (s / "site.json").write_text("{"), "site.json", False),
    (lambda s: (s / "site.json").write_text('{"schema": 2}'), "site.json", False),
    (lambda s: (s / "r" / "2024.1").rename(s / "r" / "changes" / "y"), f"r/2024.2/{RELEASE}", True),
]


@pytest.mark.parametrize(("change", "place", "listed"), SITE_TAMPER)
def test_each_fault_of_a_site_is_told(published: Path, change: Callable[[Path], object], place: str, listed: bool) -> None:
    change(published)
    if listed:  # somebody who mends the list does not get by
        site(published)
    assert place in {path for _, path in found(published)}


def test_a_site_may_not_keep_what_is_withdrawn(published: Path) -> None:
    last = record(THREE, record(TWO, record(ONE), "correction"))
    written(published / "r" / "2024.10", {WITHDRAWAL: withdrawal(last).text().encode()})
    site(published)
    assert {path for _, path in found(published)} == {"r/2024.10", "r/latest"}


def test_a_site_list_leads_out_of_no_folder(published: Path) -> None:
    listed = json.loads((published / "site.json").read_text(encoding="utf-8"))
    listed["files"].append({"path": "../secret", "sha256": "0" * 64, "bytes": 1})
    (published / "site.json").write_text(json.dumps(listed), encoding="utf-8")
    assert found(published) == [(Code.SITE_DAMAGED, "site.json")]
