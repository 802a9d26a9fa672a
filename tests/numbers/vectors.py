"""Whether the drawings that are files of their own say what those in the page say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from lxml import etree

from tests.numbers.check_pages import Page
from tests.numbers.pieces import SVG, numerals, text_of


class Vectors:
    """The files of drawings of a version: those of its figures, and its cover in both widths."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def faults(self) -> Iterator[str]:
        """Yield every file whose texts are not those of the page's drawing, or whose numbers are not those in its other width."""
        for path in (*sorted((self.page.version / "figures").iterdir()), *sorted(self.page.version.glob("cover*.svg"))):
            drawing = etree.fromstring(path.read_bytes())
            name = str(drawing.get("id"))
            other = name.removesuffix("-wide") + "-narrow"
            if name in self._drawn:
                same = _texts(drawing) == _texts(self._drawn[name])
            else:  # beside its table a figure has the narrow one in every window
                same = other in self._drawn and _numbers(drawing) == _numbers(self._drawn[other])
            if not same:
                yield f"{path.name}: does not say what the page draws as {name}"

    @cached_property
    def _drawn(self) -> dict[str, Element]:
        return {str(drawing.get("id")): drawing for drawing in self.page.root.iter(f"{SVG}svg")}

    @property
    def files(self) -> list[Path]:
        """The files that hold a number."""
        every = [*(self.page.version / "figures").iterdir(), *self.page.version.glob("cover*.svg")]
        return sorted(path for path in every if numerals("".join(_texts(etree.fromstring(path.read_bytes())))))


def _texts(drawing: Any) -> list[str]:
    return [text_of(part) for part in drawing.iter() if part.tag in {f"{SVG}title", f"{SVG}text"}]


def _numbers(drawing: Any) -> Counter[str]:
    return Counter(number for text in _texts(drawing) for number in numerals(text))
