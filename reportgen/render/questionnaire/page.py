"""The questionnaire as a page: HTML for the screen, PDF for paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import east_asian_width

from markupsafe import Markup

from reportgen.content.questionnaire.form import Asked, Form
from reportgen.problems import SpecError
from reportgen.render.characters import characters, missing_glyphs, needed
from reportgen.render.fonts import Face
from reportgen.render.front import front
from reportgen.render.html import environment
from reportgen.render.inlines import Writer
from reportgen.render.look import PLAIN, Look
from reportgen.render.paper_fonts import paper_fonts
from reportgen.render.pdf import write_pdf
from reportgen.render.questionnaire.look import form_look
from reportgen.render.sheets import font_face, form_sheet, policy
from reportgen.render.trimmed import trimmed

ROW = 40
"""Answers that together are at most this wide, in widths of a hanzi, stand side by side."""
BOX = 4
"""What each of them takes beside its words."""

Others = tuple[tuple[str, str, str], ...]
"""File, tag and name of the page in other languages."""


@dataclass(frozen=True, slots=True)
class FormPage:
    """One language of the questionnaire, ready to be written."""

    form: Form
    screen: Markup
    paper: Markup
    fonts: Mapping[Face, bytes]
    look: Look = PLAIN


def form_page(form: Form, others: Others, look: Look = PLAIN) -> FormPage:
    """Write the body of a form's page for both media.

    Raises
    ------
    SpecError
        The fonts lack characters that the form uses.
    """
    screen, paper = _body(form, others, look, screen=True), _body(form, (), look, screen=False)
    found = characters(screen + paper)
    if missing := tuple(look.unset(found)) or tuple(missing_glyphs(found, form.spec_file, look.lacking)):
        raise SpecError(missing)
    return FormPage(form, screen, paper, look.faces(needed(found)), look)


def as_html(page: FormPage) -> bytes:
    """Return the page as one HTML file."""
    faces = "\n".join(font_face(face.family, face.weight, data) for face, data in page.fonts.items())
    style = form_sheet(page.form.words, faces, page.look) + form_look(page.look, page.form, screen=True)
    return _shell(page.form, page.screen, style, screen=True).encode()


def as_pdf(page: FormPage) -> bytes:
    """Return the page as a PDF.

    Raises
    ------
    ToolError
        The PDF engine is missing or failed.
    """
    look = page.look
    fonts = paper_fonts(look, page.fonts)
    style = trimmed(form_sheet(page.form.words, look=look) + form_look(look, page.form, screen=False), page.paper)
    text = _shell(page.form, page.paper, "\n".join((*fonts.rules, style)), screen=False)
    return write_pdf(text, {**look.assets(), **fonts.assets}, fonts.known, page.form.language)


def in_row(question: Asked) -> bool:
    """Tell whether the answers of a question stand side by side: all are short, and nothing stands behind one."""
    if question.kind == "ranking" or any(choice.leads or choice.write_in for choice in question.choices):
        return False
    return sum(width(choice.label) + BOX for choice in question.choices) <= ROW


def width(text: str) -> float:
    """Return about how wide a text is, in widths of a hanzi."""
    return sum(1.0 if east_asian_width(c) in "WF" else 0.5 for c in text)


def _body(form: Form, others: Others, look: Look, *, screen: bool) -> Markup:
    writer = Writer(form.language, frozenset(), "{number}")
    template = environment().get_template("form.html")
    own = front(look, form.language, screen=screen)
    text = template.render(
        form=form, words=form.words, screen=screen, languages=others, text=writer.words, in_row=in_row, front=own, look=look
    )
    return Markup(text)  # noqa: S704 - the template escaped it


def _shell(form: Form, inside: Markup, style: str, *, screen: bool) -> str:
    rules = Markup(style)  # noqa: S704 - our own style sheet; words in it are quoted
    template = environment().get_template("shell.html")
    return template.render(
        language=form.language, title=form.title, authors="", body=inside, style=rules, policy=policy(style), screen=screen
    )
