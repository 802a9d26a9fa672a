"""Styles by their names: what a document calls a style is its own affair, and Chinese Word calls Heading 1 "1"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document


class Names:
    """The names of the styles of a document, and what it calls them.

    Parameters
    ----------
    document
        The document.
    """

    def __init__(self, document: Document) -> None:
        from docx.oxml.ns import qn

        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        for style in document.styles.element.iter(qn("w:style")):
            name, identity = style.find(qn("w:name")), style.get(qn("w:styleId"))
            if name is not None and identity is not None:
                self._names[identity] = name.get(qn("w:val"))
                self._ids.setdefault(name.get(qn("w:val")).lower(), identity)

    def id(self, name: str) -> str:
        """Return what the document calls a style; a name is the same in capitals."""
        return self._ids.get(name.lower()) or name.replace(" ", "")

    def of(self, paragraph: Any) -> str:
        """Return the name of a paragraph's style in small letters; nothing for one without a style."""
        return self._names.get(paragraph.style or "", "").lower()
