"""The whole questionnaire in one language. No answers are needed, and no data are opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportgen.content.codebook import Codebook
from reportgen.content.questionnaire.form import Form, Page
from reportgen.content.questionnaire.interview import Interview
from reportgen.content.words import form_words
from reportgen.spec.model import form as model
from reportgen.spec.model.scalars import Text
from reportgen.spec.spec import Spec


def compose_form(spec: Spec, language: str) -> Form:
    """Write the questionnaire in one language.

    Parameters
    ----------
    spec
        What the author wrote; its data are not touched.
    language
        ``zh-CN``, ``zh-TW`` or ``en``.
    """
    report, form, words = spec.document.report, spec.document.questionnaire or model.Form(), form_words(language)
    codebook = Codebook(spec.document, language)
    return Form(
        language=language,
        id=report.id,
        version=report.version,
        date=report.date.isoformat(),
        title=codebook.words(form.title or report.title),
        intro=_paragraphs(codebook, form.intro),
        about=tuple(_about(codebook, form, words)),
        how=words["how"],
        pages=tuple(_pages(Interview(spec, language), form)),
        closing=_paragraphs(codebook, form.closing) or (words["closing"],),
        words=words,
        spec_file=spec.file.shown,
    )


def _paragraphs(codebook: Codebook, text: Text | None) -> tuple[str, ...]:
    """Return the paragraphs of a text; one line end inside a paragraph is a blank, or nothing between hanzi."""
    if text is None:
        return ()
    parts = re.split(r"\n[ \t]*\n", codebook.words(text))
    return tuple(re.sub(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])", "", part).replace("\n", " ").strip() for part in parts)


def _about(codebook: Codebook, form: model.Form, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if form.by is not None:
        yield words["by"], codebook.words(form.by)
    if form.minutes is not None:
        yield words["time"], words["minutes" if form.minutes > 1 else "minute"].format(n=form.minutes)
    if form.privacy is not None:
        yield words["privacy"], codebook.words(form.privacy)


def _pages(interview: Interview, form: model.Form) -> Iterator[Page]:
    codebook = interview.codebook
    if not form.pages:
        yield Page("", (), interview.items(tuple(interview.asked)))
    for page in form.pages:
        title = "" if page.title is None else codebook.words(page.title)
        yield Page(title, _paragraphs(codebook, page.text), interview.items(page.questions))
