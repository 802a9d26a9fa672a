"""What a published figure is about, with the number of respondents where its source says it."""

from __future__ import annotations

from reportgen.content.edition import Edition
from reportgen.spec.model.quantities import Published


def stated_base(edition: Edition, figure: Published) -> str:
    """Return the base of a published figure: conversations, n = 1,200; empty where nothing is known of it."""
    words = [edition.codebook.words(figure.base)] if figure.base else []
    words += [edition.say("base-one", n=f"{figure.n:,}")] if figure.n else []
    words += [edition.say("weighted")] if figure.weighted else []
    return edition.say("comma").join(words)
