"""Whether ``report.pptx`` says what the page says: every line and every row of its slides and notes with a number stands there.

Slides put some things together otherwise than the page: what goes on over several slides is counted, an action is a row, and
the number of a figure stands before what is under its title.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from lxml import etree

from tests.numbers.passages import MARK, Passages, bare, blocks, numbered, text_without
from tests.numbers.pieces import SVG, classes_of, numerals, text_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CAPTION = re.compile(r"((?:Figure|Table|图|表)\s?\d+)(?:\s*[（(][^）)]*[）)])?\s*(.*)", re.DOTALL)
"""Number of a figure, a word such as "synthetic", and what is under its title, which is the headline."""
COUNTED = re.compile(r"[(（](\d+)/(\d+)[)）]$")
"""Behind a headline that goes on over several slides: which of how many it is."""


class Slides:
    """The slides of a page."""

    def __init__(self, passages: Passages, path: Path) -> None:
        self.page, self.passages = passages.page, passages
        with zipfile.ZipFile(path) as file:
            names = [n for n in file.namelist() if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", n)]
            self.parts = {name: etree.fromstring(file.read(name)) for name in sorted(names, key=_place)}

    def faults(self) -> Iterator[str]:
        """Yield every line with a number that the page has not, and headlines that are counted wrong."""
        counted: list[tuple[str, int, int]] = []
        for name, part in self.parts.items():
            texts = [MARK.sub("", text).strip() for text in blocks(part, A, words)]
            if texts and (found := COUNTED.search(texts[0])):
                texts[0] = texts[0][: found.start()]
                counted.append((texts[0], int(found[1]), int(found[2])))
            wrong = (text for text in texts if numbered(text) and not self._is_said(text, texts[0]))
            yield from (f"report.pptx: {name} has {text!r}" for text in wrong)
        for headline in {headline for headline, _, _ in counted}:
            places = [(at, of) for other, at, of in counted if other == headline]
            if places != [(at, len(places)) for at in range(1, len(places) + 1)]:
                yield f"report.pptx: {headline} is counted {places}"

    def _is_said(self, text: str, headline: str) -> bool:
        has = self.passages.has
        if has(text) or self.passages.describes(text) or self._is_action(text) or bare(text) in self._scores:
            return True
        label, said = CAPTION.fullmatch(text), text.split("\n\n")
        if label:
            return has(f"{label[1]}\n{headline}") and (has(label[2]) or not numbered(label[2]))
        return len(said) > 1 and all(has(lines) for lines in said if numbered(lines))  # a slide without a table: its cover

    @cached_property
    def _scores(self) -> set[str]:
        """The heads and rows of the scorecard, without what is measured, the ends of intervals and numbers of actions."""
        rows = [row for f in self.page.root.iter("figure") if "scorecard" in classes_of(f) for row in f.iter("tr")]
        texts = [[text_without(cell, {"ends", "about", "n", "sign"}) for cell in row] for row in rows]
        return {bare("\n".join([*cells[:1], *cells[2:]])) for cells in texts}

    def _is_action(self, text: str) -> bool:
        """Whether a row has the number and title of an action, and nothing that the page does not say of it."""
        title, *lines = text.split("\n")
        for article in (e for e in self.page.root.iter("article") if "item" in classes_of(e)):
            heading = next(e for e in article.iter() if "act-title" in classes_of(e))
            if re.sub(r"\s", "", text_of(heading)) == re.sub(r"\s", "", title):
                return all(self.passages.has(line, article) or self._is_course(line, article) for line in lines if numbered(line))
        return False

    def _is_course(self, line: str, article: Element) -> bool:
        """Whether a line has the numbers of the drawing beside an action: then, now and target, in this order."""
        waves = self.page.survey.spec.get("survey", {}).get("waves", {})
        found = numerals(re.sub(rf"^({'|'.join(waves)})\s", "", line) if waves else line)
        drawings = article.iter(f"{SVG}svg")
        return any(found == numerals(text_of(next(drawing.iter(f"{SVG}title")))) for drawing in drawings)


def words(paragraph: Any) -> str:
    """Return what a paragraph says, without fields, which count the slides."""
    fields = {text for field in paragraph.iter(f"{A}fld") for text in field.iter(f"{A}t")}
    return "".join(
        "\n" if part.tag == f"{A}br" else part.text or "" for part in paragraph.iter(f"{A}t", f"{A}br") if part not in fields
    )


def _place(name: str) -> tuple[str, int]:
    return re.sub(r"\d", "", name), int(re.sub(r"\D", "", name))
