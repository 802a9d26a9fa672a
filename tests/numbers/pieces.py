"""The texts of a page in pieces: every text node and every attribute that is shown or read out, with the elements above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
NUMERAL = re.compile(r"(?:(?<![\w.,])[+−-])?\d+(?:,\d{3})*(?:\.\d+)*%?")
"""Digits wherever they stand, also behind a letter; 3.1.2 is one."""
UNSEEN = {"script", "style", "head"}
SHOWN = ("alt", "title", "aria-label", "data-head", "data-run", "data-label")
"""Attributes that are read out, or set into the page by its style sheet."""
SPACES = {"q", "h", "nb"}
"""Classes of elements that only space the letters around them or keep them on a line."""


@dataclass(frozen=True)
class Piece:
    """A text without anything inside it, and what it stands in: the outermost element first, its own last."""

    above: tuple[Element, ...]
    text: str
    attribute: str = ""

    @property
    def own(self) -> Element:
        """The element of the text."""
        return self.above[-1]

    def within(self, tag: str, *classes: str) -> Element | None:
        """Return the nearest element of a kind around it."""
        return next((e for e in reversed(self.above) if e.tag == tag and classes_of(e).issuperset(classes)), None)

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        steps = [e.get("id") or ".".join([str(e.tag), *sorted(classes_of(e))]) for e in self.above[-4:]]
        return " ".join([*steps, *([f"@{self.attribute}"] if self.attribute else [])])


def classes_of(element: Element) -> set[str]:
    """Return the classes of an element."""
    return set((element.get("class") or "").split())


def pieces_of(root: Element, above: tuple[Element, ...] = ()) -> Iterator[Piece]:
    """Yield the pieces of a page; a number that opens its panel is one, drawings are left out."""
    chain = (*above, root)
    yield from (Piece(chain, str(root.get(name)), name) for name in SHOWN if root.get(name))
    if root.tag == "button" and "fact" in classes_of(root):
        yield Piece(chain, text_of(root))
        return
    text = ""
    for part in _inline(root):
        if isinstance(part, str):
            text += part
            continue
        if text.strip():
            yield Piece(chain, text)
        if part.tag not in UNSEEN and part.tag != f"{SVG}svg":
            yield from pieces_of(part, chain)
        text = ""
    if text.strip():
        yield Piece(chain, text)


def _inline(element: Element) -> Iterator[str | Element]:
    """Yield the texts and the elements in an element; what only spaces letters is not there."""
    yield element.text or ""
    for child in element:
        if child.tag == "span" and classes_of(child) and classes_of(child) <= SPACES:
            yield from _inline(child)
        else:
            yield child
        yield child.tail or ""


def text_of(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(element.itertext())


def numerals(text: str) -> list[str]:
    """Return the numbers of a text."""
    return [n.replace("-", "−") for n in NUMERAL.findall(text)]


def masked(text: str, found: str) -> str:
    """Return a text in which a phrase is no number any more; nothing changes where it is a part of a longer number."""
    before = r"(?<![\d.])" if found[:1].isdigit() else r"(?<!\()" if found.startswith("n = ") else ""
    after = r"(?![\d%]|[.,]\d)" if found[-1:].isdigit() else ""
    pattern = before + re.escape(found) + after
    return re.sub(pattern, lambda m: re.sub(r"\d", "#", m.group()), text)
