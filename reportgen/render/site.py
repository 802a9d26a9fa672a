"""Pages of the site: like the reports one HTML file each, complete by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from reportgen.content.charts.compared import TrendChart
from reportgen.render.figures import Order, drawn
from reportgen.render.html import environment
from reportgen.render.inlines import Writer
from reportgen.render.look import LOGO, PLAIN, Look
from reportgen.render.style import COLUMN
from reportgen.render.worn import Whole, darkens, whole

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
    look: Look = PLAIN
    """Its theme."""


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
    given = {
        **context,
        "language": language,
        "text": _setter()(language),
        "text_in": _words_in(),
        "drawing": partial(_drawing, head.look),
    }
    given["darkens"] = partial(darkens, look=head.look)
    given["logo"] = head.look.address(LOGO, screen=True) if head.look.logo else ""
    written = environment().get_template(template).render(given)
    permits = SEARCHING if head.searches else ""
    return whole(written, Whole(language, title, ("base.css", "site.css"), head.look, _head(head), permits))


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


def _drawing(look: Look, series: object) -> Markup:
    """Draw a number over time in both widths, of which the style sheet shows one."""
    chart, name, alt = (getattr(series, field) for field in ("chart", "anchor", "alt"))
    if not isinstance(chart, TrendChart):
        return Markup("")
    made = drawn(Order(series, name, chart, alt, COLUMN, look=look))
    wide, narrow = Markup(made.wide), Markup(made.narrow)  # noqa: S704 - drawn by us, escaped
    return Markup('<div class="drawn"><div class="wide">{}</div><div class="narrow">{}</div></div>').format(wide, narrow)
