"""Pages of the site: like the reports one HTML file each, complete by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reportgen.content.charts.compared import TrendChart
from reportgen.render.characters import characters, needed
from reportgen.render.fonts import subset
from reportgen.render.html import environment
from reportgen.render.inlines import Writer
from reportgen.render.sheets import dark, font_face, policy, sheet
from reportgen.render.style import COLUMN

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What may not stand in a page."""
SEARCHING = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'"
"""What the search page permits beside what every page does: its script, and the index that it reads."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself to programs."""

    canonical: str = ""
    """Its full address; empty where the site's is not known."""
    others: tuple[tuple[str, str], ...] = ()
    """Language and full address of the page in every language, where there are several."""
    feed: str = ""
    """The address of the feed, from the page."""
    description: str = ""
    hidden: bool = False
    """Whether search engines are asked to leave it out."""
    searches: bool = False
    """Whether it runs the script of the search."""


def site_page(template: str, language: str, title: str, context: Mapping[str, object], head: Head) -> str:
    """Return a page.

    Parameters
    ----------
    template
        The page's body, below ``templates/pages``.
    language, title
        Of the page.
    context
        What the template prints; ``text`` sets words, ``text_in`` words of another language, ``drawing`` draws a line over time.
    head
        What it says of itself.
    """
    given = {**context, "language": language, "text": _setter()(language), "text_in": _words_in(), "drawing": _drawing}
    written = environment().get_template(template).render(given)
    body = _NO_CHARACTER.sub("\ufffd", written)
    fonts = needed(characters(body))
    faces = "\n".join(font_face(face.family, face.weight, subset(face.name, wanted)) for face, wanted in fonts.items())
    rules = "\n".join((faces, sheet("base.css"), sheet("site.css"), dark()))
    return (
        environment()
        .get_template("shell.html")
        .render(
            language=language,
            title=title,
            authors="",
            head=_head(head),
            body=Markup(body),  # noqa: S704 - the template escaped it
            style=Markup(rules),  # noqa: S704 - our own style sheets
            policy=_policy(rules, head),
            screen=True,
        )
    )


def _policy(rules: str, head: Head) -> str:
    return f"{policy(rules)}; {SEARCHING}" if head.searches else policy(rules)


def _head(of: Head) -> Markup:
    return Markup(environment().get_template("site/head.html").render(of=of))  # noqa: S704 - the template escaped it


def _setter() -> Callable[[str], Callable[[str], Markup]]:
    writers: dict[str, Writer] = {}

    def of(language: str) -> Callable[[str], Markup]:
        return writers.setdefault(language, Writer(language, frozenset(), "{number}")).words

    return of


def _words_in() -> Callable[[str, str], Markup]:
    of = _setter()
    return lambda words, language: of(language)(words)


def _drawing(series: object) -> Markup:
    """Draw a number over time in both widths, of which the style sheet shows one."""
    from reportgen.render.charts.draw import draw

    chart, name, alt = (getattr(series, field) for field in ("chart", "anchor", "alt"))
    if not isinstance(chart, TrendChart):
        return Markup("")
    drawn = draw(chart, name, alt, COLUMN)
    both = Markup('<div class="wide">{}</div><div class="narrow">{}</div>')
    wide, narrow = Markup(drawn.wide), Markup(drawn.narrow)  # noqa: S704 - drawn by us, escaped
    return Markup('<div class="drawn">{}</div>').format(both.format(wide, narrow))
