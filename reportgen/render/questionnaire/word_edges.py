"""The head of a questionnaire in Word, and the edges of its pages, in the looks of a house."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import TYPE_CHECKING, Any

from reportgen.content.questionnaire.form import Form
from reportgen.render.look_sheet import ground_of
from reportgen.render.questionnaire.look import LOGO_HEIGHT, margins_of
from reportgen.render.questionnaire.page import width
from reportgen.render.questionnaire.word_parts import width_of
from reportgen.render.word.afloat import Spot, cropped, floating, rectangle
from reportgen.render.word.furniture import LOGO, PAGES, edge_line, filled
from reportgen.render.word.ground import FIRST
from reportgen.render.word.house import House
from reportgen.render.word.logo import add_logo
from reportgen.render.word.ooxml import made, text_run
from reportgen.render.word.pictures import theme_picture

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

USUAL: Mapping[str, str] = {"head-left": "", "head-right": "", "foot-left": "{title} · {version}"}
"""The words at the edges where the house wants no others; at the right of the foot stands the page."""
SERIAL, LINE, BEFORE, AFTER = 18.0, 28.0, 6.0, 30.0
"""Points of the line with the number, of each line of a title in a band, and above and below that."""
BELOW = 14.0
"""Points of the band below the title."""
POINT = 25.4 / 72
"""Millimetres."""


def head_of(serial: Paragraph, title: Paragraph, form: Form, house: House) -> None:
    """Put the logo of the house beside the number of a form, and its title into the band that the house has."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    theme = house.look.theme
    if theme is None:
        return
    wanted = theme.document.logo
    high = min(wanted.height, LOGO_HEIGHT) if wanted and wanted.place != "head" else 0.0
    if high:
        serial.alignment = WD_ALIGN_PARAGRAPH.LEFT
        serial.paragraph_format.tab_stops.add_tab_stop(Mm(width_of(house)), WD_TAB_ALIGNMENT.RIGHT)
        serial.runs[0]._r.addprevious(made("w:r", made("w:tab")))
        add_logo(serial, house, "cover", high)
    if house.layout == "plain":
        return
    for line, exact in ((serial, 0.0 if high else SERIAL), (title, LINE)):
        if exact:
            line.paragraph_format.line_spacing_rule, line.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(exact)
        for run in line.runs:
            _colour(run, ground_of(theme)[1])
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(BEFORE), Pt(AFTER)
    lines = ceil(width(form.title) * 20 * POINT / width_of(house))
    points = max(SERIAL, high / POINT) + 4 + BEFORE + lines * LINE + BELOW
    _band(serial, house, margins_of(theme)[0] + points * POINT)


def _colour(run: Any, colour: str) -> None:
    from docx.shared import RGBColor

    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def _band(first: Paragraph, house: House, high: float) -> None:
    theme = house.look.theme
    if theme is None:
        return
    spot = Spot(house.paper[0], high)
    runs = [rectangle(spot, ground_of(theme)[0].lstrip("#").upper(), FIRST)]
    if theme.cover is not None:
        inline = first.part.new_pic_inline(theme_picture(theme.cover, spot.width, house.fonts))
        runs.append(floating(cropped(inline, spot.width, spot.height), spot, FIRST + 1))
    for run in reversed(runs):
        first._p.get_or_add_pPr().addnext(run)


def edges(document: Document, form: Form, house: House) -> None:
    """Write the words at the edges of pages; the first has no head, for the form's own stands there."""
    section = document.sections[0]
    edge = {**USUAL, "foot-right": form.words["page-of"], **house.edges}
    theme = house.look.theme
    logo = bool(theme and theme.document.logo and theme.document.logo.place != "cover")
    feet = [section.footer]
    if edge["head-left"] or edge["head-right"] or logo:
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        _line(head, _ends(edge, "head", form), document, house)
        add_logo(head, house, "head", LOGO)
        section.first_page_header.is_linked_to_previous = False
        feet.append(section.first_page_footer)
    for foot in feet:
        _line(foot.paragraphs[0], _ends(edge, "foot", form), document, house)


def _ends(words: Mapping[str, str], edge: str, form: Form) -> tuple[list[Any], list[Any]]:
    """Return what stands at the left and at the right of an edge, as runs."""
    values: Mapping[str, Callable[[], Any]] = {
        **PAGES,
        "title": lambda: text_run(form.title),
        "version": lambda: text_run(form.version),
    }
    return filled(words[f"{edge}-left"], values), filled(words[f"{edge}-right"], values)


def _line(line: Paragraph, ends: tuple[list[Any], list[Any]], document: Document, house: House) -> None:
    from docx.shared import Mm

    edge_line(line, *ends, round(width_of(house) / 25.4 * 1440))
    line.style = document.styles["Hint"]
    line.paragraph_format.left_indent = Mm(0)
