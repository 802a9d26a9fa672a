"""Parts of a Word document: styles with fonts for Chinese, fields to fill in, tables that stay whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.content.questionnaire.form import Form
from reportgen.palette import BLUE, INK, INK2, PAPER, RULE
from reportgen.render.questionnaire.look import margins_of
from reportgen.render.word.embedded import declare_fonts
from reportgen.render.word.house import House
from reportgen.render.word.ooxml import made, set_fonts, set_language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

SIGNS = "MS Gothic"
"""A font that every Word has, with the four boxes."""
ROUND, SQUARE = ("25CB", "25CF"), ("25A1", "25A0")
"""A box empty and chosen: ○ and ●, □ and ■, which all Chinese fonts have."""
INDENT = 9
"""Millimetres before what stands under a question's number."""
NOTE = 9
"""The size of what is said beside a question, in points; the questions are larger."""


class Look(NamedTuple):
    """How a kind of paragraph looks: an indent in millimetres, distances and size in points."""

    left: float = 0
    before: float = 0
    after: float = 0
    kept: bool = False
    """On the page of the next paragraph."""
    size: float = 0
    """As the text without it."""
    colour: str = ""


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "Ask": Look(INDENT, before=12, after=2, kept=True),
        "Hint": Look(INDENT, after=2, kept=True, size=NOTE, colour=INK2),
        "Answer": Look(INDENT, after=2),
        "After": Look(INDENT, before=2, after=2, size=NOTE, colour=BLUE),
        "Cell": Look(before=1, after=1),
        "Ends": Look(after=4, size=NOTE, colour=INK2),
        "How": Look(before=8, after=2, colour=INK2),
        "Serial": Look(after=4, colour=INK2),
        "Closing": Look(before=14),
    }
)
"""The styles of a form's paragraphs; people may change them in Word."""

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def width_of(house: House) -> float:
    """Return how many millimetres lie between the margins."""
    _, right, _, left = margins_of(house.look.theme)
    return house.paper[0] - left - right


def prepared(form: Form, house: House) -> Document:
    """Return an empty document with the form's styles, language and properties."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm

    document = docx.Document()
    document.settings.element.find(qn("w:zoom")).set(qn("w:percent"), "100")  # the standard wants it, and nobody else has set it
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, house.paper)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, margins_of(house.look.theme))
    _styles(document, form.language, house)
    day = dt.date.fromisoformat(form.date)
    properties = document.core_properties
    properties.title, properties.author, properties.language = form.title, "", form.language
    properties.comments = ""
    properties.version = form.version
    properties.created = properties.modified = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Word's have no zone
    return document


def _styles(document: Document, language: str, house: House) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    normal = document.styles["Normal"]
    set_fonts(normal, language, *house.families("text", language))
    if house.look.theme is not None:
        _colour(normal, house.colour(INK))
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    set_language(document.styles.element, language)
    for name, size in (("Title", 20), ("Heading 1", 14)):
        style = document.styles[name]
        set_fonts(style, language, *house.families("headings", language))
        style.font.size, style.font.bold = Pt(size), True
        _colour(style, house.colour(INK))
        _no_border(style)
    aside = document.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER)
    aside.font.size, aside.font.bold = Pt(NOTE), False
    _colour(aside, house.colour(INK2))
    for name, look in LOOKS.items():
        _add_style(document, name, house.worn(look))
    styles = document.styles
    styles["Ask"].font.bold = True
    styles["Ask"].paragraph_format.first_line_indent = Mm(-INDENT)
    styles["Ask"].paragraph_format.tab_stops.add_tab_stop(Mm(INDENT))
    styles["Ends"].paragraph_format.tab_stops.add_tab_stop(Mm(width_of(house)), WD_TAB_ALIGNMENT.RIGHT)
    styles["Cell"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["Serial"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _grid_style(document, house)


def _add_style(document: Document, name: str, look: Look) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    known = name in document.styles
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    form = style.paragraph_format
    form.left_indent, form.space_before, form.space_after = Mm(look.left), Pt(look.before), Pt(look.after)
    form.keep_with_next, form.keep_together = look.kept, True
    if look.size:
        style.font.size = Pt(look.size)
    if look.colour:
        _colour(style, look.colour)


def _grid_style(document: Document, house: House) -> None:
    """Add the style of a grid: a line under each row and nothing else."""
    from docx.enum.style import WD_STYLE_TYPE

    style = document.styles.add_style("Grid", WD_STYLE_TYPE.TABLE)
    borders = [made(f"w:{side}", val="single", sz="4", color=house.colour(RULE)) for side in ("top", "bottom", "insideH")]
    margins = [made(f"w:{side}", w="57", type="dxa") for side in ("left", "right")]
    inside = [made("w:tblInd", w="57", type="dxa"), made("w:tblBorders", *borders), made("w:tblCellMar", *margins)]
    style.element.append(made("w:tblPr", *inside))


def _colour(style: Any, colour: str) -> None:
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))


def _no_border(style: Any) -> None:
    from docx.oxml.ns import qn

    paragraph = style.element.get_or_add_pPr()
    for border in paragraph.findall(qn("w:pBdr")):
        paragraph.remove(border)


class Fields:
    """The fields of a document, each with a number of its own."""

    def __init__(self) -> None:
        self.count = 0

    def box(self, line: Paragraph, title: str, *, round_: bool) -> None:
        """Add a box that a click fills."""
        from lxml import etree

        empty, chosen = ROUND if round_ else SQUARE
        checkbox = etree.Element(f"{{{_W14}}}checkbox", nsmap={"w14": _W14})
        for tag, attributes in (
            ("checked", {"val": "0"}),
            ("checkedState", {"val": chosen, "font": SIGNS}),
            ("uncheckedState", {"val": empty, "font": SIGNS}),
        ):
            part = etree.SubElement(checkbox, f"{{{_W14}}}{tag}")
            for name, value in attributes.items():
                part.set(f"{{{_W14}}}{name}", value)
        fonts = made("w:rFonts", ascii=SIGNS, hAnsi=SIGNS, eastAsia=SIGNS, hint="eastAsia")
        sign = made("w:t")
        sign.text = chr(int(empty, 16))
        self._field(line, title, [checkbox], made("w:r", made("w:rPr", fonts), sign))

    def text(self, line: Paragraph, title: str, blanks: int) -> None:
        """Add a field for words: a line to write on, which typing replaces."""
        sign = made("w:t")
        sign.text = "_" * blanks or "\u00a0"
        sign.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run = made("w:r", made("w:rPr", made("w:color", val="66717A")), sign)
        self._field(line, title, [made("w:showingPlcHdr"), made("w:text")], run)

    def _field(self, line: Paragraph, title: str, kind: Sequence[Any], run: Any) -> None:
        self.count += 1
        about = [made("w:alias", val=title[:64]), made("w:tag", val=f"f{self.count}"), made("w:id", val=str(self.count))]
        line._p.append(made("w:sdt", made("w:sdtPr", *about, *kind), made("w:sdtContent", run)))


def kept(line: Paragraph) -> Paragraph:
    """Keep a paragraph on the page of the next."""
    line.paragraph_format.keep_with_next = True
    return line


def with_next(document: Document) -> None:
    """Keep what was written last on the page of what comes next."""
    from docx.table import Table

    last = list(document.iter_inner_content())[-1]
    for line in [cell.paragraphs[0] for cell in last.rows[-1].cells] if isinstance(last, Table) else [last]:
        kept(line)


def bordered(line: Paragraph, side: str, colour: str) -> Paragraph:
    """Draw a line of a colour above or below a paragraph."""
    border = made(f"w:{side}", val="single", sz="8", space="6", color=colour)
    line._p.get_or_add_pPr().insert_element_before(made("w:pBdr", border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    return line


def plain_table(document: Document, rows: int, columns: int, ruled: str = "") -> Table:
    """Return a table without a frame; ruled, with a line of that colour under each row."""
    table: Table = document.add_table(rows, columns)
    if ruled:
        lines = (made(f"w:{side}", val="single", sz="4", color=ruled) for side in ("bottom", "insideH"))
        for part in (made("w:tblInd", w="510", type="dxa"), made("w:tblBorders", *lines)):
            table._tbl.tblPr.insert_element_before(part, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    return table


def set_widths(table: Table, millimetres: Sequence[float]) -> None:
    """Set the width of every column, in the grid and in the cells: programs disagree on which they read."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def unbroken(row: _Row, height: float = 0) -> None:
    """Keep a row on one page; with a height in millimetres, make it at least so high."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    row._tr.get_or_add_trPr().append(made("w:cantSplit"))
    if height:
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST


def centred(table: Table) -> None:
    """Set what stands in the cells of a table half-way between top and bottom."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    for row in table.rows:
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def repeated_heading(row: _Row) -> None:
    """Mark a row as the heading of its table."""
    row._tr.get_or_add_trPr().append(made("w:tblHeader"))


def dress(document: Document, house: House) -> None:
    """Put the fonts of a house into the document, and its colour under the pages."""
    if house.look.theme is None:
        return
    declare_fonts(document, house.held)
    if house.paper_colour != PAPER:
        document.element.insert(0, made("w:background", color=house.colour(PAPER)))
    settings = document.settings.element
    own = [made("w:displayBackgroundShape")] if house.paper_colour != PAPER else []
    own += [made("w:embedTrueTypeFonts"), made("w:saveSubsetFonts")] if house.held else []
    before = ("view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries")
    first = next((n for n, child in enumerate(settings) if child.tag.rpartition("}")[2] not in before), len(settings))
    for element in reversed(own):
        settings.insert(first, element)
