"""The spine of stage 6: draw, write the page, cut the fonts, write the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from reportgen.content.blocks import Content, FactEntry
from reportgen.content.words.own_names import OWN_NAMES
from reportgen.content.workbook.book import Workbook
from reportgen.problems import SpecError
from reportgen.render.characters import characters, missing_glyphs, needed
from reportgen.render.figures import Drawer, Drawings, draw_all, drawn
from reportgen.render.fonts import Face
from reportgen.render.html import PAPER, SCREEN, body, environment
from reportgen.render.look import PLAIN, Look
from reportgen.render.look_sheet import look_sheet
from reportgen.render.output import Rendered
from reportgen.render.overlay import rules
from reportgen.render.paper_fonts import paper_fonts
from reportgen.render.parts import parts
from reportgen.render.pdf import write_pdf
from reportgen.render.sheets import font_face, paper_sheet, policy, screen_sheet
from reportgen.render.trimmed import trimmed
from reportgen.render.word.house import House
from reportgen.render.workbook.write import paper_of, workbook_bytes
from reportgen.spec.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Page:
    """One language of the report, ready to be written in any format."""

    content: Content
    suffix: str
    """What the files of this language have in their names: nothing, or ``.en``."""
    drawings: Drawings
    screen: Markup
    paper: Markup
    fonts: Mapping[Face, bytes]
    reference: bytes | None = None
    """A company's document with the styles for Word."""
    look: Look = PLAIN

    @property
    def house(self) -> House:
        """What a document for Word takes of the house's looks."""
        return House(self.look, self.fonts, self.reference)


def render(
    contents: tuple[Content, ...],
    formats: frozenset[str],
    books: tuple[Workbook, ...] = (),
    *,
    draw: Drawer = drawn,
    theme: Theme | None = None,
) -> Rendered:
    """Render a report.

    Parameters
    ----------
    contents
        The report in each of its languages, its own first.
    formats
        Any of ``html``, ``pdf``, ``docx``, ``pptx`` and ``xlsx``.
    books
        For ``xlsx`` the workbook of each language.
    draw
        What makes the drawings; a preview has those that did not change from before.
    theme
        How the report looks, where it does not look as reportgen has it.

    Raises
    ------
    SpecError
        The fonts lack characters that the report uses; nothing is written.
    ToolError
        The PDF engine is missing or failed.
    """
    pages = pages_of(contents, draw=draw, theme=theme)
    files: dict[str, bytes] = {}
    for page in pages:
        files |= {name: data for name, data in page.drawings.files().items() if name not in files}
        files |= page.drawings.covers(page.suffix)
        for extension in sorted(formats & WRITERS.keys()):
            files |= WRITERS[extension](page)
    for page, book in zip(pages, books, strict=False):
        files[f"tables{page.suffix}.xlsx"] = workbook_bytes(book, paper_of(theme))
    return Rendered(dict(sorted(files.items())), parts(formats))


def pages_of(contents: tuple[Content, ...], *, draw: Drawer = drawn, theme: Theme | None = None) -> tuple[Page, ...]:
    """Return the report in each of its languages, drawn and ready to be written; see :func:`render`."""
    looks = {content.language: Look(theme, content.language) for content in contents}
    word = theme.reference.content if theme and theme.reference else None
    return tuple(replace(_page(c, contents, draw, looks[c.language]), reference=word) for c in contents)


def _page(content: Content, contents: tuple[Content, ...], draw: Drawer, look: Look) -> Page:
    drawings = draw_all(content, draw, look)
    screen = body(content, SCREEN, drawings.on_screen, tuple(_others(content, contents)), look)
    paper = body(content, PAPER, drawings.on_paper, look=look)
    found = characters(screen + paper)
    if missing := tuple(look.unset(found)) or tuple(missing_glyphs(found, content.spec_file or content.id, look.lacking)):
        raise SpecError(missing)
    return Page(content, _suffix(content, contents), drawings, screen, paper, look.faces(needed(found)), look=look)


def _suffix(content: Content, contents: tuple[Content, ...]) -> str:
    return "" if content is contents[0] else f".{content.language}"


def _others(content: Content, contents: tuple[Content, ...]) -> Iterator[tuple[str, str, str]]:
    for other in contents:
        if other is not content:
            name = OWN_NAMES.get(other.language, other.language)
            yield f"index{_suffix(other, contents)}.html", other.language, name


def _html(page: Page) -> dict[str, bytes]:
    faces = "\n".join(font_face(face.family, face.weight, data) for face, data in page.fonts.items())
    style = screen_sheet(_panels(page.content), page.content.words, faces, rules(page.screen), page.look)
    style += look_sheet(page.look, page.content.language, screen=True)
    text = _shell(page.content, page.screen, style, screen=True)
    return {f"index{page.suffix}.html": text.encode()}


def _pdf(page: Page) -> dict[str, bytes]:
    look = page.look
    style = paper_sheet(page.content.words, look) + look_sheet(look, page.content.language, screen=False)
    fonts = paper_fonts(look, page.fonts)
    style = "\n".join((*fonts.rules, trimmed(style, page.paper)))
    text = _shell(page.content, page.paper, style, screen=False)
    assets = {**page.drawings.assets(), **look.assets(), **fonts.assets}
    return {f"report{page.suffix}.pdf": write_pdf(text, assets, fonts.known, page.content.language)}


def _docx(page: Page) -> dict[str, bytes]:
    from reportgen.render.word.docx import as_docx

    return {f"report{page.suffix}.docx": as_docx(page.content, page.drawings, page.house)}


def _pptx(page: Page) -> dict[str, bytes]:
    from reportgen.render.word.slides.pptx import as_pptx

    return {f"report{page.suffix}.pptx": as_pptx(page.content, page.drawings, page.house)}


WRITERS: Mapping[str, Callable[[Page], dict[str, bytes]]] = {"docx": _docx, "html": _html, "pdf": _pdf, "pptx": _pptx}
"""What writes each format."""


def _panels(content: Content) -> tuple[FactEntry, ...]:
    return content.facts


def _shell(content: Content, inside: Markup, style: str, *, screen: bool) -> str:
    template = environment().get_template("shell.html")
    rules = Markup(style)  # noqa: S704 - our own style sheet; words in it are quoted
    return template.render(
        language=content.language,
        title=content.title,
        authors=content.cover.authors,
        body=inside,
        style=rules,
        policy=policy(style),
        screen=screen,
    )
