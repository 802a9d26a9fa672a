"""Links: inside the document as they are; to the world as fields, so that no part of the file names another file or address to load."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportgen.render.word.ooxml import made

if TYPE_CHECKING:
    from docx.document import Document

QUIET = ("f-", "proof-")
"""How the places begin that numbers and marks lead to: they look like the words around them."""


def settle_links(document: Document) -> None:
    """Settle the links of the text and of its footnotes."""
    from docx.oxml.ns import qn

    for part in _parts(document):
        root = part.element if hasattr(part, "element") else None
        if root is None:
            continue
        for link in list(root.iter(qn("w:hyperlink"))):
            _settle(link, part)


def _parts(document: Document) -> Iterator[Any]:
    yield document.part
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/footnotes"):
            yield relation.target_part


def _settle(link: Any, part: Any) -> None:
    from docx.oxml.ns import qn

    identity = link.get(qn("r:id"))
    if identity is None:
        if (link.get(qn("w:anchor")) or "").startswith(QUIET):
            for style in list(link.iter(qn("w:rStyle"))):
                if style.get(qn("w:val")) == "Hyperlink":
                    style.set(qn("w:val"), "Fact")
        return
    _as_field(link, part.rels[identity].target_ref)
    part.rels.pop(identity)


def _as_field(link: Any, target: str) -> None:
    """Turn a link to the world into a field: Word follows it all the same."""
    parts = [_run(made("w:fldChar", fldCharType="begin")), _run(_instruction(f' HYPERLINK "{target}" '))]
    parts += [_run(made("w:fldChar", fldCharType="separate")), *link, _run(made("w:fldChar", fldCharType="end"))]
    for part in parts:
        link.addprevious(part)
    link.getparent().remove(link)


def _run(inside: Any) -> Any:
    return made("w:r", inside)


def _instruction(words: str) -> Any:
    element = made("w:instrText")
    element.text = words
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element
