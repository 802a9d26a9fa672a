"""A table on a slide: widths, sizes, rules; numbers at the right."""

from __future__ import annotations

from typing import Any

from reportgen.render.style import INK, INK2, RULE
from reportgen.render.word.house import House
from reportgen.render.word.slides.reference import POINT, place
from reportgen.render.word.slides.room import BODY, LEADING, PADDING, Box, row_height
from reportgen.render.word.slides.slide import Cells

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""What PowerPoint calls a table without style and without grid."""
_ALIGN = {"left": "l", "right": "r", "center": "ctr"}


def finish_cells(frame: Any, slide: Cells, house: House) -> None:
    """Finish the table of a slide.

    Parameters
    ----------
    frame
        What holds it.
    slide
        What was written.
    house
        Whose colours it has.
    """
    table = frame.table
    _settings(table)
    for column, across in zip(table.columns, slide.widths, strict=True):
        column.width = round(across * POINT)
    heads = len(slide.heads)
    total = 0.0
    for number, row in enumerate(table.rows):
        texts = [cell.text for cell in row.cells] if number < heads else slide.rows[number - heads]
        height = row_height(texts, slide.size, slide.widths)
        row.height = round(height * POINT)
        total += height
        _row(row, slide, number, house)
    place(frame, Box(BODY.left, BODY.top, sum(slide.widths), total))


def rgb(colour: str) -> Any:
    """Return a colour of six hexadecimal digits."""
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]


def _settings(table: Any) -> None:
    settings = table._tbl.tblPr
    for name in list(settings.attrib):
        del settings.attrib[name]
    settings.set("firstRow", "1")
    del settings[:]
    identity = settings.makeelement(f"{{{_A}}}tableStyleId", {})
    identity.text = _NO_STYLE
    settings.append(identity)


def _row(row: Any, slide: Cells, number: int, house: House) -> None:
    heads = len(slide.heads)
    last = number == heads + len(slide.rows) - 1
    strong = number >= heads and (number - heads) in slide.strong
    for column, cell in enumerate(row.cells):
        _cell(cell, slide, column, house.colour(INK2 if number < heads else INK), head=number < heads, strong=strong)
        edges = {"T": INK} if number == 0 else {}
        edges["B"] = INK if last or number == heads - 1 else RULE
        _rules(cell, {side: house.colour(colour) for side, colour in edges.items()})


def _cell(cell: Any, slide: Cells, column: int, colour: str, *, head: bool, strong: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Pt

    cell.margin_left = cell.margin_right = Pt(PADDING[0])
    cell.margin_top = cell.margin_bottom = Pt(PADDING[1])
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.TOP
    for paragraph in cell.text_frame.paragraphs:
        paragraph._p.get_or_add_pPr().set("algn", _ALIGN[slide.aligns[column]])
        paragraph.line_spacing = Pt(slide.size * LEADING)  # fonts differ in how high they make a line
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(slide.size), strong
            run.font.color.rgb = rgb(colour)
        for end in paragraph._p.findall(f"{{{_A}}}endParaRPr"):
            end.set("sz", str(int(slide.size * 100)))


def _rules(cell: Any, edges: dict[str, str]) -> None:
    """Draw the rules above and below a cell, and none beside it."""
    from lxml import etree

    settings = cell._tc.get_or_add_tcPr()
    del settings[:]
    for side in "LRTB":
        colour = edges.get(side)
        line = etree.SubElement(settings, f"{{{_A}}}ln{side}", w=str(9525 if colour else 0))
        if colour is None:
            etree.SubElement(line, f"{{{_A}}}noFill")
        else:
            fill = etree.SubElement(line, f"{{{_A}}}solidFill")
            etree.SubElement(fill, f"{{{_A}}}srgbClr", val=colour)
    etree.SubElement(settings, f"{{{_A}}}noFill")
