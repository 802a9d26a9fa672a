"""A questionnaire in the looks of a house: on the screen, on paper and in Word, and listed with what it was made from."""

from __future__ import annotations

import base64
import io
import json
import re
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, RGBColor

from reportgen import pipeline
from reportgen.palette import contrast
from reportgen.render.questionnaire.render import render_forms
from reportgen.spec.read import read_spec
from tests.questionnaire.test_form_page import forms
from tests.theme.house import latin, project, themed
from tests.word.reading import find, parts

FONTS = "fonts: {text: {regular: own.otf, bold: own-bold.otf}, fill: own}\n"
OURS = {"#14567f", "#1b2227", "#55606a", "#5899c1"}
"""Colours of the plain page that the theme has others for."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The forms of the canteen, in every format that people read."""
    fonts = {"own.otf": latin(), "own-bold.otf": latin("ReportSans-Bold")}
    theme = themed(tmp_path_factory.mktemp("forms"), new=FONTS, files=fonts).theme
    return dict(render_forms(forms()[:1], frozenset({"html", "pdf", "docx"}), theme).files)


@cache
def plain() -> dict[str, bytes]:
    return dict(render_forms(forms()[:1], frozenset({"html"})).files)


def test_the_page_has_colours_logo_and_fonts_of_the_theme(files: dict[str, bytes]) -> None:
    page = files["questionnaire.html"].decode()
    style = page.split("<style>")[1].split("</style>")[0]
    assert "#0b2d5c" in style
    assert not [colour for colour in OURS if re.search(f"--\\w+: {colour}", style.split("@media screen and (prefers")[0])]
    assert 'font-family: "Report Sans Fill"' in style, "hanzi that the font lacks are set in ours"
    logo = re.search(r'<img class="logo" src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)"', page)
    assert logo is not None
    assert b"<svg" in base64.b64decode(logo[1])
    assert "Content-Security-Policy" in page


def test_the_title_can_be_read_on_its_ground(files: dict[str, bytes]) -> None:
    page = files["questionnaire.html"].decode()
    rule = re.search(r"\.form \.banded \{ --ink: (#\w{6}).*?background: (#\w{6})", page)
    assert rule is not None
    assert contrast(rule[1], rule[2]) >= 4.5
    assert '<div class="front banded">' in page
    assert page.index('<div class="front banded">') < page.index("<h1>") < page.index("</div>", page.index("<h1>"))


def test_a_form_without_a_theme_has_nothing_of_it() -> None:
    page = plain()["questionnaire.html"].decode()
    assert "banded" not in page
    assert 'class="logo"' not in page


@pytest.mark.poppler
def test_paper_has_the_size_and_the_edges_of_the_theme(files: dict[str, bytes], tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "form.pdf").write_bytes(files["questionnaire.pdf"])
    told = subprocess.run(["pdfinfo", str(tmp_path / "form.pdf")], check=True, capture_output=True).stdout.decode()
    assert re.search(r"Page size: +612 x 79[12]", told), "Letter"
    text = subprocess.run(["pdftotext", "-layout", str(tmp_path / "form.pdf"), "-"], check=True, capture_output=True).stdout
    pages = text.decode().split("\f")
    assert [f"Haichuan · {forms()[0].title}"[:8] in page for page in pages[:2]] == [False, True], "the first has the form's head"
    assert re.search(r"1 ?/ ?\d", pages[0])


def test_word_has_paper_colours_fonts_and_edges_of_the_theme(files: dict[str, bytes]) -> None:
    data = files["questionnaire.docx"]
    document = docx.Document(io.BytesIO(data))
    section = document.sections[0]
    sides = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round((side or 0) / Mm(1), 1) for side in sides] == [215.9, 279.4, 22.0, 20.0]
    colours = (
        set(find(data, "//@w:color"))
        | set(find(data, "//w:color/@w:val"))
        | set(find(data, "//w:color/@w:val", "word/styles.xml"))
    )
    assert not {colour.lower() for colour in colours} & {colour.lstrip("#") for colour in OURS}
    assert document.styles["Heading 1"].font.color.rgb == RGBColor.from_string("10203A")
    fonts = find(data, "//w:style[@w:styleId='Normal']/w:rPr/w:rFonts/@w:ascii", "word/styles.xml")
    assert fonts == ["Report Sans"]
    assert find(data, "//w:font[@w:name='Report Sans']/*", "word/fontTable.xml")
    assert section.header.paragraphs[0].text.startswith(f"Haichuan · {forms()[0].title}")
    assert "".join(p.text for p in section.first_page_header.paragraphs) == ""
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[0].text.endswith(" / ")
    assert sum(name.startswith("word/media/") for name in parts(data)) >= 1, "the logo"
    ground = find(data, "//wp:anchor[@behindDoc='1']//a:srgbClr/@val")
    assert ground == ["0B2D5C"]
    title = next(p for p in document.paragraphs if p.style is not None and p.style.name == "Title")
    assert {run.font.color.rgb for run in title.runs} == {RGBColor(255, 255, 255)}


def test_all_tables_fit_between_the_margins(files: dict[str, bytes]) -> None:
    across = (215.9 - 42) / 25.4 * 1440
    for grid in find(files["questionnaire.docx"], "//w:tbl/w:tblGrid"):
        widths = [int(next(v for k, v in column.attrib.items() if k.endswith("}w"))) for column in grid]
        assert sum(widths) <= across + 20


def test_the_theme_is_listed_among_what_a_form_was_made_from(tmp_path: Path) -> None:
    question = "questions:\n  tea: {ask: Do you like tea?, type: single, column: q1, options: {1: Yes, 2: No}}\nbody:"
    spec = project(tmp_path)
    spec.write_text(spec.read_text(encoding="utf-8").replace("body:", question), encoding="utf-8")
    folder = pipeline.questionnaire(read_spec(spec), tmp_path / "out", ("html",))
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert [file["role"] for file in listed[:3]] == ["spec", "theme", "logo"]
    assert {file["path"] for file in listed} >= {"house/theme.yaml", "house/logo.svg"}
