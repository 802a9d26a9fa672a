"""The notes at the foot of pages: a part of the document that python-docx hands over as bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document


class Story(NamedTuple):
    """A part with text of its own."""

    root: Any
    """Its XML."""
    part: Any
    """The part itself, which knows what it relates to."""


@contextmanager
def stories(document: Document) -> Iterator[tuple[Story, ...]]:
    """Give the text and its notes to be changed; what is changed is kept."""
    from docx.oxml import parse_xml
    from lxml import etree

    found = [r.target_part for r in document.part.rels.values() if not r.is_external and r.reltype.endswith("/footnotes")]
    notes = [Story(parse_xml(part.blob), part) for part in found]
    yield (Story(document.element.body, document.part), *notes)
    for root, part in notes:
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
