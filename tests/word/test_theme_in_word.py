"""The fonts and the first page of a theme in Word: named by style, held in the file, laid under the words."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import docx
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pptx import Presentation

from reportgen.palette import contrast
from reportgen.problems import Place
from reportgen.render.render import Page, pages_of
from reportgen.render.word.converters import VARIABLE
from reportgen.render.word.docx import as_docx
from reportgen.render.word.embedded import covered
from reportgen.render.word.faces import held, named
from reportgen.render.word.logo import add_logo
from reportgen.render.word.pictures import theme_picture
from reportgen.render.word.reference import reference
from reportgen.render.word.slides.pptx import as_pptx
from reportgen.spec.theme.pictures import read_picture
from reportgen.spec.theme.theme import Picture, Theme, ThemeFile
from tests.render.sample import content
from tests.theme.house import latin, png, themed
from tests.word.reading import NAMES, W, find, parts, style, text, tree

SERIF = Path(__file__).parents[2] / "templates" / "fonts" / "ReportSerif-Bold.otf"
FONTS = "fonts: {text: {regular: own.otf, bold: own-bold.otf}, headings: {bold: serif.otf}, fill: own}\n"
R_ID = f"{{{NAMES['r']}}}id"


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """A house with a font of Latin letters for text, one with hanzi for headings, and a cover in its colour."""
    files = {"own.otf": latin(), "own-bold.otf": latin("ReportSans-Bold"), "serif.otf": SERIF.read_bytes()}
    found = themed(tmp_path_factory.mktemp("fonts"), new=FONTS, files=files).theme
    assert found is not None
    return found


@pytest.fixture(scope="module")
def page(theme: Theme) -> Page:
    (found,) = pages_of((content("zh-CN"),), theme=theme)
    return found


@pytest.fixture(scope="module")
def data(page: Page) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        return as_docx(page.content, page.drawings, page.house)


def fonts_of(data: bytes, name: str) -> list[str]:
    """Return the fonts of a style for Latin letters and for hanzi."""
    (fonts,) = find(data, f"//w:style[@w:styleId='{name}']/w:rPr/w:rFonts", "word/styles.xml")
    return [fonts.get(f"{W}ascii"), fonts.get(f"{W}eastAsia")]


def test_styles_name_the_fonts_of_the_theme_for_each_script(data: bytes) -> None:
    assert fonts_of(data, "Normal") == ["Report Sans", "Microsoft YaHei"], "a font without hanzi leaves them to that of Chinese"
    for heading in ("Title", "Heading1", "Heading6", "TOCHeading", "HeadlineNumber"):
        assert fonts_of(data, heading) == ["Report Serif", "Report Serif"]
    assert fonts_of(data, "SectionNumber") == ["Report Sans", "Microsoft YaHei"], "it is not bold, as all headings are"
    defaults = find(data, "//w:docDefaults//w:rFonts", "word/styles.xml")
    assert [d.get(f"{W}ascii") for d in defaults] == ["Report Sans"]


def test_the_file_holds_the_fonts_as_word_reads_them(data: bytes, page: Page) -> None:
    table = find(data, "//w:font[w:embedRegular or w:embedBold]", "word/fontTable.xml")
    kinds = {font.get(f"{W}name"): [child.tag.removeprefix(f"{W}embed") for child in font] for font in table}
    assert kinds == {"Report Sans": ["Regular", "Bold"], "Report Serif": ["Bold"]}
    targets = {r.get("Id"): r.get("Target") for r in tree(data, "word/_rels/fontTable.xml.rels")}
    for font in table:
        for child in font:
            part = parts(data)[f"word/{targets[child.get(R_ID)]}"]
            key = bytes.fromhex(child.get(f"{W}fontKey").strip("{}").replace("-", ""))
            plain = bytes(a ^ b for a, b in zip(part[:32], cycle(key[::-1]), strict=False)) + part[32:]
            found = TTFont(io.BytesIO(plain))
            assert found.sfntVersion == "\0\1\0\0", "Word takes no outlines of PostScript"
            assert str(found["name"].getDebugName(1)) == font.get(f"{W}name")
            assert str(found["name"].getDebugName(2)) == child.tag.removeprefix(f"{W}embed")
            assert (found["OS/2"].usWeightClass, found["head"].macStyle) == ((700, 1) if child.tag.endswith("Bold") else (400, 0))
            wanted = {c for c in page.content.title if font.get(f"{W}name") == "Report Serif"} | set("Aa9")
            assert {ord(c) for c in wanted} <= set(found.getBestCmap())
    settings = [child.tag.removeprefix(W) for child in tree(data, "word/settings.xml")]
    assert settings[:3] == ["zoom", "embedTrueTypeFonts", "saveSubsetFonts"]
    kinds_of = parts(data)["[Content_Types].xml"].decode()
    assert kinds_of.count("application/vnd.openxmlformats-officedocument.obfuscatedFont") == 3


def test_outlines_stay_where_they_were(theme: Theme, page: Page) -> None:
    from fontTools.pens.boundsPen import BoundsPen

    (serif,) = [font for font in held(theme, page.house.brought) if font.family == "Report Serif"]
    ours, theirs = TTFont(SERIF), TTFont(io.BytesIO(serif.data))
    for letter in (ord("A"), ord(page.content.title[0])):
        bounds = []
        for font in (ours, theirs):
            pen = BoundsPen(font.getGlyphSet())
            font.getGlyphSet()[font.getBestCmap()[letter]].draw(pen)
            bounds.append(pen.bounds)
            assert font["hmtx"][font.getBestCmap()[letter]][0] == ours["hmtx"][ours.getBestCmap()[letter]][0]
        assert all(abs(a - b) <= 2 for a, b in zip(*bounds, strict=True)), "in thousandths of the size"


def test_a_font_is_covered_as_libreoffice_and_word_uncover_it() -> None:
    key = "0123456789ABCDEF0123456789ABCDEF"
    data = bytes(range(40))
    places = (35, 33, 31, 29, 27, 25, 22, 20, 17, 15, 12, 10, 7, 5, 3, 1)  # where LibreOffice reads the bytes of the key
    written = "{" + "-".join((key[:8], key[8:12], key[12:16], key[16:20], key[20:])) + "}"
    own = bytes(int(written[place : place + 2], 16) for place in places)
    assert covered(data, key) == bytes(a ^ b for a, b in zip(data[:32], own * 2, strict=True)) + data[32:]


@pytest.mark.parametrize(("licence", "there"), [(0, True), (8, True), (4, False), (2, False), (0x200, False)])
def test_a_font_whose_licence_forbids_it_is_named_and_not_held(tmp_path: Path, licence: int, there: bool) -> None:
    font = TTFont(io.BytesIO(latin()))
    font["OS/2"].fsType = licence
    file = io.BytesIO()
    font.save(file)
    files = {"own.otf": file.getvalue(), "own-bold.otf": latin("ReportSans-Bold")}
    found = themed(tmp_path, new="fonts: {text: {regular: own.otf, bold: own-bold.otf}, fill: own}\n", files=files).theme
    assert [font.bold for font in held(found, {})] == ([False, True] if there else [True])
    name = named(found, "text")
    assert name is not None
    assert name.family == "Report Sans"


def grounds(data: bytes) -> list[tuple[float, float, str]]:
    """Return width, height and colour of what lies behind the first page, in millimetres."""
    found = []
    for anchor in find(data, "//wp:anchor[@behindDoc='1']"):
        extent = anchor.find(f"{{{NAMES['wp']}}}extent")
        colour = anchor.xpath("string(.//a:solidFill/a:srgbClr/@val)", namespaces=NAMES)
        found.append((round(int(extent.get("cx")) / 36000, 1), round(int(extent.get("cy")) / 36000, 1), colour))
    return found


def test_a_full_cover_lies_under_the_page_and_its_words_can_be_read(data: bytes) -> None:
    page, sheet = grounds(data)
    assert page == (215.9, 279.4, "0B2D5C")
    assert sheet[2] == "FFFFFF", "the drawing lies on a sheet of paper"
    for name in ("Title", "Subtitle", "CoverKicker", "Author", "Imprint", "Notice"):
        (colour,) = find(data, f"//w:style[@w:styleId='{name}']/w:rPr/w:color/@w:val", "word/styles.xml")
        assert contrast(f"#{colour.lower()}", "#0b2d5c") >= 4.5
    (first,) = find(data, "/w:document/w:body/w:p[1]")
    assert first.xpath("count(.//wp:anchor)", namespaces=NAMES) == 3, "ground, sheet and logo belong to the first page"
    hidden = find(data, "//wp:anchor[@behindDoc='1']/wp:docPr//*[local-name()='decorative']/@val")
    assert hidden == ["1", "1"], "ornaments are not read out"


def test_drawing_and_imprint_stand_at_the_foot_of_the_first_page(data: bytes) -> None:
    body = find(data, "/w:document/w:body/w:p")
    framed = [p for p in body if p.find(f"{W}pPr/{W}framePr") is not None]
    assert {style(p) for p in framed} <= {"CoverArt", "CoverSource", "Notice", "Imprint"}
    frame = next(p for p in framed if style(p) == "Imprint").find(f"{W}pPr/{W}framePr")
    assert (frame.get(f"{W}vAnchor"), frame.get(f"{W}yAlign")) == ("margin", "bottom")
    after = body[body.index(framed[-1]) + 1]
    assert text(after) == "", "a frame stands on the page of the text after it"
    assert after.find(f"{W}pPr/{W}pageBreakBefore") is None
    assert style(body[body.index(after) + 1]) == "TOCHeading"


def made(page: Page, theme: Theme, layout: str, image: bytes | None = None, **more: object) -> bytes:
    """Return the document with another first page."""
    cover = theme.document.cover.model_copy(update={"layout": layout})
    document = theme.document.model_copy(update={"cover": cover, **more})
    picture = Picture(image, "image/png", 300, 100) if image else None
    look = replace(page.look, theme=replace(theme, document=document, cover=picture))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        return as_docx(page.content, page.drawings, replace(page.house, look=look))


def test_a_band_with_a_picture_is_cropped_and_not_stretched(page: Page, theme: Theme) -> None:
    data = made(page, theme, "band", png(300, 100))
    ground, picture = grounds(data)
    assert ground[:2] == picture[:2] == (215.9, 150.0)
    (crop,) = find(data, "//a:srcRect")
    left = int(crop.get("l")) / 100_000
    assert crop.get("l") == crop.get("r")
    assert 300 * (1 - 2 * left) / 100 == pytest.approx(215.9 / 150, rel=0.001)
    (imprint,) = find(data, "//w:style[@w:styleId='Imprint']/w:rPr/w:color/@w:val", "word/styles.xml")
    assert contrast(f"#{imprint.lower()}", "#ffffff") >= 4.5, "it stands on paper"


def test_a_plain_cover_has_no_ground(page: Page, theme: Theme) -> None:
    assert grounds(made(page, theme, "plain")) == []


def test_styles_of_a_document_stay_and_the_cover_is_that_of_the_theme(page: Page, theme: Theme, tmp_path: Path) -> None:
    own = docx.Document()
    own.styles["Title"].font.name = "Georgia"
    own.save(str(tmp_path / "house.docx"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        house = replace(page.house, reference=(tmp_path / "house.docx").read_bytes())
        data = as_docx(page.content, page.drawings, house)
    assert docx.Document(io.BytesIO(data)).styles["Title"].font.name == "Georgia"
    assert fonts_of(data, "TableCaption") == ["Report Sans", "Microsoft YaHei"], "what the document lacks is the theme's"
    assert grounds(data)[0][2] == "0B2D5C"
    title = next(p for p in find(data, "/w:document/w:body/w:p") if style(p) == "Title")
    assert {run.xpath("string(w:rPr/w:color/@w:val)", namespaces=NAMES) for run in title.iter(f"{W}r")} == {"FFFFFF"}


def test_a_page_that_is_not_white_is_told_to_word(tmp_path: Path) -> None:
    spec = themed(tmp_path, 'likert: ["#8c2d19", "#d77f31"', 'paper: "#fffdf5"\n  likert: ["#8c2d19", "#cc7424"')
    (found,) = pages_of((content("en"),), theme=spec.theme)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        data = as_docx(found.content, found.drawings, found.house)
    assert find(data, "/w:document/w:background/@w:color") == ["FFFDF5"]
    assert tree(data)[0].tag == f"{W}background"
    assert find(data, "//w:displayBackgroundShape", "word/settings.xml")


def test_a_damaged_font_is_not_held_and_breaks_nothing(tmp_path: Path) -> None:
    data = bytearray(latin())
    at = int.from_bytes(data[12 + 8 : 12 + 12], "big")  # where the first table, the outlines, begins
    data[at : at + 400] = b"\xff" * 400
    files = {"own.otf": bytes(data), "own-bold.otf": latin("ReportSans-Bold")}
    found = themed(tmp_path, new="fonts: {text: {regular: own.otf, bold: own-bold.otf}, fill: own}\n", files=files).theme
    assert [font.bold for font in held(found, {})] == [True]


def test_the_styles_of_a_project_for_quarto_can_be_read_without_the_ground(page: Page) -> None:
    styles = reference("zh-CN", page.house, grounded=False)
    (colour,) = find(styles, "//w:style[@w:styleId='Title']/w:rPr/w:color/@w:val", "word/styles.xml")
    assert contrast(f"#{colour.lower()}", "#ffffff") >= 4.5


@pytest.fixture(scope="module")
def slides(page: Page) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        return as_pptx(page.content, page.drawings, replace(page.house, reference=b"of Word alone"))


def test_slides_have_the_fonts_of_the_theme_for_titles_and_text(slides: bytes) -> None:
    theme = parts(slides)["ppt/theme/theme1.xml"].decode()
    fonts = re.findall(r'<a:(major|minor)Font><a:latin typeface="([^"]*)"/><a:ea typeface="([^"]*)"/>', theme)
    assert fonts == [("major", "Report Serif", "Report Serif"), ("minor", "Report Sans", "Microsoft YaHei")]


def test_the_title_and_chapters_stand_on_the_ground_of_the_cover(slides: bytes) -> None:
    for layout in Presentation(io.BytesIO(slides)).slide_layouts:
        ground = layout._element.xpath("string(p:cSld/p:bg/p:bgPr/a:solidFill/a:srgbClr/@val)")
        assert ground == ("0B2D5C" if layout.name in {"Title Slide", "Section Header"} else "")
        for colour in (
            layout._element.xpath(".//p:sp[p:nvSpPr/p:nvPr/p:ph]//a:defRPr/a:solidFill/a:srgbClr/@val") if ground else ()
        ):
            assert contrast(f"#{colour.lower()}", "#0b2d5c") >= 4.5


def test_the_logo_is_on_the_title_and_at_the_foot_of_slides(slides: bytes) -> None:
    found: dict[str, list[str]] = {}
    for layout in Presentation(io.BytesIO(slides)).slide_layouts:
        for about in layout._element.xpath(".//p:pic/p:nvPicPr/p:cNvPr"):
            found.setdefault(about.get("descr"), []).append(layout.name)
    assert set(found) == {"海川研究"}
    assert {"Title Slide", "Title and Content", "Content with Caption", "Two Content"} <= set(found["海川研究"])
    assert "Section Header" not in found["海川研究"]


def test_a_band_of_slides_ends_below_the_words_and_its_picture_is_cropped(page: Page, theme: Theme) -> None:
    cover = theme.document.cover.model_copy(update={"layout": "band"})
    document = theme.document.model_copy(update={"cover": cover})
    look = replace(page.look, theme=replace(theme, document=document, cover=Picture(png(300, 100), "image/png", 300, 100)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "")
        deck = Presentation(io.BytesIO(as_pptx(page.content, page.drawings, replace(page.house, look=look))))
    (title,) = [layout for layout in deck.slide_layouts if layout.name == "Title Slide"]
    shapes: list[Any] = list(title.shapes)
    band, picture, *_ = shapes
    assert (band.name, picture.name) == ("Ground", "Ground picture")
    assert band.width == picture.width == deck.slide_width
    assert band.height < (deck.slide_height or 0)
    assert max(shape.top + shape.height for shape in shapes if shape.is_placeholder) <= band.height
    assert 300 * (1 - picture.crop_left - picture.crop_right) / 100 == pytest.approx(band.width / band.height, rel=0.001)


def jpeg(first: bytes) -> bytes:
    """Return a photograph whose file begins with a segment of its own choice."""
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "#335577").save(file, "jpeg")
    data = file.getvalue()
    assert data[6:10] == b"JFIF"
    length = int.from_bytes(data[4:6], "big")
    return data[:2] + first + data[4 + length :]


@pytest.mark.parametrize(
    "first", [b"\xff\xee\x00\x0eAdobe\x00d\x00\x00\x00\x00\x01", b"\xff\xfe\x00\x05abc", b"\xff\xe1\x00\x0aExif\x00\x00xx"]
)
def test_a_photograph_is_taken_whatever_its_file_begins_with(first: bytes) -> None:
    data = jpeg(first)
    assert read_picture(ThemeFile("cover", "c.jpg", "c.jpg", data, Place("t")), ("JPEG",)) == Picture(data, "image/jpeg", 30, 20)
    taken = theme_picture(Picture(data, "image/jpeg", 30, 20), 100, ())
    document = docx.Document()
    assert document.add_picture(taken).width == document.inline_shapes[0].width
    assert Image.open(taken).size == (30, 20)
    assert Image.open(taken).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert b"Exif" not in taken.getvalue(), "a camera may write where it was"


def test_a_logo_is_never_wider_than_the_text(page: Page, theme: Theme) -> None:
    wide = replace(theme, logo=Picture(png(3000, 100), "image/png", 3000, 100))
    house = replace(page.house, look=replace(page.look, theme=wide))
    document = docx.Document()
    for place, most in (("cover", house.text), ("head", 0.4 * house.text)):
        paragraph = document.add_paragraph()
        add_logo(paragraph, house, place, 20)  # type: ignore[arg-type]
        extent = paragraph._p.xpath(".//wp:extent")[0]
        assert int(extent.get("cx")) / 36000 == pytest.approx(most, abs=0.1)
        assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(30, rel=0.01)
