"""The reports of this repository as readers get them: on A4, on a desktop, on a phone, and each drawing alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reportgen.pipeline import check
from reportgen.render.output import Rendered
from reportgen.render.render import render
from reportgen.render.svg_boxes import faults
from tests.render import test_paper as paper
from tests.render.test_browser import measured

SPECS = Path(__file__).parents[2] / "specs"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["jd-customer-service", "city-library-2025"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rendered, paper.LaidOut]:
    contents = check(SPECS / request.param / "report.yaml").contents
    rendered = render(contents, frozenset({"html", "pdf"}))
    folder = tmp_path_factory.mktemp("report")
    lines = paper.pages(rendered.files["report.pdf"], folder) if shutil.which("pdftotext") else []
    return rendered, (contents[0], lines)


@pytest.mark.poppler
def test_no_words_leave_the_paper_or_lie_on_others(built: tuple[Rendered, paper.LaidOut]) -> None:
    assert len(built[1][1]) > 10
    paper.test_no_words_leave_the_type_area(built[1])
    paper.test_no_words_lie_on_others(built[1])
    paper.test_every_page_but_the_cover_is_numbered(built[1])


@pytest.mark.poppler
def test_no_heading_stands_at_the_foot_of_a_page(built: tuple[Rendered, paper.LaidOut]) -> None:
    paper.test_no_heading_stands_in_the_last_three_lines_of_a_page(built[1])


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_its_window_and_can_be_read(width: int, built: tuple[Rendered, paper.LaidOut], tmp_path: Path) -> None:
    page = measured(built[0].files["index.html"].decode(), tmp_path, width)
    assert page["width"] == width
    assert page["boxes"] > 200
    assert page["scroll"] <= width
    assert page["out"] == []
    assert page["overlaps"] == []
    assert page["faint"] == []
    if width < 760:
        assert all(columns > 3 and place == "sticky" for columns, place in page["cut"])


def test_no_drawing_cuts_or_covers_its_words(built: tuple[Rendered, paper.LaidOut]) -> None:
    drawings = {name: data.decode() for name, data in built[0].files.items() if name.endswith(".svg")}
    drawings |= {
        f"in the page, {i}": svg
        for i, svg in enumerate(re.findall(r"<svg.*?</svg>", built[0].files["index.html"].decode(), re.DOTALL))
    }
    assert len(drawings) > 10
    assert {name: found for name, svg in drawings.items() if (found := faults(svg))} == {}
