"""What a site holds, what it keeps byte for byte, and what it no longer shows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.problems import SpecError
from reportgen.publish.release.tree import verify
from reportgen.publish.release.version import verify_version
from tests.site.conftest import TOLD, Project

Contents = Callable[[Path], dict[str, bytes]]
SEALS = {"release.json", "withdrawal.json"}


def test_every_page_is_there_in_every_language(place: Path, contents: Contents) -> None:
    names = {name for name in contents(place) if name.endswith(".html") and not name.startswith("search/")}
    in_both = {"index", "tea/index", "bus/index", "tea/changes/2024.1--2025.1"}
    versions = {f"tea/{version}/index{end}" for version in ("2024.1", "2025.1", "latest") for end in ("", ".en")}
    versions |= {f"bus/{version}/index" for version in ("1.0", "1.1", "latest")}
    assert names == {f"{name}{end}.html" for name in in_both for end in ("", ".en")} | {f"{name}.html" for name in versions}


def test_versions_are_kept_byte_for_byte_and_the_newest_again(released: Project, place: Path, contents: Contents) -> None:
    for report, version in (("tea", "2024.1"), ("tea", "2025.1"), ("bus", "1.1")):
        assert contents(place / report / version) == contents(released.output / report / version)
    assert contents(place / "tea" / "latest") == contents(released.output / "tea" / "2025.1")
    assert contents(place / "bus" / "latest") == contents(released.output / "bus" / "1.1")


def test_a_withdrawn_version_is_a_page_that_says_so(released: Project, place: Path, contents: Contents) -> None:
    there = contents(place / "bus" / "1.0")
    assert set(there) == {"index.html", *SEALS}
    page = there["index.html"].decode()
    assert '<meta name="robots" content="noindex"/>' in page
    for words in ("has been withdrawn", "6 May 2024", "It printed an address.", 'href="../1.1/index.html"'):
        assert words in page
    old = contents(released.output / "bus" / "1.0")
    assert any(TOLD.encode() in data for data in old.values())
    everything = contents(place)
    assert [name for name, data in everything.items() if TOLD.encode() in data] == []
    gone = {data for name, data in old.items() if name not in SEALS} - set(contents(released.output / "bus" / "1.1").values())
    assert [name for name, data in everything.items() if data in gone] == []
    assert b"bus/1.0" not in b"".join(data for name, data in everything.items() if name in {"sitemap.xml", "bus/cite.bib"})


def test_site_json_lists_every_file_and_the_site_verifies(place: Path, contents: Contents) -> None:
    listed = json.loads((place / "site.json").read_bytes())
    assert {file["path"] for file in listed["files"]} == set(contents(place)) - {"site.json"}
    reports = {report["id"]: report for report in listed["reports"]}
    assert (reports["tea"]["latest"], reports["bus"]["latest"]) == ("2025.1", "1.1")
    assert [(v["version"], v["withdrawn"], v["draft"]) for v in reports["bus"]["versions"]] == [
        ("1.0", True, False),
        ("1.1", False, False),
    ]
    tree = verify(place)
    assert tree is not None
    assert (tree.what, tree.problems) == ("site", ())


def test_the_same_versions_give_the_same_bytes(released: Project, place: Path, tmp_path: Path, contents: Contents) -> None:
    released.site(into=tmp_path / "other")
    assert contents(tmp_path / "other") == contents(place)


def test_a_second_run_changes_nothing(released: Project, copy: Path) -> None:
    before = {path: path.stat().st_ino for path in copy.rglob("*")}
    assert released.site(into=copy).text.splitlines()[0].endswith("nothing changed")
    assert {path: path.stat().st_ino for path in copy.rglob("*")} == before


def test_earlier_releases_come_from_the_site_alone(released: Project, copy: Path, contents: Contents, tmp_path: Path) -> None:
    """Continuous integration builds the newest version only; the others are where they were published."""
    before = contents(copy)
    only = tmp_path / "output" / "tea" / "2025.1"
    shutil.copytree(released.output / "tea" / "2025.1", only)
    released.site(only, into=copy)
    assert contents(copy) == before
    released.site(only, into=tmp_path / "new", previous=(copy,))
    assert contents(tmp_path / "new") == before


def test_a_withdrawal_takes_the_version_off_the_site(project: Project, contents: Contents, tmp_path: Path) -> None:
    hidden = project.output / "bus" / "1.0" / "withdrawal.json"
    record = hidden.read_bytes()
    hidden.unlink()
    into = tmp_path / "site"
    project.site(into=into)
    assert any(TOLD.encode() in data for data in contents(into).values())
    hidden.write_bytes(record)
    project.site(into=into)
    assert not any(TOLD.encode() in data for data in contents(into).values())
    hidden.unlink()
    project.site(into=into)  # an old copy of the version does not bring it back
    assert not any(TOLD.encode() in data for data in contents(into).values())


def test_where_all_is_withdrawn_the_address_of_the_newest_says_so(project: Project, tmp_path: Path) -> None:
    shutil.rmtree(project.output / "bus" / "1.1")
    shutil.rmtree(project.output / "tea")
    project.site(into=tmp_path / "site")
    page = (tmp_path / "site" / "bus" / "latest" / "index.html").read_text(encoding="utf-8")
    assert "has been withdrawn" in page
    assert "No other version takes its place" in page
    assert "已撤回" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_drafts_are_left_out_unless_they_are_asked_for(project: Project, contents: Contents, tmp_path: Path) -> None:
    (project.output / "tea" / "2025.1" / "release.json").unlink()
    said = project.site(into=tmp_path / "site").text
    assert f"left out, a draft: {project.output / 'tea' / '2025.1'}" in said
    assert "tea/2025.1/index.html" not in contents(tmp_path / "site")
    project.site(into=tmp_path / "drafts", drafts=True)
    page = (tmp_path / "drafts" / "tea" / "index.html").read_text(encoding="utf-8")
    assert "草稿" in page
    found = contents(tmp_path / "drafts")
    assert "tea/2025.1/index.html" in found
    assert found["tea/latest/manifest.json"] == found["tea/2024.1/manifest.json"]
    assert b"2025.1" not in found["feed.xml"] + found["sitemap.xml"]
    project.site(project.output / "bus", into=tmp_path / "drafts")
    assert "tea/2025.1/index.html" not in contents(tmp_path / "drafts")


def test_without_pagefind_the_site_has_no_search_and_says_so(
    released: Project, monkeypatch: pytest.MonkeyPatch, contents: Contents, tmp_path: Path
) -> None:
    monkeypatch.setattr("reportgen.verbs.site.program", lambda: None)
    made = released.site(into=tmp_path / "site")
    assert [problem.code.value for problem in made.problems] == ["tool-missing"]
    assert "pip install" in made.problems[0].fix
    assert not any(name.startswith("search/") for name in contents(tmp_path / "site"))
    assert b"search" not in (tmp_path / "site" / "index.en.html").read_bytes().lower().partition(b"<body>")[2]


def test_without_an_address_there_is_no_feed_and_no_sitemap(project: Project, contents: Contents, tmp_path: Path) -> None:
    (project.root / "reportgen.yaml").unlink()
    said = project.site(into=tmp_path / "site").text
    assert "no feed, no sitemap" in said
    found = contents(tmp_path / "site")
    assert not {"feed.xml", "sitemap.xml"} & set(found)
    assert b"canonical" not in found["tea/index.html"]
    assert "<h1>Survey reports</h1>" in found["index.html"].decode()


@pytest.mark.pagefind
def test_pagefind_indexes_each_report_once_in_each_language(place: Path) -> None:
    entry = json.loads((place / "search" / "pagefind" / "pagefind-entry.json").read_bytes())
    assert {language: index["page_count"] for language, index in entry["languages"].items()} == {"en": 2, "zh-cn": 1}


def test_what_is_left_of_a_withdrawn_version_is_verified_by_its_records(copy: Path) -> None:
    folder = copy / "bus" / "1.0"
    left = verify_version(folder)
    assert (left.state, left.gone, left.report, left.version, left.problems) == ("withdrawn", True, "bus", "1.0", ())
    (folder / "facts.json").write_bytes(b"{}")
    (strange,) = verify_version(folder).problems
    assert strange.place.file == str(folder / "facts.json")
    (folder / "facts.json").unlink()
    (folder / "withdrawal.json").unlink()
    assert verify_version(folder).problems


def test_the_theme_of_the_project_is_that_of_its_site(project: Project, tmp_path: Path) -> None:
    """Its drawings of before keep their own colours on light pages, and become light on dark ones as those colours do."""
    text = (project.root / "reportgen.yaml").read_text(encoding="utf-8")
    (project.root / "reportgen.yaml").write_text(f"theme: house.yaml\n{text}", encoding="utf-8")
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10" fill="#0b2d5c"/></svg>'
    (project.root / "logo.svg").write_text(logo, encoding="utf-8")
    likert = '["#8c2d19", "#d77f31", "#cfd4da", "#5b9aa0", "#0f5257"]'
    colours = f'{{accent: "#0b2d5c", palette: ["#0b2d5c", "#4f86c6"], likert: {likert}}}'
    theme = f"theme: 1\ncolours: {colours}\nlogo: {{file: logo.svg, alt: Our house}}\n"
    (project.root / "house.yaml").write_text(theme, encoding="utf-8")
    project.site(into=tmp_path / "site", search=False)
    for name in ("index.html", "tea/index.en.html", "tea/changes/2024.1--2025.1.html"):
        page = (tmp_path / "site" / name).read_text(encoding="utf-8")
        assert "--blue: #0b2d5c" in page, name
        assert 'svg [fill="#14567f"] { fill: #7fbbe0; }' in page, name
        assert ("data:image/svg+xml;base64," in page) == ("changes" not in name)
    (project.root / "house.yaml").write_text("theme: 1\nlogo: {file: none.svg, alt: Our house}\n", encoding="utf-8")
    with pytest.raises(SpecError) as caught:
        project.site(into=tmp_path / "site")
    assert str(caught.value.problems[0].place).endswith("house.yaml:2:14")


@pytest.mark.parametrize(("colour", "known"), [("#14567f", True), ("#123456", False)])
def test_a_drawing_in_colours_that_no_dark_page_knows_keeps_a_light_ground(colour: str, known: bool) -> None:
    from reportgen.render.look import PLAIN
    from reportgen.render.worn import darkens

    assert darkens(f'<svg><rect fill="{colour}" stroke="none"/></svg>', PLAIN) is known


def test_the_command_says_what_it_made_and_what_is_wrong(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.root)
    assert run(["site"]) == 0
    assert capsys.readouterr().out == f"{project.root / 'site' / 'index.html'}: 2 reports, 4 versions, 1 of them withdrawn\n"
    assert run(["verify", "site"]) == 0
    capsys.readouterr()
    (project.root / "site" / "index.html").write_bytes(b"another page")
    assert run(["site"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "[site-damaged]" in said.err
    assert run(["site", "gone", "--into", "elsewhere"]) == 2
    assert not (project.root / "elsewhere").exists()
