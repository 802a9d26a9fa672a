"""Where words stand on A4, read back from the PDF with poppler."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from reportgen.content.blocks import Content, Figure, PlanAction, PlanBlock, PlanGroup, ProseBlock, SectionBlock, TableFigure
from reportgen.content.inlines import Paragraph, Words, plain
from reportgen.render.render import render
from tests.render.sample import content

pytestmark = [pytest.mark.slow, pytest.mark.poppler]
MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 20 * MM, 192 * MM, 27 * MM, 275 * MM
"""The type area of a page, in points."""
MARKS = re.compile("[，。；：、！？（）《》“”‘’「」『』]")
FILLER = "为了让分页落在不同的地方，这里放一段填充的文字；它没有别的意思，只是把后面的标题、图和表往下推，好看看它们怎样换页。"


class Line(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    text: str


LaidOut = tuple[Content, list[list[Line]]]
"""A report and the lines of each of its pages."""


def pages(data: bytes, folder: Path) -> list[list[Line]]:
    """Return the lines of each page, from top to bottom."""
    (folder / "report.pdf").write_bytes(data)
    call = ["pdftotext", "-bbox-layout", str(folder / "report.pdf"), str(folder / "boxes.html")]
    subprocess.run(call, check=True, capture_output=True)
    text = (folder / "boxes.html").read_text(encoding="utf-8").replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
    root = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", text))  # noqa: S314 - of our own PDF
    return [sorted((_line(e) for e in page.iter("line")), key=lambda line: line.top) for page in root.iter("page")]


def _line(element: ET.Element) -> Line:
    left, top, right, bottom = (float(element.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))
    return Line(left, top, right, bottom, " ".join(word.text or "" for word in element.iter("word")))


def titles(blocks: object) -> Iterator[str]:
    """Yield the words of everything that must not stand at the foot of a page."""
    if isinstance(blocks, tuple):
        for block in blocks:
            yield from titles(block)
    elif isinstance(blocks, SectionBlock | PlanGroup | PlanAction | Figure | TableFigure):
        yield plain(blocks.title)
        for part in ("blocks", "groups", "actions"):
            yield from titles(getattr(blocks, part, ()))
    elif isinstance(blocks, PlanBlock):
        yield from titles(blocks.groups)


def pushed(report: Content, paragraphs: int) -> Content:
    """Put filler at the start of each chapter of results, so that everything after it moves down."""
    filler = ProseBlock(tuple(Paragraph((Words(FILLER),)) for _ in range(paragraphs)))
    chapters = tuple(
        replace(c, blocks=(filler, *c.blocks)) if c.anchor.startswith(("sec-results", "sec-plan")) else c for c in report.chapters
    )
    return replace(report, chapters=chapters)


@pytest.fixture(scope="module", params=[0, 1, 2, 3, 5])
def laid_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    report = pushed(content("zh-CN", 2), request.param)
    data = render((report,), frozenset({"pdf"})).files["report.pdf"]
    return report, pages(data, tmp_path_factory.mktemp("paper"))


def body(lines: list[Line]) -> list[Line]:
    return [line for line in lines if TOP - 1 < line.top < BOTTOM]


def test_no_words_leave_the_type_area(laid_out: LaidOut) -> None:
    for number, lines in enumerate(laid_out[1], 1):
        assert lines, number
        assert [line for line in lines if line.left < LEFT - 1 or line.right > RIGHT + 1] == [], number
        assert [line for line in body(lines) if line.bottom > BOTTOM + 4] == [], number


def test_no_words_lie_on_others(laid_out: LaidOut) -> None:
    for number, lines in enumerate(laid_out[1], 1):
        cores = [(line, (line.top + line.bottom) / 2, (line.bottom - line.top) * 0.22) for line in lines]
        for i, (a, y, h) in enumerate(cores):
            for b, other, k in cores[i + 1 :]:
                apart = abs(y - other) >= h + k or a.right <= b.left + _slack(a, b) or b.right <= a.left + _slack(b, a)
                assert apart, (number, a.text, b.text)


def _slack(before: Line, after: Line) -> float:
    """Return how far boxes of two texts may reach into each other: a mark set half as wide keeps its full box in poppler."""
    return (before.bottom - before.top) / 2.6 if MARKS.search(f"{before.text[-1:]}{after.text[:1]}") else 0.5


SMALL = 12
"""Lines of this height are no headings, though a cell of a table may have the words of one."""


def test_no_heading_stands_in_the_last_three_lines_of_a_page(laid_out: LaidOut) -> None:
    report, found = laid_out
    heads = {re.sub(r"\s", "", title) for title in titles(report.chapters)}
    seen = set()
    contents = report.words["contents"]
    for number, lines in enumerate(found[1:], 2):  # after the cover
        if any(line.text == contents for line in lines):  # its running head: the contents may take two pages
            continue
        for line in (line for line in body(lines) if line.bottom - line.top > SMALL):
            words = re.sub(r"\s", "", line.text)
            match = next((h for h in heads if words == h or re.fullmatch(rf"[\d.]+{re.escape(h)}", words)), None)
            if match is None:
                continue
            seen.add(match)
            below = {round(other.top / 6) for other in body(lines) if other.top > line.bottom - 2}
            assert len(below) >= 3, (number, line.text)
    assert len(seen) >= 12


def test_every_page_but_the_cover_is_numbered(laid_out: LaidOut) -> None:
    report, found = laid_out
    for number, lines in enumerate(found[1:], 2):
        foot = "".join(line.text for line in lines if line.top > BOTTOM)
        numbered = report.words["page-of"].format(page=number, pages=len(found))
        assert re.sub(r"\s", "", numbered) in re.sub(r"\s", "", foot)


def test_long_contents_go_on_over_pages_and_lose_nothing(tmp_path: Path) -> None:
    report = content("zh-CN")
    chapters = [replace(report.toc[0], number=f"第{i}章", title=f"第{i}个问题", level=1) for i in range(1, 61)]
    figures = [replace(report.figures[0], number=f"图 {i}", title=f"第{i}幅图") for i in range(1, 91)]
    long = replace(report, toc=tuple(chapters), figures=tuple(figures))
    found = pages(render((long,), frozenset({"pdf"})).files["report.pdf"], tmp_path)
    words = ["".join(re.sub(r"\s", "", line.text) for line in body(lines)) for lines in found]
    assert "目录" in [line.text for line in found[1]]
    assert words[1].count("个问题") > 20, "the heading does not stand alone"
    listed = "".join(words[1:])
    assert [i for i in range(1, 61) if f"第{i}个问题" not in listed] == []
    assert [i for i in range(1, 91) if f"第{i}幅图" not in listed] == []
