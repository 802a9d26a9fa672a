"""A Word document as its XML says it is, read without python-docx where that would hide something."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from lxml import etree

from reportgen.content.inlines import Claimed, CrossReference, LineBreak, Link, Number, Paragraph, Strong, Words
from reportgen.content.inlines import plain as plain_words

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
W = f"{{{NAMES['w']}}}"


@cache
def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a document by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@cache
def tree(data: bytes, name: str = "word/document.xml") -> Any:
    """Return a part as a tree."""
    return etree.fromstring(parts(data)[name])


def find(data: bytes, path: str, name: str = "word/document.xml") -> list[Any]:
    """Return what an XPath finds in a part."""
    found: list[Any] = tree(data, name).xpath(path, namespaces=NAMES)
    return found


def text(element: Any) -> str:
    """Return the words of an element."""
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


def style(paragraph: Any) -> str:
    """Return a paragraph's style."""
    return str(paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMES))


def styled(data: bytes, name: str) -> list[str]:
    """Return the words of the paragraphs in a style."""
    return [text(p) for p in find(data, f"//w:p[w:pPr/w:pStyle/@w:val='{name}']")]


def squeezed(words: str) -> str:
    """Return words without any blanks: Word sets gaps of its own."""
    return re.sub(r"[\s\u00a0\u2002\u2003\u2009\u3000]+", "", words)


_INLINE = (Words, Number, Strong, Link, CrossReference, Claimed, LineBreak)


def said(*values: Any) -> Iterator[str]:
    """Yield every run of words of content: what a reader of any output has to find."""
    for value in values:
        if isinstance(value, tuple) and value and all(isinstance(part, _INLINE) for part in value):
            yield plain_words(value)
        elif isinstance(value, tuple):
            yield from said(*value)
        elif isinstance(value, Paragraph):
            yield plain_words(value.parts)
        elif is_dataclass(value):
            yield from said(*(getattr(value, field.name) for field in fields(value)))
