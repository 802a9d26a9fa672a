"""``questionnaire:``, what stands around the questions where people answer them: on paper, in Word, on a phone."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.spec.model.scalars import Integer, Label, Name, Part, Text


class FormPage(Part):
    """A part of the questionnaire: on paper a heading with questions under it, on a screen a page of its own."""

    title: Label | None = None
    """The heading of the part."""
    text: Text | None = None
    """What respondents should know before they answer this part."""
    questions: Annotated[tuple[Name, ...], Field(min_length=1)]
    """The questions of the part, in the order of ``questions``; together the pages name every question once."""


class Form(Part):
    """The words around the questions, for ``reportgen questionnaire``."""

    title: Label | None = None
    """The title of the questionnaire; the report's title without it."""
    by: Label | None = None
    """Who asks: the name that respondents know."""
    intro: Text | None = None
    """What the survey is for and who should answer; an empty line begins a new paragraph."""
    minutes: Integer | None = None
    """How many minutes the answers take."""
    privacy: Text | None = None
    """What happens to the answers, and who sees them."""
    closing: Text | None = None
    """The last words, such as thanks and where to send the form; short thanks without it."""
    pages: tuple[FormPage, ...] = ()
    """The parts of the questionnaire; all questions in one without it."""
