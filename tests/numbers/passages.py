"""Whether what another file says stands on the page, word for word and number for number.

A passage is compared without punctuation and spaces, which every format sets in its own way; signs, the parting of thousands
and decimal points stay, and two numbers never run together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from tests.numbers.check_pages import Page
from tests.numbers.pieces import SVG, classes_of, pieces_of, text_of

APART = "\x1f"
"""Stands between two numbers that nothing but punctuation parts."""
MARK = re.compile(r"[●◐×?]\s*(?:成立|holds)(?:\s*[（(](\d+)[）)])?")
"""The mark of claims that hold behind a sentence, with how many they are if they are several."""
ELSEWHERE = {"common", "more"}
"""Lines of a panel that the register of a document has not: what all of them say, and the wording."""


def bare(text: str) -> str:
    """Return the letters, numbers and signs of a text."""
    text = re.sub(r"(?<=\d)[.,](?=\d)", lambda m: {".": "\x1c", ",": "\x1d"}[m.group()], text)
    text = re.sub(r"[^\w%+−\x1c\x1d]+|_", " ", text)
    return re.sub(r"(?<=[\d%]) +(?=[+−\d])", APART, text).replace(" ", "")


def numbered(text: str) -> bool:
    """Whether a text holds a number."""
    return re.search(r"\d", text) is not None


def blocks(part: Any, space: str, words: Callable[[Any], str]) -> Iterator[str]:
    """Yield the paragraphs of a part of an office file, of a table its rows; its tags begin with a name space."""
    for element in part:
        if element.tag == f"{space}p":
            yield words(element)
        elif element.tag == f"{space}tbl":
            yield from ("\n".join(words(p) for p in row.iter(f"{space}p")) for row in element.iter(f"{space}tr"))
        else:
            yield from blocks(element, space, words)


class Passages:
    """What a page says."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def has(self, text: str, within: Element | None = None) -> bool:
        """Whether a text stands on the page, or in a part of it, as it is and with no number cut off."""
        wanted, whole = bare(text), self._whole if within is None else bare(_said(within))
        before, after = (
            (r"(?<![\d\x1c\x1d])" if wanted[:1].isdigit() else ""),
            r"(?![\d\x1c\x1d])" if wanted[-1:].isdigit() else "",
        )
        return re.search(before + re.escape(wanted) + after, whole) is not None

    def describes(self, text: str) -> bool:
        """Whether a text is what a drawing of the page is described as."""
        return bare(text) in self._titles

    @cached_property
    def _whole(self) -> str:
        texts = [_said(self.page.root), *self._captions(), *self._panels()]
        return "\n".join(bare(text) for text in texts)

    @cached_property
    def _titles(self) -> set[str]:
        return {bare(text_of(next(drawing.iter(f"{SVG}title")))) for drawing in self.page.root.iter(f"{SVG}svg")}

    def _captions(self) -> Iterator[str]:
        """Yield captions without a word such as "synthetic" beside their number, and without their title."""
        for caption in self.page.root.iter("figcaption"):
            lines = [p for p in caption.iter("p") if not classes_of(p) & {"src"}]
            yield "\n".join(text_without(p, {"tag"}) for p in lines)
            yield "\n".join(text_of(p) for p in lines if "t" not in classes_of(p))

    def _panels(self) -> Iterator[str]:
        """Yield the lines of the register: place, number, what it is, its terms, where it is used."""
        for panel in (e for e in self.page.root.iter("div") if "prov" in classes_of(e) and "proof" not in classes_of(e)):
            head = next((text_of(p) for p in panel.iter("p") if "v" in classes_of(p)), "")
            lines = [row for terms in panel.iter("dl") for row in terms if not classes_of(row) & ELSEWHERE]
            uses = [text_of(e) for row in lines[-1:] for e in row if e.tag == "dd"]
            yield "\n".join([head, *(text_of(cell) for row in lines[:-1] for cell in row), *uses])


def _said(element: Element) -> str:
    return "\n".join(piece.text for piece in pieces_of(element) if not piece.attribute)


def text_without(element: Element, classes: Iterable[str]) -> str:
    """Return the text of an element without the parts of some classes."""
    inner = (element.text or "") + "".join(text_without(part, classes) for part in element)
    return ("" if classes_of(element) & set(classes) else inner) + (element.tail or "")
