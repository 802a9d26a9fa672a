"""The looks of a house in Word: its theme, or a document of its own whose styles win."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from pptx import Presentation

from reportgen.pipeline import check
from reportgen.render.html import PAPER, chapters_of
from reportgen.render.look import Look
from reportgen.render.render import Page, pages_of
from reportgen.render.word.converters import VARIABLE
from reportgen.render.word.docx import as_docx
from reportgen.render.word.furniture import furniture
from reportgen.render.word.house import House
from reportgen.render.word.logo import add_logo
from reportgen.render.word.looks import CHARACTERS, PARAGRAPHS
from reportgen.render.word.slides.pptx import as_pptx
from tests.render.sample import content
from tests.theme.house import latin, themed
from tests.word.reading import find, parts, styled, tree


@pytest.fixture(autouse=True)
def pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The sample in the theme of a house, which has fonts of its own, too."""
    fonts = "fonts: {text: {regular: own.otf, bold: own-bold.otf}, fill: own}\n"
    files = {"own.otf": latin(), "own-bold.otf": latin("ReportSans-Bold")}
    spec = themed(tmp_path_factory.mktemp("house"), new=fonts, files=files)
    (found,) = pages_of((content("zh-CN"),), theme=spec.theme)
    return found


@pytest.fixture(scope="module")
def data(page: Page) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        return as_docx(page.content, page.drawings, page.house)


def test_colours_and_paper_are_those_of_the_theme(data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    assert document.styles["Headline Number"].font.color.rgb == RGBColor.from_string("0B2D5C")
    assert document.styles["Normal"].font.color.rgb == RGBColor.from_string("10203A")
    section = document.sections[0]
    sides = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round((side or 0) / Mm(1), 1) for side in sides] == [215.9, 279.4, 22.0, 20.0]
    colours = set(find(data, "//@w:color")) | set(find(data, "//w:color/@w:val", "word/styles.xml"))
    named = [*(look.colour for look in PARAGRAPHS.values()), *(words.colour for words in CHARACTERS.values())]
    ours = {colour.lstrip("#").upper() for colour in named} - {""}
    assert not colours & ours, "no colour of ours is left"


def test_edges_and_logo_are_those_of_the_theme(data: bytes, page: Page) -> None:
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.header.paragraphs[0].text.startswith(f"Haichuan · {page.content.title}")
    foot = [
        f.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr")
        for f in section.footer._element.iter()
        if f.tag.endswith("fldSimple")
    ]
    assert [instruction.split()[0] for instruction in foot] == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text.endswith(" / ")
    told = [p.get("descr") for p in (*tree(data).iter(), *section.header._element.iter()) if p.tag.endswith("}docPr")]
    assert told.count("海川研究") == 2, "on the cover and in the head"


def test_drawings_are_set_in_the_fonts_of_the_theme(page: Page) -> None:
    plain = House()
    assert set(page.house.fonts).isdisjoint(plain.fonts)
    (own,) = pages_of((page.content,))
    assert own.house.fonts == plain.fonts


def test_slides_have_the_colours_of_the_theme(page: Page) -> None:
    data = as_pptx(page.content, page.drawings, page.house)
    theme = parts(data)["ppt/theme/theme1.xml"].decode()
    assert '<a:accent1><a:srgbClr val="0B2D5C"/></a:accent1>' in theme
    assert len(Presentation(io.BytesIO(data)).slides) > 3


@pytest.mark.parametrize(
    "start",
    [
        "<svg {xmlns} width='40mm' height='20mm'>",
        "<svg {xmlns} viewBox='0 0 40 20'>",
        '<svg {xmlns} viewBox="0,0,40,20">',
        '<svg {xmlns} width="40000" height="20000" viewBox="0 0 40 20">',
        '<?xml version="1.0" encoding="ISO-8859-1"?><svg {xmlns} viewBox="0 0 40 20"><title>é</title>',
    ],
)
def test_a_logo_that_the_page_takes_is_drawn_for_word(tmp_path: Path, start: str) -> None:
    svg = start.format(xmlns='xmlns="http://www.w3.org/2000/svg"') + '<path d="M0 0 L9 9 L9 0 Z" fill="#0b2d5c"/></svg>'
    data = svg.encode("iso-8859-1" if "8859" in svg else "utf-8")
    look = Look(themed(tmp_path, files={"logo.svg": data}).theme, "en")
    document = docx.Document()
    add_logo(document.add_paragraph(), House(look), "cover", 10)
    (picture,) = document.inline_shapes
    assert round(picture.height / Mm(1)) == 10
    assert round(picture.width / Mm(1)) == 20


def company(folder: Path) -> bytes:
    """Return a document in the style of a company."""
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.styles["Heading 1"].font.size = Pt(19)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0x40)
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(200), Mm(30), Mm(30)
    section.header.paragraphs[0].text = "ACME"
    section.footer.paragraphs[0].text = "Confidential"
    path = folder / "house.docx"
    document.save(str(path))
    return path.read_bytes()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CELL = "<w:tbl {}><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"
ACME = "<w:r><w:t>ACME</w:t></w:r>"


def edges_of(letterhead: str, where: str = "header") -> tuple[list[str], list[str]]:
    """Return heads and feet of a company's document with something in one of them, before and after ours would be written."""
    document = docx.Document()
    edge = getattr(document.sections[0], where)
    edge.is_linked_to_previous = False
    edge._element.insert(0, parse_xml(letterhead))
    before = printed(document.sections[0])
    furniture(document, content("en"), House(reference=b"its own"))
    return before, printed(document.sections[0])


def printed(section: Section) -> list[str]:
    """Return the heads and feet that a document has."""
    edges = (section.header, section.footer, section.first_page_header, section.first_page_footer)
    return [edge._element.xml for edge in edges if not edge.is_linked_to_previous]


@pytest.mark.parametrize(
    "letterhead",
    [
        CELL.format(W, ACME),
        f"<w:sdt {W}><w:sdtContent><w:p>{ACME}</w:p></w:sdtContent></w:sdt>",
        f"<w:p {W}><w:r><w:pict/></w:r></w:p>",
        f'<w:p {W}><w:fldSimple w:instr=" PAGE "/></w:p>',
        f"<w:p {W}><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>",
    ],
)
@pytest.mark.parametrize("where", ["header", "footer", "first_page_header"])
def test_a_letterhead_stays_wherever_it_stands(letterhead: str, where: str) -> None:
    before, after = edges_of(letterhead, where)
    assert before == after


def test_edges_that_print_nothing_get_ours() -> None:
    for empty in (CELL.format(W, "<w:r><w:t> </w:t></w:r>"), f"<w:p {W}/>"):
        _, after = edges_of(empty)
        assert content("en").title in after[0]


def test_a_document_of_the_house_wins(tmp_path: Path) -> None:
    (page,) = pages_of((content("en"),))
    page = replace(page, reference=company(tmp_path))
    data = as_docx(page.content, page.drawings, page.house)
    document = docx.Document(io.BytesIO(data))
    style = document.styles["Heading 1"]
    assert (style.font.name, style.font.size, style.font.color.rgb) == ("Georgia", Pt(19), RGBColor(0x80, 0, 0x40))
    section = document.sections[0]
    assert section.page_width is not None
    assert round(section.page_width / Mm(1)) == 200
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("ACME", "Confidential")
    assert {name for name in (*PARAGRAPHS, *CHARACTERS) if name not in document.styles} == set()
    assert document.styles["Source Line"].font.size == Pt(PARAGRAPHS["Source Line"].size)
    assert styled(data, "Heading1")
    text = 200 - 60
    for table in find(data, "//w:tbl/w:tblPr/w:tblW"):
        assert int(next(v for k, v in table.attrib.items() if k.endswith("}w"))) <= text / 25.4 * 1440 + 2


def test_a_document_of_chinese_word_calls_its_styles_otherwise(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(company(tmp_path)))
    others = {"Heading 1": "1", "Heading 2": "2", "Title": "a3", "Caption": "a4", "Body Text": "a5", "Subtitle": "a6"}
    for name, identity in others.items():
        document.styles[name].element.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId", identity)
    document.save(str(tmp_path / "chinese.docx"))
    (page,) = pages_of((content("zh-CN"),))
    page = replace(page, reference=(tmp_path / "chinese.docx").read_bytes())
    data = as_docx(page.content, page.drawings, page.house)
    known = set(find(data, "//w:style/@w:styleId", "word/styles.xml"))
    assert set(find(data, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")) <= known
    assert len(styled(data, "1")) == len(chapters_of(page.content, PAPER))
    order = [name for name in find(data, "/w:document/w:body/w:p/w:pPr/w:pStyle/@w:val") if name in {"a3", "TOCHeading", "1"}]
    assert order[:3] == ["a3", "TOCHeading", "1"]
    assert len(styled(data, "a4")) == len(page.content.figures)


def test_the_word_document_of_a_theme_is_taken(tmp_path: Path) -> None:
    files = {"house.docx": company(tmp_path)}
    spec = themed(tmp_path / "project", new="word: {reference: house.docx}\n", files=files)
    checked = check(spec.file.path)
    (page,) = pages_of(checked.contents, theme=checked.spec.theme)
    assert page.house.reference == files["house.docx"]
