"""The site in headless Chromium: no barrier on any kind of page, and a search that finds Chinese and English."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.built import REPORTS, Builds
from tests.render.devtools import Page
from tests.site.under import under_a_path

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
KINDS = (
    *("index.html", "index.en.html", "tea/index.html", "bus/index.en.html", "tea/changes/2024.1--2025.1.en.html"),
    *("bus/1.0/index.html", "search/index.html", "tea/latest/index.html", "tea/latest/index.en.html"),
)
"""A page of each kind, in both languages of the site."""
WINDOWS = ((1280, False), (390, False), (1280, True))
"""Width, and whether the reader prefers dark pages."""


@pytest.fixture(scope="module")
def axe() -> str:
    """Return axe-core, with which barriers are found; skip where it cannot be had."""
    found = subprocess.run(["sh", str(ROOT / "scripts" / "axe-core.sh")], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(found.stderr.strip())
    return Path(found.stdout.strip(), "axe.min.js").read_text(encoding="utf-8")


def barriers(page: Page, axe: str) -> list[Any]:
    page.value(f"{axe};0")
    run = "axe.run(document, {resultTypes: ['violations']})"
    found = page.value(f"{run}.then(r => r.violations.map(v => [v.id, ...v.nodes.map(n => n.target.join(' '))]))")
    assert isinstance(found, list)
    return found


@pytest.mark.node
@pytest.mark.parametrize("name", KINDS)
def test_no_kind_of_page_has_a_barrier_or_is_wider_than_its_window(page: Page, axe: str, place: Path, name: str) -> None:
    if not (place / name).exists():
        pytest.skip("needs Pagefind: the package pagefind_bin_extended of Python")
    for width, dark in WINDOWS:
        page.open(place / name, width, 900, dark=dark)
        assert barriers(page, axe) == [], (width, dark)
        assert page.value("document.documentElement.scrollWidth") <= width


@pytest.mark.node
@pytest.mark.slow
@pytest.mark.parametrize("name", REPORTS)
def test_a_whole_report_has_no_barrier(page: Page, axe: str, builds: Builds, name: str) -> None:
    page.open(builds.version(name) / "index.html", 390, 900, dark=True)
    assert barriers(page, axe) == []
    if name == "jd-customer-service":
        page.open(builds.version(name) / "index.html", 1280, 900)
        assert barriers(page, axe) == []


@pytest.mark.node
def test_a_barrier_would_be_found(page: Page, axe: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<!DOCTYPE html><html lang="en"><title>A page</title><main><h1>A</h1><img src="a.png"></main>'
    )
    page.open(tmp_path / "page.html", 800, 600)
    assert [found[0] for found in barriers(page, axe)] == ["image-alt"]


@pytest.fixture(scope="module")
def served(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site under a sub-path."""
    with under_a_path(place, tmp_path_factory.mktemp("served")) as address:
        yield address


def searched(page: Page, address: str, words: str) -> list[list[str]]:
    """Search as a reader does; return the words and the addresses of the results."""
    page.visit(address)
    page.wait_for("!document.getElementById('form').hidden")
    assert page.value("getComputedStyle(document.getElementById('cannot')).display") == "none"
    field = "document.getElementById('words')"
    page.value(f"({field}.value = {json.dumps(words)}, {field}.form.requestSubmit())")
    ends = "['none', 'one', 'many'].map(id => document.getElementById('say-' + id).textContent.replace(/#/, '\\\\d+'))"
    page.wait_for(f"{ends}.some(words => new RegExp(words).test(document.getElementById('said').textContent))")
    found = page.value("[...document.querySelectorAll('#found a')].map(a => [a.textContent, a.href])")
    assert isinstance(found, list)
    return found


@pytest.mark.pagefind
@pytest.mark.parametrize("language", ["", ".en"])
@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("水壶", ("茶水间调查", "tea/latest/index.html")),
        ("清洁是弱点", ("茶水间调查", "tea/latest/index.html")),
        ("kettles", ("Survey of the tea kitchen", "tea/latest/index.en.html")),
        ("riders", ("Survey of bus riders", "bus/latest/index.html")),
    ],
)
def test_search_finds_both_languages_on_pages_of_both(
    page: Page, served: str, language: str, words: str, result: tuple[str, str]
) -> None:
    title, leads = result
    found = searched(page, f"{served}search/index{language}.html", words)
    assert [title, f"{served}{leads}"] in found
    assert all(address.startswith(f"{served}{leads}") for _, address in found)
    page.visit(found[-1][1])
    assert page.value("document.title") == title
    anchor = json.dumps(found[-1][1].partition("#")[2])
    assert page.value(f"!{anchor} || document.getElementById({anchor}) !== null")


@pytest.mark.pagefind
def test_what_is_withdrawn_is_not_found(page: Page, served: str) -> None:
    assert searched(page, f"{served}search/index.en.html", "quarter") == []
    assert page.value("document.getElementById('said').textContent").startswith("Nothing was found")


@pytest.mark.pagefind
def test_the_search_says_what_it_needs_where_it_cannot_be(page: Page, place: Path) -> None:
    """Opened from a disk, and with scripts switched off."""
    page.open(place / "search" / "index.en.html", 1280, 900)
    said = "document.getElementById('cannot').innerText"
    assert "needs JavaScript and a web server" in page.value(said) or "could not be loaded" in page.value(said)
    assert page.value("document.getElementById('form').hidden")
