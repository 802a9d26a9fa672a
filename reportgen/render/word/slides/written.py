"""The slides as one Markdown document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from reportgen.content.blocks import Content
from reportgen.content.inlines import plain
from reportgen.render.word.escape import as_is
from reportgen.render.word.grid import Cell, Rows
from reportgen.render.word.inlines import Writer
from reportgen.render.word.pictures import Picture
from reportgen.render.word.sheet import definitions, environment, tidied, yaml_text
from reportgen.render.word.slides.slide import Cells, Slide


@dataclass(frozen=True, slots=True)
class Shown:
    """Slides as Markdown."""

    text: str
    pictures: tuple[Picture, ...]


def slides_written(content: Content, slides: tuple[Slide, ...], settings: str = "", *, inside: bool) -> Shown:
    """Write slides.

    Parameters
    ----------
    content
        The report.
    slides
        Its slides.
    settings
        Lines for the head of the document.
    inside
        Whether the pictures stand in the document itself; otherwise in files beside it.
    """
    shown: list[Picture] = []
    writer = Writer(content.language, frozenset(), frozenset(), linked=False)
    context: dict[str, Any] = {
        "content": content,
        "imprint": content.cover.imprint,
        "slides": [(type(slide).__name__, slide) for slide in slides],
        "text": writer.words,
        "plain": plain,
        "lines": lambda many: as_is("\n\n").join(writer.words(words) for words in many if words.strip()),
        "point": _point,
        "cells": lambda slide: _cells(slide, writer),
        "picture": lambda picture: _picture(picture, shown),
        "pictures": lambda: definitions(shown, inside=inside, sized=False),
        "yaml": yaml_text,
        "safe": as_is,
        "settings": as_is(settings),
    }
    text = environment().get_template("slides.qmd").render(context)
    return Shown(tidied(text), tuple(shown))


def _point(level: int, text: Markup) -> Markup:
    return as_is("    " * level + "-   ") + text


def _picture(picture: Picture, shown: list[Picture]) -> Markup:
    shown.append(picture)
    return as_is(f"![][pic-{len(shown)}]")  # with words, they would stand beneath it


def _cells(slide: Cells, writer: Writer) -> Markup:
    total = sum(slide.widths)
    rows = Rows("banner", tuple(w / total for w in slide.widths), slide.aligns, [])
    for heads in slide.heads:
        rows.head(*(Cell(writer.words(text), columns, down) for text, columns, down in heads))
    for row in slide.rows:
        if len(row) == 1:
            rows.row(Cell(writer.words(row[0]), len(slide.widths)))
        else:
            rows.row(*(_broken(text, writer) for text in row))
    return rows.write()


def _broken(text: str, writer: Writer) -> Markup:
    return as_is("\\\n").join(writer.words(line) for line in text.split("\n"))
