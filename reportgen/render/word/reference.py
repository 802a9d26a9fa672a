"""The document that Word's styles come from: ours, or a company's with what it lacks of ours."""

from __future__ import annotations

import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportgen.render.style import INK, RULE
from reportgen.render.word.faces import named
from reportgen.render.word.ground import on_ground
from reportgen.render.word.house import PLAIN_HOUSE, House
from reportgen.render.word.looks import CHARACTERS, PARAGRAPHS, Look, Words
from reportgen.render.word.ooxml import made, packed, put, set_fonts, set_language, tongues

if TYPE_CHECKING:
    from docx.document import Document

GRID = "Report Table"
"""The style of every table."""

HEADINGS = frozenset(
    (
        *("Title", "TOC Heading", "List Heading", "Listing Title", "Quadrant", "Finding", "Headline Number"),
        *("Headline Number Bad", *(f"Heading {level}" for level in range(1, 7))),
    )
)
"""The styles that have the font of headings, as those of the page have."""
IN_HEADINGS = frozenset({"Section Number", "Headline Unit", "Aside", "Tag", "Label"})
"""Words in headings that are not bold; the font of headings is."""

LISTED = frozenset({"toc 1", "toc 2", "table of figures"})
"""The styles of lines that lead to a page, whose number stands at the right."""

BUILT_IN: Mapping[str, str] = MappingProxyType(
    {
        "toc 1": "TOC1",
        "toc 2": "TOC2",
        "table of figures": "TableofFigures",
        "footnote text": "FootnoteText",
        "footnote reference": "FootnoteReference",
        "header": "Header",
        "footer": "Footer",
        "Hyperlink": "Hyperlink",
        "Date": "Date",
        "Block Text": "BlockText",
        "TOC Heading": "TOCHeading",
        "Strong": "Strong",
        "Caption": "Caption",
    }
)
"""Styles that Word knows by itself, and what a document calls each."""


def style_id(name: str) -> str:
    """Return what a document calls a style."""
    return BUILT_IN.get(name) or name.replace(" ", "")


def reference(language: str, house: House = PLAIN_HOUSE, *, grounded: bool = True) -> bytes:
    """Return the reference document of a language.

    Parameters
    ----------
    language
        Its language tag.
    house
        Whose looks it has; the styles of its own document stay as they are, and those that it lacks are added.
    grounded
        Whether the ground of the house's cover will be laid under its words.
    """
    import docx

    own = house.reference
    document = docx.Document(io.BytesIO(own)) if own is not None else docx.Document()
    if own is None:
        _emptied(document)
        _page(document, house)
        _defaults(document, language, house)
    _paragraphs(document, language, house, grounded=grounded)
    _characters(document, language, house, only_missing=own is not None)
    if GRID not in document.styles:
        _table_style(document, house)
    file = io.BytesIO()
    document.save(file)
    return packed(file.getvalue())


def _emptied(document: Document) -> None:
    """Remove the styles of tables that python-docx brings along: nobody has asked for a hundred of them."""
    from docx.oxml.ns import qn

    for style in list(document.styles.element.iter(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            document.styles.element.remove(style)


def _page(document: Document, house: House) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(house.paper[0]), Mm(house.paper[1])
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, house.margins)
    section.header_distance, section.footer_distance = Mm(13), Mm(11)


def _defaults(document: Document, language: str, house: House) -> None:
    """Set fonts and language of everything that no style speaks of."""
    from docx.oxml.ns import qn

    root = document.styles.element
    run = root.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    fonts = run.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    set_fonts(document.styles["Normal"], language, *house.families("text", language))
    for name, value in document.styles["Normal"].element.rPr.rFonts.attrib.items():
        fonts.set(name, value)
    latin, chinese = tongues(language)
    if run.find(qn("w:lang")) is None:
        run.append(made("w:lang", val=latin, eastAsia=chinese))
    set_language(root, language)


def _paragraphs(document: Document, language: str, house: House, *, grounded: bool) -> None:
    only_missing = house.reference is not None
    for name, look in PARAGRAPHS.items():
        there = name in document.styles
        if not (there and only_missing):
            worn = house.worn(look)
            _set_paragraph(document, name, on_ground(name, worn, house) if grounded else worn)
            set_fonts(document.styles[name], language, *house.families("headings" if name in HEADINGS else "text", language))
        if not there and name in LISTED:
            tab = made("w:tab", val="right", pos=str(_twips(house.text)))
            put(document.styles[name].element.get_or_add_pPr(), made("w:tabs", tab))


def _characters(document: Document, language: str, house: House, *, only_missing: bool) -> None:
    for name, words in CHARACTERS.items():
        if not (name in document.styles and only_missing):
            style = _style(document, name, paragraph=False)
            _set_words(style, house.worn(words))
            if name in IN_HEADINGS and named(house.look.theme, "headings"):
                set_fonts(style, language, *house.families("text", language))


def _style(document: Document, name: str, *, paragraph: bool) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    if name in document.styles:
        return document.styles[name]
    kind = WD_STYLE_TYPE.PARAGRAPH if paragraph else WD_STYLE_TYPE.CHARACTER
    style = document.styles.add_style(name, kind, builtin=name in BUILT_IN)
    style.element.set(qn("w:styleId"), style_id(name))
    return style


def _set_paragraph(document: Document, name: str, look: Look) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = _style(document, name, paragraph=True)
    if name != "Normal":
        style.base_style = document.styles[look.base]
    element = style.element
    for child in ("w:pPr", "w:rPr", "w:next", "w:link"):
        for found in element.findall(qn(child)):
            element.remove(found)
    if look.level or name in {"Title", "TOC Heading"}:
        element.insert_element_before(made("w:next", val="BodyText"), "w:link", "w:uiPriority", "w:qFormat", "w:pPr", "w:rPr")
    _set_form(element.get_or_add_pPr(), look)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor.from_string(look.colour.lstrip("#").upper())
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False


def _set_form(form: Any, look: Look) -> None:
    """Write the layout of a paragraph, in the order that Word wants."""
    twips = {"before": look.before * 20, "after": look.after * 20, "line": look.line * 20}
    if look.kept:
        form.append(made("w:keepNext"))
    form.append(made("w:keepLines", **({} if look.kept or look.level else {"val": "0"})))
    if look.breaks:
        form.append(made("w:pageBreakBefore"))
    form.append(made("w:widowControl"))
    sides = (("top", look.above, "4"), ("left", look.beside, "8"), ("bottom", look.below, "1"))
    rules = [
        made(f"w:{side}", val="single", sz="8", space=space, color=colour.lstrip("#").upper())
        for side, colour, space in sides
        if colour
    ]
    if rules:
        form.append(made("w:pBdr", *rules))
    form.append(made("w:spacing", **{key: str(round(value)) for key, value in twips.items()}, lineRule="atLeast"))
    if look.left:
        hanging = {"hanging": str(_twips(look.hanging))} if look.hanging else {}
        form.append(made("w:ind", left=str(_twips(look.left)), **hanging))
    if look.level:
        form.append(made("w:outlineLvl", val=str(look.level - 1)))


def _twips(millimetres: float) -> int:
    return round(millimetres / 25.4 * 1440)


def _set_words(style: Any, words: Words) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for found in style.element.findall(qn("w:rPr")):
        style.element.remove(found)
    font = style.font
    if words.colour:
        font.color.rgb = RGBColor.from_string(words.colour.lstrip("#").upper())
    if words.size:
        font.size = Pt(words.size)
    font.bold = words.bold
    font.strike = words.struck or None
    font.superscript = words.raised or None
    if words.underlined:
        style.element.get_or_add_rPr().append(made("w:u", val="dash"))
    if words.boxed:
        style.element.get_or_add_rPr().append(made("w:bdr", val="single", sz="4", space="0", color="66717A"))


def _table_style(document: Document, house: House) -> None:
    """Add the style of tables: a rule above the headings, below them and at the end, a pale one between rows."""
    from docx.enum.style import WD_STYLE_TYPE

    style = document.styles.add_style(GRID, WD_STYLE_TYPE.TABLE)
    ink, pale = house.colour(INK), house.colour(RULE)
    borders = [
        made("w:top", val="single", sz="8", space="0", color=ink),
        made("w:bottom", val="single", sz="8", space="0", color=ink),
        made("w:insideH", val="single", sz="4", space="0", color=pale),
    ]
    margins = [
        made(f"w:{side}", w=width, type="dxa")
        for side, width in (("top", "30"), ("left", "57"), ("bottom", "30"), ("right", "57"))
    ]
    style.element.append(
        made("w:tblPr", made("w:tblInd", w="0", type="dxa"), made("w:tblBorders", *borders), made("w:tblCellMar", *margins))
    )
    heads = made("w:tcBorders", made("w:bottom", val="single", sz="8", space="0", color=ink))
    style.element.append(made("w:tblStylePr", made("w:tcPr", heads), type="firstRow"))
