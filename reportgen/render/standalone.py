"""A page that is no report: one HTML file, complete by itself, in the looks of the reports."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.render.html import environment
from reportgen.render.inlines import Writer
from reportgen.render.look import PLAIN, Look
from reportgen.render.worn import Whole, whole


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
    return whole(written, Whole(language, title, ("base.css", "blocks.css", style), look))
