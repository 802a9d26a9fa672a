"""Every page: its links lead somewhere, its policy lets nothing through, it stands under any address."""

from __future__ import annotations

import base64
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from reportgen.publish.release.record import read_record
from tests.site.conftest import Project

ADDRESS = "https://surveys.example.org/all/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class Page(HTMLParser):
    """What of a page leads elsewhere, and what may be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.scripts: list[str] = []
        self.styled: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        self.links += [(tag, given[name]) for name in ("href", "src") if name in given]
        self.scripts += [given.get("src", "")] if tag == "script" else []
        self.styled += [tag for name in given if name == "style" or name.startswith("on")]


def pages(place: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(place.rglob("*.html"))}


def broken(found: dict[Path, Page], place: Path) -> list[tuple[str, str]]:
    """Return the links that lead nowhere."""
    dead = []
    for path, page in found.items():
        for _, link in page.links:
            parts = urlsplit(link)
            if parts.scheme or link.startswith("//"):
                continue
            target = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
            target = target / "index.html" if target.is_dir() else target
            there = target.is_relative_to(place.resolve()) and target.is_file()
            if not there or (parts.fragment and target in found and unquote(parts.fragment) not in found[target].ids):
                dead.append((str(path), link))
    return dead


def test_every_link_leads_to_a_file_and_a_place_in_it(place: Path) -> None:
    found = pages(place)
    assert broken(found, place) == []
    assert sum(len(page.links) for page in found.values()) > 200


@pytest.mark.parametrize("paper", [True, False])
def test_links_to_a_version_that_was_released_without_a_page(project: Project, tmp_path: Path, paper: bool) -> None:
    """Of every report the newest version has a paper and no page, or neither; one of them stands for a withdrawn version."""
    for name in ("tea/2025.1", "bus/1.1"):
        folder = project.output / name
        record = read_record((folder / "release.json").read_bytes())
        content = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        content["outputs"] = [file for file in content["outputs"] if not file["path"].startswith("index")]
        if paper:
            (folder / "report.pdf").write_bytes(b"paper")
            content["outputs"].append({"path": "report.pdf", "sha256": sha256(b"paper").hexdigest(), "bytes": 5})
        for path in folder.glob("index*.html"):
            path.unlink()
        manifest = json.dumps(content).encode()
        (folder / "manifest.json").write_bytes(manifest)
        again = replace(record, manifest=sha256(manifest).hexdigest(), manifest_bytes=len(manifest))
        (folder / "release.json").write_text(again.text(), encoding="utf-8")
    place = tmp_path / "site"
    project.site(into=place, search=False)
    assert broken(pages(place), place) == []
    feed = (place / "feed.xml").read_text(encoding="utf-8")
    cited = (place / "tea" / "cite.bib").read_text(encoding="utf-8")
    assert ('href="' + ADDRESS + ("tea/2025.1/report.pdf" if paper else "tea/") + '"') in feed
    for address in re.findall(re.escape(ADDRESS) + r'[^"}\s<]*', re.sub("<id>.*?</id>", "", feed) + cited):
        target = place / address.removeprefix(ADDRESS)
        assert (target / "index.html" if target.is_dir() else target).is_file(), address


def test_every_page_of_the_site_can_be_reached_from_the_first(place: Path) -> None:
    found = pages(place)
    reached, left = set(), [(place / "index.html").resolve()]
    while left:
        path = left.pop()
        if path in reached or path not in found:
            continue
        reached.add(path)
        left += [
            (path.parent / unquote(urlsplit(link).path)).resolve() for _, link in found[path].links if not urlsplit(link).scheme
        ]
    copies = {path for path in found if path.parent.name == "latest"}
    assert set(found) - copies <= reached


def test_only_what_needs_it_is_a_full_address(place: Path) -> None:
    """Everything else works under a sub-path, and from a disk."""
    for path, page in pages(place).items():
        full = {link for tag, link in page.links if urlsplit(link).scheme in {"http", "https"} and tag == "link"}
        assert all(link.startswith(ADDRESS) for link in full), path
        others = {link for tag, link in page.links if tag != "link" and (urlsplit(link).scheme or link.startswith("/"))}
        assert others == set(), path


def policy(text: str) -> dict[str, str]:
    content = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"/>', text)
    assert content
    rules = content[1].replace("&#39;", "'").split("; ")
    return {name: value for name, _, value in (rule.partition(" ") for rule in rules)}


def test_every_page_lets_nothing_through_but_its_own_style(place: Path) -> None:
    for path in sorted(place.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        rules, page = policy(text), Page(text)
        styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digests = [f"'sha256-{base64.b64encode(sha256(style.encode()).digest()).decode()}'" for style in styles]
        assert [rules["style-src"]] == digests, path
        assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'", "'none'", "'none'")
        assert page.styled == []
        searches = path.parent.name == "search"
        assert page.scripts == (["search.js"] if searches else [])
        assert rules.get("script-src", "") == ("'self' 'wasm-unsafe-eval'" if searches else "")
        assert {"unsafe-inline", "'unsafe-eval'"} & set(" ".join(rules.values()).split()) == set()


def test_the_feed_tells_of_every_release_with_the_dates_of_the_records(place: Path) -> None:
    feed = ET.fromstring((place / "feed.xml").read_bytes())  # noqa: S314 - written by us
    assert feed.findtext(f"{ATOM}id") == ADDRESS
    assert feed.findtext(f"{ATOM}updated") == "2025-07-02T00:00:00Z"
    entries = [
        (e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}updated"), e.findtext(f"{ATOM}id")) for e in feed.iter(f"{ATOM}entry")
    ]
    assert entries == [
        ("《茶水间调查》第2025.1版（修订）", "2025-07-02T00:00:00Z", f"{ADDRESS}tea/2025.1/"),
        ("《茶水间调查》第2024.1版", "2024-07-01T00:00:00Z", f"{ADDRESS}tea/2024.1/"),
        ("《Survey of bus riders》第1.1版（更正）", "2024-05-07T00:00:00Z", f"{ADDRESS}bus/1.1/"),
        ("《Survey of bus riders》第1.0版已撤回", "2024-05-06T00:00:00Z", f"{ADDRESS}bus/1.0/#withdrawn"),
    ]
    assert len({entry[2] for entry in entries}) == 4


def test_the_map_lists_pages_that_exist_and_may_be_listed(place: Path) -> None:
    listed = [url.findtext(f"{MAP}loc") or "" for url in ET.fromstring((place / "sitemap.xml").read_bytes())]  # noqa: S314
    assert len(listed) == len(set(listed)) > 8
    for address in listed:
        assert address.startswith(ADDRESS)
        path = place / address.removeprefix(ADDRESS)
        page = (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")
        assert "noindex" not in page.partition("<body>")[0]
    assert not any("bus/1.0" in address or "search" in address or "latest" in address for address in listed)


@pytest.mark.parametrize(("name", "address"), [("index.html", ""), ("tea/index.en.html", "tea/index.en.html")])
def test_a_page_names_its_address_and_those_in_other_languages(place: Path, name: str, address: str) -> None:
    text = (place / name).read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}{address}"/>' in text
    for language in ("zh-CN", "en"):
        assert f'<link rel="alternate" hreflang="{language}" href="{ADDRESS}' in text


def test_words_of_a_report_never_become_markup(place: Path) -> None:
    """Titles and reasons are escaped; the templates escape everything, and drawings are read strictly."""
    from reportgen.publish.site.drawings import inlined

    head = '<svg xmlns="http://www.w3.org/2000/svg" id="x" width="9pt" viewBox="0 0 9 9">'
    drawing = f'{head}<title>a &lt; b</title><rect width="3"/></svg>'
    assert inlined(drawing.encode()) == drawing.replace(' id="x"', "").replace('<rect width="3"/>', '<rect width="3"></rect>')
    for hostile in (
        "<svg><script>alert(1)</script></svg>",
        '<svg onload="alert(1)"></svg>',
        '<svg><a href="javascript:alert(1)">x</a></svg>',
        '<svg><rect fill="url(https://example.org/x)"/></svg>',
        '<svg style="position:fixed"></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        "<svg><foreignObject/></svg>",
        "<svg><unclosed></svg>",
        "<p>no drawing</p>",
        "",
    ):
        assert inlined(hostile.encode()) == "", hostile
