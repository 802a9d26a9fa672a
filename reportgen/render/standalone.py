"""A page that is no report: one HTML file, complete by itself, in the looks of the reports."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from reportgen.render.html import environment
from reportgen.render.inlines import Writer
from reportgen.render.look import PLAIN, Look
from reportgen.render.sheets import policy
from reportgen.render.worn import worn

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What may not stand in a page."""


def standalone(template: str, style: str, language: str, title: str, context: Mapping[str, object], *, look: Look = PLAIN) -> str:
    """Return a page as one HTML file, with the fonts it needs inside.

    Characters that the fonts lack are left to those of the reader's machine: no author waits for this page.

    Parameters
    ----------
    template
        The page's body, below ``templates/pages``.
    style
        Its own style sheet, below ``templates/styles``; that of all pages stands before it.
    language, title
        Of the page.
    context
        What the template prints; ``text`` sets words.
    look
        The colours and fonts of a theme.
    """
    writer = Writer(language, frozenset(), "{number}")
    written = environment().get_template(template).render({**context, "text": writer.words})
    body = _NO_CHARACTER.sub("\ufffd", written)
    rules = worn(("base.css", "blocks.css", style), body, look)
    return (
        environment()
        .get_template("shell.html")
        .render(
            language=language,
            title=title,
            authors="",
            body=Markup(body),  # noqa: S704 - the template escaped it
            style=Markup(rules),  # noqa: S704 - our own style sheets
            policy=policy(rules),
            screen=True,
        )
    )
