"""The spine of the questionnaire's rendering: each format by its own writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reportgen.content.questionnaire.form import Form
from reportgen.content.words.own_names import OWN_NAMES
from reportgen.render.look import Look
from reportgen.render.output import Rendered
from reportgen.render.parts import form_parts
from reportgen.render.questionnaire.page import as_html, as_pdf, form_page
from reportgen.render.questionnaire.surveyjs import surveyjs
from reportgen.render.questionnaire.word import as_docx
from reportgen.render.questionnaire.xlsform import xlsform
from reportgen.render.word.house import House
from reportgen.spec.theme.theme import Theme

ONE_FOR_ALL: Mapping[str, tuple[str, Callable[[tuple[Form, ...]], bytes]]] = {
    "xlsform": ("xlsform.xlsx", xlsform),
    "surveyjs": ("surveyjs.json", surveyjs),
}
"""Formats that hold every language in one file."""


def render_forms(forms: tuple[Form, ...], formats: frozenset[str], theme: Theme | None = None) -> Rendered:
    """Render a questionnaire.

    Parameters
    ----------
    forms
        The questionnaire in each of its languages, its own first.
    formats
        Any of ``html``, ``pdf``, ``docx``, ``xlsform`` and ``surveyjs``.
    theme
        How those that people read look, where they do not look as reportgen has it.

    Raises
    ------
    SpecError
        The fonts lack characters that the form uses; nothing is written.
    ToolError
        The PDF engine is missing or failed.
    """
    files = {name: write(forms) for key, (name, write) in ONE_FOR_ALL.items() if key in formats}
    for form in forms:
        name = f"questionnaire{_suffix(form, forms)}"
        look = Look(theme, form.language)
        drawn = formats & {"html", "pdf"} or (theme and "docx" in formats)
        page = form_page(form, tuple(_others(form, forms)), look) if drawn else None
        if "docx" in formats:
            files[f"{name}.docx"] = as_docx(form, House(look, page.fonts if page else {}))
        if page is not None:
            files |= {f"{name}.html": as_html(page)} if "html" in formats else {}
            files |= {f"{name}.pdf": as_pdf(page)} if "pdf" in formats else {}
    return Rendered(dict(sorted(files.items())), form_parts(formats))


def _suffix(form: Form, forms: tuple[Form, ...]) -> str:
    return "" if form is forms[0] else f".{form.language}"


def _others(form: Form, forms: tuple[Form, ...]) -> Iterator[tuple[str, str, str]]:
    for other in forms:
        if other is not form:
            yield f"questionnaire{_suffix(other, forms)}.html", other.language, OWN_NAMES[other.language]
