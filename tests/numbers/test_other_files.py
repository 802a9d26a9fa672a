"""Every number of the Word document, of the slides and of the drawings in files of their own is one that the page prints.

The page itself is recomputed in :mod:`tests.numbers.test_every_number`. Errors are planted here, too: any digit, anywhere.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.built import REPORTS
from tests.numbers.check_pages import Page
from tests.numbers.everywhere import drawing_faults, office_faults
from tests.numbers.office import Document
from tests.numbers.passages import Passages
from tests.numbers.sheets import text_of_pdf
from tests.numbers.slides import Slides
from tests.numbers.test_every_number import raised
from tests.numbers.vectors import Vectors

PLANTED = 8
"""So many errors are planted in every file."""
SHOWN = re.compile(r">([^<→]*\d[^<→]*)</(?:w|a):t>")
"""A run of text with a number, in a document or on a slide; where arrows lead is asked by itself."""
KINDS: dict[str, tuple[type[Document] | type[Slides], str]] = {
    "report.docx": (Document, r"word/(document|footnotes)\.xml"),
    "report.pptx": (Slides, r"ppt/slides/\w+\.xml"),
}


@pytest.fixture(params=REPORTS)
def page(request: pytest.FixtureRequest, built: Callable[[str], Page]) -> Page:
    return built(request.param)


def test_document_and_slides_print_the_numbers_of_the_page(page: Page) -> None:
    assert list(office_faults(page)) == []


def test_drawings_in_files_say_what_the_page_draws(page: Page) -> None:
    assert Vectors(page).files
    assert list(drawing_faults(page)) == []


def test_arrows_of_the_document_lead_where_those_of_paper_lead(page: Page) -> None:
    """Those of paper are followed one by one in ``tests/render/test_listing.py``."""
    paper = text_of_pdf(page.version / "report.pdf")
    if paper is None:
        pytest.skip("needs pdftotext: apt-get install poppler-utils")
    document = Document(Passages(page), page.version / "report.docx").text
    assert arrows(document) == arrows(paper)


def arrows(text: str) -> list[str]:
    return [re.sub(r"\s", "", arrow) for arrow in re.findall(r"\[→[^\]]*\]", text)]


@pytest.mark.parametrize("file", KINDS)
def test_errors_planted_in_document_and_slides_are_found(page: Page, file: str, tmp_path: Path) -> None:
    kind, pattern = KINDS[file]
    with zipfile.ZipFile(page.version / file) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if re.fullmatch(pattern, name)}
    places = [(name, *found.span(1)) for name, text in parts.items() for found in SHOWN.finditer(text)]
    missed, passages = [], Passages(page)
    for name, start, end in Random(3).sample(places, PLANTED):  # noqa: S311
        wrong = f"{parts[name][:start]}{raised(parts[name][start:end])}{parts[name][end:]}"
        with zipfile.ZipFile(tmp_path / file, "w") as archive:
            archive.writestr(name, wrong)
            for other in parts.keys() - {name}:
                archive.writestr(other, parts[other])
        if not any(kind(passages, tmp_path / file).faults()):
            missed.append(wrong[start - 40 : end + 40])
    assert len(missed) <= 1, missed  # two numbers of one entry of the last list may be alike but for their last digit


def test_errors_planted_in_drawings_are_found(page: Page, tmp_path: Path) -> None:
    shutil.copytree(page.version / "figures", tmp_path / "figures")
    for path in (*page.version.glob("cover*.svg"), page.version / "index.html"):
        shutil.copyfile(path, tmp_path / path.name)
    copy = Page(tmp_path, page.survey)
    for path in Vectors(copy).files:
        before = path.read_text(encoding="utf-8")
        numbers = list(re.finditer(r"(?<=>)[^<]*\d[^<]*(?=</(?:text|title)>)", before))
        chosen = Random(3).choice(numbers)  # noqa: S311
        path.write_text(before[: chosen.start()] + raised(chosen.group()) + before[chosen.end() :], encoding="utf-8")
    assert {fault.partition(":")[0] for fault in drawing_faults(copy)} == {path.name for path in Vectors(copy).files}
