"""The style sheets of a page: shipped CSS, colours of the dark page, panels of the numbers, words for paper, fonts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from reportgen.content.blocks import FactEntry
from reportgen.render.look import PLAIN, Look
from reportgen.render.shares import PARTS
from reportgen.render.style import BLUE, BLUE2, GREY, INK, INK2, INK3, PALE, PAPER, RED, RED2, RULE
from reportgen.resources import templates

VARIABLES = MappingProxyType(
    {
        "ink": INK,
        "ink2": INK2,
        "ink3": INK3,
        "rule": RULE,
        "pale": PALE,
        "paper": PAPER,
        "blue": BLUE,
        "blue2": BLUE2,
        "red": RED,
        "red2": RED2,
        "grey": GREY,
    }
)
"""The custom properties of base.css and the colours of the drawings they stand for."""
_REPORT = ("base.css", "blocks.css", "questions.css", "talks.css")
_PLACES = {"page": "counter(page)", "pages": "counter(pages)"}
_REFERENCES = {"page": "target-counter(attr(href), page)"}


@lru_cache(maxsize=8)
def sheet(name: str) -> str:
    """Return a shipped style sheet."""
    return (templates() / "styles" / name).read_text(encoding="utf-8")


def screen_sheet(entries: Iterable[FactEntry], words: Mapping[str, str], faces: str, places: str = "", look: Look = PLAIN) -> str:
    """Return the one style sheet of an HTML page; ``places`` are those of the buttons over its drawings."""
    screen = sheet("screen.css").replace("/*, HOVERED*/", hovered(entries))
    ours = "\n".join((*map(sheet, _REPORT), shared(), screen, places))
    return "\n".join((faces, look.sheet(ours), dark(look), look.sheet(paper(words))))


def paper_sheet(words: Mapping[str, str], look: Look = PLAIN) -> str:
    """Return the one style sheet of a PDF."""
    return look.sheet("\n".join((*map(sheet, _REPORT), shared(), paper(words))))


def form_sheet(words: Mapping[str, str], faces: str = "", look: Look = PLAIN) -> str:
    """Return the one style sheet of a questionnaire; with the fonts, that of its HTML page."""
    own = sheet("form.css").replace("{{ page_of }}", counted(words["page-of"], _PLACES))
    ours = (*map(sheet, _REPORT), own, *([sheet("form-screen.css")] if faces else []))
    return "\n".join((faces, *map(look.sheet, ours), *([dark(look)] if faces else [])))


def shared() -> str:
    """Return the widths of the columns of tables of sentences, as classes: a page permits no style of an element."""
    return "".join(f".w{n} {{ width: {n * 100 / PARTS:g}%; }}\n" for n in range(1, PARTS + 1))


def content_hash(style: str) -> str:
    """Return the source expression that lets a browser apply exactly this style sheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def policy(style: str) -> str:
    """Return the content security policy of a page: nothing but its own style, fonts and pictures within the file."""
    return (
        f"default-src 'none'; style-src {content_hash(style)}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def font_face(family: str, weight: int, data: bytes) -> str:
    """Return the rule that embeds a font."""
    return face_rule(family, weight, f"data:font/otf;base64,{base64.b64encode(data).decode()}")


def face_rule(family: str, weight: int, address: str) -> str:
    """Return the rule that fetches a font from an address."""
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url({address}) format("opentype"); }}'


def dark(look: Look = PLAIN) -> str:
    """Return the rules of the dark page; the drawings carry the light colours as attributes."""
    page, drawn = look.dark()
    names = "".join(f"--{name}: {page[colour]}; " for name, colour in VARIABLES.items())
    marks = "".join(f'svg [fill="{a}"] {{ fill: {b}; }} svg [stroke="{a}"] {{ stroke: {b}; }}\n' for a, b in drawn.items())
    return f"@media screen and (prefers-color-scheme: dark) {{\n:root {{ {names}}}\n{marks}}}"


def hovered(entries: Iterable[FactEntry]) -> str:
    """Return selectors of the panels whose number the pointer or the focus is on.

    Hover and focus need no script: a number and its panel know each other by the panel's anchor, one selector for each.
    Numbers of running text have an id; a pointer that crosses a table or a figure opens nothing.
    """
    return "".join(f', :root:has([id][popovertarget="{e.anchor}"]:is(:hover, :focus-visible)) #{e.anchor}' for e in entries)


def paper(words: Mapping[str, str]) -> str:
    """Return the style sheet for paper with the words of a language in it."""
    page = counted(words["page"], _REFERENCES)
    values = {
        "page_of": counted(words["page-of"], _PLACES),
        "contents": quoted(words["contents"]),
        "page_reference": page,
        "page_in_brackets": counted(words["in-brackets"].replace("{words}", words["page"]), _REFERENCES),
        "colon": quoted(words["colon"]),
        "semicolon": quoted(words["semicolon"]),
    }
    return re.sub(r"\{\{ (\w+) \}\}", lambda m: values[m[1]], sheet("paper.css"))


def quoted(words: str) -> str:
    """Return words as a CSS string that can end neither itself nor the style element."""
    return '"' + re.sub(r'[\\"<>\n\r\f]', lambda m: f"\\{ord(m[0]):x} ", words) + '"'


def counted(sentence: str, counters: Mapping[str, str]) -> str:
    """Return a sentence with ``{page}`` in it as the value of CSS ``content``."""
    parts = re.split(r"\{(\w+)\}", sentence)
    return " ".join(counters[part] if i % 2 else quoted(part) for i, part in enumerate(parts) if part)
