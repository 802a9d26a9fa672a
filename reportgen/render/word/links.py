"""Links: inside the document as they are; to the world as fields, so that no part of the file names an address."""

from __future__ import annotations

from typing import Any

from reportgen.render.word.names import Names
from reportgen.render.word.notes import Story
from reportgen.render.word.ooxml import field_sign, instruction

QUIET = ("f-", "proof-")
"""How the places begin that numbers and marks lead to: they look like the words around them."""


def settle_links(story: Story, names: Names) -> None:
    """Settle the links of the text or of its notes."""
    from docx.oxml.ns import qn

    for link in list(story.root.iter(qn("w:hyperlink"))):
        _settle(link, story.part, names)
    relations = story.part.rels
    for name in [name for name, relation in relations.items() if relation.is_external]:
        relations.pop(name)  # Pandoc lists the links of the text with the notes, too


def _settle(link: Any, part: Any, names: Names) -> None:
    from docx.oxml.ns import qn

    identity = link.get(qn("r:id"))
    if identity is None:
        if (link.get(qn("w:anchor")) or "").startswith(QUIET):
            for style in list(link.iter(qn("w:rStyle"))):
                if style.get(qn("w:val")) == names.id("Hyperlink"):
                    style.set(qn("w:val"), names.id("Fact"))
        return
    _as_field(link, part.rels[identity].target_ref)


def _as_field(link: Any, target: str) -> None:
    """Turn a link to the world into a field: Word follows it all the same."""
    start = (field_sign("begin"), instruction(f'HYPERLINK "{target}"'), field_sign("separate"))
    parts = [*start, *link, field_sign("end")]
    for part in parts:
        link.addprevious(part)
    link.getparent().remove(link)
