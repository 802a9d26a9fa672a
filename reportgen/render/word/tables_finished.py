"""Tables as Word wants them: widths, headings on every page, rows that stay whole, numbers at the right."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportgen.render.style import INK, RED, RULE
from reportgen.render.word.grid import Grid, Look
from reportgen.render.word.house import House
from reportgen.render.word.names import Names
from reportgen.render.word.ooxml import made, put, text_width
from reportgen.render.word.reference import GRID

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

BODY: Mapping[Look, str] = MappingProxyType(
    {
        "banner": "Cell",
        "score": "Cell",
        "words": "Cell Words",
        "labels": "Cell Words",
        "cards": "Cell Words",
        "swot": "Cell Words",
        "register": "Register Cell",
        "boxes": "Cell",
    }
)
"""The style of what stands in cells without one of its own."""
PLAIN = frozenset({"compact", "body text", "first paragraph", ""})
"""Styles that Pandoc gives to paragraphs without one."""
FRAMED = frozenset({"banner", "score", "words", "register", "boxes"})
"""Looks with a rule above and below the headings."""
BELOW = 140
"""Twentieths of a point below the words of a quarter of a SWOT."""
SWOT = (INK, RED, INK, RED)
"""The rules above the four of a SWOT: what helps and what harms."""


def finish_table(document: Document, table: Table, grid: Grid, names: Names, house: House) -> None:
    """Finish a table.

    Parameters
    ----------
    document
        Its document, which says how wide the text is.
    table
        What the converter made.
    grid
        What was written.
    names
        What the document calls its styles.
    house
        Whose colours its rules have.
    """
    text = text_width(document)
    widths = [round(share * grid.wide * text) for share in grid.widths]
    _settings(table, grid, widths, (names, house))
    for number, row in enumerate(table._tbl.tr_lst):
        _row(row, grid, number)
        _cells(row, grid, number, widths, (names, house))


def _settings(table: Table, grid: Grid, widths: list[int], look: tuple[Names, House]) -> None:
    """Write the settings of the table anew, in the order that Word wants."""
    from docx.oxml.ns import qn

    names, house = look
    element = table._tbl
    settings = element.tblPr
    del settings[:]
    settings.append(made("w:tblStyle", val=names.id(GRID)))
    settings.append(made("w:tblW", w=str(sum(widths)), type="dxa"))
    if grid.look not in FRAMED:
        settings.append(_borders(grid.look, house))
    settings.append(made("w:tblLayout", type="fixed"))
    bands = {"lastRow": "0", "firstColumn": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    heads = {"val": "0020", "firstRow": "1"} if grid.heads else {"val": "0000", "firstRow": "0"}
    settings.append(made("w:tblLook", **heads, **bands))
    columns = element.find(qn("w:tblGrid"))
    del columns[:]
    for width in widths:
        columns.append(made("w:gridCol", w=str(width)))


def _borders(look: Look, house: House) -> Any:
    pale, ink = house.colour(RULE), house.colour(INK)
    none = {"val": "nil"}
    line = {"val": "single", "sz": "4", "space": "0", "color": pale}
    strong = {"val": "single", "sz": "8", "space": "0", "color": ink}
    sides = {
        "labels": {"top": strong, "bottom": none, "insideH": none},
        "cards": {"top": strong, "bottom": line, "insideH": line},
        "swot": {"top": none, "bottom": none, "insideH": none},
    }[look]
    return made("w:tblBorders", *(made(f"w:{side}", **values) for side, values in sides.items()))


def _row(row: Any, grid: Grid, number: int) -> None:
    """Keep a row on one page; repeat headings on each."""
    settings = row.get_or_add_trPr()
    del settings[:]
    if grid.look != "swot":
        settings.append(made("w:cantSplit"))
    if number < grid.heads:
        settings.append(made("w:tblHeader"))


def _cells(row: Any, grid: Grid, number: int, widths: list[int], look: tuple[Names, House]) -> None:
    column = 0
    for cell in row.tc_lst:
        span = cell.grid_span
        _cell(cell, grid, (number, column), sum(widths[column : column + span]), look)
        column += span


def _cell(cell: Any, grid: Grid, at: tuple[int, int], width: int, look: tuple[Names, House]) -> None:
    from docx.oxml.ns import qn

    (number, column), (names, house) = at, look
    settings = cell.get_or_add_tcPr()
    role = grid.roles[number]
    for name in ("w:tcBorders", "w:shd", "w:vAlign"):
        for found in settings.findall(qn(name)):
            settings.remove(found)
    put(settings, made("w:tcW", w=str(width), type="dxa"))
    if (borders := _cell_borders(grid, number, column, house)) is not None:
        put(settings, borders)
    if grid.look == "swot":
        put(settings, made("w:tcMar", made("w:bottom", w=str(BELOW), type="dxa")))
    if role == "head" or grid.look == "boxes":
        put(settings, made("w:vAlign", val="bottom" if role == "head" else "center"))
    for paragraph in cell.iterchildren(qn("w:p")):
        _paragraph(paragraph, grid, names, at, keep=_kept(grid, number))
    if not list(cell.iterchildren(qn("w:p"))):
        cell.append(made("w:p"))


def _kept(grid: Grid, number: int) -> bool:
    """Tell whether a row stays with the next: at the beginning of a table, two rows before its end, under a heading."""
    count = len(grid.roles)
    if number + 1 == count:
        return False
    near = number < grid.heads + (1 if grid.look == "words" else 2) or number + 2 == count  # rows of words may be high
    return grid.whole or (grid.look != "swot" and (near or grid.roles[number] in {"group", "base", "key", "kept"}))


def _cell_borders(grid: Grid, number: int, column: int, house: House) -> Any:
    ink, role = house.colour(INK), grid.roles[number]
    if grid.look == "swot":
        colour = SWOT[number * 2 + column] if number * 2 + column < len(SWOT) else INK
        return made("w:tcBorders", made("w:top", val="single", sz="12", space="0", color=house.colour(colour)))
    after = grid.roles[number + 1] if number + 1 < len(grid.roles) else ""
    if role == "base" and after != "base":
        return made("w:tcBorders", made("w:bottom", val="single", sz="8", space="0", color=ink))
    if number + 1 == grid.heads and grid.heads > 1:  # a style knows one first row
        return made("w:tcBorders", made("w:bottom", val="single", sz="8", space="0", color=ink))
    if role == "head" and number + 1 < grid.heads:
        return made("w:tcBorders", made("w:bottom", val="single", sz="4", space="0", color=house.colour(RULE)))
    if after == "more":
        return made("w:tcBorders", made("w:bottom", val="nil"))
    return None


def _paragraph(paragraph: Any, grid: Grid, names: Names, at: tuple[int, int], *, keep: bool) -> None:
    from docx.oxml.ns import qn

    form = paragraph.get_or_add_pPr()
    role, column = grid.roles[at[0]], at[1]
    if names.of(paragraph) in PLAIN:
        paragraph.style = names.id("Cell Head" if role == "head" else BODY[grid.look])
    for found in form.findall(qn("w:jc")):
        form.remove(found)
    if grid.aligns[column] != "left" and role != "group":
        put(form, made("w:jc", val=grid.aligns[column]))
    if keep:
        put(form, made("w:keepNext"))
    for quiet in paragraph.iter(qn("w:rStyle")):
        if quiet.get(qn("w:val")) == names.id("Hyperlink"):
            quiet.set(qn("w:val"), names.id("Fact"))
    if role in {"key", "group"} and grid.look in {"banner", "score"}:
        for run in paragraph.iter(qn("w:r")):
            _bold(run)


def _bold(run: Any) -> None:
    put(run.get_or_add_rPr(), made("w:b"))
