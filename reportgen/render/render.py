"""The spine of stage 6: draw, write the page, cut the fonts, write the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from markupsafe import Markup

from reportgen.content.blocks import Content, FactEntry
from reportgen.content.workbook.book import Workbook
from reportgen.problems import SpecError
from reportgen.render.characters import characters, missing_glyphs, needed
from reportgen.render.figures import Drawer, Drawings, draw_all, drawn
from reportgen.render.fonts import Face, subset
from reportgen.render.html import PAPER, SCREEN, body, environment
from reportgen.render.output import Rendered
from reportgen.render.overlay import rules
from reportgen.render.parts import parts
from reportgen.render.pdf import write_pdf
from reportgen.render.sheets import font_face, paper_sheet, policy, screen_sheet
from reportgen.render.trimmed import trimmed
from reportgen.render.workbook.write import workbook_bytes

LANGUAGES: Mapping[str, str] = MappingProxyType({"zh-CN": "简体中文", "zh-TW": "繁體中文", "en": "English"})
"""What a language calls itself."""


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


def render(
    contents: tuple[Content, ...],
    formats: frozenset[str],
    reference: bytes | None = None,
    books: tuple[Workbook, ...] = (),
    draw: Drawer = drawn,
) -> Rendered:
    """Render a report.

    Parameters
    ----------
    contents
        The report in each of its languages, its own first.
    formats
        Any of ``html``, ``pdf``, ``docx`` and ``xlsx``.
    reference
        A company's document with the styles for Word.
    books
        For ``xlsx`` the workbook of each language.
    draw
        What makes the drawings; a preview has those that did not change from before.

    Raises
    ------
    SpecError
        The fonts lack characters that the report uses; nothing is written.
    ToolError
        The PDF engine is missing or failed.
    """
    pages = [replace(_page(content, contents, draw), reference=reference) for content in contents]
    files: dict[str, bytes] = {}
    for page in pages:
        files |= {name: data for name, data in page.drawings.files().items() if name not in files}
        files |= page.drawings.covers(page.suffix)
        for extension in sorted(formats & WRITERS.keys()):
            files |= WRITERS[extension](page)
    for page, book in zip(pages, books, strict=False):
        files[f"tables{page.suffix}.xlsx"] = workbook_bytes(book)
    return Rendered(dict(sorted(files.items())), parts(formats))


def _page(content: Content, contents: tuple[Content, ...], draw: Drawer) -> Page:
    drawings = draw_all(content, draw)
    screen = body(content, SCREEN, drawings.on_screen, tuple(_others(content, contents)))
    paper = body(content, PAPER, drawings.on_paper)
    found = characters(screen + paper)
    if missing := tuple(missing_glyphs(found, content.spec_file or content.id)):
        raise SpecError(missing)
    fonts = {face: subset(face.name, wanted) for face, wanted in needed(found).items()}
    return Page(content, _suffix(content, contents), drawings, screen, paper, fonts)


def _suffix(content: Content, contents: tuple[Content, ...]) -> str:
    return "" if content is contents[0] else f".{content.language}"


def _others(content: Content, contents: tuple[Content, ...]) -> Iterator[tuple[str, str, str]]:
    for other in contents:
        if other is not content:
            name = LANGUAGES.get(other.language, other.language)
            yield f"index{_suffix(other, contents)}.html", other.language, name


def _html(page: Page) -> dict[str, bytes]:
    faces = "\n".join(font_face(face.family, face.weight, data) for face, data in page.fonts.items())
    style = screen_sheet(_panels(page.content), page.content.words, faces, places=rules(page.screen))
    text = _shell(page.content, page.screen, style, screen=True)
    return {f"index{page.suffix}.html": text.encode()}


def _pdf(page: Page) -> dict[str, bytes]:
    style = trimmed(paper_sheet(page.content.words), page.paper)
    text = _shell(page.content, page.paper, style, screen=False)
    fonts = {f"{face.name}.otf": data for face, data in page.fonts.items()}
    return {f"report{page.suffix}.pdf": write_pdf(text, page.drawings.assets(), fonts, page.content.language)}


def _docx(page: Page) -> dict[str, bytes]:
    from reportgen.render.word.docx import as_docx

    return {f"report{page.suffix}.docx": as_docx(page.content, page.drawings, page.reference)}


WRITERS: Mapping[str, Callable[[Page], dict[str, bytes]]] = {"docx": _docx, "html": _html, "pdf": _pdf}
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
