"""A page that is no report as one HTML file: in the colours and fonts of a theme, with the characters that it sets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.render.characters import characters, needed
from reportgen.render.html import environment
from reportgen.render.look import PLAIN, Look
from reportgen.render.sheets import dark, font_face, policy, sheet

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What may not stand in a page."""
_PAINT = re.compile('(?:fill|stroke)="(#[0-9a-f]{6})"')


@dataclass(frozen=True, slots=True)
class Whole:
    """What a page is beside its body."""

    language: str
    title: str
    sheets: Sequence[str]
    """Names of shipped style sheets."""
    look: Look = PLAIN
    head: Markup | None = None
    """Further elements of its head."""
    permits: str = ""
    """What its policy permits beside its own style."""


def whole(written: str, of: Whole) -> str:
    """Return a page as one HTML file.

    Parameters
    ----------
    written
        Its body, whose characters its fonts must have.
    of
        What it is beside that.
    """
    body = _NO_CHARACTER.sub("\ufffd", written)
    faces = (font_face(face.family, face.weight, data) for face, data in of.look.faces(needed(characters(body))).items())
    schemes = (PLAIN, of.look) if of.look.theme else (PLAIN,)  # a drawing may be older than the theme
    rules = "\n".join((*faces, *(of.look.sheet(sheet(name)) for name in of.sheets), *map(dark, schemes)))
    template = environment().get_template("shell.html")
    return template.render(
        language=of.language,
        title=of.title,
        authors="",
        head=of.head,
        body=Markup(body),  # noqa: S704 - the template escaped it
        style=Markup(rules),  # noqa: S704 - our own style sheets
        policy="; ".join(filter(None, (policy(rules), of.permits))),
        screen=True,
    )


def darkens(svg: str, look: Look) -> bool:
    """Tell whether a dark page knows what becomes of every colour of a drawing."""
    known = {*PLAIN.dark()[1], *look.dark()[1]}
    return set(_PAINT.findall(svg)) <= known
