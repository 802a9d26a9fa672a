"""The reports of this repository as readers get them: on A4, on a desktop, on a phone, and each drawing alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from markupsafe import Markup

from reportgen.content.inlines import plain
from reportgen.content.words import page_words
from reportgen.render.html import PAPER, body
from reportgen.render.svg_boxes import faults
from tests.built import REPORTS, Builds, checked
from tests.render import test_paper as paper
from tests.render.test_browser import measured

DARK = "--blink-settings=preferredColorScheme=0"
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Report:
    """A report as it is built; `laid_out` is what :mod:`tests.render.test_paper` takes."""

    files: dict[str, bytes]
    laid_out: paper.LaidOut


@pytest.fixture(scope="module", params=REPORTS)
def built(request: pytest.FixtureRequest, builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Report:
    files = builds.files(request.param)
    lines = paper.pages(files["report.pdf"], tmp_path_factory.mktemp("report")) if shutil.which("pdftotext") else []
    return Report(files, (checked(request.param).contents[0], lines))


@pytest.mark.poppler
def test_no_words_leave_the_paper_or_lie_on_others(built: Report) -> None:
    assert len(built.laid_out[1]) > 10
    paper.test_no_words_leave_the_type_area(built.laid_out)
    paper.test_no_words_lie_on_others(built.laid_out)
    paper.test_every_page_but_the_cover_is_numbered(built.laid_out)


@pytest.mark.poppler
def test_no_heading_stands_at_the_foot_of_a_page(built: Report) -> None:
    paper.test_no_heading_stands_in_the_last_three_lines_of_a_page(built.laid_out)


@pytest.mark.poppler
def test_pages_are_filled_to_two_thirds_unless_a_chapter_ends(built: Report) -> None:
    report, pages = built.laid_out
    openings = {bare(chapter.number or plain(chapter.title)) for chapter in report.chapters}
    filled = []
    running = {page_words(language)["contents"] for language in ("zh-CN", "en")}
    text = [lines for lines in pages[1:] if not any(line.text in running for line in lines if line.top < paper.TOP - 1)]
    for lines, after in pairwise(map(paper.body, text)):
        if bare(after[0].text) not in openings:
            filled.append((max(line.bottom for line in lines) - paper.TOP) / (paper.BOTTOM - paper.TOP))
    assert len(filled) >= 5
    assert min(filled) > 2 / 3, filled


@pytest.mark.poppler
def test_the_paper_says_every_word_as_often_as_the_page_it_is_made_from(built: Report, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(built.files["report.pdf"])
    printed = bare(read(tmp_path / "report.pdf", "-l", "1") + read(tmp_path / "report.pdf", "-f", "2", *TYPE_AREA))
    words = Texts(body(built.laid_out[0], PAPER, lambda _, **__: Markup(""))).found
    written = "\0".join(words)
    assert len(set(words)) > 300
    assert {word for word in words if printed.count(word) < written.count(word)} == set()


TYPE_AREA = ("-x", "0", "-W", "600", "-y", str(int(paper.TOP) - 6), "-H", str(int(paper.BOTTOM - paper.TOP) + 18))
"""Cuts off the running head and foot of a page."""


def read(pdf: Path, *flags: str) -> str:
    return subprocess.run(["pdftotext", "-raw", *flags, str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def bare(words: str) -> str:
    return re.sub(r"[\s\u2060]", "", words)  # what only keeps a line together leaves no trace on paper


ALONE = {"img", "br"}
"""Elements that hold nothing."""


class Texts(HTMLParser):
    """The texts of a page, without what only browsers show."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALONE:
            self.inside.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALONE:  # a tag that closes itself is told twice
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if bare(data) and "use" not in self.inside:
            self.found.append(bare(data))


@pytest.mark.browser
@pytest.mark.parametrize(("width", "flags"), [(360, ()), (1280, ()), (1280, (DARK,))], ids=["phone", "desktop", "dark"])
def test_the_page_fits_its_window_and_can_be_read(width: int, flags: tuple[str, ...], built: Report, tmp_path: Path) -> None:
    page = measured(built.files["index.html"].decode(), tmp_path, width, *flags)
    assert page["width"] == width
    assert page["boxes"] > 200
    assert page["scroll"] <= width
    assert page["out"] == []
    assert page["overlaps"] == []
    assert page["faint"] == []
    assert page["broken"] == []
    if width < 760:
        assert all(columns > 3 and place == "sticky" for columns, place in page["cut"])


def has_phases(svg: str) -> bool:
    """Tell a roadmap on the ground of its phases: ground, grid and reviews lie under bars that bear names, on purpose."""
    return "#eceff1" in svg and "#a8430f" in svg


def test_no_drawing_cuts_or_covers_its_words(built: Report) -> None:
    drawings = {name: data.decode() for name, data in built.files.items() if name.endswith(".svg")}
    drawings |= {
        f"in the page, {i}": svg
        for i, svg in enumerate(re.findall(r"<svg.*?</svg>", built.files["index.html"].decode(), re.DOTALL))
    }
    assert len(drawings) > 10
    assert {name: found for name, svg in drawings.items() if not has_phases(svg) and (found := faults(svg))} == {}
