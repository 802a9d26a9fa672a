"""Whether ``report.docx`` says what the page says: every paragraph and every row with a number stands there as it is.

The parts of the file are read as XML. Only the list of numbers that figures and tables show is set otherwise than on the page;
it is that of paper, and read by the same rules.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tests.numbers.listing import Listing
from tests.numbers.passages import MARK, Passages, blocks, numbered
from tests.numbers.pieces import classes_of
from tests.numbers.sheets import held_beside

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NAME, BODY = "report.docx", "word/document.xml"
JOINED = "\x1e"
"""Between the lines of one passage."""
SPACES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}


def words(paragraph: Any) -> str:
    """Return what a paragraph says."""
    parts = paragraph.iter(f"{W}t", *SPACES)
    return "".join(SPACES.get(part.tag) or part.text or "" for part in parts)


class Document:
    """The Word document of a page."""

    def __init__(self, passages: Passages, path: Path) -> None:
        self.page, self.passages = passages.page, passages
        with zipfile.ZipFile(path) as file:
            names = [n for n in file.namelist() if re.fullmatch(r"word/(document|(foot|end)\w+|header\d*)\.xml", n)]
            self.parts = {name: etree.fromstring(file.read(name)) for name in names}

    def faults(self) -> Iterator[str]:
        """Yield every passage with a number that the page has not."""
        body, faults = Listing(self.page, NAME, parted=True).apart(self.text)
        yield from faults
        body = "\n\n".join(
            [
                body,
                *(
                    text
                    for name, part in self.parts.items()
                    if "footer" not in name and name != BODY
                    for text in blocks(part, W, words)
                ),
            ]
        )
        held = Counter(count for count in MARK.findall(body) if count)
        wanted = Counter((*held_beside(self.page), *self._held_within()))
        if held != wanted:
            yield f"{NAME}: tells of {held} claims that hold behind a passage, not {wanted}"
        said = (text.replace(JOINED, "\n") for text in MARK.sub("", body).split("\n\n"))
        yield from (f"{NAME}: {text.strip()!r}" for text in said if numbered(text) and not self.passages.has(text))
        yield from self._feet()
        yield from self._descriptions()

    @property
    def text(self) -> str:
        """The text of the body, an empty line between its passages."""
        return "\n\n".join(text.replace("\n", JOINED) for text in blocks(self.parts[BODY], W, words))

    def _held_within(self) -> Iterator[str]:
        """Yield how many claims hold in each paragraph of the page that has their marks at its end."""
        for paragraph in self.page.root.iter("p"):
            count = sum(classes_of(mark) >= {"mark", "holds"} for mark in paragraph)
            if count > 1:
                yield str(count)

    def _feet(self) -> Iterator[str]:
        """Yield the foot of a page that has not version and date of the report; pages are counted by Word."""
        report = self.page.survey.spec["report"]
        wanted = {f"版本 {report['version']} · {report['date']}", f"Version {report['version']} · {report['date']}"}
        for name in (n for n in self.parts if "footer" in n):
            texts = [
                t.text or "" for run in self.parts[name].iter(f"{W}p") for r in run if r.tag == f"{W}r" for t in r.iter(f"{W}t")
            ]
            yield from (f"{NAME}: {name} has {text}" for text in texts if numbered(text) and text not in wanted)

    def _descriptions(self) -> Iterator[str]:
        """Yield what is read out for a picture, if no drawing of the page is described so."""
        pictures = [str(e.get("descr")) for part in self.parts.values() for e in part.iter(f"{DRAWING}docPr") if e.get("descr")]
        yield from (f"{NAME}: a picture is described as {d!r}" for d in pictures if not self.passages.describes(d))
